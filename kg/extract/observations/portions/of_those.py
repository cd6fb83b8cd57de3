"""How many of certain ones told of: "Of those patients, 2,140 had waited", "Of the dead, 71 were in cars"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.portions.parts import unit_of_some
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.measures import noun_words
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.predicates import said
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

FARTHEST = 4  # tokens from a whole to how many of it: "of those patients, some 40"


def of_those(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many of those told of: "Of those patients, 2,140 had been waiting", "Of the dead, nine were children"."""
    opening = figure.head.sent[0]
    whole = grammar.child(opening, "pobj") if opening.lower_ == "of" else None
    alone = figure.kind == "count" and figure.noun is None and slot is not None and slot.dep in grammar.SUBJECTS
    if whole is None or slot is None or not alone or slot.prep:
        return None
    before = sentence.last()
    again = before is not None and before[1].noun is not None and before[1].noun.i == whole.i  # "and 45 withdrew"
    if figure.first - whole.i > FARTHEST and not again:
        return None
    told = opening.nbor().lower_ in ("those", "these") and whole.right_edge.i > opening.i + 1
    if not (told or _is_certain(whole)) or not grammar.is_verb(slot.governor) or slot.governor.i < figure.last:
        return None
    reading = sentence.reading
    who = noun_words(reading, whole) if whole.tag_ == "NNS" else reading.words_part(*grammar.noun_phrase(whole))
    first, last = said(slot.governor)
    if last <= first:
        return None  # "and three are not"
    prop = Part(text=f"{who.text} {reading.doc[first:last].text}", start=who.start, end=who.end)
    return Statement("observation/count-subject", slot.governor, who, prop, who, noun=whole, unit=unit_of_some(whole))


def _is_certain(whole: Token) -> bool:
    """Whether certain ones open a sentence, whose number is not told there: "Of the victims, 71", "Of the dead, 9"."""
    several = whole.tag_ == "NNS" or whole.lower_ in words(ROWS, "the_befallen")
    certain = grammar.child(whole, "det", "poss") is not None and grammar.child(whole, "nummod") is None
    return several and certain and whole.right_edge.nbor().text == ","


def of_those_too(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Others of those, without their verb: "Of the dead, 71 were in cars, 19 on bicycles and 14 on foot"."""
    before, doc, i = sentence.last(), figure.head.doc, figure.last
    opening = figure.head.sent[0]
    if before is None or opening.lower_ != "of" or before[1].rule != "observation/count-subject":
        return None
    who, about = before[1].noun, before[1].about
    if who is None or about is None:
        return None
    alone = figure.kind == "count" and (figure.noun is None or figure.noun.i < figure.first) and i + 1 < len(doc)
    linked = doc[figure.first - 1].lower_ in (",", "and", ";") and figure.first - before[0].last <= FARTHEST
    if not (alone and linked) or who.head.i != opening.i or doc[i].tag_ != "IN":
        return None
    behind = grammar.child(doc[i], "pobj")
    be = before[1].anchor
    if behind is None or be.lemma_ != "be":
        return None
    prop = f"{about.text} {doc[i : max(behind.i + 1, i + 2)].text}"
    return replace(before[1], property=Part(text=" ".join(prop.split())), noun=who)
