"""Lengths of time and what happens again become TIMEX3 values: "six weeks", "half an hour", "twice a year", "now"."""

import re
from decimal import Decimal

from kg.extract import numerals
from kg.extract.times.views import Hit, View, amount
from kg.rows import rows

_ROWS = rows("times")
_PARTS = (("first", "unit"), ("second", "unit2"), ("third", "unit3"))
ORDER = "YMWDhms"  # the letters of a duration, those of a clock small


def span_of_year(hit: Hit, view: View) -> str | None:
    """ "the first nine months of 2021"."""
    count = numerals.number(hit.get("number"))
    return None if count is None else _duration(str(numerals.plain(count)), hit.get("unit").removesuffix("s"))


def _duration(count: str, unit: str) -> str:
    letter, times = _ROWS["units"][unit]
    if times != 1 and count != "X":
        count = str(numerals.plain(Decimal(count) * times))
    elif times == 10 and count == "X":
        letter = "DE"
    if letter == "WE":
        return f"P{count}WE"
    clock_time = unit in ("second", "sec", "minute", "min", "hour", "hr")
    return f"PT{count}{letter}" if clock_time else f"P{count}{letter}"


def duration(hit: Hit, view: View) -> str | None:
    """ "two and a half years", "the last three months", "several years", "27-year", "for weeks"."""
    if hit.get("plural"):
        plural = hit.get("plural")
        return _duration("X", plural.removesuffix("ies") + "y" if plural.endswith("ies") else plural.removesuffix("s"))
    unit = hit.get("unit", "one").replace("centurie", "century")
    if hit.get("half"):
        return _half_of(unit)
    words = hit.get("amount")
    if words in ("a", "an") and ("-long" in hit.words or re.search(r"\ws(?:-|$)", hit.words)):
        return None
    between = re.split(r"\s(?:to|or)\s|(?<=\d)\s?[-–]\s?(?=\d)", words) if words else []
    count = amount(between[-1].strip()) if between else Decimal(1)
    if unit == "second" and words in ("a", "an", "one", "another"):
        return None
    if count is None:
        return _duration("X", unit)
    count += Decimal("0.5") if hit.words.endswith("and a half") else 0
    return _duration(str(numerals.plain(count)), unit)


def compound(hit: Hit, view: View) -> str | None:
    """ "three hours, 35 minutes and 29 seconds": parts from the greatest unit on; None for other rows of lengths."""
    parts = [_part(hit.get(count), hit.get(unit)) for count, unit in _PARTS if hit.get(unit)]
    order = [ORDER.find(part[-1] if part[1] != "T" else part[-1].lower()) for part in parts]
    if order != sorted(set(order)):
        return None
    dates = "".join(part[1:] for part in parts if part[1] != "T")
    clock = "".join(part[2:] for part in parts if part[1] == "T")
    return f"P{dates}" + (f"T{clock}" if clock else "")


def _part(count: str, unit: str) -> str:
    number = amount(count)
    return _duration("X" if number is None else str(numerals.plain(number)), unit.removesuffix("s"))


def _half_of(unit: str) -> str:
    return {"hour": "PT30M", "day": "PT12H", "year": "P6M", "century": "P50Y", "decade": "P5Y", "minute": "PT30S"}.get(
        unit, f"P0.5{_ROWS['units'][unit][0]}"
    )


def repeated(hit: Hit, view: View) -> str | None:
    """ "every two weeks", "each Monday", "twice a year", "$5 a day"."""
    if hit.get("weekdays", "plural_days"):
        return str(_ROWS["repeated"][hit.get("weekdays", "plural_days")])
    if hit.get("weekday"):
        return f"XXXX-WXX-{_ROWS['weekdays'][hit.get('weekday')]}"
    if hit.get("month"):
        return f"XXXX-{_ROWS['months'][hit.get('month').strip('.')]:02}"
    if hit.get("season"):
        return f"XXXX-{_ROWS['seasons'][hit.get('season')]}"
    if hit.get("daypart"):
        return f"XXXX-XX-XXT{_ROWS['dayparts'][hit.get('daypart')]}"
    count = amount(hit.get("amount")) if hit.get("amount") else Decimal(2 if hit.get("other") else 1)
    return _duration(
        "X" if count is None else str(numerals.plain(count)), hit.get("unit").replace("centurie", "century")
    )


def frequency(hit: Hit, view: View) -> str | None:
    """ "daily", "annual"."""
    return str(_ROWS["frequencies"][hit.get("frequency")])


def reference(hit: Hit, view: View) -> str | None:
    """ "now", "recently", "the future"."""
    return str(_ROWS["references"][hit.get("reference")])
