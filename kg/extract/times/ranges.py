"""A time becomes two where its words leave the other end of a range short: "2019-21", "June 10-12", "9 to 11 May"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.times.calendar import first_day, full_year, shift, value_of
from kg.extract.tokens import Doc
from kg.model import Time
from kg.rows import rows

_ROWS = rows("times")
_TO = ("to", "through", "until", "till")
_POINT = re.compile(r"\d{4}-\d\d(-\d\d)?")
_YEARS_ON = re.compile(r"\s?[-–/]\s?(?P<year>\d{4}|\d{2})(?![\w-])")
_DAYS_ON = re.compile(
    r"(?:\s?[-–]\s?(?P<day>3[01]|[12]\d|[1-9])|\s(?:to|and|or|through)\s(?P<day2>3[01]|[12]\d|[1-9])"
    r"(?=(?:st|nd|rd|th)?(?:[.,;:)]|$|\s(?:in|at|of|on|for|from|with|by|as|when|after|before|this)\b)))"
    r"(?:st|nd|rd|th)?(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?(?![\w:%]|[.,]\d)"
)
_DAYS_BEFORE = re.compile(r"(?<![\w.,])(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?:\s?[-–]\s?|\s(?:to|and|or)\s)$")


def with_range(doc: Doc, time: Time) -> Iterator[Time]:
    """The time, and the other end of a range that its words leave short: "2019-21", "June 10-12", "9 to 11 May"."""
    yield time
    text = doc.text
    if re.fullmatch(r"\d{4}", time.value) and re.fullmatch(r"\d{4}", text[time.end - 4 : time.end]):
        on = _YEARS_ON.match(text, time.end)
        year = _year_on(time.value, on["year"]) if on else 0
        if on and 0 < year - int(time.value) < 100:
            yield from _again(doc, time, on.start("year"), on.end(), str(year))
    whole = re.fullmatch(r"(.{4}-\d\d)-(\d\d)", time.value)
    if whole and time.type == "DATE" and re.search("[A-Za-z]", text[time.start : time.end]):
        on = _DAYS_ON.match(text, time.end)
        day = on and (on["day"] or on["day2"])
        if on and day and int(day) > int(whole[2]):
            yield from _again(
                doc, time, on.start("day" if on["day"] else "day2"), on.end(), f"{whole[1]}-{int(day):02}"
            )
        back = _DAYS_BEFORE.search(text, max(0, time.start - 12), time.start)
        if back and text[time.start].isdigit() and int(back["day"]) < int(whole[2]):
            yield from _again(doc, time, back.start("day"), back.end("day"), f"{whole[1]}-{int(back['day']):02}")


def in_order(doc: Doc, times: list[Time]) -> list[Time]:
    """The times, with the start of a range before its end: "sold it from Monday to Wednesday", "from May to July"."""
    for n, (start, end) in enumerate(zip(times, times[1:], strict=False)):
        opener = doc[start.first - 1].lower_ if start.first else ""
        link = doc[start.last : end.first].text.lower()
        ranged = (opener == "from" and link in _TO) or (opener == "between" and link == "and")
        if not ranged or start.value <= end.value or start.type != end.type:
            continue
        first, last = (_POINT.fullmatch(time.value) for time in (start, end))
        if first is None or last is None or len(start.value) != len(end.value):
            continue
        weekly = doc[start.first].lower_ in _ROWS["weekdays"]
        unit = "week" if weekly else "year"
        told = bool(re.search(r"\d{4}", doc[start.first : start.last].text))
        moved = None if told else shift(first_day(start.value), unit, -1)
        if moved is not None and value_of(moved, "day")[: len(start.value)] <= end.value:
            times[n] = replace(start, value=value_of(moved, "day")[: len(start.value)])
    return times


def _year_on(value: str, digits: str) -> int:
    """The year at the end of a range: 1888 of "1820-88", 2003 of "1998-03"."""
    same = int(value[:2] + digits) if len(digits) == len("88") else int(digits)
    return same if same > int(value) else full_year(digits)


def _again(doc: Doc, time: Time, start: int, end: int, value: str) -> Iterator[Time]:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is not None:
        yield Time(span.start, span.end, start, end, time.type, value)
