"""What "the figure" was elsewhere or at another time: "Rents rose 9 percent. In Trier the figure was 4 percent"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, noun_counted
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.told import is_business
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

WHERE = ("in", "for", "among", "at")
STANDS = ("be", "stand", "reach")


def the_figure(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The property told just before, of those that "in", "for" or "among" names, or at the time that is told."""
    verb = slot.governor if slot is not None else None
    noun = subject_of(sentence.reading, verb) if verb is not None and verb.lemma_ in STANDS else None
    if verb is None or noun is None or noun.lower_ not in ("figure", "it") or noun.i > verb.i:
        return None
    told = _told(sentence, figure, verb)
    if told is None or any(c.lower_ == "of" for c in noun.rights):
        return None
    before, statement = told
    other = _other(sentence, noun, verb, figure)
    dated = any(sentence.reading.time_at(t) is not None for t in grammar.clause_tokens(verb))
    if other is None and not dated:
        return None
    if noun.lower_ == "it" and (other is None or other.i > noun.i or figure.kind != "percent" or noun.i != verb.i - 1):
        return None  # but "in the north it was 22 percent"
    unit = noun_counted(before) or statement.unit
    again = replace(statement, anchor=verb, noun=noun, earlier=False, unit=unit, whole=None)
    return _of_other(sentence, again, other) if other is not None else again


def _of_other(sentence: Sentence, again: Statement, other: Token) -> Statement:
    """The statement told of another; what a business did in one place, it did in the other."""
    about, prop = thing(sentence.reading, other), again.property
    if other.lower_ == "those":
        about = sentence.reading.words_part(*grammar.noun_phrase(other))
    if is_business(sentence.reading, again.about) and other.head.lower_ == "in":
        said = (prop.text or "").partition(" in ")[0]
        return replace(again, property=Part(text=f"{said} in {other.text}"))
    whole, owner = again.denominator, again.about
    same = whole is not None and owner is not None and whole.text == owner.text
    return replace(again, about=about, denominator=about if same else whole)


def _told(sentence: Sentence, figure: Figure, verb: Token) -> tuple[Figure, Statement] | None:
    """The figure of the same kind that was told last, here or in the sentence before."""
    told, topic = sentence.last(), sentence.topic
    known = {other.first for other, _ in sentence.told}
    if any(first < figure.first for first in sentence.firsts - known):
        return None  # it may be another, of which nobody knows what it tells
    if told is None and topic is not None and topic.last is not None and topic.last_figure is not None:
        near = topic.last.anchor.sent.end == verb.sent.start
        told = (topic.last_figure, topic.last) if near else None
    fits = told is not None and told[0].kind == figure.kind and told[1].rule in words(ROWS, "of_the_figure")
    return told if fits else None


def _other(sentence: Sentence, noun: Token, verb: Token, figure: Figure) -> Token | None:
    """Whose figure it is: "Trier" of "in Trier the figure was", "men" of "the figure for men was"."""
    found = [*grammar.prepositional(noun, *WHERE), *grammar.prepositional(verb, *WHERE)]
    found += grammar.prepositional(figure.head, *WHERE)
    some = (n for _, n in found if n.tag_ in NOUNS or (n.lower_ == "those" and n.right_edge.i > n.i))
    named = (n for n in some if sentence.reading.time_at(n) is None)
    return next((n for n in named if sentence.reading.quantity_at(n) is None), None)
