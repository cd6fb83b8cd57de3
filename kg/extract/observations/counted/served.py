"""How many somebody supplies with something: "supplies electricity to 290,000 customers"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import Figure, counts_something, is_small_word
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import doer
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.model import Part
from kg.rows import words


def served(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The people or houses behind "to", told of whoever supplies them, with what they get."""
    if slot is None or slot.prep != "to" or not counts_something(figure) or is_small_word(figure):
        return None
    verb = slot.governor
    goods, noun = grammar.child(verb, "dobj"), subject_of(sentence.reading, verb)
    if verb.lemma_ not in words(ROWS, "served_with") or goods is None or noun is None or goods.i > figure.first:
        return None
    what, given = counted_words(sentence.reading, figure), goods.doc[goods.left_edge.i : goods.i + 1].text
    prop = Part(text=f"{what.text} {participle(verb)} with {given}", start=what.start, end=what.end)
    return Statement("observation/count-with-verb", verb, doer(sentence.reading, noun), prop, noun=noun)
