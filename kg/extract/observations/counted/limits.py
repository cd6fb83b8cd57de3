"""How many of something somebody may have: "visitors are limited to two bottles"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import Figure, counts_something
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.model import Part
from kg.vocabulary import SCHEMA


def limited(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A count that somebody is limited to; the damage that is limited to two rooms is told no count by it."""
    if slot is None or slot.prep != "to" or figure.noun is None or not counts_something(figure):
        return None
    verb, reading = slot.governor, sentence.reading
    if not (grammar.is_verb(verb) and grammar.is_passive(verb) and is_in(verb, "limiting")):
        return None
    noun = subject_of(reading, verb)
    if noun is None or noun.i > verb.i or figure.noun.i < figure.first:
        return None
    somebody = reading.is_a(reading.mention_headed_by(noun), SCHEMA.Person, SCHEMA.Organization)
    somebody = somebody or any(c.lower_ in ("each", "every") for c in noun.lefts)
    if not (somebody or is_person_noun(noun.lemma_.lower())):
        return None
    what = counted_words(reading, figure)
    prop = Part(text=f"{what.text} allowed", start=what.start, end=what.end)
    return Statement("observation/count-with-verb", verb, thing(reading, noun), prop, noun=noun)
