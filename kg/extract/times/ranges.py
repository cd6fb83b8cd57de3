"""A time becomes two where its words leave the other end of a range short: "2019-21", "June 10-12", "9 to 11 May"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.times.calendar import first_day, full_year, shift, value_of
from kg.extract.tokens import Doc
from kg.model import Time
from kg.rows import rows

_DAY = re.compile(r".{4}-\d\d-\d\d")
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
    if time.type == "DATE" and _DAY.fullmatch(time.value) and re.search("[A-Za-z]", doc.text[time.start : time.end]):
        yield from _days(doc, time)
        return
    yield time
    if re.fullmatch(r"\d{4}", time.value) and re.fullmatch(r"\d{4}", doc.text[time.end - 4 : time.end]):
        on = _YEARS_ON.match(doc.text, time.end)
        year = _year_on(time.value, on["year"]) if on else 0
        if on and 0 < year - int(time.value) < 100:
            yield from _again(doc, time, on.start("year"), on.end(), str(year))


def _days(doc: Doc, time: Time) -> Iterator[Time]:
    """A day of a month, and the days that its month is told for, too; a year behind them is that of all."""
    month, first = time.value[:-3], int(time.value[-2:])
    on = _DAYS_ON.match(doc.text, time.end)
    last = on and (on["day"] or on["day2"])
    if on and on["year"]:
        month = on["year"] + month[4:]
    yield replace(time, value=f"{month}-{first:02}")
    if on and last and int(last) > first:
        yield from _again(doc, time, on.start("day" if on["day"] else "day2"), on.end(), f"{month}-{int(last):02}")
    back = _DAYS_BEFORE.search(doc.text, max(0, time.start - 12), time.start)
    if back and doc.text[time.start].isdigit() and int(back["day"]) < first:
        yield from _again(doc, time, back.start("day"), back.end("day"), f"{month}-{int(back['day']):02}")


def in_order(doc: Doc, times: list[Time], today: str) -> list[Time]:
    """The times, with the start of a range before its end: "sold it from Monday to Wednesday", "from May to July"."""
    for n, (start, end) in enumerate(pairwise(times)):
        if start.value <= end.value or len(start.value) != len(end.value) or not _is_range(doc, start, end):
            continue
        now = today[: len(start.value)]
        going_on = (_moved(doc, start, -1) or now) < now < end.value  # "runs from June 10 to July 9", on June 12
        ahead = start.value > now and not going_on
        at, moved = (n + 1, _moved(doc, end, 1)) if ahead else (n, _moved(doc, start, -1))
        if moved and (moved >= start.value if ahead else moved <= end.value):
            times[at] = replace(times[at], value=moved)
    return times


def _moved(doc: Doc, time: Time, count: int) -> str:
    """The value of a day so many weeks later if it is told by its name, else so many years; empty with a year told."""
    unit = "week" if doc[time.first].lower_ in _ROWS["weekdays"] else "year"
    day = shift(first_day(time.value), unit, count)
    return "" if day is None or _tells_year(doc, time) else value_of(day, "day")[: len(time.value)]


def _is_range(doc: Doc, start: Time, end: Time) -> bool:
    """Whether two days or months are the ends of a range: "from May to July", "between Monday and Wednesday"."""
    opener, link = doc[start.first - 1].lower_ if start.first else "", doc[start.last : end.first].text.lower()
    ranged = (opener == "from" and link in _TO) or (opener == "between" and link == "and")
    return ranged and start.type == end.type and all(_POINT.fullmatch(time.value) is not None for time in (start, end))


def _tells_year(doc: Doc, time: Time) -> bool:
    return re.search(r"\d{4}", doc[time.first : time.last].text) is not None


def _year_on(value: str, digits: str) -> int:
    """The year at the end of a range: 1888 of "1820-88", 2003 of "1998-03"."""
    same = int(value[:2] + digits) if len(digits) == len("88") else int(digits)
    return same if same > int(value) else full_year(digits)


def _again(doc: Doc, time: Time, start: int, end: int, value: str) -> Iterator[Time]:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is not None:
        yield Time(span.start, span.end, start, end, time.type, value)
