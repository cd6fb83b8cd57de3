"""One measure told in two units: "three hours and 20 minutes" are 200 minutes."""

import re
from dataclasses import replace

from kg.model import Quantity

# How many of the smaller unit make one of the larger.
PARTS = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("foot", "inch"): 12,
}
_BETWEEN = re.compile(r",?\s(?:and\s)?")
_ELSEWHERE = re.compile(
    r"\s(?:later|after|before|earlier|ahead|ago|behind|into)\b"
)  # "won in 3 hours, 20 minutes ahead of Roe"


def joined(text: str, before: Quantity, last: Quantity) -> Quantity | None:
    """The measure that two quantities next to each other are, in the smaller unit; None where they are two."""
    size = PARTS.get((before.unit, last.unit))
    whole, rest = before.value, last.value
    if size is None or isinstance(rest, tuple) or not isinstance(whole, int) or rest >= size or last.change != "=":
        return None
    if not _BETWEEN.fullmatch(text, before.end, last.start):
        return None
    if _ELSEWHERE.match(text, last.end) and "," in text[before.end : last.start]:
        return None
    return replace(before, last=last.last, end=last.end, value=whole * size + rest, unit=last.unit)
