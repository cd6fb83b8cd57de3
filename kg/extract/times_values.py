"""What a pattern has found becomes a TIMEX3 value, seen from the day of the article and the times named before.

Each reading is a function from a `Hit` and a `View` to a value, or None where the words are no time after all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.extract import numerals
from kg.extract.times_calendar import first_day, full_year, shift, unit_of, valid, value_of
from kg.extract.times_tense import Tense
from kg.rows import rows

_ROWS = rows("times")
_BEFORE = ("last", "past", "previous", "preceding", "prior")
_AFTER = ("next", "coming", "following", "upcoming", "forthcoming")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a pattern matched: its words and its named groups, in lower case."""

    words: str
    groups: dict[str, str]

    def get(self, *names: str) -> str:
        """The first of the groups that took part, or the empty string."""
        return next((self.groups[name] for name in names if self.groups.get(name)), "")


@dataclass(frozen=True, slots=True)
class View:
    """From where a time is seen: the day of the article, the last date named before, the tense of the clause."""

    today: date | None
    before: str | None
    tense: Callable[[], Tense]


def _signed(which: str) -> int:
    """-1 for "last" and its like, 1 for "next" and its like, 0 for "this"."""
    words = which.split()
    return -1 if any(w in _BEFORE for w in words) else 1 if any(w in _AFTER for w in words) else 0


def _nearest(view: View, past: date | None, coming: date | None, default: Tense = "past") -> date | None:
    """The occurrence that the tense asks for: the last one, today included, or the one to come."""
    told = view.tense()
    return coming if (told if told != "none" else default) == "future" else past


def iso(hit: Hit, view: View) -> str | None:
    """ "2024-10-24", "2024/10/24", "2024-10-24 18:05"."""
    year, month, day, *clock = re.findall(r"\d+", hit.words)
    when = valid(int(year), int(month), int(day))
    if when is None or not clock:
        return when and when.isoformat()
    zone = re.search(r"(?:z|[+-]\d{2}:?\d{2})$", hit.words[10:])
    return f"{when.isoformat()}T{int(clock[0]):02}:{clock[1]}{zone[0].upper() if zone else ''}"


def slashed(hit: Hit, view: View) -> str | None:
    """ "7/8/07" month first, unless that is impossible or the signs are full stops."""
    one, two, year = int(hit.get("one")), int(hit.get("two")), full_year(hit.get("year"))
    if hit.get("sign") == "-" and len(hit.get("year")) < 4:
        return None
    month, day = (two, one) if hit.get("sign") == "." or one > 12 else (one, two)
    when = valid(year, month, day)
    return when and when.isoformat()


def _year_from(rel: str, view: View) -> str:
    """The year of "last year", "that year" as digits or XXXX."""
    if rel.startswith(("that", "the same")) and view.before:
        when = first_day(view.before)
        return value_of(when or view.today, "year")
    if "previous" in rel or "following" in rel:
        anchor = (first_day(view.before) if view.before else None) or view.today
        return value_of(shift(anchor, "year", _signed(rel)), "year")
    return value_of(shift(view.today, "year", _signed(rel)), "year")


def day(hit: Hit, view: View) -> str | None:
    """ "May 17, 2021", "17 May", "Monday, May 17", "Friday 21st"."""
    number = int(re.sub(r"\D", "", hit.get("day")))
    name = hit.get("month")
    if not name:
        return _day_of_month(number, view)
    month = _ROWS["months"][name.strip(".")]
    if hit.get("year") or hit.get("rel"):
        year = hit.get("year") or _year_from(hit.get("rel"), view)
        return f"{year}-{month:02}-{number:02}" if valid(2000, month, number) else None
    if valid(2000, month, number) is None:
        return None
    if view.today is None:
        return f"XXXX-{month:02}-{number:02}"
    around = [valid(view.today.year + n, month, number) for n in (-1, 0, 1)]
    when = _closest(view, [d for d in around if d is not None])
    return when and when.isoformat()


def _closest(view: View, around: list[date]) -> date | None:
    """Of a yearly day the past or the coming one, as the tense says; without a tense the nearer one."""
    assert view.today is not None
    today = view.today
    past = max((d for d in around if d <= today), default=None)
    coming = min((d for d in around if d >= today), default=None)
    nearer = past if coming is None or (past and (today - past) <= (coming - today)) else coming
    told = view.tense()
    return nearer if told == "none" else (coming if told == "future" else past)


def _day_of_month(number: int, view: View) -> str | None:
    if view.today is None:
        return None
    here = [shift(view.today.replace(day=1), "month", n) for n in (-1, 0, 1)]
    days = [valid(d.year, d.month, number) for d in here if d]
    when = _closest(view, [d for d in days if d])
    return when and when.isoformat()


def month(hit: Hit, view: View) -> str | None:
    """ "May 2021", "last May", "April last year", "May"."""
    number = _ROWS["months"][hit.get("month").strip(".")]
    if hit.get("year"):
        return f"{hit.get('year')}-{number:02}"
    if hit.get("rel"):
        return f"{_year_from(hit.get('rel'), view)}-{number:02}"
    if view.today is None:
        return f"XXXX-{number:02}"
    year = view.today.year
    past = year if number <= view.today.month else year - 1
    coming = year if number >= view.today.month else year + 1
    which = hit.get("which")
    if which:
        step = _signed(which)
        if step < 0:
            return f"{past if number != view.today.month else year - 1}-{number:02}"
        return f"{coming if step > 0 or number >= view.today.month else year}-{number:02}"
    told = view.tense()
    return f"{coming if told == 'future' else past}-{number:02}"


def year(hit: Hit, view: View) -> str | None:
    """ "2021", "44 BC"."""
    era = hit.get("era")
    return ("BC" if era.startswith("b") and era != "" and era != "ad" else "") + hit.get("year").zfill(4)


def fiscal(hit: Hit, view: View) -> str | None:
    """ "fiscal 2023", "FY23", "the financial year"."""
    if hit.get("year"):
        return f"FY{full_year(hit.get('year'))}"
    return "FY" + value_of(shift(view.today, "year", _signed(hit.get("which"))), "year")


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
        year_value = _year_from(hit.get("rel").removeprefix("the "), view)
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
    """ "July-September" is a quarter, "January to June" a half; None for other months."""
    first, last = (_ROWS["months"][hit.get(name).strip(".")] for name in ("month", "month2"))
    months = last - first + 1
    if months not in (3, 6) or first % months != 1:
        return None
    begins = month(Hit("", {k: v for k, v in hit.groups.items() if k in ("month", "year")}), view)
    return begins and f"{begins[:4]}-{'Q' if months == 3 else 'H'}{first // months + 1}"


def this_unit(hit: Hit, view: View) -> str | None:
    """ "year-end", "mid-month": the year or month of the article."""
    return value_of(view.today, hit.get("unit"))


def weekend(hit: Hit, view: View) -> str | None:
    """ "the weekend": the last one, or the one to come."""
    if view.today is None:
        return value_of(None, "weekend")
    monday = shift(view.today, "day", 1 - view.today.isoweekday())
    ended = view.today.isoweekday() < 6 and view.tense() != "future"
    return value_of(shift(monday, "week", -1 if ended else 0), "weekend")


def span_of_year(hit: Hit, view: View) -> str | None:
    """ "the first nine months of 2021"."""
    count = numerals.number(hit.get("number"))
    return None if count is None else _duration(str(numerals.plain(count)), hit.get("unit").removesuffix("s"))


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
        return f"{_year_from(hit.get('rel') or 'this', view)}-{letters}"
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[letters]
    now = view.today.month
    step = _signed(hit.get("which"))
    year_number = view.today.year
    if step < 0 or (step == 0 and not hit.get("which") and view.tense() != "future"):
        year_number -= 1 if now < begins + (3 if step < 0 and letters != "WI" else 0) else 0
    elif step > 0 and now >= begins:
        year_number += 1
    return f"{year_number}-{letters}"


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
        monday = shift(shift(today, "day", 1 - today.isoweekday()), "week", _signed(hit.get("rel")))
        return shift(monday, "day", number - 1)
    step = _signed(hit.get("which"))
    if step < 0:
        return past if behind else shift(today, "day", -7)
    if step > 0:
        return coming if ahead else shift(today, "day", 7)
    return _nearest(view, past, coming)


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
    anchor = first_day(view.before) if view.before and unit_of(view.before) == "day" else None
    if hit.get("early"):
        return f"{value_of(anchor or view.today, 'day')}T{letters}"
    if which in ("that", "the same", "the", "the following", "the next", "the previous"):
        when = shift(anchor or view.today, "day", _signed(which))
        return f"{value_of(when, 'day')}T{letters}"
    return f"{value_of(shift(view.today, 'day', _signed(which)), 'day')}T{letters}"


def today(hit: Hit, view: View) -> str | None:
    """ "today", "yesterday", "the day before yesterday"."""
    return value_of(shift(view.today, "day", _ROWS["days"][hit.get("days")]), "day")


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
        time = f"{hour:02}:{hit.get('minute') or '00'}" + (f":{hit.get('second')}" if hit.get("second") else "")
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


def holiday(hit: Hit, view: View) -> str | None:
    """ "Christmas", "New Year's Eve 2020"."""
    month_day = _ROWS["holidays"][hit.get("holiday").replace("’", "'")]
    if hit.get("year"):
        return f"{hit.get('year')}-{month_day}"
    if view.today is None:
        return f"XXXX-{month_day}"
    number, number_of_day = map(int, month_day.split("-"))
    around = [valid(view.today.year + n, number, number_of_day) for n in (-1, 0, 1)]
    when = _closest(view, [d for d in around if d])
    return when and when.isoformat()


def shifted(hit: Hit, view: View) -> str | None:
    """ "last week", "this year", "the same month", "the end of the year"."""
    which, unit = hit.get("which"), hit.get("unit")
    named = which in ("that", "the same") or any(w in which for w in ("previous", "following", "preceding"))
    if which == "the next" and unit in ("day", "night"):
        named = True
    if which == "the" and unit == "quarter":
        if view.before and unit_of(view.before) == "quarter":
            return view.before
        return value_of(shift(view.today, "quarter", -1 if view.tense() == "past" else 0), "quarter")
    anchor = view.today
    if named:
        anchor = _anchor(view, unit) or (view.today if "previous" in which or "preceding" in which else None)
    return value_of(shift(anchor, "year" if unit == "season" else unit, _signed(which)), unit)


def _anchor(view: View, unit: str) -> date | None:
    """The first day of the date named before, if that is at least as fine as the unit to count in."""
    fine = ("day", "week", "month", "quarter", "half", "year")
    if view.before is None:
        return None
    known = unit_of(view.before)
    return first_day(view.before) if unit not in fine or fine.index(known) <= fine.index(unit) else None


def year_ago(hit: Hit, view: View) -> str | None:
    """ "the same period last year", "the year-ago quarter": a year before the period named last, or before today's."""
    rel = hit.get("rel")
    if not rel and not hit.words.removeprefix("the ").startswith(("year", "prior", "previous")):
        return None
    unit = unit_of(view.before) if view.before and "T" not in view.before else "year"
    anchor = first_day(view.before) if view.before else None
    if rel.isdigit():
        return rel
    if hit.get("unit") == "quarter" and anchor is None:
        return value_of(shift(view.today, "quarter", -5), "quarter")
    if anchor is None or view.today is None or (anchor.year < view.today.year - 1):
        return value_of(shift(view.today, "year", -1), "year")
    return value_of(shift(anchor, "year", -1), unit if unit in ("quarter", "half", "month") else "year")


def around(hit: Hit, view: View) -> str | None:
    """ "the year before", "the day after"."""
    back = hit.get("way") != "after"
    anchor = _anchor(view, hit.get("unit")) or (view.today if back else None)
    return value_of(shift(anchor, hit.get("unit"), 1 if hit.get("way") == "after" else -1), hit.get("unit"))


def ago(hit: Hit, view: View) -> str | None:
    """ "seven years ago", "a year earlier", "two weeks from now"."""
    unit, way = hit.get("unit", "unit2", "unit3"), hit.get("way").strip()
    forward = way in ("later", "from now", "hence", "after")
    if hit.get("unit3"):
        return "FUTURE_REF" if forward else "PAST_REF"
    count = _amount(hit.get("amount")) if hit.get("amount") else Decimal("0.5")
    if count is None:
        return "FUTURE_REF" if forward else "PAST_REF"
    count += Decimal("0.5") if hit.words.endswith(("and a half " + way,)) else 0
    named = way in ("earlier", "later", "before", "after", "previously", "prior") and view.before
    anchor = _anchor(view, unit.rstrip("s")) if named else None
    if anchor is None and way not in ("later", "after"):
        anchor = view.today
    unit, count = _whole(unit.rstrip("s"), count)
    fine = unit
    if unit == "year" and named and view.before and unit_of(view.before) in ("quarter", "half", "month"):
        fine = unit_of(view.before)
    return value_of(shift(anchor, unit, int(count) * (1 if forward else -1)), fine)


def _whole(unit: str, count: Decimal) -> tuple[str, Decimal]:
    """Units counted in whole numbers of units that the calendar knows: 1.5 years are 18 months."""
    unit = {"centurie": "century", "millennium": "century"}.get(unit, unit)
    finer = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "week": ("day", 7)}
    if count != count.to_integral_value() and unit in finer:
        name, times = finer[unit]
        return name, (count * times).to_integral_value()
    return unit, count.to_integral_value()


def ahead(hit: Hit, view: View) -> str | None:
    """ "three years' time"."""
    count = _amount(hit.get("amount"))
    return None if count is None else value_of(shift(view.today, hit.get("unit"), int(count)), hit.get("unit"))


def _amount(words: str) -> Decimal | None:
    """How many: a number, one for "a", None where it stays vague."""
    if words in _ROWS["vague"]:
        vague = _ROWS["vague"][words]
        return None if vague == "X" else Decimal(vague)
    if words in ("a", "an", "one", "another"):
        return Decimal(1)
    half = re.fullmatch(r"(.+?)(?:\sand\sa\shalf|\s1/2|½)", words)
    if half:
        whole = numerals.number(half[1])
        return None if whole is None else whole + Decimal("0.5")
    return numerals.number(words)


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
    count = _amount(between[-1].strip()) if between else Decimal(1)
    if unit == "second" and words in ("a", "an", "one", "another"):
        return None
    if count is None:
        return _duration("X", unit)
    count += Decimal("0.5") if hit.words.endswith("and a half") else 0
    return _duration(str(numerals.plain(count)), unit)


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
    count = _amount(hit.get("amount")) if hit.get("amount") else Decimal(2 if hit.get("other") else 1)
    return _duration(
        "X" if count is None else str(numerals.plain(count)), hit.get("unit").replace("centurie", "century")
    )


def frequency(hit: Hit, view: View) -> str | None:
    """ "daily", "annual"."""
    return str(_ROWS["frequencies"][hit.get("frequency")])


def reference(hit: Hit, view: View) -> str | None:
    """ "now", "recently", "the future"."""
    return str(_ROWS["references"][hit.get("reference")])


READINGS: dict[str, Callable[[Hit, View], str | None]] = {
    "iso": iso,
    "slashed": slashed,
    "day": day,
    "month": month,
    "year": year,
    "fiscal": fiscal,
    "quarter": quarter,
    "months_of_quarter": months_of_quarter,
    "this_unit": this_unit,
    "weekend": weekend,
    "span_of_year": span_of_year,
    "decade": decade,
    "hundred": hundred,
    "season": season,
    "weekday": weekday,
    "daypart": daypart,
    "today": today,
    "clock": clock,
    "holiday": holiday,
    "shifted": shifted,
    "year_ago": year_ago,
    "around": around,
    "ago": ago,
    "ahead": ahead,
    "duration": duration,
    "set": repeated,
    "frequency": frequency,
    "reference": reference,
}
