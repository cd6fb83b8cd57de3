"""Other names in brackets behind a name: in another script or language, at birth, in another spelling."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from kg.extract.names.words import head_class
from kg.extract.tokens import Doc
from kg.model import Name
from kg.rows import words
from kg.vocabulary import SCHEMA

BRACKET = 60  # tokens that a bracket with other names may hold
LABEL = 3  # words that tell a language before a colon: "Ottoman Turkish:"
_YEAR = re.compile(r"1\d{3}|20\d\d")
EDGES = frozenset("(（[;,:/")


def bracketed_names(doc: Doc, name: Name, starting: dict[int, Name], cue: Callable[[Doc, int], int]) -> Iterator[Name]:
    """The other names that brackets right behind a name tell; `cue` gives where words such as "also known as" end.

    "Ann Roe (Russian: …; born Ann Lee in Lomas)", "Ann Roe (…, also spelled An Ro)".
    """
    at = opening(doc, name)
    for _ in range(2):
        last = _closing(doc, at)
        if last is None:
            return
        for i in range(at + 1, last):
            opens = doc[i - 1].text in EDGES or doc[i].lower_ == "or"
            other = _told(doc, name, i, last, starting, cue) if opens else None
            if other is not None:
                yield other
        at = last + 1


def opening(doc: Doc, name: Name) -> int:
    """The token behind a name, or the bracket behind the comma after a person's: "Ann Roe, (Russian: …)"."""
    at = name.last
    comma = at + 1 < len(doc) and doc[at].text == "," and doc[at + 1].text == "("
    return at + (comma and name.classes[0] == SCHEMA.Person)


def _closing(doc: Doc, first: int) -> int | None:
    """The bracket that closes the one at a token; others may stand inside."""
    depth = 0
    if first >= len(doc) or doc[first].text not in ("(", "（"):
        return None
    for i in range(first, min(first + BRACKET, len(doc))):
        depth += (doc[i].text in ("(", "（")) - (doc[i].text in (")", "）"))
        if depth == 0:
            return i
    return None


def respelt(doc: Doc, name: Name, starting: dict[int, Name]) -> Name | None:
    """The other spelling of a name that begins a sentence, before the brackets of a life: "Ann Ro or An Roe (died"."""
    at = name.last + (name.last < len(doc) and doc[name.last].text == ",")
    other = starting.get(at + 1) if at < len(doc) and doc[at].lower_ == "or" else None
    if other is None or other.classes[0] != SCHEMA.Person or doc[name.first].sent.start < name.first - 1:
        return None
    last = _closing(doc, other.last)
    inside = doc[other.last + 1 : last] if last is not None else ()
    return other if any(t.lower_ in ("born", "died", ":") or _YEAR.fullmatch(t.text) for t in inside) else None


def behind_brackets(doc: Doc, at: int) -> int:
    """The token behind the brackets that open at a token."""
    last = _closing(doc, at)
    return at if last is None else behind_brackets(doc, last + 1)


def _told(
    doc: Doc, name: Name, at: int, last: int, starting: dict[int, Name], cue: Callable[[Doc, int], int]
) -> Name | None:
    """The other name that begins at a token in brackets, a language or a cue before it left out."""
    if is_foreign(doc[at].text):
        other = starting.get(at)
        return _foreign(doc, name, at, last) if other is None else as_person(doc, name, other)
    first = _behind_label(doc, at)
    if first == at and name.classes[0] == SCHEMA.Person:
        first = cue(doc, at)
        first += first == at and doc[at].lower_ in words("reference", "before_other_name")
    elif first == at and name.classes[0] == SCHEMA.Organization:
        return _body_told(doc, name, starting, cue(doc, at), at)
    other = starting.get(first) if first > at and doc[first - 1].lower_ != "b." else None  # no "(b. Lomas, 1955)"
    if other is not None and doc[first - 1].lower_ != "born":
        other = as_person(doc, name, other)
    return other if other is not None and other.classes[0] == name.classes[0] else None


def _body_told(doc: Doc, name: Name, starting: dict[int, Name], first: int, at: int) -> Name | None:
    """The other name of a body behind a cue, alone up to the next mark: "Acme (formerly Bex Mobile)"."""
    other = starting.get(first + (doc[first].lower_ == "the")) if first > at else None
    alone = other is not None and other.last < len(doc) and doc[other.last].lower_ in (")", "）", ",", ";", "or")
    return other if other is not None and alone and other.classes[0] == name.classes[0] else None


def as_person(doc: Doc, name: Name, other: Name) -> Name:
    """Another name of a person as a person's, where only its strangeness makes it a body's: "Ann Roe, aka aRRo"."""
    told = other.classes == (SCHEMA.Organization,) and head_class(doc[other.last - 1].text) is None
    strange = told and not doc[other.first].is_upper and name.classes[0] == SCHEMA.Person
    return replace(other, classes=name.classes) if strange else other


def _behind_label(doc: Doc, at: int) -> int:
    """Where the words in a language begin: behind "Russian:"; the token itself without such a label."""
    for i in range(at, min(at + LABEL, len(doc) - 1)):
        if doc[i].text == ":":
            return i + 1 if i > at and doc[i - 1].lower_ in words("reference", "languages") else at
    return at


def _foreign(doc: Doc, name: Name, first: int, last: int) -> Name:
    """The words in another script from a token on, taken as a name of the same classes."""
    end = first
    while end < last and is_foreign(doc[end].text):
        end += 1
    return Name(first, end, doc[first].idx, doc[end - 1].idx + len(doc[end - 1]), name.classes)


@lru_cache(maxsize=4096)
def is_foreign(word: str) -> bool:
    """Whether a word is written in another script than the Latin one."""
    letters = [char for char in word if char.isalpha()]
    return bool(letters) and not any(unicodedata.name(char, "LATIN").startswith(_LATIN) for char in letters)


_LATIN = ("LATIN", "MODIFIER", "MICRO", "MASCULINE", "FEMININE")
