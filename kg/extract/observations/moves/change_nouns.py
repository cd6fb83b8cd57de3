"""A change told by a noun becomes a figure: "a 5 percent increase in revenue", "growth of 3 percent"."""

import itertools
from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, is_of_points, previous_word
from kg.extract.observations.moves.raises import asked_for, growth_seen, points_moved, same_again
from kg.extract.observations.statements import Sentence, Statement, change_way, is_in, of_subject, owned, subject_of
from kg.extract.observations.whose.measures import Measure, is_measure, label, measure, noun_words, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

LONGEST_CHANGE = 14  # tokens from "increase" to its amount


def change_noun(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A change as a noun: "a 5 percent increase in revenue", "growth of 3 percent"."""
    if slot is None or slot.governor.pos_ not in ("NOUN", "PROPN"):
        return None
    noun = slot.governor
    way = change_way(noun)
    beside = noun.i == figure.last and slot.prep == "against"  # "against a 9% gain in the index"
    if (
        way is None
        or (slot.prep not in ("", "of", "to", "from") and not beside)
        or figure.kind in ("count", "duration")
    ):
        return None
    high = figure.kind == "measure" and any(c.lower_ in words(ROWS, "raising_seas") for c in noun.lefts)
    if high or _is_wanted(noun) or (slot.dep == "conj" and figure.first > noun.i):
        return None  # "a 40 percent rise in costs and 2 million in fines", "a 15-foot storm surge"
    if is_of_points(figure):
        return None
    reading = sentence.reading
    behind = [*grammar.prepositional(noun, "in", "of"), *grammar.prepositional(figure.head, "in")]
    behind += [(p, n) for p, n in grammar.prepositional(noun, "to") if is_measure(n) and n.i > figure.last]
    near = [n for _, n in behind if not any(t.like_num for t in noun.doc[figure.last : n.left_edge.i])]
    target = next((n for n in near if reading.quantity_at(n) is None), None)  # not "from 39 million in the last count"
    before = [c for c in noun.lefts if c.dep_ in ("compound", "poss") and reading.quantity_at(c) is None]
    before = [c for c in before if c.i >= figure.last or c.i < figure.first]  # no "150-point" cut
    compound = next((c for c in before if is_measure(c)), before[0] if before else None)  # "full-year sales growth"
    if target is not None and reading.time_at(target) is None and not _is_asked_in(target, compound):
        found = measure(reading, target)
        if compound is not None and found.property is None and _is_named(compound):
            found = replace(found, property=noun_words(reading, compound, after=False))  # "a price rise in Norway"
    elif noun.lemma_ in words(ROWS, "discounts") and compound is None:
        off = label(noun.lower_)  # "after discounts of up to 12 percent": prices need not have fallen
        return Statement("observation/amount-of", noun, off, off, noun=noun, earlier=True)
    else:
        found_measure = measure(reading, compound) if compound is not None else _of_shown(sentence, noun)
        if found_measure is None:
            again = same_again(sentence, noun, figure, way) or asked_for(sentence, noun, way)
            return again or growth_seen(sentence, noun, way) or points_moved(sentence, figure, noun, way)
        found = found_measure
    verb = grammar.governing_verb(noun) or noun
    found = owned(sentence, found, verb)
    prop = found.property or (found.about if found.about and found.about.entity is None else None)
    if prop is None and found.about is not None:
        prop = reading.words_part(noun.i, noun.i + 1)
    if prop is None:
        return None
    added = _is_added(noun)
    asked = found.about is None and (added or noun.dep_ == "dobj") and is_in(verb, "asking")
    given = grammar.child(verb, "dative", "dobj") if asked and not added else None  # "denied Orme a rise of 4 percent"
    asks = given if given is not None and given.i < noun.left_edge.i else subject_of(reading, verb) if asked else None
    about = found.about or thing(reading, asks or found.noun)  # "the union is seeking a pay rise of 7 percent"
    prop = Part(text=f"{noun_words(reading, noun, after=False).text} {participle(verb)}") if asks else prop
    return Statement("observation/change-noun", verb, about, prop, qualifiers=(way,), noun=found.noun)


def change_in(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A change whose amount stands behind what changes: "an increase in payroll and related costs of 5 million"."""
    word = previous_word(figure)
    if slot is None or word is None or word.lower_ != "of" or figure.kind not in ("money", "percent"):
        return None
    above = grammar.governors(figure.head)
    passed = itertools.takewhile(lambda t: t.dep_ in ("prep", "pobj", "conj", "appos") or change_way(t), above)
    noun = next((t for t in passed if change_way(t) is not None and t.tag_ in ("NN", "NNS")), None)
    target = next((n for _, n in grammar.prepositional(noun, "in")), None) if noun is not None else None
    if noun is None or target is None or not noun.i < target.i < word.i or figure.first - noun.i > LONGEST_CHANGE:
        return None
    between = any(noun.i < first < figure.first for first in sentence.firsts)
    way, last, behind = change_way(noun), word.nbor(-1), target.nbor()
    if between or way is None or _is_wanted(noun) or not (is_measure(target) or is_measure(last)):
        return None
    found = measure(sentence.reading, target)
    listed = last.i > target.i and (behind.tag_ == "CC" or behind.text == ",") and last.tag_ in NOUNS
    prop = sentence.reading.words_part(target.left_edge.i, word.i) if listed else found.property
    verb = grammar.governing_verb(noun) or noun
    found = owned(sentence, found, verb)
    about = found.about if found.about is not None and not listed else prop
    return Statement("observation/change-noun", verb, about, prop, qualifiers=(way,), noun=noun) if prop else None


def change_told(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A change as the subject: "The increase in fuel costs was 19 million euros"."""
    if slot is None or slot.dep != "attr" or slot.governor.lemma_ != "be" or figure.kind not in ("money", "percent"):
        return None
    noun = grammar.subject(slot.governor)
    way = change_way(noun) if noun is not None and noun.tag_ in ("NN", "NNS") else None
    target = next((n for _, n in grammar.prepositional(noun, "in", "of")), None) if noun is not None else None
    if way is None or target is None or not is_measure(target) or slot.prep or slot.beside is not None:
        return None
    found = measure(sentence.reading, target)
    if found.property is None:
        return None
    about = found.about or found.property
    return Statement(
        "observation/change-noun", slot.governor, about, found.property, qualifiers=(way,), noun=found.noun
    )


def _is_asked_in(target: Token, compound: Token | None) -> bool:
    """Whether what rises stands before the noun, and only its occasion behind: "a 6 percent pay increase in talks"."""
    named = compound is not None and _is_named(compound)
    return named and target.head.lower_ == "in" and target.pos_ == "NOUN" and not is_measure(target)


def _is_named(compound: Token) -> bool:
    """Whether a noun before the noun of a change is what changes."""
    return compound.dep_ == "compound" and is_measure(compound)


def _is_wanted(noun: Token) -> bool:
    """Whether a change is only wanted, or none: "a demand for a 9 percent raise", "voted against a rise of 4"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    wanted = noun.dep_ == "pobj" and noun.head.lower_ == "for" and above.lemma_.lower() in words(ROWS, "wishes")
    moved = is_in(above, "rises") or is_in(above, "falls")  # "has lost 29%, against a 9% gain in the index"
    wanted = wanted or (noun.dep_ == "pobj" and noun.head.lower_ == "against" and grammar.is_verb(above) and not moved)
    priced = noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.lemma_.lower() in words(ROWS, "set_on_prices")
    return wanted or priced


def _is_added(noun: Token) -> bool:
    """Whether a change comes on top of what is offered: "offered bonuses, along with a pay rise of 4 percent"."""
    prep, before = noun.head, noun.doc[max(noun.head.i - 1, 0)].lower_
    beside = prep.lower_ == "with" and before in ("along", "together")
    return noun.dep_ == "pobj" and (beside or prep.lower_ == "alongside")


def _of_shown(sentence: Sentence, noun: Token) -> Measure | None:
    """What the subject measures where it only shows the change: "car sales showed a decline of 9 percent"."""
    verb = grammar.governing_verb(noun)
    if verb is None or noun.dep_ not in ("dobj", "attr"):
        return None
    found = of_subject(sentence, verb)
    return found if found is not None and found.property is not None else None
