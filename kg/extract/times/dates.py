"""Dates of the calendar become TIMEX3 values: "May 17, 2021", "the third quarter", "the 1990s", "last summer"."""

import re
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

from kg.extract import numerals
from kg.extract.times.calendar import full_year, shift, valid, value_of
from kg.extract.times.views import Hit, View, closest, signed, year_from
from kg.rows import rows

_ROWS = rows("times")
_SPAN_OF_MONTHS = re.compile(r" (?:half(?:-year)?|period|season|quarter)(?:,? (?:of )?\d{4})?$")


def iso(hit: Hit, view: View) -> str | None:
    """ "2024-10-24", "2024/10/24", "2024-10-24 18:05"."""
    year, month, day, *clock = re.findall(r"\d+", hit.words)
    when = valid(int(year), int(month), int(day))
    if when is None or not clock:
        return when.isoformat() if when else None
    zone = re.search(r"(?:z|[+-]\d{2}:?\d{2})$", hit.words[10:])
    return f"{when.isoformat()}T{int(clock[0]):02}:{clock[1]}{zone[0].upper() if zone else ''}"


def slashed(hit: Hit, view: View) -> str | None:
    """ "7/8/07" month first, unless that is impossible or the signs are full stops."""
    one, two, year = int(hit.get("one")), int(hit.get("two")), full_year(hit.get("year"))
    if hit.get("sign") == "-" and len(hit.get("year")) < 4:
        return None
    month, day = (two, one) if hit.get("sign") == "." or one > 12 else (one, two)
    when = valid(year, month, day)
    return when.isoformat() if when else None


def day(hit: Hit, view: View) -> str | None:
    """ "May 17, 2021", "17 May", "Monday, May 17", "Friday 21st"."""
    number = int(re.sub(r"\D", "", hit.get("day")))
    name = hit.get("month")
    if not name:
        return _day_of_month(number, view)
    month = _ROWS["months"][name.strip(".")]
    if hit.get("year") or hit.get("rel"):
        year = hit.get("year") or year_from(hit.get("rel"), view)
        return f"{year}-{month:02}-{number:02}" if valid(2000, month, number) else None
    if valid(2000, month, number) is None:
        return None
    if view.today is None:
        return f"XXXX-{month:02}-{number:02}"
    around = [valid(view.today.year + n, month, number) for n in (-1, 0, 1)]
    when = closest(view, [d for d in around if d is not None])
    return when.isoformat() if when else None


def _day_of_month(number: int, view: View) -> str | None:
    if view.today is None:
        return None
    here = [shift(view.today.replace(day=1), "month", n) for n in (-1, 0, 1)]
    days = [valid(d.year, d.month, number) for d in here if d]
    when = closest(view, [d for d in days if d])
    return when.isoformat() if when else None


def month(hit: Hit, view: View) -> str | None:
    """ "May 2021", "last May", "April last year", "May"."""
    number = _ROWS["months"][hit.get("month").strip(".")]
    if hit.get("year"):
        return f"{hit.get('year')}-{number:02}"
    if hit.get("rel"):
        return f"{year_from(hit.get('rel'), view)}-{number:02}"
    if view.today is None:
        return f"XXXX-{number:02}"
    year = view.today.year
    past = year if number <= view.today.month else year - 1
    coming = year if number >= view.today.month else year + 1
    which = hit.get("which")
    if which:
        step = signed(which)
        if step < 0:
            return f"{past if number != view.today.month else year - 1}-{number:02}"
        return f"{coming if step > 0 or number >= view.today.month else year}-{number:02}"
    told = view.tense()
    if told == "habitual":
        return f"XXXX-{number:02}"  # "the salmon normally return in June"
    return f"{coming if told == 'future' else past}-{number:02}"


def year(hit: Hit, view: View) -> str | None:
    """ "2021", "44 BC"."""
    era = hit.get("era")
    return ("BC" if era.startswith("b") and era != "" and era != "ad" else "") + hit.get("year").zfill(4)


def fiscal(hit: Hit, view: View) -> str | None:
    """ "fiscal 2023", "FY23", "the financial year"."""
    if hit.get("year"):
        return f"FY{full_year(hit.get('year'))}"
    return "FY" + value_of(shift(view.today, "year", signed(hit.get("which"))), "year")


def quarter(hit: Hit, view: View) -> str | None:
    """ "the third quarter", "Q3 2021", "the first half of the year"."""
    span = hit.get("span")
    rank = numerals.ordinal(hit.get("rank")) or int(re.sub(r"\D", "", hit.get("rank")) or 4)
    letter, months = ("H", 6) if span in ("half", "h", "semester") else ("Q", 3)
    if letter == "H" and (rank > 2 or (hit.words.endswith("half") and not _is_calendar_half(hit))):
        return None
    if hit.get("year"):
        year_value = str(full_year(hit.get("year")))
    elif hit.get("rel"):
        year_value = year_from(hit.get("rel").removeprefix("the "), view)
    elif view.today is None:
        year_value = "XXXX"
    else:
        begins = valid(view.today.year, (rank - 1) * months + 1, 1)
        assert begins is not None
        late = begins > view.today
        ahead = view.tense() == "future"
        year_value = str(view.today.year - (1 if late and not ahead else 0))
    fiscal_sign = "FY" if hit.get("fiscal", "fiscal2", "fiscal3") or "fiscal" in hit.get("rel") else ""
    return f"{fiscal_sign}{year_value}-{letter}{rank}"


def _is_calendar_half(hit: Hit) -> bool:
    """ "the first half" may be of a match; "first-half" before a noun is a firm's."""
    return "-" in hit.words or hit.words.startswith(("the ", "its ", "in "))


def months_of_quarter(hit: Hit, view: View) -> str | None:
    """ "July-September" is a quarter, "January to June" a half, "the April-September half" six months, else None."""
    first, last = (_ROWS["months"][hit.get(name).strip(".")] for name in ("month", "month2"))
    months = last - first + 1
    if _SPAN_OF_MONTHS.search(hit.words) and (months not in (3, 6) or first % months != 1):
        return f"P{months % 12 or 12}M"  # "the October-March half"
    if first == 1 and months not in (1, 3, 6, 12) and re.search(r"\w[-–]\w", hit.words):
        return f"P{months}M"
    if months not in (3, 6) or first % months != 1:
        return None
    begins = month(Hit("", {k: v for k, v in hit.groups.items() if k in ("month", "year")}), view)
    return begins and f"{begins[:4]}-{'Q' if months == 3 else 'H'}{first // months + 1}"


def quarter_of_month(hit: Hit, view: View) -> str | None:
    """ "the March quarter" ends with its month; None for months that end no quarter."""
    number = _ROWS["months"][hit.get("month").strip(".")]
    told = month(hit, view) if number % 3 == 0 else None
    return told and f"{told[:4]}-Q{number // 3}"


def decade(hit: Hit, view: View) -> str | None:
    """ "the 1990s", "the '90s", "the nineties"."""
    if hit.get("decade"):
        return hit.get("decade")[:3]
    tens = int(hit.get("short")[0]) if hit.get("short") else _ROWS["numerals"][hit.get("name")]
    return f"{'20' if tens in (0, 1) else '19'}{tens}"


def hundred(hit: Hit, view: View) -> str | None:
    """ "the 19th century"."""
    rank = 21 if hit.get("rank") == "twenty-first" else numerals.ordinal(hit.get("rank"))
    return None if not rank else f"{'BC' if hit.get('era') else ''}{rank - 1:02}"


def season(hit: Hit, view: View) -> str | None:
    """ "summer 2021", "last summer", "the summer"."""
    letters = _ROWS["seasons"][hit.get("season")]
    if hit.get("year"):
        return f"{hit.get('year')}-{letters}"
    if hit.get("rel") or view.today is None:
        return f"{year_from(hit.get('rel') or 'this', view)}-{letters}"
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[letters]
    now = view.today.month
    step = signed(hit.get("which"))
    year_number = view.today.year
    if step < 0 or (step == 0 and not hit.get("which") and view.tense() != "future"):
        year_number -= 1 if now < begins + (3 if step < 0 and letters != "WI" else 0) else 0
    elif step > 0 and now >= begins:
        year_number += 1
    return f"{year_number}-{letters}"


def holiday(hit: Hit, view: View) -> str | None:
    """ "Christmas", "New Year's Eve 2020", "Good Friday", "Thanksgiving"."""
    name = hit.get("holiday").replace("’", "'")
    when: date | None
    if hit.get("year"):
        when = _holiday_in(name, int(hit.get("year")))
    elif view.today is None:
        return f"XXXX-{_ROWS['holidays'][name]}" if name in _ROWS["holidays"] else None
    else:
        when = closest(view, [_holiday_in(name, view.today.year + n) for n in (-1, 0, 1)])
    return when.isoformat() if when else None


def nearest_holiday(hit: Hit, view: View) -> str | None:
    """ "went home for Christmas": the nearest, whether they went or go."""
    return holiday(hit, View(view.today, view.before, lambda: "none"))


def _holiday_in(name: str, year: int) -> date:
    """The day of a holiday in a year: a fixed day, so many days after Easter, or the fourth Thursday of November."""
    if name in _ROWS["holidays"]:
        return date.fromisoformat(f"{year}-{_ROWS['holidays'][name]}")
    if name in _ROWS["feasts"]:
        day: date = easter(year) + timedelta(days=_ROWS["feasts"][name])
        return day
    month_number, number, which, later = _ROWS["moving"][name]
    edge = relativedelta(day=31 if which < 0 else 1, weekday=weekday(number - 1, which))
    day = date(year, month_number, 1) + edge
    return day + timedelta(days=later)
