"""Times that are seen from another time become TIMEX3 values: "on Friday", "last week", "two years ago", "at noon"."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from kg.extract import numerals
from kg.extract.times.calendar import first_day, shift, unit_of, value_of
from kg.extract.times.dates import day
from kg.extract.times.views import Hit, View, amount, anchor, nearest, signed, whole_units
from kg.rows import rows

_ROWS = rows("times")
_MINUTES = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_CLOCK_UNITS = {"minute": "minutes", "min": "minutes", "hour": "hours", "hr": "hours"}


def weekday(hit: Hit, view: View) -> str | None:
    """ "Friday", "last Friday", "Friday next week"."""
    when = _weekday(hit, view)
    name = hit.get("weekday")
    number = _ROWS["weekdays"].get(name) or _ROWS["short_weekdays"][name]
    return f"XXXX-WXX-{number}" if when is None else when.isoformat()


def _weekday(hit: Hit, view: View) -> date | None:
    name = hit.get("weekday")
    number: int = _ROWS["weekdays"].get(name) or _ROWS["short_weekdays"][name]
    today = view.today
    if today is None:
        return None
    ahead = (number - today.isoweekday()) % 7
    behind = (today.isoweekday() - number) % 7
    past, coming = shift(today, "day", -behind), shift(today, "day", ahead)
    if hit.get("rel"):
        monday = shift(shift(today, "day", 1 - today.isoweekday()), "week", signed(hit.get("rel")))
        return shift(monday, "day", number - 1)
    step = signed(hit.get("which"))
    if step < 0:
        return past if behind else shift(today, "day", -7)
    if step > 0:
        return coming if ahead else shift(today, "day", 7)
    return nearest(view, past, coming)


def weekend(hit: Hit, view: View) -> str | None:
    """ "the weekend": the last one, or the one to come."""
    if view.today is None:
        return value_of(None, "weekend")
    monday = shift(view.today, "day", 1 - view.today.isoweekday())
    ended = view.today.isoweekday() < 6 and view.tense() != "future"
    return value_of(shift(monday, "week", -1 if ended else 0), "weekend")


def this_unit(hit: Hit, view: View) -> str | None:
    """ "year-end", "mid-month": the year or month of the article."""
    return value_of(view.today, hit.get("unit"))


def today(hit: Hit, view: View) -> str | None:
    """ "today", "yesterday", "the day before yesterday"."""
    return value_of(shift(view.today, "day", _ROWS["days"][hit.get("days")]), "day")


def daypart(hit: Hit, view: View) -> str | None:
    """ "Friday morning", "last night", "this afternoon", "tonight"."""
    part = hit.get("daypart")
    letters = {"tonight": "NI", "overnight": "NI"}.get(part) or _ROWS["dayparts"][part]
    which = hit.get("which")
    if hit.get("day"):
        whole = day(hit, view)
        return whole and f"{whole}T{letters}"
    if hit.get("weekday"):
        when = _weekday(hit, view)
        head = weekday(hit, view) if when is None else when.isoformat()
        return f"{head}T{letters}"
    if hit.get("days"):
        return f"{value_of(shift(view.today, 'day', _ROWS['days'][hit.get('days')]), 'day')}T{letters}"
    origin = first_day(view.before) if view.before and unit_of(view.before) == "day" else None
    if hit.get("early"):
        return f"{value_of(origin or view.today, 'day')}T{letters}"
    if which in ("that", "the same", "the", "the following", "the next", "the previous"):
        when = shift(origin or view.today, "day", signed(which))
        return f"{value_of(when, 'day')}T{letters}"
    return f"{value_of(shift(view.today, 'day', signed(which)), 'day')}T{letters}"


def clock(hit: Hit, view: View) -> str | None:
    """ "6:30 p.m.", "18:05 GMT", "noon on Friday", "5 o'clock"."""
    if hit.get("clock"):
        time = str(_ROWS["clock"][hit.get("clock")])
    else:
        written = hit.get("hour")
        hour = int(written) if written.isdigit() else int(numerals.words(written) or 0)
        half = hit.get("half")[:1] or ("p" if hit.get("daypart") in ("afternoon", "evening", "night") else "")
        if hour > 24 or (half and hour > 12):
            return None
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        minutes = _MINUTES.get(hit.get("past", "to").removeprefix("a "), 0)
        hour, minutes = (hour - 1, 60 - minutes) if hit.get("to") else (hour, minutes)
        time = f"{hour:02}:{hit.get('minute') or f'{minutes:02}'}" + (
            f":{hit.get('second')}" if hit.get("second") else ""
        )
    zone = _ROWS["zones"].get(hit.get("zone"), "")
    if hit.get("month"):
        head = day(hit, view)
    elif hit.get("weekday"):
        head = weekday(hit, view)
    elif hit.get("days"):
        head = value_of(shift(view.today, "day", _ROWS["days"][hit.get("days")]), "day")
    elif view.before and unit_of(view.before) == "day":
        head = view.before.split("T")[0]
    else:
        head = value_of(view.today, "day")
    return f"{head}T{time}{zone}"


def shifted(hit: Hit, view: View) -> str | None:
    """ "last week", "this year", "the same month", "the end of the year"."""
    which, unit = hit.get("which"), hit.get("unit")
    named = (
        which.startswith("that") or "same" in which or any(w in which for w in ("previous", "following", "preceding"))
    )
    if which == "the next" and unit in ("day", "night"):
        named = True
    if which == "the" and unit == "quarter":
        if view.before and unit_of(view.before) == "quarter":
            return view.before
        return value_of(shift(view.today, "quarter", -1 if view.tense() == "past" else 0), "quarter")
    origin = view.today
    if named:
        origin = anchor(view, unit) or (view.today if "previous" in which or "preceding" in which else None)
    return value_of(shift(origin, "year" if unit == "season" else unit, signed(which)), unit)


def year_ago(hit: Hit, view: View) -> str | None:
    """ "the same period last year", "the year-ago quarter": a year before the period named last, or before today's."""
    rel = hit.get("rel")
    if not rel and not hit.words.removeprefix("the ").startswith(("year", "prior", "previous")):
        return None
    unit = unit_of(view.before) if view.before and "T" not in view.before else "year"
    origin = first_day(view.before) if view.before else None
    if rel.isdigit():
        return rel
    if hit.get("unit") == "quarter" and origin is None:
        return value_of(shift(view.today, "quarter", -5), "quarter")
    if origin is None or view.today is None or (origin.year < view.today.year - 1):
        return value_of(shift(view.today, "year", -1), "year")
    return value_of(shift(origin, "year", -1), unit if unit in ("quarter", "half", "month") else "year")


def around(hit: Hit, view: View) -> str | None:
    """ "the year before", "the day after"."""
    back = hit.get("way") != "after"
    back = back and hit.get("unit") != "day"  # the day before what is told, and not before the article
    origin = anchor(view, hit.get("unit")) or (view.today if back else None)
    return value_of(shift(origin, hit.get("unit"), 1 if hit.get("way") == "after" else -1), hit.get("unit"))


def ago(hit: Hit, view: View) -> str | None:
    """ "seven years ago", "a year earlier", "two weeks from now"."""
    unit, way = hit.get("unit", "unit2", "unit3"), hit.get("way").strip()
    forward = way in ("later", "from now", "hence", "after")
    if hit.get("unit3"):
        return "FUTURE_REF" if forward else "PAST_REF"
    count = amount(hit.get("amount")) if hit.get("amount") else Decimal("0.5")
    if count is None:
        return "FUTURE_REF" if forward else "PAST_REF"
    count += Decimal("0.5") if hit.words.endswith(("and a half " + way,)) else 0
    named = way in ("earlier", "later", "before", "after", "previously", "prior") and view.before
    if named and unit.rstrip("s") in _CLOCK_UNITS and (told := _clock_of(view.before or "")):
        then = told + timedelta(**{_CLOCK_UNITS[unit.rstrip("s")]: float(count) * (1 if forward else -1)})
        return f"{then:%Y-%m-%dT%H:%M}"
    origin = anchor(view, unit.rstrip("s")) if named else None
    if origin is None and way not in ("later", "after"):
        origin = view.today
    unit, count = whole_units(unit.rstrip("s"), count)
    fine = "year" if unit in ("century", "decade") else unit
    if unit == "year" and named and view.before and unit_of(view.before) in ("quarter", "half", "month"):
        fine = unit_of(view.before)
    return value_of(shift(origin, unit, int(count) * (1 if forward else -1)), fine)


def _clock_of(value: str) -> datetime | None:
    """The minute that a TIMEX3 value tells: that of "2014-05-20T02:40"."""
    found = re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value)
    try:
        return datetime.fromisoformat(found[0]) if found else None
    except ValueError:  # "24:00"
        return None


def ahead(hit: Hit, view: View) -> str | None:
    """ "three years' time"."""
    count = amount(hit.get("amount"))
    return None if count is None else value_of(shift(view.today, hit.get("unit"), int(count)), hit.get("unit"))
