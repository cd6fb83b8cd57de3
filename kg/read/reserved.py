"""The line that reserves the rights in a text tells its publisher and the year of its dateline: "© 2025 Echo"."""

import re
from collections.abc import Iterable

from kg.read.credits import kind_of
from kg.read.datelines import day_in
from kg.read.dates import date_in

NAME = r"(?:The )?[A-Z][\w&.'’-]*(?: (?:of |the |and |& )?[A-Z][\w&.'’-]*){0,5}"
LINE = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)(?: ?(?:©|\([cC]\)))?,?"
    rf"(?: (?:(?:19|20)\d\d ?[-–] ?)?(?P<year>(?:19|20)\d\d))?,? (?:by )?(?P<name>{NAME})?"
)


def reserved_by(lines: Iterable[str]) -> str | None:
    """The medium that such a line names: "Lomas Post" of "Copyright 2025 Lomas Post. All rights reserved."."""
    names = (found["name"] for text in lines if (found := LINE.search(text)) and found["name"])
    mediums = (re.sub(r"\.? All$", "", name).rstrip(".") for name in names)
    return next((name for name in mediums if " " in name and kind_of(name) == "medium"), None)


def dated_by(lines: Iterable[str], datelines: Iterable[str]) -> str | None:
    """The day of a dateline in the year in which the rights are reserved: "LIMA, March 11 -" and "© 2025"."""
    year = next((found["year"] for text in lines if (found := LINE.search(text)) and found["year"]), None)
    day = next(filter(None, map(day_in, datelines)), None) if year else None
    dated = date_in(f"{day}, {year}") if day else None
    return dated[0] if dated is not None else None
