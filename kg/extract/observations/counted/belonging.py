"""Counts of those who work, live or study somewhere: "for the 212 people who work at the opera"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import NOUNS, Figure, counts_something, is_small_word
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

PLACES = ("at", "in", "for", "by")
HELPING = ("VBP", "VBD", "VBG", "VBN")


def belonging(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """All who belong to a place or a body, whatever is said of them: "the 90 pupils taught at the school"."""
    noun, doc = figure.noun, figure.head.doc
    if noun is None or not counts_something(figure) or is_small_word(figure) or noun.i < figure.first:
        return None
    people = noun.lemma_.lower() in ("people", "person") or is_person_noun(noun.lemma_.lower())
    if not people or "the" not in (doc[figure.first].lower_, doc[max(figure.first - 1, 0)].lower_):
        return None
    clause = next((c for c in noun.rights if c.dep_ in ("relcl", "acl") and c.left_edge.i == noun.i + 1), None)
    place = _place(clause) if clause is not None and clause.lemma_.lower() in words(ROWS, "belonging") else None
    if clause is None or place is None or sentence.reading.time_at(place) is not None:
        return None
    what = counted_words(sentence.reading, figure)
    said = f"who {clause.lower_}" if clause.dep_ == "relcl" else participle(clause)
    prop = Part(text=f"{what.text} {said}", start=what.start, end=what.end)
    return Statement("observation/count-possessed", figure.head, thing(sentence.reading, place), prop, earlier=True)


def _place(clause: Token) -> Token | None:
    """Where the people of a clause work or live, if nothing denies it or makes it but possible."""
    sure = clause.tag_ in HELPING and grammar.child(clause, "neg", "aux") is None
    if not sure:
        return None
    near = ((p, n) for p, n in grammar.prepositional(clause, *PLACES) if p.i <= clause.i + 2 and n.tag_ in NOUNS)
    attended = grammar.child(clause, "dobj") if clause.lemma_ == "attend" else None
    return attended or next((n for _, n in near), None)
