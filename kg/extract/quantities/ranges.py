"""Amounts that stand together share what is written once, and become ranges: "10, 12 and 15 percent", "$5-7m"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.numerals import either
from kg.extract.quantities.amounts import Amount
from kg.extract.quantities.units import is_money
from kg.rows import rows

_CHANGE = rows("numbers")["change"]

_BETWEEN = re.compile(r"\bbetween\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:about\s|around\s|nearly\s)?$", re.IGNORECASE)
_MOVED = re.compile(rf"\b(?:{either(_CHANGE['moved']['words'])})\s$", re.IGNORECASE)  # "fell $1.20 to $84.35"
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|aged?)\sfrom\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_OR = re.compile(r"(?:%|percent|per\scent),?\sor\s(?:[a-z]+\s)?$", re.IGNORECASE)  # "fell 42% or $7m to $9m"
_LIST = re.compile(r"\s?(?:,|and|or|,\sand|&|to|/|[-–])\s?", re.IGNORECASE)
_SIDES = re.compile(r"\s?(?:by|x|×)\s?")  # "12 by 9 feet"
_HYPHENS = ("-", "–")
_VOTED = re.compile(
    rf"\b(?:{either(_CHANGE['voted']['words'])})\s(?:(?:(?!after|beat|following|lost|won)[^.;:]){{0,50}}\s)?$",
    re.IGNORECASE,
)
_VOTE = re.compile(r"\s(?:[a-z-]+\s){0,2}(?:votes?|ballot|ruling|decision|in\sfavou?r)\b", re.IGNORECASE)
_LENGTHS = ("meter", "centimeter", "millimeter", "kilometer", "mile", "yard", "foot", "inch")
_ALIKE = 10  # what a sum stood at a year before is hardly so many times as much or as little
_YEARS = 1500  # from here on a bare number in brackets may be a year
_LEAD = 40  # characters before an amount in which "between" or "from" may stand


def share(text: str, written: list[Amount]) -> list[Amount]:
    """The amounts, each with the unit and the scale that its neighbour names for both."""
    shared = list(written)
    for i in range(len(shared) - 2, -1, -1):
        one, other = shared[i], shared[i + 1]
        tied = _LIST.fullmatch(text, one.end, other.start) is not None
        tied = tied or (other.unit in _LENGTHS and _SIDES.fullmatch(text, one.end, other.start) is not None)
        if one.fraction and text[one.end : other.start].strip() == "to":
            continue  # "fell by half to 280,000 tons"
        if not one.unit and tied and other.unit and other.end > other.number_end:
            shared[i] = replace(one, unit=other.unit)
        alike = one.unit == other.unit and is_money(one.unit) and _shares_scale(text, one, other)
        apart = one.unit and (other.unit or not is_money(one.unit)) and not alike
        if not apart and one.scale == 1 < other.scale and abs(one.value) < 1000 and _is_range(text, one, other):
            shared[i] = replace(shared[i], value=one.value * other.scale, scaled=True, scale=other.scale)
    for i in range(1, len(shared)):
        one, other = shared[i - 1], shared[i]
        if is_money(one.unit) and not other.unit and _is_range(text, one, other):
            shared[i] = replace(other, unit=one.unit)
    return [*shared[:1], *(_with_bracketed(text, one, other) for one, other in pairwise(shared))]


def _with_bracketed(text: str, one: Amount, other: Amount) -> Amount:
    """The bare number in brackets that a sum of money stood at before, in its unit: "SEK 1,204 million (1,101)"."""
    bracketed = text[one.end : other.start] in (" (", " (−", " (-") and text[other.end : other.end + 1] == ")"
    if (
        not bracketed
        or other.unit
        or other.scale > 1
        or other.written
        or not (is_money(one.unit) or one.unit == "percent")
    ):
        return other
    value = other.value * one.scale
    alike = abs(value) < abs(one.value) * _ALIKE and abs(one.value) < abs(value) * _ALIKE
    if not alike or (
        one.scale == 1 and is_money(one.unit) and text[other.start : other.end].isdigit() and other.value > _YEARS
    ):
        return other
    return replace(other, value=value, unit=one.unit, scaled=one.scaled, scale=one.scale)


def _shares_scale(text: str, one: Amount, other: Amount) -> bool:
    """Whether the scale of the second of two sums is that of both: "between $5 and $7 billion", not "up $2 to $3bn"."""
    less = one.value * other.scale < other.value
    return less and not _MOVED.search(text[max(0, one.start - _LEAD) : one.start])


def pairs(text: str, written: list[Amount]) -> Iterator[tuple[Amount, Amount | None]]:
    """Each amount by itself, or with the other end of its range; scores and parts of codes are left out."""
    i = 0
    while i < len(written):
        one, other = written[i], written[i + 1] if i + 1 < len(written) else None
        if other is not None and _joins(text, one, other):
            yield one, other
            i += 2
        elif other is not None and is_bare_pair(text, one, other):
            if _is_vote(text, one, other):
                yield one, None
                yield other, None
            i += 2
        else:
            if not _follows_code(text, written, i):
                yield one, None
            i += 1


def is_bare_pair(text: str, one: Amount, other: Amount) -> bool:
    """ "3-1", "2,500-3,000": two numbers with a hyphen and no unit, a score unless they count something."""
    return not one.unit and not other.unit and text[one.end : other.start].strip() in _HYPHENS


def _is_vote(text: str, one: Amount, other: Amount) -> bool:
    """ "passed 61-38", "in a 61-38 vote": votes for and against, where other pairs are scores."""
    return bool(
        _VOTED.search(text, max(0, one.start - _LEAD - 20), one.start) or _VOTE.match(text, other.end, other.end + 40)
    )


def _joins(text: str, one: Amount, other: Amount) -> bool:
    """Whether two amounts are the ends of one range."""
    if not _is_range(text, one, other) or one.value >= other.value or one.fraction != other.fraction:
        return False  # nor "fell by about a quarter to 31,400"
    if one.unit and other.unit and one.unit != other.unit:
        return False
    before = text[max(0, one.start - _LEAD) : one.start]
    between = text[one.end : other.start].strip().casefold()
    whole = (_is_sum(text, one) and _is_sum(text, other)) or (one.end > one.number_end and other.end > other.number_end)
    if whole and between == "to" and (_MOVED.search(before) or _OR.search(before)):
        return False  # "rose $2 to $81", "slid 11 cents to 38 cents"
    if between != "to" or _RANGING.search(before):
        return True
    bare = one.end == one.number_end and other.unit == "percent"  # "will fall by 5 to 10 percent"
    return not _FROM.search(before) and (bare or not _BY.search(before))


def _is_sum(text: str, amount: Amount) -> bool:
    """Whether a sum of money begins with its sign."""
    return is_money(amount.unit) and not text[amount.start].isdigit()


def _is_range(text: str, one: Amount, other: Amount) -> bool:
    between = text[one.end : other.start].strip().casefold()
    if between == "or":  # "five or six", "five or six feet"
        return not one.unit or (one.end == one.number_end and one.unit == other.unit and one.written)
    if between in {*_HYPHENS, "to", "through"}:
        level = between not in _HYPHENS and one.end > one.number_end and not other.unit  # "fell 12 points to 3,200"
        return not level
    return between == "and" and bool(_BETWEEN.search(text[max(0, one.start - _LEAD) : one.start]))


def _follows_code(text: str, written: list[Amount], i: int) -> bool:
    """ "0171-555": a number tied by a hyphen to digits that are no amount."""
    start = written[i].start
    tied = start > 1 and text[start - 1] in _HYPHENS and text[start - 2].isdigit()
    return tied and not (i and written[i - 1].end == start - 1)
