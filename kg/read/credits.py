"""An item of a byline becomes what it is: a person, a medium, a desk, a date, or words of running text (None)."""

import re
from functools import cache
from typing import Literal

from kg.read.dates import CLOCK, date_in, is_labelled
from kg.rows import rows, words

Kind = Literal["person", "medium", "desk", "date"]

PARTICLES = r"(?:(?:al|bin|ibn|da|das|de|del|della|den|der|di|dos|du|el|la|le|ten|ter|van|von|y|e|zu)[ -])"
WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*|[ldo]['’][^\W\d_a-z]\w+)"
PERSON = re.compile(rf"{PARTICLES}*{WORD}(?: {PARTICLES}*{WORD}){{0,4}}")
DOMAIN = re.compile(r"(?:[a-z\d-]+\.)+[a-z]{2,6}")
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"


def kind_of(item: str) -> Kind | None:
    """What an item of a byline is; None when it is none of the things that stand there."""
    tokens = item.casefold().replace(".", "").split()
    if not tokens:
        return None
    if item.casefold() in media() or DOMAIN.fullmatch(item):
        return "medium"
    if date_in(item) or CLOCK.fullmatch(item) or is_labelled(item) or _calendar().fullmatch(item):
        return "date"
    if tokens[-1] in words("layout", "desk_words"):
        return "desk"
    if not words("layout", "medium_words").isdisjoint(tokens):
        return "medium" if item[0].isupper() else None
    return "person" if PERSON.fullmatch(item) and len(item) > 2 else None


def name_of(item: str) -> str:
    """A person's name, one in capitals written as names are."""
    return item.title() if item.isupper() and len(item) > 4 else item


@cache
def media() -> frozenset[str]:
    """The names of agencies and broadcasters, case-folded."""
    return frozenset(name.casefold() for name in words("layout", "media"))


@cache
def _calendar() -> re.Pattern[str]:
    return re.compile(rf"(?:{WEEKDAY}|{rows('layout')['months']}|(?:19|20)\d\d)", re.I)
