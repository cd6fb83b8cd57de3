"""Numbers with their units, scales and directions.

Amounts as written (quantities_amounts) are joined to ranges, given the unit that coordination lets out or the noun
that they count, and told apart from numbers that belong to names, dates and scores.
"""

import re
from dataclasses import replace

from spacy.tokens import Doc, Span

from kg.extract.numerals import plain
from kg.extract.quantities_amounts import Amount, amounts
from kg.extract.quantities_change import change_of
from kg.extract.quantities_nouns import counted, is_anaphoric, is_name, model_numbers, noun_name
from kg.extract.quantities_units import is_money
from kg.model import Document, Number, Quantity, Time

_BETWEEN = re.compile(r"\bbetween\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_RANGING = re.compile(r"\brang(?:e|es|ed|ing)\sfrom\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"(?:(?:(?P<to>to)|from|than|versus|vs\.?|against|with)\s)(?:(?:about|around|some|just|only|over|nearly|almost|a|the)\s)*$",
    re.IGNORECASE,
)
_ELLIPTIC_REACH = 60  # characters between a quantity and one that leaves the same unit out
_LIST = re.compile(r"\s?(?:,|and|or|,\sand|&|to|/)\s?", re.IGNORECASE)


def find(doc: Doc, document: Document, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """All quantities in order, not overlapping; numbers inside `times` are none, but for those of a duration."""
    found: list[Quantity] = []
    taken = [(t.start, t.end) for t in times if t.type != "DURATION"]
    names = model_numbers(doc)
    for block in document.blocks:
        written = _outside(list(amounts(doc.text, block.start, block.end)), taken)
        found += _quantities(doc, _with_shared_units(doc, written), names)
    return tuple(found)


def _outside(written: list[Amount], taken: list[tuple[int, int]]) -> list[Amount]:
    """The amounts that do not overlap the given spans; both are in order."""
    kept, position = [], 0
    for amount in written:
        while position < len(taken) and taken[position][1] <= amount.start:
            position += 1
        if position == len(taken) or taken[position][0] >= amount.number_end:
            kept.append(amount)
    return kept


def _with_shared_units(doc: Doc, written: list[Amount]) -> list[Amount]:
    """Amounts in lists and ranges take the unit or scale that is written once for all: "10, 12 and 15 percent"."""
    shared = list(written)
    for i in range(len(shared) - 2, -1, -1):
        one, other = shared[i], shared[i + 1]
        between = doc.text[one.end : other.start]
        if (
            one.unit
            or one.end != one.number_end
            or not other.unit
            or is_money(other.unit)
            and other.unit in doc.text[other.start : other.end]
            and False
        ):
            pass
        if not one.unit and other.unit and (_LIST.fullmatch(between) or between in ("-", "–", " - ", " – ")):
            shared[i] = replace(one, unit=other.unit)
        if not one.unit and one.scale == 1 < other.scale and abs(one.value) < 1000 and _is_range(doc.text, one, other):
            shared[i] = replace(shared[i], value=one.value * other.scale, scaled=True, scale=other.scale)
    for i in range(1, len(shared)):
        one, other = shared[i - 1], shared[i]
        if one.unit and is_money(one.unit) and not other.unit and _is_range(doc.text, one, other):
            shared[i] = replace(other, unit=one.unit)
    return shared


def _is_range(text: str, one: Amount, other: Amount) -> bool:
    between = text[one.end : other.start].strip().casefold()
    before = text[max(0, one.start - 40) : one.start]
    if between == "or":
        return not one.unit
    if between in ("-", "–", "—", "to", "through"):
        return True
    return between == "and" and bool(_BETWEEN.search(before))


def _quantities(doc: Doc, written: list[Amount], names: frozenset[str]) -> list[Quantity]:
    found: list[Quantity] = []
    i = 0
    while i < len(written):
        one = written[i]
        other = written[i + 1] if i + 1 < len(written) else None
        if _follows_code(doc.text, written, i):
            quantity = None
            i += 1
        elif other is not None and _joins(doc.text, one, other):
            quantity = _quantity(doc, one, other, found, names)
            i += 2
        elif other is not None and _is_score(doc.text, one, other):
            quantity = None
            i += 2
        else:
            quantity = _quantity(doc, one, None, found, names)
            i += 1
        if quantity is not None:
            found.append(quantity)
    return found


def _joins(text: str, one: Amount, other: Amount) -> bool:
    """Whether two amounts are the ends of one range."""
    if not _is_range(text, one, other) or one.value >= other.value:
        return False
    if one.unit and other.unit and one.unit != other.unit:
        return False
    before = text[max(0, one.start - 40) : one.start]
    between = text[one.end : other.start].strip().casefold()
    return between != "to" or not _FROM.search(before) or bool(_RANGING.search(before))


def _follows_code(text: str, written: list[Amount], i: int) -> bool:
    """ "0171-555": a number tied by a hyphen to digits that are no amount."""
    start = written[i].start
    tied = start > 1 and text[start - 1] in "-–" and text[start - 2].isdigit()
    return tied and not (i and written[i - 1].end == start - 1)


def _is_score(text: str, one: Amount, other: Amount) -> bool:
    """ "3-1", "6-4", "555-0172": two bare numbers that are no range."""
    return not one.unit and not other.unit and text[one.end : other.start] in ("-", "–")


def _quantity(
    doc: Doc, one: Amount, other: Amount | None, found: list[Quantity], names: frozenset[str]
) -> Quantity | None:
    last = other or one
    span = doc.char_span(one.start, last.end, alignment_mode="expand")
    numerals = doc.char_span(one.start, last.number_end, alignment_mode="expand")
    if span is None or numerals is None:
        return None
    unit = last.unit or one.unit
    if not unit and other is not None and _is_score(doc.text, one, other):
        noun = counted(doc, numerals.start, numerals.end)
        if noun is None or noun.tag_ not in ("NNS", "NNPS"):
            return None
    if not unit and not one.scaled and doc.text[one.start : one.number_end] in names:
        return None
    if not unit:
        told = _unit_from_context(doc, one, last, numerals, found)
        if told is None:
            return None
        unit = told
    value: Number | tuple[Number, Number] = plain(one.value)
    if other is not None:
        value = (plain(one.value), plain(other.value))
    return Quantity(
        span.start, span.end, one.start, last.end, value, unit, change_of(doc, one.start, last.end, span, unit)
    )


def _unit_from_context(doc: Doc, one: Amount, last: Amount, numerals: Span, found: list[Quantity]) -> str | None:
    """The noun counted, or the unit that is left out; None where the number is no quantity."""
    bare = one is last and not one.scaled and "," not in doc.text[one.start : one.end]
    if is_name(doc, numerals.start, numerals.end, big=not bare or one.fraction):
        return None
    before = found[-1] if found and doc[found[-1].first].sent == numerals.sent else None
    if one.written and is_anaphoric(doc, numerals.start, numerals.end):
        return None
    if one.fraction:
        return ""
    noun = counted(doc, numerals.start, numerals.end)
    if noun is not None and noun.tag_ == "NNP" and bare and one.value > 1 and not one.written:
        return None
    if noun is not None:
        return noun_name(noun)
    if before is not None and before.unit and _leaves_unit_out(doc.text, before, one):
        return before.unit
    if last.scaled and last.value >= 1_000_000:
        money = [q.unit for q in found if is_money(q.unit) and doc[q.first].sent == numerals.sent]
        return money[-1] if money else ""
    if one.written and one.value <= 10 and not _stands_for_things(doc, numerals):
        return None
    return ""


def _leaves_unit_out(text: str, before: Quantity, one: Amount) -> bool:
    """ "from 52 minutes to 19", "12.4 percent against 11.8": the unit is that of the quantity before."""
    between = text[before.end : one.start]
    found = _ELLIPTIC.search(between) if len(between) < _ELLIPTIC_REACH else None
    if found is None or (found["to"] and "," in between):
        return False
    return before.unit != "percent" or abs(one.value) < 1000


def _stands_for_things(doc: Doc, numerals: Span) -> bool:
    """ "two of the engines", "killed three": a numeral that heads its phrase."""
    if numerals.text.casefold() == "one":
        return False
    after = doc[numerals.end].lower_ if numerals.end < len(doc) else ""
    return after == "of" or numerals.root.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj")
