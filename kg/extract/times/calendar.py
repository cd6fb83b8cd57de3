"""Dates and units of time become TIMEX3 values: "2021-05-17", "2021-W20", "2021-Q2", "202", with X for the unknown."""

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200}
DAYS_OF = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
UNKNOWN = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def value_of(day: date | None, unit: str) -> str:
    """The calendar unit around a day as a TIMEX3 value; X digits for an unknown day."""
    if day is None:
        return UNKNOWN.get(unit, "XXXX-XX-XX")
    year, week, _ = day.isocalendar()
    return {
        "week": f"{year}-W{week:02}",
        "fortnight": f"{year}-W{week:02}",
        "weekend": f"{year}-W{week:02}-WE",
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04}-H{(day.month + 5) // 6}",
        "season": f"{day.year:04}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}",
        "century": f"{day.year // 100:02}",
    }.get(unit, f"{day:%Y-%m-%d}")


def shift(day: date | None, unit: str, count: int) -> date | None:
    """The day so many units later (earlier if negative); the end of a shorter month stands for its missing days."""
    if day is None:
        return None
    try:
        if unit in DAYS_OF:
            return day + timedelta(days=DAYS_OF[unit] * count)
        if unit not in MONTHS_OF:
            return day
        months = day.year * 12 + day.month - 1 + MONTHS_OF[unit] * count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def first_day(value: str) -> date | None:
    """The day that a TIMEX3 date value begins with, where it has a known year."""
    found = re.fullmatch(r"(?:FY)?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?", value)
    if found:
        return valid(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    found = re.fullmatch(r"(?:FY)?(\d{4})-([QH])([1-4])", value)
    if found:
        return valid(int(found[1]), (int(found[3]) - 1) * (3 if found[2] == "Q" else 6) + 1, 1)
    found = re.match(r"(\d{4})-W(\d\d)", value)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def unit_of(value: str) -> str:
    """How fine a TIMEX3 date value is: "day", "week", "month", "quarter", "half" or "year"."""
    if "-W" in value:
        return "week"
    if "-Q" in value:
        return "quarter"
    if "-H" in value:
        return "half"
    return {0: "year", 1: "month"}.get(value.split("T")[0].count("-"), "day")


def full_year(digits: str) -> int:
    """The year that two digits stand for ("98" is 1998, "23" is 2023), or four as they are."""
    number = int(digits.strip("'"))
    return number if len(digits.strip("'")) > 2 else number + (1900 if number > 50 else 2000)
