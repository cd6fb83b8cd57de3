"""Counts of what a noun intends or meets with: "a plan to build 468 homes", "despite more than 900 objections"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words, with_participle
from kg.extract.observations.figures import NOUNS, Figure, counts_something, is_small_word
from kg.extract.observations.statements import Sentence, Statement, is_frame, is_in, subject_of
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.rows import words

AGAINST = ("despite", "amid", "after", "following", "notwithstanding")


def count_intended(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A count within the infinitive of a noun, whose doer is not told: "a plan to build 468 homes was approved"."""
    if slot is None or slot.dep != "dobj" or slot.prep or not counts_something(figure) or is_small_word(figure):
        return None
    verb, reading = slot.governor, sentence.reading
    plan = verb.head if verb.dep_ == "acl" and any(c.tag_ == "TO" for c in verb.lefts) else None
    if plan is None or plan.lemma_.lower() not in words(ROWS, "intentions") or is_frame(verb, figure, figure.noun):
        return None
    if any(c.lower_ in words(ROWS, "called_off") for c in plan.lefts):
        return None
    owner, doer = grammar.child(plan, "poss"), subject_of(reading, verb)
    if doer is not None and doer != owner:
        return None
    what = counted_words(reading, figure)
    prop = what if is_in(verb, "have") else with_participle(what, verb)
    known = owner is not None and (owner.tag_ != "PRP$" or reading.mention_headed_by(owner) is not None)
    about = thing(reading, owner) if owner is not None and known else what
    return Statement("observation/count-object", verb, about, prop, noun=figure.noun)


def count_met(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many objections or requests something met with: "was approved in spite of more than 900 objections"."""
    listed = figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "reactions")
    prep = figure.head.head if figure.head.dep_ == "pobj" else None
    if not listed or prep is None or not counts_something(figure) or is_small_word(figure):
        return None
    spite = prep.lower_ == "of" and prep.head.lower_ == "spite"
    verb = prep.head.head.head if spite else prep.head
    if not (spite or prep.lower_ in AGAINST) or not grammar.is_verb(verb):
        return None
    met = _met_with(sentence, verb)
    if met is None:
        return None
    what = counted_words(sentence.reading, figure)
    return Statement("observation/count-inside", verb, thing(sentence.reading, met), what, noun=figure.noun)


def _met_with(sentence: Sentence, verb: Token) -> Token | None:
    """What is approved or goes on: the object of an active verb, else the subject."""
    target = grammar.child(verb, "dobj") if not grammar.is_passive(verb) else None
    noun = target or subject_of(sentence.reading, verb)
    return noun if noun is not None and noun.tag_ in {*NOUNS, "PRP"} else None
