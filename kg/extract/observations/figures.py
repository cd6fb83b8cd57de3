"""Quantities of a sentence become figures: what kind of number, what it counts, and where the sentence takes it up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from kg.extract import grammar
from kg.extract.observations.age_words import is_aside_age, is_bracketed_age, old_word
from kg.extract.observations.forms import ROWS
from kg.extract.observations.qualifiers import qualified
from kg.extract.observations.written import are_odds, capacity, is_magnitude, is_of_pair
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Span, Token
from kg.model import Number, Quantity
from kg.rows import rows, words

Kind = Literal["percent", "money", "measure", "duration", "count"]
DURATIONS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
SPANS = (*DURATIONS, "season", "term", "quarter", "weekend")
MODIFIERS = ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "POS", "CD")
NOUNS = ("NN", "NNS", "NNP", "NNPS")
MOST_PERCENT = 1000
LONGEST_BRACKET = 8
BORROWING = ("to", "from", "by", "for", "than", "with", "against", "of", "at")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence. `head` heads the whole amount in the parse: "percent", "euros", the counted noun.

    `noun` is what a count counts. `first` and `last` are the token span with the qualifying words before it and the
    counted noun (last exclusive). `unit` may be borrowed: "from 47 minutes to 16".
    """

    quantity: Quantity
    value: Number | tuple[Number, Number]
    kind: Kind
    unit: str
    head: Token
    noun: Token | None
    first: int
    last: int
    qualifiers: tuple[str, ...]


def figures(reading: Reading, sentence: Span) -> Iterator[Figure]:
    """The figures of a sentence in order; conversions in brackets, ages, ranks and numbers within names are none."""
    before: list[Figure] = []
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        if _is_none(reading, quantity, before[-1] if before else None):
            continue
        figure = _with_borrowed_unit(_figure(reading, quantity, sentence), before)
        figure = _from_to(figure, before[-1] if before else None)
        if _is_distributed(figure) or _is_model(figure):
            continue
        yield figure
        before.append(figure)


def _from_to(figure: Figure, before: Figure | None) -> Figure:
    """A figure with its lower end, where nothing moves: "tickets cost from 20 to 80 euros"."""
    doc, verb = figure.head.doc, grammar.governing_verb(figure.head)
    if before is None or verb is None or isinstance(figure.value, tuple) or isinstance(before.value, tuple):
        return figure
    joined = doc[before.quantity.last : figure.quantity.first].text == "to" and before.first > 0
    still = verb.lemma_.lower() in words(ROWS, "ranging") and before.value < figure.value
    if not joined or not still or doc[before.first - 1].lower_ != "from":
        return figure
    return replace(figure, value=(before.value, figure.value), first=before.first)


def _is_distributed(figure: Figure) -> bool:
    """Whether "respectively" deals the figures of a list out to another list."""
    end = min(figure.last + grammar.REACH, figure.head.sent.end)
    return any(t.lower_ == "respectively" for t in figure.head.doc[figure.last : end])


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
    if figure.kind == "count" and named and figure.first == first and not _is_scaled(figure):
        return True
    return (figure.noun is not None and figure.noun.tag_ == "NNP") or (text[:1] == "0" and text[1:2].isdigit())


def capacity_unit(figure: Figure) -> Token | None:
    """What a capacity counts: "bed" of "a 35-bed ward"."""
    return capacity(figure.head.doc, figure.quantity) if figure.kind == "count" else None


def kind_of(unit: str) -> Kind:
    """Percent, money, a measure, a duration or a count (whose unit is the noun that is counted)."""
    units = rows("units")
    if unit in units["percent"]:
        return "percent"
    if (len(unit) == 3 and unit.isupper()) or unit in ("cent", "penny"):
        return "money"
    if unit in DURATIONS:
        return "duration"
    return "measure" if unit.split(" per ")[0] in units["measures"] else "count"


def is_odds(figure: Figure) -> bool:
    """Whether a share is told as so many in so many: "one in five", "7 out of 10"."""
    return figure.kind == "percent" and figure.noun is not None


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
    share = (value * 100).quantize(Decimal("0.1"))
    return int(share) if share == share.to_integral_value() else share


def _is_none(reading: Reading, quantity: Quantity, before: Figure | None) -> bool:
    doc, first, last = reading.doc, quantity.first, quantity.last
    mention = reading.mention_at(doc[first])
    named = mention is not None and mention.kind == "name" and quantity.last <= mention.last
    if mention is not None and named and not (quantity.first <= mention.first and quantity.unit):
        return True  # but "Sh1,800" that was taken for a name
    left = doc[first - 1] if first else None
    right = doc[last] if last < len(doc) else None
    if left is not None and left.lower_ in words(ROWS, "number_heads"):
        return True
    between = doc[before.quantity.last : first].text if before is not None else ""
    if before is not None and "(" in between and ":" not in between and first - before.quantity.last <= 4:
        return kind_of(quantity.unit) == before.kind or before.kind in ("money", "measure")
    if right is not None and right.text in (".", ")") and (first == doc[first].sent.start):
        return True
    if before is not None and before.kind in ("money", "percent") and _lasts(reading, quantity, before):
        return True
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
    if kind == "duration" and (_leans_on_time(reading, quantity) or is_of_pair(reading.doc, quantity)):
        kind, unit = "count", ""
    last, noun = quantity.last, None
    odds = share is not None and are_odds(reading.document.text[quantity.start : quantity.end])
    if kind == "count" or odds:
        noun = _counted(reading, quantity, head, sentence)
    if odds:
        head = head if noun is None or head.dep_ not in ("nummod", "quantmod") else noun
    elif noun is not None:
        head, last = noun, max(noun.i + 1, last)
    first, found = qualified(doc[sentence.start : sentence.end], quantity)
    value = quantity.value if share is None else share
    return Figure(quantity, value, kind, unit, head, noun, first, last, found)


def _leans_on_time(reading: Reading, quantity: Quantity) -> bool:
    """Whether a bare number took its unit from a time that only follows it: "from 74 four years ago"."""
    doc, i = reading.doc, quantity.last
    return i < len(doc) and reading.time_at(doc[i]) is not None and doc[i - 1].like_num


def _root(span: Span) -> Token:
    """The token of the amount that the rest of the sentence hangs on."""
    root = span.root
    if root.head.dep_ in ("nummod", "quantmod") and root.dep_ == "compound":
        return root.head
    return root


def _counted(reading: Reading, quantity: Quantity, head: Token, sentence: Span) -> Token | None:
    """The noun that a bare number counts: the last of the nouns and adjectives that follow it."""
    doc = reading.doc
    if head.tag_ in NOUNS and head.i >= quantity.first and head.like_num is False and head.i < quantity.last:
        return head
    i, noun = quantity.last, None
    while i < sentence.end and (doc[i].tag_ in MODIFIERS or _joins(doc, i, quantity.last)):
        if reading.quantity_at(doc[i]) is not None:
            break
        if reading.time_at(doc[i]) is not None:
            break
        if doc[i].tag_ in NOUNS:
            noun = doc[i]
            if doc[i].tag_ in ("NNS", "NNPS") and not _compounds(doc[i]):
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
    return between and all(t.tag_ in ("JJ", "VBN", "VBG") for t in (doc[i - 1], doc[i + 1]))


def _compounds(noun: Token) -> bool:
    """Whether a plural noun only qualifies the one after it: "sales offices"."""
    return noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > noun.i and noun.head.tag_ in NOUNS


def _with_borrowed_unit(figure: Figure, before: list[Figure]) -> Figure:
    """A bare number takes the unit of a figure before it: "from 251 million", "rejected by seven", "to 16"."""
    word = previous_word(figure)
    if figure.kind != "count" or not before or word is None:
        return figure
    if figure.noun is None and before[-1].kind == "count" and _is_more(figure):
        return replace(figure, noun=before[-1].noun)  # "1,200 people, 300 fewer than a decade ago"
    if word.lower_ not in BORROWING:
        return _with_same_noun(figure, before[-1], word)
    if figure.noun is not None and not (word.lower_ == "to" and before[-1].kind == "duration"):
        return figure
    alike = [f for f in before if (w := previous_word(f)) is not None and w.lower_ == word.lower_]
    scaled = [f for f in before if f.kind in ("money", "measure")] if _is_scaled(figure) else []
    source = (_before_direction(word, before) or alike or scaled or before)[-1]
    if not _fits_unit(figure, source):
        return figure
    return replace(figure, kind=source.kind, unit=source.unit, noun=source.noun)


def _is_more(figure: Figure) -> bool:
    """Whether a bare number is one of more or fewer of the same than before."""
    doc, i = figure.head.doc, figure.quantity.last
    return i + 1 < len(doc) and doc[i].lower_ in ("more", "fewer", "less") and doc[i + 1].lower_ == "than"


def _before_direction(word: Token, before: list[Figure]) -> list[Figure]:
    """The counts that "up from" sets another against: "drew 412 exhibitors from 21 countries, up from 356"."""
    set_against = word.i > 0 and word.lower_ == "from" and word.nbor(-1).lower_ in ("up", "down")
    return [f for f in before if f.head.dep_ in ("dobj", *grammar.SUBJECTS)] if set_against else []


def _word(figure: Figure) -> str:
    word = previous_word(figure)
    return word.lower_ if word is not None else ""


def _fits_unit(figure: Figure, source: Figure) -> bool:
    """Whether a number can be of another's unit: 286,000 is no percentage, and visitors are not counted in euros."""
    value = figure.value[1] if isinstance(figure.value, tuple) else figure.value
    if source.kind == "percent":
        reached = _word(figure) == "to" and _word(source) != "from"  # "rose 2 percent to 812": an index, no share
        return value < MOST_PERCENT and not reached
    verb = grammar.governing_verb(figure.head)
    noun = grammar.subject(verb) if verb is not None and source.kind == "money" else None
    return noun is None or noun.lemma_.lower() not in words(ROWS, "counted_measures")


def _with_same_noun(figure: Figure, before: Figure, verb: Token) -> Figure:
    """A bare number behind a coordinated verb counts the same: "killing 38 people and injuring more than 1,000"."""
    joined = verb.dep_ == "conj" and verb.pos_ == "VERB" and figure.head.head.i == verb.i
    begun = figure.head.sent[0].lower_ in ("of", "among")  # "of the 212 people on board, 37 survived"
    joined = joined or (figure.head.dep_ in grammar.SUBJECTS and (begun or before.head.dep_ in grammar.SUBJECTS))
    doc, i = figure.head.doc, figure.quantity.last
    if verb.text in (",", "and", ";") and i < len(doc) and doc[i].lower_ in ("in", "at", "from"):
        joined = True  # "4,300 jobs in France, 2,900 in Germany"
    if figure.noun is None and before.kind == "count" and joined and before.last <= verb.i:
        return replace(figure, noun=before.noun)
    return figure


def _is_scaled(figure: Figure) -> bool:
    """Whether the number is written with a scale word ("310 million"), as sums are."""
    return any(t.is_alpha and t.like_num for t in figure.head.doc[figure.quantity.first : figure.quantity.last])


def behind_brackets(doc: Doc, i: int) -> int:
    """The token behind a conversion in brackets at a token, or the token itself: "$18 million (£14 million) of"."""
    if i >= len(doc) or doc[i].text != "(":
        return i
    close = next((t.i for t in doc[i : i + LONGEST_BRACKET] if t.text == ")"), i - 1)
    return close + 1


def is_closed(figure: Figure) -> bool:
    """Whether the phrase ends with the figure, or only tells how it is shared: "38 percent between them"."""
    doc, i = figure.head.doc, figure.last
    after = doc[i] if i < len(doc) else None
    return after is None or after.is_punct or after.tag_ == "CC" or after.lower_ in ("between", "together", "jointly")


def is_small_word(figure: Figure) -> bool:
    """Whether the number is spelled out and below thirteen: "two", "a dozen"."""
    value = figure.quantity.value
    text = figure.head.doc[figure.quantity.first : figure.quantity.last].text
    return not any(c.isdigit() for c in text) and isinstance(value, int) and value < 13


def counts_something(figure: Figure) -> bool:
    """Whether a figure is a count of things worth counting."""
    if figure.kind != "count" or figure.noun is None:
        return False
    lemma = figure.noun.lemma_.lower()
    few = is_small_word(figure) and lemma in words(ROWS, "idle_when_few")
    return lemma not in words(ROWS, "idle_nouns") and not few


def previous_word(figure: Figure) -> Token | None:
    """The word before the figure and its qualifiers; articles and signs do not count."""
    doc, i = figure.head.doc, figure.first - 1
    while i >= 0 and (doc[i].tag_ in ("DT", "$", "RB", "HYPH") or doc[i].lower_ in ("remaining", "between", "other")):
        if doc[i].lower_ in ("up", "down"):
            break
        i -= 1
    return doc[i] if i >= 0 and doc[i].sent.start == figure.head.sent.start else None
