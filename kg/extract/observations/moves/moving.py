"""How fast somebody or something moves: "was driving at 190 kilometers an hour", "clocked at 80 mph"."""

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, is_end
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import is_measure, label, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import words

AT = ("at", "to")  # "was driving at 190", "accelerated to 190"
MOVERS = (*NOUNS, "PRP", "WDT", "WP")


def speed(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A speed behind a verb of moving or of timing somebody: "a man caught driving at 190 kilometers an hour"."""
    if figure.unit not in words(ROWS, "speeds") or slot is None or not _is_whole(figure):
        return None
    verb = slot.governor
    timed = grammar.is_passive(verb) and is_in(verb, "timing") and slot.prep == "at"
    moves = is_in(verb, "moving") and not grammar.is_passive(verb) and slot.prep in {*AT, ""}
    does = verb.lemma_ == "do" and verb.tag_ == "VBG" and slot.dep == "dobj" and not slot.prep
    if not (timed or moves or does) or figure.first < verb.i or slot.beside is not None:
        return None
    noun = _fined_for(verb) or subject_of(sentence.reading, verb)
    if noun is None or noun.tag_ not in MOVERS or noun.i > verb.i or is_measure(noun):
        return None
    if noun.tag_ == "PRP" and sentence.reading.mention_headed_by(noun) is None:
        return None  # "was fined because he was driving at 190": who he is is not told
    average = any(t.lower_ == "average" for t in verb.doc[max(figure.quantity.first - 2, 0) : figure.quantity.first])
    prop = label("average speed" if average else "speed")  # "moved at an average 9 knots"
    return Statement("observation/level", verb, thing(sentence.reading, noun), prop, noun=noun)


def _fined_for(verb: Token) -> Token | None:
    """Who is stopped or fined for moving so fast, beside the verb's "for": "fined a man for driving at 140 km/h"."""
    beside = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "for" else None
    return beside if beside is not None and is_person_noun(beside.lemma_.lower()) else None


def _is_whole(figure: Figure) -> bool:
    """Whether it is no limit, zone or difference: not "in a 50 mph zone", nor "at 30 mph faster than allowed"."""
    doc, i = figure.head.doc, figure.last
    return is_end(doc, i) or doc[i].tag_ not in {*NOUNS, "JJR", "RBR", "JJ"}
