"""The names that a body or a place bore before and after it was renamed: "Acme changed its name to Bex in 2010"."""

import re
from collections.abc import Iterator

from kg.extract.reference.bearers.founded import is_closed
from kg.extract.tokens import Doc
from kg.model import Name
from kg.vocabulary import SCHEMA

REACH = 12  # tokens between the two names
BEFORE = 4  # tokens of "formerly known as the"
_OPENING = frozenset(
    [",", "was", "were", "has", "have", "had", "changed", "later", "then", "since", "rebranded", "used"]
)
_WHICH = r"(?:, which |, )?"
_WAS = r"(?:was|were|has been|have been|had been) "
_LATER = r"(?:later |then |since |subsequently |eventually |officially |formally )?"
_AFTER = re.compile(  # the name behind these is the new one
    rf"{_WHICH}(?:{_WAS}{_LATER}(?:renamed|rebranded|rechristened)(?: as)?|(?:has |had )?{_LATER}changed its name to"
    rf"|(?:has |had )?{_LATER}rebranded(?: itself as| as| itself)) (?:the )?"
)
_BEFORE = re.compile(  # the name behind these is the old one
    rf"{_WHICH}(?:{_WAS}(?:formerly|previously|originally|once) (?:called|named|known as)"
    r"|used to be (?:called|known as)) (?:the )?"
)
_OLD = re.compile(r"\b(?:formerly|previously|originally|once|then)(?: known as| called| named)?(?: the)?$")


def renamed(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of the name that a body or a place bears and the one that the text says it bore."""
    for former, present in _changes(doc, names):
        yield present, former


def former_names(doc: Doc, names: list[Name]) -> frozenset[str]:
    """The names that the text tells as former ones: Bex of "Acme, formerly Bex," and of "Bex was renamed Acme"."""
    old = [former for former, _ in _changes(doc, names)]
    old += [n for n in names if _OLD.search(doc[max(0, n.first - BEFORE) : n.first].text)]
    return frozenset(doc[name.first : name.last].text for name in old)


def _changes(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of an old name and a new one with a clause of renaming between them."""
    starting = {name.start: name for name in names if name.classes[0] in (SCHEMA.Organization, SCHEMA.Place)}
    for name in starting.values():
        if name.last >= len(doc) or doc[name.last].lower_ not in _OPENING:
            continue
        at, behind = doc[name.last].idx, doc[name.last : name.last + REACH].text
        for pattern, later in ((_AFTER, True), (_BEFORE, False)):
            told = pattern.match(behind)
            other = starting.get(at + told.end()) if told is not None else None
            if other is not None and other.classes[0] == name.classes[0] and is_closed(doc, other.last):
                yield (name, other) if later else (other, name)
