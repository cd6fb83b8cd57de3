"""Quantities of a sentence become figures: what kind of number, what it counts, and where the sentence takes it up."""

import itertools
import re
from collections.abc import Container, Iterator
from dataclasses import replace
from decimal import Decimal

from kg.extract import grammar, numerals
from kg.extract.observations.figures import (
    DURATIONS,
    LONGEST_BRACKET,
    MODIFIERS,
    NOUNS,
    Figure,
    capacity_unit,
    is_between,
    is_for_each,
    is_halved,
    is_kind_of_time,
    is_scaled,
    is_set_against,
    kind_of,
)
from kg.extract.observations.money.converted import conversions
from kg.extract.observations.whose.measures import is_measure
from kg.extract.observations.wording.age_words import is_aside_age, is_bracketed_age, old_word
from kg.extract.observations.wording.borrowed import as_ratio, as_sum, taken_in, with_borrowed_unit, with_unit_of_whole
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.phrases import OFTEN
from kg.extract.observations.wording.qualifiers import qualified
from kg.extract.observations.wording.written import are_odds, is_magnitude, is_of_pair
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Span, Token
from kg.model import Number, Quantity
from kg.rows import words

YEAR = re.compile(r"(?:19|20)\d\d")
COMPOUND = {("year", "month"): 12, ("hour", "minute"): 60, ("minute", "second"): 60}
SUFFIX = re.compile(r"(?:\d[\d.,]*)?(?:m|mn|bn|tn|k)\.?")  # of "2.4m" and "3k", which counts nothing by itself
AGED = ("over", "under", "above", "below", "aged")
SPANS = (*DURATIONS, "season", "term", "quarter", "weekend")


def figures(
    reading: Reading, sentence: Span, last: Figure | None = None, dealt: Container[int] = frozenset()
) -> Iterator[Figure]:
    """The figures of a sentence in order; conversions in brackets, ages, ranks and numbers within names are none.

    `last` is the figure told before it; `dealt` holds where those begin that "respectively" deals out as is known.
    """
    before: list[Figure] = []
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        if _is_none(reading, quantity, before[-1] if before else None):
            continue
        figure = _of_same_days(_figure(reading, quantity, sentence), before)
        figure = with_borrowed_unit(with_unit_of_whole(reading, figure), before)
        figure = _from_to(as_sum(as_ratio(figure), before, last), before[-1] if before else None)
        if before and _adds_inches(before[-1], figure):
            before.pop()
            continue
        dealt_out = _is_distributed(figure) and figure.quantity.first not in dealt
        if (
            dealt_out
            or _is_model(figure)
            or _is_one_in(figure)
            or is_halved(figure)
            or _is_year(reading, figure)
            or is_between(figure)
        ):
            continue
        if before and _goes_on(before[-1], figure):
            before[-1] = _in_smaller_unit(before[-1], figure)
            continue
        ranged = _as_range(before[-2], before[-1], figure) if len(before) > 1 else None
        if ranged is not None:
            before[-1] = ranged
            continue
        if before and _leads_to(before[-1], figure):
            before[-1] = replace(before[-1], kind=figure.kind, unit=figure.unit)
        before.append(figure)
    yield from before


def _is_year(reading: Reading, figure: Figure) -> bool:
    """Whether a number before a measure is the year it is of: "2025 sales of 38 billion"."""
    noun, doc = figure.noun, figure.head.doc
    if noun is None or not is_measure(noun) or doc[noun.i + 1 : noun.i + 2].text != "of":
        return False
    amount = reading.quantity_at(doc[noun.i + 2]) if noun.i + 2 < len(doc) else None
    return amount is not None and YEAR.fullmatch(doc[figure.quantity.first].text) is not None


def _of_same_days(figure: Figure, before: list[Figure]) -> Figure:
    """A bare number of days, where days of a certain kind were counted: "4.3 migraine days, down from 8.9"."""
    counted = before[-1].noun if before and before[-1].kind == "count" else None
    bare = figure.kind == "duration" and figure.head.like_num
    if counted is None or not bare or counted.lemma_ != figure.unit:
        return figure
    return replace(figure, kind="count", unit="", noun=counted)


def _as_range(told: Figure, low: Figure, high: Figure) -> Figure | None:
    """Two figures as a range, set against one: "to 90 to 100 million euros from 75 to 85 million", or None."""
    if not isinstance(told.value, tuple) or isinstance(low.value, tuple) or isinstance(high.value, tuple):
        return None
    doc, alike = high.head.doc, told.kind == low.kind == high.kind and low.value < high.value
    joined = doc[low.last : high.first].text.casefold() == "to"
    if not (alike and joined and doc[low.first - 1].lower_ in ("from", "of", "with", "against")):
        return None
    return replace(high, value=(low.value, high.value), first=low.first)


def _leads_to(figure: Figure, longer: Figure) -> bool:
    """Whether a bare number has the unit of time of the one it leads to: "cut from 12 to eight years"."""
    doc, bare = figure.head.doc, figure.kind == "count" and figure.noun is None
    joined = bare and longer.kind == "duration" and figure.last == longer.first - 1 and doc[figure.last].lower_ == "to"
    return joined and figure.first > 0 and doc[figure.first - 1].lower_ == "from"


def _goes_on(longer: Figure, figure: Figure) -> bool:
    """Whether months go on with years, or minutes with hours: "two years and eight months", "one hour 25 minutes"."""
    between = figure.head.doc[longer.last : figure.first].text.casefold()
    plain = not isinstance(longer.value, tuple) and not isinstance(figure.value, tuple)
    return plain and (longer.unit, figure.unit) in COMPOUND and between in ("and", ",", "")


def _adds_inches(feet: Figure, figure: Figure) -> bool:
    """Whether inches go on with feet, which alone would tell another height: "6 feet 4 inches tall"."""
    return (feet.unit, figure.unit) == ("foot", "inch") and figure.first - feet.last <= 1


def _in_smaller_unit(longer: Figure, rest: Figure) -> Figure:
    """Years and months as one length of time in months, hours and minutes in minutes."""
    assert not isinstance(longer.value, tuple)
    assert not isinstance(rest.value, tuple)
    value = longer.value * COMPOUND[longer.unit, rest.unit] + rest.value
    return replace(longer, value=value, unit=rest.unit, last=rest.last)


def _from_to(figure: Figure, before: Figure | None) -> Figure:
    """A figure with its lower end, where nothing moves: "tickets cost from 20 to 80 euros"."""
    doc, verb = figure.head.doc, grammar.governing_verb(figure.head)
    if before is None or verb is None or isinstance(figure.value, tuple) or isinstance(before.value, tuple):
        return figure
    joined = doc[before.quantity.last : figure.quantity.first].text == "to" and before.first > 0
    still = verb.lemma_.lower() in words(ROWS, "ranging") and before.value < figure.value
    moved = before.first > 1 and doc[before.first - 2].lower_ in ("up", "down")  # "will go up from 12 to 13 euros"
    moved = moved or (verb.lemma_ == "go" and verb.tag_ not in ("VBP", "VBZ") and verb.i == before.first - 2)
    target = grammar.child(verb, "dobj")  # "will take the fare from 12 to 13 euros"
    moved = moved or (target is not None and target.i < before.first and verb.lemma_ in words(ROWS, "raisers"))
    if not joined or not still or moved or doc[before.first - 1].lower_ != "from":
        return figure
    return replace(figure, value=(before.value, figure.value), first=before.first)


def _is_distributed(figure: Figure) -> bool:
    """Whether "respectively" deals the figures of a list out to another list."""
    doc, end = figure.head.doc, min(figure.last + grammar.REACH, figure.head.sent.end)
    if any(t.lower_ == "respective" for t in doc[figure.head.sent.start : figure.first]):
        return True  # "the respective growth of 28 and 50 percent"
    behind = itertools.takewhile(lambda t: t.tag_ != "VBG" or t.nbor(-1).text != ",", doc[figure.last : end])
    return any(t.lower_ == "respectively" for t in behind)


def _is_one_in(figure: Figure) -> bool:
    """Whether one is told of so many: "one person in 14", "one doctor for every 9,200"."""
    behind = figure.head.doc[figure.last : figure.last + 2]
    odds = len(behind) == 2 and behind[0].lower_ == "in" and behind[1].like_num and behind[1].ent_type_ != "DATE"
    behind = figure.head.doc[figure.last : figure.last + 3]
    few = odds and not isinstance(figure.value, tuple) and figure.value < 10 and figure.noun is not None
    few = few and figure.last + 1 < len(figure.head.doc) and figure.head.doc[figure.last + 1].lower_ in ("ten", "10")
    odds = odds or (len(behind) == 3 and behind.text.casefold().startswith("for every ") and behind[2].like_num)
    return odds and figure.kind == "count" and (figure.value == 1 or few)  # "nine girls in ten"


def _is_model(figure: Figure) -> bool:
    """Whether the number belongs to the name of a thing: "their 787 Dreamliner", "serial number 001"."""
    text = figure.head.doc[figure.quantity.first].text
    doc = figure.head.doc
    if figure.kind == "count" and (is_of_pair(doc, figure.quantity) or is_magnitude(doc, figure.quantity)):
        return False  # "in a 9-4 vote"
    if capacity_unit(figure) is not None:
        return False
    if figure.noun is not None and figure.noun.tag_ == "NN" and figure.value != 1:
        return figure.noun.lemma_.lower() not in words(ROWS, "same_in_plural")  # "the 499 patent"
    first = figure.quantity.first
    left = figure.head.doc[first - 1] if first else None
    named = left is not None and left.tag_ == "NNP" and left.head.i >= first and left.ent_type_ not in ("DATE", "TIME")
    if figure.kind == "count" and named and figure.first == first and not is_scaled(figure):
        return True
    return (figure.noun is not None and figure.noun.tag_ == "NNP") or (text[:1] == "0" and text[1:2].isdigit())


def _share_value(reading: Reading, quantity: Quantity) -> Number | None:
    """The percentage that a fraction in words stands for: 33.3 for "a third", or None for any other number."""
    value = quantity.value
    text = reading.document.text[quantity.start : quantity.end]
    if (
        not isinstance(value, Decimal)
        or not 0 < value < 1
        or (any(c.isdigit() for c in text) and not are_odds(text))
        or kind_of(quantity.unit) != "count"
    ):
        return None
    after = reading.doc[quantity.last : quantity.last + 2].text.casefold()
    if after.startswith(("of a", "of an", "of one")) and after.split()[-1] in ("a", "an", "one"):
        return None  # "a quarter of a point"
    return numerals.plain((value * 100).quantize(Decimal("0.1")))


def _is_none(reading: Reading, quantity: Quantity, before: Figure | None) -> bool:
    doc, first, last = reading.doc, quantity.first, quantity.last
    mention = reading.mention_at(doc[first])
    named = mention is not None and mention.kind == "name" and quantity.last <= mention.last
    if mention is not None and named and not (quantity.first <= mention.first and quantity.unit):
        return True  # but "Sh1,800" that was taken for a name
    left = doc[first - 1] if first else None
    right = doc[last] if last < len(doc) else None
    if doc[last : last + 2].text.casefold() in words(ROWS, "behind_one") and doc[first].lower_ == "one":
        return True  # "a one-time payment"
    each = left is not None and left.lower_ == "each" and kind_of(quantity.unit) == "measure"  # "each 90 meters long"
    heads = "below_nothing" if kind_of(quantity.unit) == "money" else "number_heads"
    if left is not None and not each and left.lower_ in words(ROWS, heads) | words(ROWS, "below_nothing"):
        return True  # but "cost the group 4 million euros"
    if left is not None and left.lower_ in ("from", "to") and "aged" in doc[max(first - 4, 0) : first].text.split():
        return True  # "five hikers, aged from 17 to 70"
    between = doc[before.quantity.last : first].text if before is not None else ""
    aside = "(" in between and ")" not in between  # not "Lund (16) and Trier (12)"
    if before is not None and aside and ":" not in between and first - before.quantity.last <= 4:
        told = is_set_against(between, quantity, before, right)
        return not told and (kind_of(quantity.unit) == before.kind or before.kind in ("money", "measure"))
    if before is not None and any(other.quantity == quantity for other in conversions(reading, before)):
        return True
    if right is not None and right.text in (".", ")") and (first == doc[first].sent.start):
        return True
    if before is not None and before.kind in ("money", "percent") and _lasts(reading, quantity, before):
        return True
    before_age = [t.lower_ for t in doc[max(first - 3, 0) : first]]
    if before_age[:2] in (["of", "them"], ["of", "whom"]) and before_age[2:] and before_age[2] in AGED:
        return True  # "killed 36 people, most of them over 70"
    aged = old_word(doc, quantity) is not None or is_aside_age(reading, quantity)
    return aged or is_bracketed_age(reading, quantity)


def _lasts(reading: Reading, quantity: Quantity, before: Figure) -> bool:
    """Whether a number only tells over how long a sum is spread: "is worth 1.2 billion over four seasons"."""
    between = reading.doc[before.last : quantity.first].text.casefold()
    return between in ("over", "over the next", "over about") and quantity.unit.split(" ")[0] in SPANS


def standing_alone(reading: Reading, quantity: Quantity, sentence: Span) -> Figure:
    """The figure of an age, whose unit the words beside it tell."""
    first, said = qualified(reading.doc[sentence.start : sentence.end], quantity)
    unit = quantity.unit.split(" ")[0] if kind_of(quantity.unit) == "duration" else "year"
    head = reading.doc[quantity.first : quantity.last].root
    return Figure(quantity, quantity.value, "duration", unit, head, None, first, quantity.last, said)


def _figure(reading: Reading, quantity: Quantity, sentence: Span) -> Figure:
    doc = reading.doc
    share = _share_value(reading, quantity)
    kind = "percent" if share is not None else kind_of(quantity.unit)
    unit = "percent" if share is not None else "" if kind == "count" else quantity.unit
    head = _root(doc[quantity.first : quantity.last])
    behind = head.head.i - (doc[head.head.i - 1].text == "-")  # "a 150-point cut"
    points = kind == "percent" and head.dep_ == "nummod" and behind == quantity.last
    head = head.head if points and head.head.lemma_ == "point" else head  # "fell 7 points to 38 percent"
    apart = _leans_on_time(reading, quantity) or is_of_pair(doc, quantity) or _is_of_certain_days(doc, quantity)
    if kind == "duration" and apart:
        kind, unit = "count", ""
    last, noun = max(quantity.last, head.i + 1) if points else quantity.last, None
    odds = share is not None and are_odds(reading.document.text[quantity.start : quantity.end])
    if kind == "count" or odds:
        noun = _counted(reading, quantity, head, sentence)
    if odds:
        head = head if noun is None or head.dep_ not in ("nummod", "quantmod") else noun
    elif noun is not None:
        head, last = noun, max(noun.i + 1, last)
    elif kind == "count" and (noun := taken_in(doc, quantity)) is not None:
        head, last = noun if noun.dep_ == "dobj" else head, noun.i + 1
    first, found = qualified(doc[sentence.start : sentence.end], quantity)
    found = (*found, "each") if kind in ("count", "money") and is_for_each(doc, last) else found
    value = quantity.value if share is None else share
    return Figure(quantity, value, kind, unit, head, noun, first, last, found)


def _leans_on_time(reading: Reading, quantity: Quantity) -> bool:
    """Whether a bare number took its unit from a time that only follows it: "from 74 four years ago"."""
    doc, i = reading.doc, quantity.last
    return i < len(doc) and reading.time_at(doc[i]) is not None and doc[i - 1].like_num


def _is_of_certain_days(doc: Doc, quantity: Quantity) -> bool:
    """Whether days of a certain kind are counted: "4.3 migraine days a month", "6 sick days"."""
    kind = doc[quantity.last] if quantity.last + 1 < len(doc) and doc[quantity.last - 1].like_num else None
    return kind is not None and kind.head.tag_ == "NNS" and kind.head.i == kind.i + 1 and is_kind_of_time(kind)


def _root(span: Span) -> Token:
    """The token of the amount that the rest of the sentence hangs on."""
    root = span.root
    if root.dep_ == "meta":
        return span[-1]  # "One-third of them are", whose "One" the parser hangs on the verb
    return root.head if root.head.dep_ in ("nummod", "quantmod") and root.dep_ == "compound" else root


def _counted(reading: Reading, quantity: Quantity, head: Token, sentence: Span) -> Token | None:
    """The noun that a bare number counts: the last of the nouns and adjectives that follow it."""
    doc = reading.doc
    own = head.tag_ in NOUNS and head.i >= quantity.first and head.like_num is False and head.i < quantity.last
    if own and SUFFIX.fullmatch(head.lower_) is None:
        return head
    i, noun = quantity.last, None
    while i < sentence.end and (doc[i].tag_ in MODIFIERS or _joins(doc, i, quantity.last)):
        if reading.quantity_at(doc[i]) is not None:
            break
        if reading.time_at(doc[i]) is not None and doc[i].lower_ not in OFTEN:
            break  # "62 last year", not "90 million monthly users"
        if doc[i].tag_ in NOUNS:
            noun = doc[i]
            if doc[i].tag_ in ("NNS", "NNPS") and not _compounds(doc[i], quantity):
                break
        elif noun is not None and doc[i].tag_ not in ("HYPH", "CD") and doc[i - 1].tag_ != "HYPH":
            break
        i += 1
    return _plural_behind_names(doc, noun, quantity) or noun


def _plural_behind_names(doc: Doc, noun: Token | None, quantity: Quantity) -> Token | None:
    """The counted noun behind a name with numbers of its own: "24 Montclair MA210-300 regional jets"."""
    if noun is None or noun.tag_ != "NNP" or not quantity.unit:
        return None
    behind = doc[noun.i + 1 : noun.i + LONGEST_BRACKET]
    return next((t for t in behind if t.tag_ == "NNS" and t.lemma_.lower() == quantity.unit), None)


def _joins(doc: Doc, i: int, first: int) -> bool:
    """Whether "and" joins words before the counted noun: "58 painted and carved masks"."""
    between = i > first and i + 1 < len(doc) and doc[i].tag_ == "CC"
    return between and {doc[i - 1].tag_, doc[i + 1].tag_} <= {"JJ", "VBN", "VBG"}


def _compounds(noun: Token, quantity: Quantity) -> bool:
    """Whether a plural noun only qualifies the one after it: "sales offices", not "340 members trawl"."""
    head, times = noun.head, noun.lower_ == "times"  # "2.8 times EBITDA"
    several = head.tag_ != "NN" or head.lemma_.lower() in words(ROWS, "same_in_plural") or quantity.value == 1
    named = noun.dep_ in ("compound", "nmod", "amod") and head.tag_ in NOUNS
    return several and named and head.i > noun.i and not times
