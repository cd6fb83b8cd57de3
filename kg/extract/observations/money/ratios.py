"""A debt or a price told as so many times what is earned: "net debt stood at 412 million, or 2.6 times EBITDA"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, previous_word
from kg.extract.observations.money.quoted import quoted_price
from kg.extract.observations.statements import Sentence, Statement, is_in, of_subject, owned
from kg.extract.observations.whose.measures import Measure, label, measure, property_words
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

FAR = 3  # tokens from "times" to what is earned: "times adjusted core earnings"
SAME = ("equal to", "equivalent to")


def ratio(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What is so many times as large as earnings or sales; the property names both."""
    earned = _earned(figure)
    if earned is None:
        return None
    told = _told_before(sentence, figure)
    if told is not None:
        return _stated(sentence.reading, told.anchor, told.about, told.property, told.noun, earned)
    if (owed := _amounting_to(figure)) is not None:
        debt = measure(sentence.reading, owed)
        if debt.about is not None and "times" in (debt.about.text or ""):  # no owner: "has debt of 3 times EBITDA"
            debt = replace(debt, about=None)
        debt = owned(sentence, debt, grammar.governing_verb(owed) or owed)
        named = debt.property or label(owed.lower_)
        return _stated(sentence.reading, owed, debt.about or named, named, owed, earned)
    verb = _verb_before(figure)
    if verb is None or not any(is_in(verb, table) for table in ("levels", "rises", "falls")):
        return None
    found: Measure | None = of_subject(sentence, verb)
    quoted = quoted_price(found.noun) if found is not None and found.property is None else None
    prop = label(quoted) if quoted is not None else found.property if found is not None else None
    if found is None or found.about is None or prop is None:
        return None
    return _stated(sentence.reading, verb, found.about, prop, found.noun, earned)


def _amounting_to(figure: Figure) -> Token | None:
    """The debt or price that "of" or "at" gives the number: "carries net debt of 3.1 times core earnings"."""
    word = previous_word(figure)
    noun = word.nbor(-1) if word is not None and word.lower_ == "of" and word.i > word.sent.start else None
    return noun if noun is not None and noun.lemma_.lower() in words(ROWS, "told_in_times") else None


def _verb_before(figure: Figure) -> Token | None:
    """The verb right before a number, or before its preposition: "stood at 3.4 times", "is about 2.6 times"."""
    word = previous_word(figure)
    if word is not None and word.lower_ in ("at", "to", "above", "below"):
        word = word.head
    return word if word is not None and (grammar.is_verb(word) or word.pos_ == "AUX") else None


def is_ratio(figure: Figure) -> bool:
    """Whether a number tells how many times as much as what is earned something is: "2.6 times EBITDA"."""
    return _earned(figure) is not None


def _earned(figure: Figure) -> Token | None:
    """What a number of times is set against: "earnings" of "2.6 times core earnings"."""
    doc, i = figure.head.doc, figure.quantity.last
    if figure.kind != "count" or i + 1 >= len(doc) or "times" not in (doc[i].lower_, doc[i - 1].lower_):
        return None
    first = i + (doc[i].lower_ == "times")
    for token in doc[first : first + FAR]:
        if token.lemma_.lower() in words(ROWS, "earned_by_year") and token.tag_ in NOUNS:
            return token if grammar.child(token, "poss") is None else None
        if token.tag_ not in ("JJ", "VBN", "NN"):
            return None
    return None


def _told_before(sentence: Sentence, figure: Figure) -> Statement | None:
    """The sum that the ratio only tells anew: "at 412 million at the end of June, or 2.6 times earnings"."""
    before, doc = sentence.last(), figure.head.doc
    lead = doc[max(figure.first - 2, 0) : figure.first].text.casefold()
    again = lead.split()[-1:] == ["or"] or lead in SAME
    return before[1] if before is not None and before[0].kind == "money" and again else None


def _stated(
    reading: Reading, anchor: Token, about: Part | None, prop: Part, noun: Token | None, earned: Token
) -> Statement:
    """The statement with both measures as its property, unless the first is a ratio by its own name: "leverage"."""
    said, last = prop.text or "", (prop.text or "").split()[-1:]
    if not set(last) & words(ROWS, "ratios"):
        prop = label(f"{said} to {(property_words(reading, earned, None).text or '').removeprefix('times ')}")
    return Statement("observation/ratio", anchor, about or prop, prop, noun=noun)
