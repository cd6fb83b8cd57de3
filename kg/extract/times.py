"""Temporal expressions with their TIMEX3 type and value.

Patterns (rows of times.toml) find candidates in each block; the earliest and longest win. In the order of the text
each gets its value, seen from the article's day, from the date named before it and from the tense of its clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from spacy.tokens import Doc, Span

from kg.extract.numerals import either
from kg.extract.times_calendar import full_year, valid
from kg.extract.times_patterns import Rule, rules
from kg.extract.times_tense import tense_at
from kg.extract.times_values import READINGS, Hit, View
from kg.model import Document, Time, TimeType
from kg.rows import rows

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS_ON = re.compile(r"\s?[-–/]\s?(?P<year>\d{4}|\d{2})(?![\w-])")
_SPORTS = re.compile(rf"\b(?:{either(rows('times')['sports']['cues'])})\b", re.IGNORECASE)
_SPORTS_REACH = 250  # characters around
_DAYS_ON = re.compile(
    r"(?:\s?[-–]\s?(?P<day>3[01]|[12]\d|[1-9])|\s(?:to|and|or|through)\s(?P<day2>3[01]|[12]\d|[1-9])"
    r"(?=(?:st|nd|rd|th)?(?:[.,;:)]|$|\s(?:in|at|of|on|for|from|with|by|as|when|after|before|this)\b)))"
    r"(?:st|nd|rd|th)?(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?(?![\w:%]|[.,]\d)"
)
_DAYS_BEFORE = re.compile(r"(?<![\w.,])(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?:\s?[-–]\s?|\s(?:to|and|or)\s)$")
_CLOCK = re.compile(r"[\dX]T")
_LINK = re.compile(r"\s?(?:[-–]|,|to|and|or|through|until)\s?")
_NOT_LOWER = ("month", "weekday", "holiday", "short")  # groups that are written with a capital
_SOME_DAY = View(date(2000, 6, 15), None, lambda: "none")  # what has no value seen from any day is no time


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    order: int
    rule: Rule
    groups: dict[str, str]


def find(doc: Doc, document: Document) -> tuple[Time, ...]:
    """All temporal expressions in order, not overlapping; relative ones are resolved against `document.published`."""
    chosen = [c for block in document.blocks for c in _chosen(doc.text, block.start, block.end, doc)]
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
        times += _with_range(doc, Time(span.start, span.end, candidate.start, candidate.end, kind, value))
        if kind in ("DATE", "TIME") and value[:1] in "12F" and "X" not in value:
            before = value
    return tuple(_apart(times))


def _with_year(candidate: _Candidate, following: _Candidate | None, text: str) -> dict[str, str]:
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


def _dateline(document: Document, chosen: list[_Candidate]) -> date | None:
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


def _chosen(text: str, start: int, end: int, doc: Doc) -> list[_Candidate]:
    """Of all matches in a block the earliest, of these the longest, none overlapping."""
    found = sorted(_matches(text, start, end, doc), key=lambda c: (c.start, -c.end, c.order))
    kept: list[_Candidate] = []
    for candidate in found:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _matches(text: str, start: int, end: int, doc: Doc) -> Iterator[_Candidate]:
    for order, rule in enumerate(rules()):
        for match in rule.pattern.finditer(text, start, end):
            groups = {name.partition("__")[0]: words for name, words in match.groupdict().items() if words}
            if any(groups[name][0].islower() for name in _NOT_LOWER if name in groups):
                continue
            lowered = {name: words.casefold() for name, words in groups.items()} | dict(rule.groups)
            candidate = _Candidate(match.start(), match.end(), order, rule, lowered)
            if _is_time(candidate, text, doc):
                yield candidate


def _is_time(candidate: _Candidate, text: str, doc: Doc) -> bool:
    """Whether words that may be something else ("may", "March", "to last two days", "2020 units") are a time here."""
    span = doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
    if span is None:
        return False
    before = doc[span.start - 1] if span.start else None
    words = text[candidate.start : candidate.end]
    if READINGS[candidate.rule.read](Hit(words.casefold(), candidate.groups), _SOME_DAY) is None:
        return False
    if candidate.rule.read == "month" and len(words) < 6:
        return span[0].tag_ in ("NNP", "NNPS", "NN", "CD") and span[0].ent_type_ not in ("PERSON", "ORG", "GPE")
    if words.casefold().startswith("last ") and span[0].tag_ in ("VB", "VBP"):
        return False
    if (
        words.casefold().endswith("quarter")
        and candidate.rule.type == "DURATION"
        and text.startswith(" of", candidate.end)
    ):
        return False
    if candidate.rule.read == "quarter" and not {"year", "rel", "fiscal"} & candidate.groups.keys():
        return not _SPORTS.search(text, max(0, candidate.start - _SPORTS_REACH), candidate.end + _SPORTS_REACH)
    if "rate" in candidate.groups:
        return before is not None and (before.pos_ in ("NOUN", "NUM", "SYM", "PROPN") or before.text == "%")
    return words.casefold() != "second" and not (words.isdigit() and _counts(doc, span))


def _counts(doc: Doc, year: Span) -> bool:
    """Whether what looks like a year counts things: "sold 2020 units", not "the 2020 games" or "in 2020 elections"."""
    after = doc[year.end] if year.end < len(doc) else None
    before = doc[year.start - 1] if year.start else None
    if after is None or after.tag_ != "NNS" or before is None or year.start == year.sent.start:
        return False
    return before.pos_ in ("VERB", "AUX", "ADV", "NUM") or before.lower_ in ("than", "about", "some", "over")


def _with_range(doc: Doc, time: Time) -> Iterator[Time]:
    """The time, and the other end of a range that its words leave short: "2019-21", "June 10-12", "9 to 11 May"."""
    yield time
    text = doc.text
    if re.fullmatch(r"\d{4}", time.value) and re.fullmatch(r"\d{4}", text[time.end - 4 : time.end]):
        on = _YEARS_ON.match(text, time.end)
        if on and 0 < full_year(on["year"]) - int(time.value) < 100:
            yield _again(doc, time, on.start("year"), on.end(), str(full_year(on["year"])))
    whole = re.fullmatch(r"(.{4}-\d\d)-(\d\d)", time.value)
    if whole and time.type == "DATE" and re.search("[A-Za-z]", text[time.start : time.end]):
        on = _DAYS_ON.match(text, time.end)
        day = on and (on["day"] or on["day2"])
        if on and day and int(day) > int(whole[2]):
            yield _again(doc, time, on.start("day" if on["day"] else "day2"), on.end(), f"{whole[1]}-{int(day):02}")
        back = _DAYS_BEFORE.search(text, max(0, time.start - 12), time.start)
        if back and text[time.start].isdigit() and int(back["day"]) < int(whole[2]):
            yield _again(doc, time, back.start("day"), back.end("day"), f"{whole[1]}-{int(back['day']):02}")


def _again(doc: Doc, time: Time, start: int, end: int, value: str) -> Time:
    span = doc.char_span(start, end, alignment_mode="expand")
    return Time(span.start, span.end, start, end, time.type, value)


def _apart(times: list[Time]) -> list[Time]:
    kept: list[Time] = []
    for time in sorted(times, key=lambda t: (t.start, -t.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return kept
