"""What is taken off a measure, or is told wrong of it: "wiped 2 billion off its value", "inflated sales by"."""

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, behind_brackets
from kg.extract.observations.statements import Sentence, Statement, is_in, owned, subject_of
from kg.extract.observations.whose.measures import doer, is_measure, measure, noun_words
from kg.extract.observations.wording.forms import participle
from kg.extract.observations.wording.slots import Slot
from kg.model import Part


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


def misstated(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """By how much somebody gives a measure for more or less than it is: "inflated its sales by 65 million"."""
    verb = slot.governor if slot is not None else None
    verb = verb.head if verb is not None and verb.dep_ == "dobj" else verb  # "inflated revenue by", on the noun
    if slot is None or verb is None or slot.prep != "by" or not is_in(verb, "misstating") or figure.first < verb.i:
        return None
    reading = sentence.reading
    passive = grammar.is_passive(verb)
    noun = subject_of(reading, verb) if passive else grammar.child(verb, "dobj")
    if noun is None or noun.tag_ not in NOUNS or not is_measure(noun) or noun.i > figure.first:
        return None
    what = noun_words(reading, noun)
    prop = Part(text=f"{what.text} {participle(verb)}", start=what.start, end=what.end)
    who = subject_of(reading, verb) if not passive else None
    own = owned(sentence, measure(reading, noun), verb).about
    about = doer(reading, who) if who is not None and who.i < verb.i else own
    return Statement("observation/measure-object", verb, about or what, prop, noun=who or noun)
