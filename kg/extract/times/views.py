"""From where a time is seen, and how words that point ("last", "next", "that year") are followed from there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.extract import numerals
from kg.extract.times.calendar import first_day, shift, unit_of, value_of
from kg.extract.times.tense import Tense
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


def signed(which: str) -> int:
    """-1 for "last" and its like, 1 for "next" and its like, 0 for "this"."""
    words = which.split()
    return -1 if any(w in _BEFORE for w in words) else 1 if any(w in _AFTER for w in words) else 0


def nearest(view: View, past: date | None, coming: date | None, default: Tense = "past") -> date | None:
    """The occurrence that the tense asks for: the last one, today included, or the one to come."""
    told = view.tense()
    return coming if (told if told in ("past", "future") else default) == "future" else past


def closest(view: View, around: list[date]) -> date | None:
    """Of a yearly day the past or the coming one, as the tense says; without a tense the nearer one."""
    assert view.today is not None
    today = view.today
    past = max((d for d in around if d <= today), default=None)
    coming = min((d for d in around if d >= today), default=None)
    nearer = past if coming is None or (past and (today - past) <= (coming - today)) else coming
    told = view.tense()
    return {"past": past, "future": coming}.get(told, nearer)


def anchor(view: View, unit: str) -> date | None:
    """The first day of the date named before, if that is at least as fine as the unit to count in."""
    fine = ("day", "week", "month", "quarter", "half", "year")
    if view.before is None:
        return None
    known = unit_of(view.before)
    return first_day(view.before) if unit not in fine or fine.index(known) <= fine.index(unit) else None


def year_from(rel: str, view: View) -> str:
    """The year of "last year", "that year" as digits or XXXX."""
    if rel.startswith(("that", "the same")) and view.before:
        when = first_day(view.before)
        return value_of(when or view.today, "year")
    if "previous" in rel or "following" in rel:
        anchor = (first_day(view.before) if view.before else None) or view.today
        return value_of(shift(anchor, "year", signed(rel)), "year")
    return value_of(shift(view.today, "year", signed(rel)), "year")


def amount(words: str) -> Decimal | None:
    """How many: a number, one for "a", None where it stays vague."""
    if words in _ROWS["vague"]:
        vague = _ROWS["vague"][words]
        return None if vague == "X" else Decimal(vague)
    if words in ("a", "an", "one", "another"):
        return Decimal(1)
    words = re.sub(r"^another\s", "", words)
    half = re.fullmatch(r"(.+?)(?:\sand\sa\shalf|\s1/2|½)", words)
    if half:
        whole = numerals.number(half[1])
        return None if whole is None else whole + Decimal("0.5")
    return numerals.number(words)


def whole_units(unit: str, count: Decimal) -> tuple[str, Decimal]:
    """Units counted in whole numbers of units that the calendar knows: 1.5 years are 18 months."""
    unit = {"centurie": "century", "millennium": "century"}.get(unit, unit)
    finer = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "week": ("day", 7)}
    if count != count.to_integral_value() and unit in finer:
        name, times = finer[unit]
        return name, (count * times).to_integral_value()
    return unit, count.to_integral_value()
