"""Temporal expressions with their TIMEX3 type and value.

Patterns (rows of times.toml) find candidates in each block; the earliest and longest win. In the order of the text
each gets its value, seen from the article's day, from the date named before it and from the tense of its clause.
"""

import re
from datetime import date
from functools import partial

from kg.extract.times.calendar import unit_of, valid
from kg.extract.times.candidates import Candidate, candidates
from kg.extract.times.ranges import in_order, with_range
from kg.extract.times.tense import tense_at
from kg.extract.times.values import READINGS
from kg.extract.times.views import Hit, View
from kg.extract.tokens import Doc, Span
from kg.model import Document, Name, Time, TimeType
from kg.vocabulary import SCHEMA

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"[\dX]T")
RECORD = 7  # tokens before a date in which a superlative tells what it ends
_LINK = re.compile(r"\s?(?:[-–]|,|to|and|or|through|until)\s?")


def find(doc: Doc, document: Document, names: tuple[Name, ...]) -> tuple[Time, ...]:
    """All temporal expressions in order, not overlapping; relative ones are resolved against `document.published`.

    A day in the name of a person is none: "Sunday" of "Sunday Mwale".
    """
    people = {name.start: name.end for name in names if name.classes[0] == SCHEMA.Person}
    found = (c for block in document.blocks for c in candidates(doc.text, block.start, block.end, doc))
    chosen = [candidate for candidate in found if candidate.end >= people.get(candidate.start, 0)]
    today = _published(document) or _dateline(document, chosen)
    times: list[Time] = []
    before: str | None = None
    for candidate, following in zip(chosen, [*chosen[1:], None], strict=False):
        span = doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        if span is None:
            continue
        view = View(today, before, partial(tense_at, doc, span.root.i))
        words = doc.text[candidate.start : candidate.end].casefold()
        value = READINGS[candidate.rule.read](Hit(words, _with_year(candidate, following, doc.text)), view)
        if value is None:
            continue
        kind: TimeType = "TIME" if candidate.rule.type == "DATE" and _CLOCK.search(value) else candidate.rule.type
        times += with_range(doc, Time(span.start, span.end, candidate.start, candidate.end, kind, value))
        known = kind in ("DATE", "TIME") and value[:1] in "12F" and "X" not in value
        if known and not _holds_record(span) and not _bounds(span, value):
            before = value
    return tuple(_apart(in_order(doc, times, today.isoformat() if today is not None else "")))


def _bounds(span: Span, value: str) -> bool:
    """Whether a day only tells since when or until when: "it had rained since Saturday" tells nothing of that day."""
    told = span.start > span.sent.start and span.doc[span.start - 1].lower_ in ("since", "until", "till")
    return told and unit_of(value) == "day" and "T" not in value


def _holds_record(span: Span) -> bool:
    """Whether a date only tells how long nothing was like it: "its largest purchase since 2021"."""
    before = span.doc[max(span.start - RECORD, span.sent.start) : span.start]
    since = len(before) > 1 and before[-1].lower_ == "since"
    return since and any(t.tag_ in ("JJS", "RBS") or t.lower_ == "first" for t in before)


def _with_year(candidate: Candidate, following: Candidate | None, text: str) -> dict[str, str]:
    """The groups, with the year that only the next expression gives: "July and August 2019"."""
    groups = candidate.groups
    if following is None or candidate.rule.read not in ("day", "month") or {"year", "rel"} & groups.keys():
        return groups
    linked = following.rule.read == candidate.rule.read and "year" in following.groups
    return (
        groups | {"year": following.groups["year"]}
        if linked and _LINK.fullmatch(text, candidate.end, following.start)
        else groups
    )


def _published(document: Document) -> date | None:
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", document.published or "")
    return valid(int(found[1]), int(found[2]), int(found[3])) if found else None


def _dateline(document: Document, chosen: list[Candidate]) -> date | None:
    """The full date that makes up a line of its own before the text, for want of a date of publication."""
    lines = {(b.start, b.end) for b in document.blocks[:4]}
    for candidate in chosen:
        alone = any(s <= candidate.start and candidate.end <= e and e - s < 60 for s, e in lines)
        if (
            alone
            and candidate.rule.read in ("iso", "day")
            and candidate.groups.get("year", candidate.groups.get("iso"))
        ):
            nobody = View(None, None, lambda: "none")
            words = document.text[candidate.start : candidate.end].casefold()
            value = READINGS[candidate.rule.read](Hit(words, candidate.groups), nobody)
            if value and _FULL_DATE.match(value):
                return date.fromisoformat(value[:10])
    return None


def _apart(times: list[Time]) -> list[Time]:
    kept: list[Time] = []
    for time in sorted(times, key=lambda t: (t.start, -t.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return kept
