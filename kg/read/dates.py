"""A date as an article's head writes it becomes an ISO date or date-time; a relative or ambiguous one becomes None."""

import re
from datetime import datetime
from functools import cache, lru_cache

import dateparser

from kg.rows import alternatives, rows, words

YEAR = r"(?:19|20)\d\d"
ISO_NUMBERS = re.compile(rf"{YEAR}([-/.])\d\d?\1\d\d?\b")
NUMBERS = re.compile(rf"\b(\d\d?)([/.-])(\d\d?)\2({YEAR})\b")
CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?| ?[ap]\.?m\b\.?|\.\d\d(?: ?[ap]\.?m\b\.?| ?[A-Z]{2,4}\b))", re.I
)
ZONE = re.compile(r"(?:(?:GMT|UTC) ?(?P<hours>[+-]\d{1,2})(?!\d)|Z|UTC|GMT|[+-]\d\d:?\d\d)\b")
ISO_TIME = re.compile(rf"{YEAR}-\d\d-\d\dT\d\d:\d\d[\d:.,+Z-]*(?<=[\dZ])")


@cache
def _written() -> re.Pattern[str]:
    """A date with its month in words, in either order."""
    month = rf"(?:{rows('layout')['months']})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(?:{month} {day},? {YEAR}|{day} (?:of )?{month},? {YEAR}|{day}-{month}-{YEAR}|{month}/{day}/{YEAR})\b",
        re.I,
    )


def date_in(text: str) -> tuple[str, int, int] | None:
    """The first full date in a short text, with its clock time if one stands beside it, and where the date stands."""
    exact = ISO_TIME.search(text)
    if exact is not None and (told := _exact(exact[0])) is not None:
        return told, *exact.span()
    found = ISO_NUMBERS.search(text) or _written().search(text) or NUMBERS.search(text)
    if found is None or not (day := _plain(found)):
        return None
    clock = CLOCK.search(text[: found.start()] + " " * len(found[0]) + text[found.end() :])
    zone = ZONE.match(text, clock.end() + text.startswith(" ", clock.end())) if clock else None
    hour = re.sub(r"(?<=\d)\.(?=\d)", ":", clock[0]) if clock else ""
    away = f"{int(zone['hours']):+03}:00" if zone and zone["hours"] else zone[0] if zone else ""  # "GMT+2"
    made = _parsed(f"{day} {hour} {away}".strip(), bool(clock)) or _parsed(day, False)
    return (made, *found.span()) if made else None


def _plain(found: re.Match[str]) -> str:
    """A found date in an order that cannot be misread, or "" where day and month could change places."""
    if found.re is ISO_NUMBERS:
        return re.sub(r"[/.]", "-", found[0])
    if found.re is not NUMBERS:
        return found[0]
    one, other = int(found[1]), int(found[3])
    if one != other and max(one, other) <= 12:
        return ""
    return f"{found[4]}-{min(one, other):02}-{max(one, other):02}"


def iso(text: str) -> str | None:
    """An ISO date or date-time from a field that holds nothing but a date, or None."""
    if (exact := _exact(text.strip())) is not None:
        return exact
    found = date_in(text)
    return found[0] if found else None


def _exact(text: str) -> str | None:
    """An ISO date or date-time written as the standard says, or None."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.date().isoformat() if re.fullmatch(r"\S{10}|\d{8}", text) else moment.isoformat()


@lru_cache(maxsize=1024)  # an article's date stands at its head, in its byline and beside its photographs
def _parsed(text: str, timed: bool) -> str | None:
    order = "YMD" if text[:4].isdigit() else "MDY"
    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": order}
    moment: datetime | None = dateparser.parse(text, languages=["en"], settings=settings)
    if moment is None:
        return None
    return moment.isoformat() if timed else moment.date().isoformat()


def is_labelled(text: str) -> bool:
    """Whether a text starts with "Published", "Updated" or another word that stands in front of dates."""
    return bool(_label().match(text.strip()))


def is_update(text: str) -> bool:
    """Whether the label in front of a date says that the article was changed then."""
    found = _label().match(text.strip())
    return bool(found and re.search(r"updated|modified", found[0], re.I))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words('layout', 'date_labels'))})\b(?: (?:on|at))?:?", re.I)
