"""Numerals in digits and words become numbers: "1.5 million", "twenty-five", "two and a half", "1,23,456".

`DIGITS`, `WORDS` and `SCALE` are sources of regular expressions, to be compiled without regard to case.
"""

import re
from decimal import Decimal

from kg.model import Number
from kg.rows import rows

_ROWS = rows("numbers")
_UNITS: dict[str, int] = _ROWS["units"]
_TENS: dict[str, int] = _ROWS["tens"]
_SCALES: dict[str, int] = _ROWS["scales"]
_SMALL = _UNITS | _TENS


def either(words: object) -> str:
    """The words as one alternation, longer ones first, so that the longest wins."""
    return "|".join(re.escape(str(word)).replace("\\ ", " ") for word in sorted(words, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_BELOW_20 = either(_UNITS)
_BELOW_100 = rf"(?:(?:{either(_TENS)})(?:[-\s](?:{either([w for w, n in _UNITS.items() if 0 < n < 10])}))?|{_BELOW_20})"
SCALE = either(_SCALES)
_BIG = either([word for word, n in _SCALES.items() if n >= 1000])
_BELOW_1000 = rf"(?:(?:a|an|{_BELOW_100})\s(?:hundred|dozen)(?:\s(?:and\s)?{_BELOW_100})?(?!\w)|(?:{_BELOW_100}(?!\w)))"
WORDS = (
    rf"(?:(?:{_BELOW_1000}|(?:an?(?=\s(?:{_BIG}))))(?:[-\s](?:{_BIG})(?!\w)(?:,?\s(?:and\s)?{_BELOW_1000})?)*(?!\w))"
)
# "Rose sevenfold", but not "the reason is twofold".
_IS = r"(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)"
FOLDED = rf"(?=[a-z-]+fold\b){_IS}(?:{_BELOW_100}|hundred|thousand)(?=fold(?!\w))"
DIGITS = (
    r"(?:\d{1,3}(?:,\d{2,3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d{1,3}(?: \d{3})* 000(?!\d|[.,]\d)"  # parted by blanks: "1 200 000"
    r"|\d+(?:\.\d+)?|\.\d+)"
)


def plain(number: Decimal) -> Number:
    """An int where the number is whole, written out in full; else the decimal without trailing zeros."""
    return int(number) if number == number.to_integral_value() else Decimal(format(number.normalize(), "f"))


def digits(text: str) -> Decimal:
    """The number that digits with separators of thousands stand for."""
    return Decimal("".join(c for c in text if not c.isspace() and c != ","))


def scale(word: str) -> int:
    """What a scale word or suffix multiplies by ("million", "bn"); 1 if it is none."""
    plain_word = word.casefold().strip(". ")
    return _SCALES.get(plain_word) or _SCALES.get(plain_word.removesuffix("s")) or _ROWS["suffixes"].get(plain_word, 1)


def words(text: str) -> Decimal | None:
    """The number that numeral words stand for ("two hundred and five"), or None if they are no numeral."""
    total, group = Decimal(0), Decimal(0)
    parts = re.findall(r"[a-z]+", text.casefold())
    for part in parts:
        if part in _SMALL:
            group += _SMALL[part]
        elif part in ("a", "an"):
            group += 1
        elif part in ("hundred", "dozen"):
            group = (group or Decimal(1)) * _SCALES[part]
        elif part in _SCALES:
            total += (group or 1) * _SCALES[part]
            group = Decimal(0)
        elif part != "and":
            return None
    return total + group if parts else None


def number(text: str) -> Decimal | None:
    """The number written in digits or words, a scale word after digits included; None if it is none."""
    whole = re.fullmatch(rf"({DIGITS})(?:[-\s]?({SCALE}))?", text.strip(), re.IGNORECASE)
    if whole:
        return digits(whole[1]) * scale(whole[2] or "")
    return words(text)


def ordinal(text: str) -> int | None:
    """The rank that an ordinal stands for ("third", "3rd", "21st"), or None."""
    found = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", text, re.IGNORECASE)
    return int(found[1]) if found else _ROWS["ordinals"].get(text.casefold())
