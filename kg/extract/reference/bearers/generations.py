"""Whom a surname means: the company that bears it too, or of people of several generations the one at work."""

import re

from kg.extract.reference.bearers.forms import Bearer
from kg.extract.tokens import Doc
from kg.iris import fold
from kg.model import Name
from kg.rows import words
from kg.vocabulary import SCHEMA

ACTIVE = 350  # tokens within which a full name is still in the reader's mind
LIFE = 70  # years after which hardly anybody who acted is still at work
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def means_person(doc: Doc, name: Name, people: list[Bearer]) -> bool:
    """Whether a surname that a company bears too means the person: after a title, or soon after the full name.

    So it is where the model takes it for one, and where it tells those something whom a person speaks to.
    """
    if name.first and fold(doc[name.first - 1].text.strip(".")) in words("reference", "titles"):
        return True
    recent = any(
        0 < name.first - full.first < ACTIVE for b in people for full, _ in b.uses if full.last - full.first > 1
    )
    behind = doc[name.last : name.last + 2]
    speaks = len(behind) == 2 and behind[0].lemma_ == "tell" and behind[1].lower_ in words("reference", "listeners")
    return recent and (name.classes[0] == SCHEMA.Person or speaks)


def at_work(doc: Doc, at: int, bearer: Bearer, full: list[tuple[int, Bearer]]) -> Bearer:
    """Whom a surname at a token means, if its bearer was told of long ago: whoever was named in full since.

    `full` are the places of full names with that surname, in order. Where its sentence tells of old, nothing changes.
    """
    if all(other is bearer for _, other in full):
        return bearer
    latest = max(_years(doc, 0, len(doc)), default=0)
    old = {id(b) for first, b in full if _is_of_old(doc, first, latest)}
    if id(bearer) not in old or _is_of_old(doc, at, latest):
        return bearer
    known = max((first for first, b in full if b is bearer and first < at), default=at)
    later = [b for first, b in full if known < first < at and id(b) not in old]
    return later[-1] if later else bearer


def _is_of_old(doc: Doc, at: int, latest: int) -> bool:
    """Whether the sentence of a token tells a year, and none that somebody at work in the latest year can have seen."""
    sentence = doc[at].sent
    return max(_years(doc, sentence.start, sentence.end), default=latest) < latest - LIFE


def _years(doc: Doc, start: int, end: int) -> list[int]:
    return [int(token.text) for token in doc[start:end] if _YEAR.fullmatch(token.text)]
