"""Brackets behind a name become facts of a life: dates and places of birth and death."""

import re
from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.extract.relations_slots import statement, time_part
from kg.model import Claim, Mention, Part, Time
from kg.vocabulary import SCHEMA

BRACKET = 40  # tokens that a bracket of dates may hold
BORN = re.compile(r"\b(born|b\.)", re.IGNORECASE)
DIED = re.compile(r"\b(died|d\.)", re.IGNORECASE)
SPAN = re.compile(r"\b(\d{4})\s*[-–—]\s*(\d{4})\b")


def by_brackets(reading: Reading) -> Iterator[Claim]:
    """Birth and death from "Ann Roe (born 3 May 1950)", "(1901-1985)", "(May 1, 1901 - June 2, 1985)"."""
    doc = reading.doc
    for mention in reading.mentions:
        opens = mention.last < len(doc) and doc[mention.last].text == "("
        if mention.kind == "name" and opens and reading.is_a(mention, SCHEMA.Person):
            limit = min(mention.last + BRACKET, len(doc))
            closing = next((i for i in range(mention.last, limit) if doc[i].text == ")"), None)
            if closing is not None:
                yield from _dates(reading, mention, mention.last + 1, closing)


def _dates(reading: Reading, mention: Mention, first: int, last: int) -> Iterator[Claim]:
    doc = reading.doc
    words = doc[first:last].text
    person = reading.entity_part(mention)
    anchor = doc[mention.last - 1]
    times = _times(reading, first, last)
    lived = [part for time in times for part in _ends(reading, time)]
    if BORN.search(words) and lived:
        yield statement(reading, anchor, person, SCHEMA.birthDate, lived[0], "relations.brackets", 0.93)
    elif DIED.search(words) and lived:
        yield statement(reading, anchor, person, SCHEMA.deathDate, lived[0], "relations.brackets", 0.9)
    elif len(lived) == 2 and re.search(r"[-–—]|\bto\b", words):
        yield statement(reading, anchor, person, SCHEMA.birthDate, lived[0], "relations.brackets", 0.9)
        yield statement(reading, anchor, person, SCHEMA.deathDate, lived[1], "relations.brackets", 0.9)


def _times(reading: Reading, first: int, last: int) -> list[Time]:
    found: dict[int, Time] = {}
    for token in reading.doc[first:last]:
        time = reading.time_at(token)
        if time is not None and time.type in ("DATE", "DURATION"):
            found.setdefault(time.first, time)
    return list(found.values())


def _ends(reading: Reading, time: Time) -> list[Part]:
    """The dates of a temporal expression: two of "1901-1985"."""
    text = reading.document.text[time.start : time.end]
    both = SPAN.search(text)
    if both is None:
        return [time_part(reading, time)] if time.type == "DATE" else []
    return [
        Part(value=both[i], text=both[i], start=time.start + both.start(i), end=time.start + both.end(i))
        for i in (1, 2)
    ]
