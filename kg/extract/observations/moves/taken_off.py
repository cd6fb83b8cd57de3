"""What something takes off a measure of somebody: "wiping 2.4 billion euros off its market value"."""

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, behind_brackets
from kg.extract.observations.statements import Sentence, Statement, is_in, owned
from kg.extract.observations.whose.measures import is_measure, measure, noun_words
from kg.extract.observations.wording.slots import Slot


def taken_off(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """By how much a measure falls, told of what takes it: "knocked 3 million off Orme's profit"."""
    doc, i = figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    if slot is None or slot.dep != "dobj" or slot.prep or not is_in(slot.governor, "takes_off"):
        return None
    off = doc[i] if i < len(doc) and doc[i].lower_ in ("off", "from") else None
    noun = grammar.child(off, "pobj") if off is not None else None
    if noun is None or noun.tag_ not in NOUNS or not is_measure(noun) or figure.kind == "duration":
        return None
    reading, verb = sentence.reading, slot.governor
    found = owned(sentence, measure(reading, noun), verb)
    prop = found.property or noun_words(reading, noun)
    return Statement("observation/change", verb, found.about or prop, prop, qualifiers=("decrease",), noun=noun)
