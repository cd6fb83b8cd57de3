"""Who the dead are, who suffered the same, and what a year saw: "the dead are nine miners", "as were two guards"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import Figure, counts_something, is_difference
from kg.extract.observations.statements import Sentence, Statement, is_in
from kg.extract.observations.whose.measures import label
from kg.extract.observations.whose.whereabouts import where
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.model import Part
from kg.rows import words

PEOPLE = "people"


def among_victims(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Who they are that died or were hurt: "the dead are nine miners, four drivers and one member of the crew"."""
    if slot is None or slot.governor.lemma_ != "be" or slot.dep not in ("attr", "conj") or slot.prep:
        return None
    subject, noun = grammar.child(slot.governor, "nsubj"), figure.noun
    tolled = subject is not None and subject.tag_ == "NNS" and subject.lower_ in words(ROWS, "tolls_of_people")
    if subject is None or noun is None or not tolled or not counts_something(figure):
        return None
    people = "dead" if subject.lemma_ in ("death", "fatality") else subject.lower_
    what = counted_words(sentence.reading, figure)
    prop = Part(text=f"{what.text} among the {people}", start=what.start, end=what.end)
    return Statement("observation/count-object", slot.governor, label(people), prop, noun=noun)


def suffered_too(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Whom the same befell: "40 farmers were wounded, as were two guards and eleven from the army"."""
    if slot is None or slot.dep not in ("nsubj", "nsubjpass") or slot.prep or figure.kind != "count":
        return None
    clause = slot.governor
    as_well = clause.dep_ == "advcl" and clause.left_edge.lower_ == "as" and clause.i == clause.left_edge.i + 1
    verb = clause.head
    if not as_well or clause.lemma_ not in ("be", "do") or not grammar.is_verb(verb) or figure.first < clause.i:
        return None
    harmed = is_in(verb, "harming") or is_in(verb, "suffering") or is_in(verb, "undergoing")
    bare = figure.noun is None or figure.noun.i < figure.first
    if bare and not harmed:
        return None
    what = label(f"{PEOPLE}{_whence(figure)}") if bare else counted_words(sentence.reading, figure)
    prop = Part(text=f"{what.text} {participle(verb)}", start=what.start, end=what.end)
    unit = PEOPLE if bare else ""
    about = where(sentence.reading, verb) or prop
    return Statement("observation/count-subject", verb, about, prop, noun=figure.noun, unit=unit)


def _whence(figure: Figure) -> str:
    """Where the counted are from, right behind their number: " from the army"."""
    doc, i = figure.head.doc, figure.last
    what = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ == "from" else None
    return f" {doc[i : what.i + 1].text}" if what is not None and what.i <= i + 4 else ""


def seen(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How much happened in a time that "saw" it: "2017 saw 9,120 burglaries", "last year saw 41 attacks"."""
    if slot is None or slot.dep not in ("dobj", "conj") or slot.prep or slot.governor.lemma_ != "see":
        return None
    subject = grammar.child(slot.governor, "nsubj", "npadvmod")  # "last year saw" is parsed as an adverb
    timed = subject is not None and sentence.reading.time_at(subject) is not None
    if (
        not timed
        or (subject is not None and subject.i > slot.governor.i)
        or not counts_something(figure)
        or is_difference(figure)
    ):
        return None
    what = counted_words(sentence.reading, figure)
    about = where(sentence.reading, slot.governor) or what
    return Statement("observation/count-object", slot.governor, about, what, noun=figure.noun)
