"""The start of a first paragraph becomes a dateline: "BEIJING, May 3 (Xinhua) -- ", "LONDON (Reuters) - ".

Capitals in front of a dash are a place; a place in small letters needs an agency, a day or a country behind it.
"""

import re
from functools import cache

from kg.rows import rows, words

MAX_LENGTH = 90  # characters
UPPER = r"[^\W\d_a-zß-öø-ÿ]"  # a capital letter of any alphabet in Latin script
CAPITALS = rf"(?:(?:Mc|Mac|St\. |[A-Z]['’])?{UPPER}{{2,}}|[A-Z]\.)(?:[-'’.]{UPPER}+)*\.?"
SMALL = r"(?:de|del|la|le|les|los|las|of|the|and|di|da|do|dos|al|el|du|y|i|am|an|im|sur|upon)"
PLACE = rf"{CAPITALS}(?:[ /-](?:(?:{SMALL}|[AEIOUY]) ){{0,2}}{CAPITALS}){{0,4}}"
NAMED = r"[^\W\d_a-z][\w.'’-]+"
TITLED = rf"{NAMED}(?:[ /-](?:{SMALL} ){{0,2}}{NAMED}){{0,3}}"
REGION = rf"(?:, {NAMED}(?: {NAMED}){{0,3}}){{0,2}}"
AGENCY = r"(?: ?(?:\([A-Z][\w.&' -]{1,40}\)|/[A-Z][\w ]{2,30}/))"
DASH = r"(?: ?(?:—|–|---?) ?| - |: )"


def dateline_length(text: str) -> int:
    """The length of the dateline that a paragraph starts with, the blank behind it included, or 0."""
    for pattern in _patterns():
        found = pattern.match(text, 0, MAX_LENGTH)
        if found and found.end() < len(text) and _names_a_place(found[0]):
            return found.end()
    return 0


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?i:{rows('layout')['months']})\b\.?"
    year = r"(?:,? (?:19|20)\d\d)?"
    date = rf"(?:{month} \d{{1,2}}(?:st|nd|rd|th)?{year}|\d{{1,2}} {month}{year})"
    day = rf"(?:,? (?:on )?{date}| \({date}\))"
    countries = "|".join(map(re.escape, rows("demonyms")["country"]))
    media = "|".join(map(re.escape, rows("layout")["media"]))
    return (
        re.compile(rf"{PLACE}{REGION}{day}?{AGENCY}?{DASH}"),
        re.compile(rf"{TITLED}{REGION}{day}?{AGENCY}{DASH}"),
        re.compile(rf"{TITLED}{REGION}{day}{AGENCY}?{DASH}"),
        re.compile(rf"{TITLED}, (?:{countries}) ?[—–] ?"),
        re.compile(rf"\((?:{media})\)(?:{DASH}| (?=[A-Z]))"),
    )


def agency_in(dateline: str) -> str | None:
    """The agency or the paper that a dateline names in brackets, "LONDON (Reuters) - ", or None."""
    named = re.search(rf"{AGENCY}(?={DASH}$)", dateline)
    month = rf"(?:{rows('layout')['months']})\b"
    if named is None or re.search(rf"\b{month}\.? ?\d|\d {month}", named[0], re.I):
        return None
    return named[0].strip(" (/)")


def _names_a_place(prefix: str) -> bool:
    place = re.split(r"[,(:—–/]| -", prefix.strip())[0].strip(" .").casefold()
    return place not in words("layout", "not_places")
