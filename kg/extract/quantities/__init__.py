"""Numbers with their units, scales and directions.

Amounts as written (`amounts`) are joined to ranges (`ranges`) and given the noun that they count or
the unit that they leave out; numbers that belong to names, dates and scores are none.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.extract.numerals import plain
from kg.extract.quantities.amounts import RANKED, RUNNING, Amount, amounts
from kg.extract.quantities.change import carried, change_of, is_gap
from kg.extract.quantities.compound import joined
from kg.extract.quantities.nouns import counted, is_age_limit, is_anaphoric, is_name, is_verb, model_numbers, noun_name
from kg.extract.quantities.odds import with_odds
from kg.extract.quantities.ranges import is_bare_pair, pairs, share
from kg.extract.quantities.units import home_dollar, is_money
from kg.extract.tables import Cell, cells
from kg.extract.tokens import Doc, Span, Token
from kg.model import Document, Number, Quantity, Time
from kg.rows import rows, words

_ELLIPTIC = re.compile(
    r"(?:(?:(?P<to>to)|from|than|versus|vs\.?|against|with)\s)(?:(?:about|around|some|just|only|over|nearly|almost|a|the)\s)*$",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"(?:[\s-][\w'’]+){0,5},\s(?:(?:and|or|about|around|some|nearly|almost|just)\s){0,2}(?!.)")
_ELLIPTIC_REACH = 60  # characters between a quantity and one that leaves the same unit out
_TO_NUMBER = re.compile(r"[-–]to[-–]\d")  # "voted 61-to-37", which is one token
_TO_PERCENT = re.compile(r"\s(?:higher\s|lower\s)?(?:to|at)\s[\d.]+\s?(?:%|per\s?cent)")
_MOST_POINTS = 50  # more are the points of an index
_MOST_SHARE = 100
_NEAR_VOTE = 7  # tokens from "the vote in the senate" to how it went
_STEP = 5  # basis points in which central banks move their rates
_ALIKE = 10  # of two sums of the same for two, one is hardly so many times the other
_FROM = re.compile(r"\bfrom\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged|age of|ages of|at age|ages|age)\s(?:(?:about|between|over|under|above|below)\s)?$", re.IGNORECASE
)
_NEXT = re.compile(r"\b(?:followed by|trailed by|ahead of)\s[^.;:\n]+\($")
_REACH_OF_NEXT = 120  # characters from "followed by" to the last of its list
_MARK = re.compile(r"\(\d{1,3}\)|\d{5}")  # "(3)" numbers a list, and five digits without a comma a place or a file
_WIDEST = 20  # the ends of a range are not farther apart than this many times
_YOUNGEST, _OLDEST = 15, 105  # years of people that news tells in brackets
_HYPHENS = ("-", "–")
_MILLION = 1_000_000
_NEAREST_MILES = 1000  # from here on "nm" are nautical miles: so many nanometers are told in micrometers
_SUMS = frozenset(rows("units")["sums"])
_TAKEN_UP = frozenset(rows("units")["sums_taken_up"])
_TIMES = ("second", "minute", "hour", "day", "week", "month", "year")


def _at_home(amount: Amount, text: str, home: str | None) -> Amount:
    """A sum with a bare "$" in the dollar of the site's country, where it is known."""
    bare = home is not None and amount.unit == "USD" and text[amount.start] == "$"
    return replace(amount, unit=home) if bare and home is not None else amount


def find(doc: Doc, document: Document, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """All quantities in order, not overlapping; numbers inside `times` are none, but for those of a duration."""
    found: list[Quantity] = []
    names = model_numbers(doc)
    table = {cell.end: cell for cell in cells(document)}
    home = home_dollar(doc.text, document.url or document.publisher or "")
    for block in document.blocks:
        found_here = (_at_home(a, doc.text, home) for a in amounts(doc.text, block.start, block.end))
        written = share(doc.text, [_in_table(a, table) for a in found_here])
        for one, other in pairs(doc.text, list(with_odds(doc, _outside(doc.text, written, times)))):
            quantity = _quantity(doc, one, other, found, names)
            whole = joined(doc.text, found[-1], quantity) if found and quantity is not None else None
            if whole is not None:
                found[-1] = whole
            elif quantity is not None:
                found.append(quantity)
    return tuple(found)


def _in_table(amount: Amount, table: Mapping[int, Cell]) -> Amount:
    """A bare number in a table as the sum of money that its head makes it."""
    cell = table.get(amount.end)
    if cell is None or amount.unit or amount.scaled:
        return amount
    value = amount.value * cell.scale * (-1 if cell.negative else 1)
    return replace(amount, value=value, unit=cell.unit, scaled=cell.scale > 1, scale=cell.scale)


def _outside(text: str, written: list[Amount], times: tuple[Time, ...]) -> list[Amount]:
    """The amounts that are no part of a time, and those that measure a duration; both are in order."""
    kept, position = [], 0
    for amount in written:
        while position < len(times) and times[position].end <= amount.start:
            position += 1
        apart = position == len(times) or times[position].start >= amount.number_end
        if apart or (times[position].type == "DURATION" and _is_measured(text, amount, times[position])):
            kept.append(amount)
    return kept


def _is_measured(text: str, amount: Amount, time: Time) -> bool:
    """Whether a length of time is a quantity too, or was none: "three quarters of the budget", "of a million"."""
    if amount.written and (RUNNING.match(text, amount.end) or RANKED.match(text, amount.end)):
        return True  # "four consecutive quarters"; "four second places" are none
    ends = amount.end == time.end and text[amount.start :][:2].casefold() == "a "  # "by about a quarter"
    whole = amount.start == time.start or ends
    return bool(amount.unit) or amount.scaled or (amount.fraction and whole)


def _quantity(
    doc: Doc, one: Amount, other: Amount | None, found: list[Quantity], names: frozenset[str]
) -> Quantity | None:
    last = other or one
    span = doc.char_span(one.start, last.end, alignment_mode="expand")
    numeral = doc.char_span(one.start, last.number_end, alignment_mode="expand")
    if span is None or numeral is None or not len(numeral):
        return None
    unit = last.unit or one.unit or _unit_from_context(doc, one, other, numeral, found, names)
    if unit is None:
        return None
    if unit == "nanometer" and last.value >= _NEAREST_MILES:
        unit = "nautical mile"  # "a range of 2,650nm"
    value: Number | tuple[Number, Number] = plain(one.value)
    if other is not None:
        value = (plain(one.value), plain(other.value))
    change = change_of(doc, one.start, last.end, span, unit, one.fraction)
    before = found[-1] if found and doc[found[-1].first].sent == span.sent else None
    if before is not None and change in ("=", "~"):
        change = carried(doc, before, span.start, span.end, unit) or change
    return Quantity(span.start, span.end, one.start, last.end, value, unit, change)


def _unit_from_context(
    doc: Doc, one: Amount, other: Amount | None, numeral: Span, found: list[Quantity], names: frozenset[str]
) -> str | None:
    """The noun counted, or the unit that is left out; None where the number is no quantity."""
    if (won := _wins_too(doc, one, numeral, found)) is not None:
        return won
    if _is_no_quantity(doc, one, other, numeral, names):
        return None
    if one.fraction:
        return ""
    if _AGED.search(doc.text, max(0, one.start - 20), one.start) or is_age_limit(doc, numeral.start, one.value):
        return "year"
    if numeral.start and doc[numeral.start - 1].lower_ == "magnitude":
        return "magnitude"
    noun = counted(doc, numeral.start, numeral.end)
    before = _unconverted(doc, found) if found and doc[found[-1].first].sent == numeral.sent else None
    if noun is not None:
        return "percentage point" if _is_of_percents(doc, before, noun, one) else _of_rates(doc, noun, one)
    if before is not None and before.unit and _leaves_unit_out(doc, before, one, numeral):
        return before.unit
    if before is not None and before.unit and _is_difference(doc, before, numeral):
        return "percentage point" if before.unit == "percent" else before.unit
    last = other or one
    if last.scaled and last.value >= _MILLION:
        return _money_before(doc, numeral, found)
    if one.written and one.value <= 10 and not (_stands_for_things(doc, numeral) or _shares_verb(doc, before, numeral)):
        return None
    return ""


def _unconverted(doc: Doc, found: list[Quantity]) -> Quantity:
    """The last quantity, or the one that it only converts in brackets: "2.6 billion crowns ($247 million)"."""
    last = found[-1]
    converts = len(found) > 1 and doc.text[found[-2].end : last.start] == " (" and is_money(found[-2].unit)
    return found[-2] if converts and is_money(last.unit) else last


def _is_no_quantity(doc: Doc, one: Amount, other: Amount | None, numeral: Span, names: frozenset[str]) -> bool:
    """Whether numbers without a unit are a name, a score, or words that point back."""
    written = doc.text[one.start : one.number_end]
    if (not one.scaled and written in names) or _TO_NUMBER.match(doc.text, one.end):
        return True
    if one.written and is_anaphoric(doc, numeral.start, numeral.end):
        return True
    noun = counted(doc, numeral.start, numeral.end)
    if other is not None:
        counting = noun is not None and noun.tag_ in ("NNS", "NNPS") and other.value < one.value * _WIDEST
        return is_bare_pair(doc.text, one, other) and not counting
    bare = not one.scaled and "," not in written
    if (
        bare
        and noun is None
        and not (_may_be_age(doc, numeral.start, one) or _is_of_next(doc.text, one))
        and _MARK.search(doc.text, max(0, one.start - 1), one.end + 1)
    ):
        return True
    if _is_vote(doc.text, one):
        return False
    if is_name(doc, numeral.start, numeral.end, big=not bare or one.fraction):
        return True
    return bare and not one.written and one.value > 1 and noun is not None and noun.tag_ == "NNP"


def _is_of_next(text: str, one: Amount) -> bool:
    """Whether a number in brackets is that of who comes next: "followed by Lund (16) and Trier (12)"."""
    in_brackets = text[one.start - 1 : one.start] == "(" and text[one.end : one.end + 1] == ")"
    return in_brackets and _NEXT.search(text, max(0, one.start - _REACH_OF_NEXT), one.start) is not None


def _may_be_age(doc: Doc, first: int, one: Amount) -> bool:
    """Whether a number in brackets stands behind what may be a person's name: "Ana Ruel (66) said"."""
    if first < 3 or doc[first - 2].ent_type_ == "PERSON":
        return first > 1
    words = doc[first - 3 : first - 1]
    return _YOUNGEST < one.value < _OLDEST and all(t.tag_ == "NNP" and t.is_title for t in words)


def _is_vote(text: str, one: Amount) -> bool:
    """Whether a hyphen ties the number to another: of such pairs only votes are left, two counts."""
    behind = text[one.end : one.end + 1] in _HYPHENS and text[one.end + 1 : one.end + 2].isdigit()
    return behind or (one.start > 1 and text[one.start - 1] in _HYPHENS and text[one.start - 2].isdigit())


def _is_of_percents(doc: Doc, before: Quantity | None, noun: Token, one: Amount) -> bool:
    """Points of a percentage, not of an index: "62 percent, six points higher", "down 3 points to 28 percent"."""
    if noun.lemma_ != "point" or abs(one.value) > _MOST_POINTS:
        return False
    text = doc.text
    told = before is not None and before.unit == "percent" and before.change == "="
    near = before is not None and one.start - before.end < _ELLIPTIC_REACH
    return (told and near) or _TO_PERCENT.match(text, noun.idx + len(noun)) is not None


def _of_rates(doc: Doc, noun: Token, one: Amount) -> str:
    """What a number counts, whose points are those of a rate where it is cut or raised: "with a 75-point cut"."""
    hyphened, behind = doc[noun.i - 1].text == "-", doc[noun.i + 1 : noun.i + 4]
    moved = next((t for t in behind if t.lower_ not in ("rate", "interest")), None)
    cut = moved is not None and moved.lower_ in words("observations", "moves_of_rates")
    rate = noun.lemma_ == "point" and hyphened and cut and one.value % _STEP == 0
    return "basis point" if rate else noun_name(noun)


def _leaves_unit_out(doc: Doc, before: Quantity, one: Amount, numeral: Span) -> bool:
    """ "from 47 minutes to 16", "12.4 percent against 11.8", "she holds 34 percent, he 11": the unit told before."""
    text = doc.text
    if before.unit in _TIMES and doc[before.first - 1].lower_ in ("in", "over", "for", "within", "after", "every"):
        return False  # "rose by a third in five years, but have fallen to 90"
    closed = _is_closed(doc, numeral.end)
    named = doc[numeral.start - 1].pos_ in ("NOUN", "PROPN", "PRON") and closed
    alike = abs(one.value) <= _MOST_SHARE if before.unit == "percent" else _is_sum_like(before, one)
    if named and alike and is_gap(doc, before.last, numeral.start):
        return True
    between = text[before.end : one.start]
    found = _ELLIPTIC.search(between) if len(between) < _ELLIPTIC_REACH else None
    if before.unit == "percent" and " number of " in between:
        return False  # "8 percent more, though the number of deals fell from 71"
    if found is None or (found["to"] and not _FROM.search(text, max(0, before.start - 20), before.start)):
        return False
    return before.unit != "percent" or abs(one.value) < 1000


def _is_sum_like(before: Quantity, one: Amount) -> bool:
    """Whether a number may be a sum like the one before: "men earn 2,900 euros a month, women 2,300"."""
    if not is_money(before.unit) or isinstance(before.value, tuple) or one.scaled:
        return False
    return before.value < one.value * _ALIKE and one.value < before.value * _ALIKE


def _is_difference(doc: Doc, before: Quantity, numeral: Span) -> bool:
    """ "The tunnel is 14 kilometers long, three more than the old one": a number set against the amount before it."""
    behind = doc[numeral.end : numeral.end + 2]
    compared = len(behind) > 1 and behind[0].tag_ in ("JJR", "RBR") and behind[1].lower_ == "than"
    spent = before.unit in _TIMES and any(t.pos_ == "ADP" for t in doc[max(before.first - 3, 0) : before.first])
    return compared and not spent and _DIFFERENCE.match(doc.text, before.end, numeral.start_char) is not None


def _shares_verb(doc: Doc, before: Quantity | None, numeral: Span) -> bool:
    """ "Vale won 15 seats and Orme eight": a numeral that ends a clause whose verb was told before."""
    named = doc[numeral.start - 1].pos_ == "PROPN"
    return before is not None and named and _is_closed(doc, numeral.end) and is_gap(doc, before.last, numeral.start)


def _wins_too(doc: Doc, one: Amount, numeral: Span, found: list[Quantity]) -> str | None:
    """ "Vale won 40 seats, up from 31, and Orme 22", "34 percent, Orme 27": no name with a number beside such counts.

    The unit that is left out, but for the noun that is counted; None where the number may belong to a name.
    """
    here = [quantity for quantity in found if doc[quantity.first].sent == numeral.sent]
    contested = any(quantity.unit in words("observations", "contested") for quantity in here)
    share = bool(here) and here[-1].unit == "percent" and not one.written and one.value < _MOST_SHARE
    share = share and any(t.lemma_ in words("observations", "sharing") for t in doc[numeral.sent.start : numeral.start])
    if not (contested or share) or one.scaled or one.unit or not _shares_verb(doc, here[-1], numeral):
        return None
    return "percent" if share else ""


def _is_closed(doc: Doc, end: int) -> bool:
    """Whether nothing follows that a number could count."""
    return end == len(doc) or doc[end].is_space or doc[end].lower_ in (",", ".", ";", "and")


def _money_before(doc: Doc, numeral: Span, found: list[Quantity]) -> str:
    """The currency that the sentence has named before: "1.4 billion forints for buses, the remaining 310 million"."""
    for quantity in reversed(found):
        if quantity.start < numeral.sent.start_char:
            break
        if is_money(quantity.unit) and doc.text[quantity.start - 1 : quantity.start] != "(":
            return quantity.unit  # of "84 million crowns ($12 million)" the crowns
    told = _is_closed(doc, numeral.end) or doc[numeral.end].tag_ == "IN" or _is_of_sum(numeral.sent)
    return _money_told(doc, numeral, found) if told else ""


def _money_told(doc: Doc, numeral: Span, found: list[Quantity]) -> str:
    """The currency of the sentence before, where a sum is measured: "Sales were 3 million euros. Profit fell to 1"."""
    before = doc[numeral.sent.start - 1].sent if numeral.sent.start else None
    if before is None or not _measures_money(doc[numeral.sent.start : numeral.start], before):
        return ""
    units = {q.unit for q in found if before.start <= q.first < before.end and is_money(q.unit)}
    return units.pop() if len(units) == 1 else ""


def _is_of_sum(sentence: Span) -> bool:
    """Whether a sentence tells of parts of the sum told before: "Of that sum, 70 million would be lent"."""
    opening = sentence.doc[sentence.start : sentence.start + 3]
    return opening[0].lower_ == "of" and any(t.lemma_.lower() in _TAKEN_UP for t in opening)


def _measures_money(words: Span, before: Span) -> bool:
    """Whether the nouns before a number measure sums, or a pronoun takes up what the sentence before measures."""
    if _is_of_sum(words):
        return True
    told = [t for t in words if t.lemma_.lower() in _SUMS and t.pos_ == "NOUN"]
    others = [t for t in words if t.dep_ in ("nsubj", "nsubjpass")]
    if told:
        return not others or others[-1].i <= told[-1].i or others[-1].pos_ in ("PRON", "PROPN")
    taken_up = bool(others) and others[-1].lower_ in ("they", "it")
    return taken_up and any(t.lemma_.lower() in _SUMS and t.dep_ == "nsubj" for t in before)


def _stands_for_things(doc: Doc, numeral: Span) -> bool:
    """ "two of the engines", "killed three": a numeral that heads its phrase."""
    if numeral.text.casefold() == "one":
        return False
    after = doc[numeral.end].lower_ if numeral.end < len(doc) else ""
    joined = numeral.start > 0 and doc[numeral.start - 1].lower_ in ("and", ",", ";")
    if joined and after in ("a", "an") and doc[numeral.end + 1 : numeral.end + 2].text not in _TIMES:
        return True  # "19 forecast a cut and four a rise"
    if after in ("more", "fewer") and numeral.end + 1 < len(doc) and doc[numeral.end + 1].lower_ == "than":
        return True
    if after in words("observations", "states"):
        return True  # "left five dead and 17 injured"
    if numeral.end < len(doc) and is_verb(doc, numeral.end):
        return True
    voted = [t.lemma_ for t in doc[max(numeral.start - _NEAR_VOTE, 0) : numeral.start]]
    if after == "to" and (voted[-1:] == ["vote"] or (voted[-1:] == ["be"] and "vote" in voted)):
        return True  # "voted six to one against", "the vote was six to one"
    return after == "of" or numeral.root.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj")
