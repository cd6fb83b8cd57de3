"""Other names that only "she" or "he" ties to a person: "She was born Ann Lee", "'Mill Ann', as they called her"."""

from collections.abc import Iterator

from kg.extract.names.words import given_names
from kg.extract.tokens import Doc
from kg.model import Name
from kg.vocabulary import SCHEMA

WHO = ("she", "he")
WHOM = ("her", "him")
CALLED = 8  # tokens of "as the tabloids called her"


def called(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a person's name and another that says "born" or "called", if both share a given name."""
    people = [name for name in names if name.classes[0] == SCHEMA.Person and name.last - name.first > 1]
    for other in people:
        born = _is_born(doc, other)
        if not born and not _is_called(doc, other):
            continue
        given = {doc[other.first].text} if born else {doc[other.first].text, doc[other.last - 1].text}
        known = [p for p in people if p.last < other.first and doc[p.first].text in given & given_names()]
        same = {doc[p.first : p.last].text for p in known}
        if len(same) == 1 and doc[other.first : other.last].text not in same:
            yield known[0], other


def _is_born(doc: Doc, name: Name) -> bool:
    """Whether a name is the one that "she" or "he" was born with."""
    at = name.first
    return at > 2 and doc[at - 1].lower_ == "born" and doc[at - 2].lower_ == "was" and doc[at - 3].lower_ in WHO


def _is_called(doc: Doc, name: Name) -> bool:
    """Whether a name in quotation marks is what somebody calls "her" or "him"."""
    behind = [t for t in doc[name.last : name.last + CALLED] if not t.is_quote and t.text != ","]
    if name.first == 0 or not doc[name.first - 1].is_quote or not behind or behind[0].lower_ != "as":
        return False
    return any(t.lower_ in WHOM and t.nbor(-1).lemma_ in ("call", "know", "dub", "nickname") for t in behind[1:])
