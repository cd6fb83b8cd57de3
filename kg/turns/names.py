"""Whom a label or a signature names: "Hon. ANN ROE MP:" is Ann Roe, "JOURNALIST 2:" is nobody."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from kg.model import Block
from kg.rows import alternatives, rows, words
from kg.turns.patterns import DASHED, INITIALS, LABEL, LINE, POST, SIGNED, UPPER


def bare_name(label: str) -> tuple[int, int]:
    """Where the name in a label stands, without titles before it and letters behind it: "Hon. ANN ROE MP"."""
    start, end = 0, len(label)
    while found := _titled().match(label, start):
        start = found.end()
    while found := _lettered().search(label, start, end):
        end = found.start()
    return start, end


def name_in(text: str, block: Block) -> tuple[int, int] | None:
    """Where the name of whoever a speaker's block tells stands in the text; None where it names nobody.

    "THE REVIEW:" is who asks, and "AR:" somebody by two letters, unless the text has the word as a surname.
    """
    at = label_in(text, block)
    if at is None or DASHED.match(text, block.start) is not None or POST.match(text, block.start) is not None:
        return at
    titled = text[block.start : at[0]].strip("[ ").casefold() not in ("", "the")
    known = text[slice(*at)].casefold().split()[-1] in people_in(text)
    return at if known or (titled and INITIALS.fullmatch(text, *at) is None) else None


def label_in(text: str, block: Block) -> tuple[int, int] | None:
    """The same, where two letters may stand for a name."""
    said = text[block.start : block.end]
    found = POST.match(said) or SIGNED.match(said) or LABEL.match(f"{said} ") or LINE.match(said)
    if found is None or is_role(said):
        return None
    start, end = bare_name(found["name"])
    return block.start + found.start("name") + start, block.start + found.start("name") + end


def is_role(label: str) -> bool:
    """Whether a label names nobody: "JOURNALIST 2:", "Q:", "The SPEAKER:", "A."."""
    return _role_of(label) in words("turns", "roles") | words("turns", "answers")


def answers(label: str) -> bool:
    """Whether a label stands before what whoever is interviewed says: "A:"."""
    return _role_of(label) in words("turns", "answers")


def is_full_name(name: str) -> bool:
    """Whether a name of two words or more begins as a person's does: "Ann Roe", "J. D. Roe"."""
    first, *rest = name[bare_name(name)[0] :].split()
    return bool(rest) and (
        first.split("-")[0].casefold() in _given() or re.fullmatch(rf"(?:{UPPER}\.)+", first) is not None
    )


@lru_cache(2)
def people_in(text: str) -> frozenset[str]:
    """The words that a text has behind a given name or a title, in small letters: its surnames."""
    return frozenset(surname.casefold() for _, surname in _named(text))


@lru_cache(2)
def initials_in(text: str) -> frozenset[str]:
    """The first letters of given names and surnames: "AR" of Ann Roe."""
    return frozenset(f"{given[0]}{surname[0]}".upper() for given, surname in _named(text))


def _named(text: str) -> Iterator[tuple[str, str]]:
    known = _given() | words("turns", "titles")
    pairs = pairwise(re.findall(r"[\w'’-]+", text))
    return ((before, after) for before, after in pairs if after[0].isupper() and before.casefold() in known)


def _role_of(label: str) -> str:
    bare = re.sub(r"[\s:.\d\])]+$", "", label).strip("[(<* ").casefold()
    return bare.removeprefix("the ")


@cache
def _given() -> frozenset[str]:
    return frozenset(name.casefold() for name in rows("person_names")["given"].split())


@cache
def sure_title() -> re.Pattern[str]:
    """What only people bear before their names: "Ms ", "Sen. "."""
    return re.compile(rf"(?:{alternatives(words('turns', 'titles'))})\.? (?=\S)", re.I)


@cache
def _titled() -> re.Pattern[str]:
    titles = alternatives(words("turns", "titles") | words("turns", "other_titles"))
    return re.compile(rf"(?:{titles})\.? (?=\S)", re.I)


@cache
def _lettered() -> re.Pattern[str]:
    return re.compile(rf",? (?:{'|'.join(sorted(words('turns', 'letters')))})\.?$", re.I)
