"""Parts of a whole in words and figures: "two-thirds", "by nearly half", "one in five", "6-1/4"."""

import re
from decimal import Decimal

from kg.extract import numerals
from kg.extract.numerals import SCALE, WORDS, either
from kg.extract.quantities.units import measure_names
from kg.rows import rows

_ROWS = rows("numbers")
VULGAR = "".join(_ROWS["vulgar"])
AND_PART = either(_ROWS["and_part"]).replace(" ", r"[\s-]")
EIGHTHS = r"(?:1/3|2/3|[135]/(?:2|4|8|16)|[79]/(?:8|16)|1[135]/16)(?![\w/])"  # "6-1/4 cents", "2 3/8 inches"
_PARTS = either([w for w in _ROWS["fractions"] if w != "half"])
_SURE_PARTS = either(
    [f"{w}s" for w in _ROWS["fractions"] if w not in ("half", "quarter")]
)  # three quarters may be of a year
_ARE = r"(?:is|was|has|had|are|were|have|will|would|may|could|can|came|comes|goes|went)\b"
FEW = "one|two|three|four|five|six|seven|eight|nine"
_COMPARED = either([w for words in _ROWS["change"]["compared"].values() for w in words if w not in ("above", "below")])
_SOFTENED = [word for words in _ROWS["change"]["before"].values() for word in words]
_BY = "|".join(rf"(?<=\bby\s{lead})" for lead in ("", *(re.escape(word) + r"\s" for word in _SOFTENED)))
_AFTER_PART = rf"(?=\s(?:{either(_ROWS['after_part']['words'])})\b|[,.;]|$)"
_UNITS_HALVED = either([*measure_names(), "cent", "dollar", "euro", "sen"])
_NOT_SECOND = "".join(rf"(?<!{word}\s)" for word in ("first", "second", "latter", "last", "third", "top", "bottom"))
FRACTION = (
    rf"(?P<fraction>(?=an?\s|half|quarter|{FEW})(?!(?-i:An?)\s(?:{_PARTS}),\s(?:an?|the|who|whose|named|aged)\b)(?!an?\s(?:{_PARTS}),\s(?:an?\s(?:\w+\s){{1,2}}(?:of|aged)\s\d|an?\s\d+-year-old\b|named\b|aged\b))(?:(?:{FEW}|an?)(?:-|\s)(?:{_PARTS})s?(?=\s(?:of|the)\b|-|\s(?:{_COMPARED})\b|[,.;]|$)"
    rf"|{_NOT_SECOND}(?:one[-\s]|a\s)?half(?=\s(?:of|the|its|their|his|her|all|that|those|these|as)\b)|half(?=\sa\s(?:million|billion|trillion|dozen|percent|percentage|per\scent|point)\b)"
    rf"|{_NOT_SECOND}half(?=\san?\s(?:{_UNITS_HALVED})(?![\w-]))"
    rf"|(?:{FEW})\s(?:{_SURE_PARTS})"
    rf"|(?=half|an?\s|one[-\s]|three\s)(?:{_BY})(?:(?:a\s|one[-\s])?half|an?\s(?:{_PARTS})|three\squarters){_AFTER_PART}"
    rf"|(?<=\bof\swhich\s)an?\s(?:{_PARTS})(?=\s(?:{_ARE}))|(?<=\bof\swhom\s)an?\s(?:{_PARTS})(?=\s(?:{_ARE}))"
    rf"|an?\s(?:{_PARTS})(?=\s(?:were|are|have)\b)"
    rf"|(?:half|quarter|three-quarters?)(?=[-\s](?:percentage[-\s])?points?\b)"
    rf"|(?:{FEW})-(?:{_PARTS})s?)(?!\w))"
)
# "one in five adults", "nine out of 10": no year and no length of time.
ODDS = (
    rf"(?P<odds>(?:(?P<one>1|one|two|three|four|seven|eight|nine)\sin|(?P<of>\d|one|two|three|four|six|seven|eight|nine)\sout\sof"
    rf"|(?P<of_ten>[6-9]|six|seven|eight|nine)\sof(?=\s(?:10|ten)\s)"
    rf"|(?P<of_every>\d{{1,3}}|{WORDS})\s(?:out\s)?of(?=\severy\s))"
    rf"\s(?:every\s)?(?P<all>\d{{1,3}}(?:,000)?(?![\d,.:%])|(?:{WORDS}))(?=\s[a-z]|[.,])"
    rf"(?!\s(?:percent|per|a\.m|p\.m|{either(rows('times')['units'])}|m|bn|more|{SCALE})s?\b))"
)


def fraction_in_words(words: str) -> Decimal:
    """What "two-thirds", "a quarter" or "half" is worth, to six places."""
    parts = re.split(r"[\s-]", words.casefold())
    counts = {"a": 1, "an": 1} | _ROWS["units"]
    count = counts.get(parts[0], 1) if len(parts) > 1 else 1
    under = _ROWS["fractions"].get(parts[-1]) or _ROWS["fractions"][parts[-1].removesuffix("s")]
    return round(Decimal(count) / Decimal(under), 6)


def so_many_in(of: str, whole: str) -> Decimal | None:
    """What "one in five" is worth, to six places; None where it is no share."""
    part, all_of_it = numerals.number(of), numerals.number(whole)
    return round(part / all_of_it, 6) if part and all_of_it and part < all_of_it else None


def mixed(words: str) -> Decimal | None:
    """What "2½", "2 1/2" or "two and a half" is worth."""
    part = re.search(rf"(?:[\s-]{EIGHTHS}|\s?[{VULGAR}]|[\s-](?:{AND_PART}))$", words, re.IGNORECASE)
    written = part[0].strip(" -").replace("-", " ").casefold() if part else words
    over, under = (_ROWS["vulgar"] | _ROWS["and_part"]).get(written) or written.split("/")
    whole = words[: part.start()] if part else ""
    count = numerals.number(whole) if whole else Decimal(0)
    of_cents = 100 if re.search(r"\.\d\d$", whole) else 1  # "$5.81-1/2" and half a cent
    return None if count is None else count + round(Decimal(over) / Decimal(under) / of_cents, 6)
