"""Bare numbers as subjects that go on with what was told of: "The first six were delivered", "another 12 were hurt"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Sentence, Statement, is_in
from kg.extract.observations.whose.measures import is_measure, noun_words, thing
from kg.extract.observations.wording.forms import participle
from kg.extract.observations.wording.predicates import before_time, predicate
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part

FIRST = ("first", "next", "last", "final", "remaining", "other")
MORE = ("another", "further", "additional")


def some_of_told(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Some of those told of before, or more of them, as a subject: "The first six were delivered in May"."""
    before = figure.head.doc[figure.first - 1] if figure.first else figure.head
    lead = before if before.lower_ in {*FIRST, *MORE} else figure.head.doc[figure.first]
    if figure.kind != "count" or figure.noun is not None or slot is None or slot.prep:
        return None
    verb, more = slot.governor, lead.lower_ in MORE
    if slot.dep not in grammar.SUBJECTS or lead.lower_ not in {*FIRST, *MORE} or figure.last > verb.i:
        return None
    things = _more_of(sentence, figure) if more else _counted(sentence, figure) or _told_of(sentence, figure, lead)
    if things is None or not grammar.is_verb(verb) or is_in(verb, "idle_verbs"):
        return None
    noun, whole = things
    first, last = predicate(verb)
    last = before_time(sentence.reading, first, last)
    befalls = grammar.is_passive(verb) or is_in(verb, "befalling") or verb.lemma_ == "go"
    if last <= first or (more and not befalls):
        return None
    said = participle(verb) if more else " ".join(verb.doc[first:last].text.split())
    prop = Part(text=f"{noun.lower_} {said}")
    due = grammar.child(verb, "acomp")
    anchor = (grammar.child(due, "xcomp") if due is not None and due.lower_ == "due" else None) or verb
    return Statement("observation/count-subject", anchor, whole, prop, noun=noun, unit=noun.lower_)


def _more_of(sentence: Sentence, figure: Figure) -> tuple[Token, Part] | None:
    """What was counted last, with whoever had it to do: "Orme printed 3,000 copies. Another 40,000 will be printed"."""
    told = _count_before(sentence, figure)
    noun = told[0].noun if told is not None else None
    if told is None or noun is None:
        return None
    about = told[1].about
    return noun, about if about is not None and about.entity is not None else noun_words(sentence.reading, noun)


def _counted(sentence: Sentence, figure: Figure) -> tuple[Token, Part] | None:
    """What was counted last, if it was more: "ordered 40 jets. The first ten will be delivered in May"."""
    told = _count_before(sentence, figure)
    noun = told[0].noun if told is not None and _is_more_than(told[0], figure) else None
    return (noun, noun_words(sentence.reading, noun)) if noun is not None else None


def _count_before(sentence: Sentence, figure: Figure) -> tuple[Figure, Statement] | None:
    """The count told last, in this sentence or the one before."""
    start = figure.head.sent.start
    told = sentence.last() or (sentence.topic.counted_before(start) if sentence.topic is not None else None)
    return told if told is not None and told[0].kind == "count" else None


def _told_of(sentence: Sentence, figure: Figure, lead: Token) -> tuple[Token, Part] | None:
    """What the clause before tells of, in the plural: "The vehicles cost 3 million, and the first six were sent"."""
    clause = _clause_before(figure) if lead.lower_ == "first" else None
    subject = grammar.subject(clause) if clause is not None else None
    target = grammar.child(clause, "dobj") if clause is not None else None
    noun = next((n for n in (subject, target) if n is not None and n.tag_ == "NNS" and not is_measure(n)), None)
    if noun is None or grammar.child(noun, "nummod") is not None:
        return None
    return noun, thing(sentence.reading, noun)


def _is_more_than(told: Figure, figure: Figure) -> bool:
    """Whether there are more of those told of than of the part that is told now."""
    if isinstance(told.value, tuple) or isinstance(figure.value, tuple):
        return False
    return told.value > figure.value


def _clause_before(figure: Figure) -> Token | None:
    """The verb of the clause that "and" joins to that of a number, or of the sentence before."""
    verb, start = grammar.governing_verb(figure.head), figure.head.sent.start
    if verb is not None and verb.dep_ == "conj":
        return verb.head
    return figure.head.doc[start - 1].sent.root if start else None
