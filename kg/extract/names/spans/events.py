"""Figures and months before an event's name become part of it: "2022 World Cup", "5-5 Shopping Festival"."""

import re

from kg.extract.names.words import listed
from kg.extract.tokens import Doc, Token

_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d{1,2}(?:[-./]\d{1,2})?")
_MARKS = ("-", "–", ".", "/")


def event_start(doc: Doc, first: int) -> int:
    """Where an event's name begins whose first large word is at `first`."""
    start = _figures_start(doc, first)
    if start == first and first and doc[first - 1].text in listed("common", "days"):
        start -= 1
    whole = start < first and start > 0 and _determines(doc[start - 1])
    return start if whole else first


def _figures_start(doc: Doc, first: int) -> int:
    """Where the figures before a word begin: a year, a day of two figures ("5-5", "9.9"), which may be three tokens."""
    start = first
    while start and first - start < 3 and _of_figure(doc[start - 1], doc, first):
        start -= 1
    text = doc[start:first].text
    return start if _YEAR.fullmatch(text) or (_DAY.fullmatch(text) and not text.isdigit()) else first


def _of_figure(token: Token, doc: Doc, first: int) -> bool:
    tied = token.i == first - 1 or not token.whitespace_
    return tied and (token.text[0].isdigit() or token.text in _MARKS)


def _determines(token: Token) -> bool:
    """Whether a name is sure to begin after a word: "the 2022 World Cup", but "in 2022 World Cup tickets"."""
    return token.tag_ in ("DT", "PRP$", "POS") or token.text in ("'s", "’s")
