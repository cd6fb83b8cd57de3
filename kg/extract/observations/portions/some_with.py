"""In how many of so many things something was done: "lead was found in 14 of 60 homes", "restored to 9 of 16 towns"."""

from kg.extract import grammar
from kg.extract.observations.denials import denial
from kg.extract.observations.figures import Figure
from kg.extract.observations.portions.parts import numbered, unit_of_some
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.measures import noun_words
from kg.extract.observations.wording.forms import participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part

PREPOSITIONS = ("in", "at", "to", "on", "from", "for")
LONGEST = 6  # tokens of what was found or done there


def some_with(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Some of a numbered whole that a passive has behind a preposition: "cracks were found in 14 of its 62 cables"."""
    doc, i = figure.head.doc, figure.quantity.last
    if figure.kind != "count" or figure.noun is not None or i >= len(doc) or doc[i].lower_ != "of" or not figure.first:
        return None
    prep = doc[figure.first - 1]
    if prep.lower_ not in PREPOSITIONS or (whole := numbered(sentence, figure)) is None:
        return None
    verb, what = _done_with(prep)
    if verb is None or what is None or denial(verb) is not None or what.tag_ not in ("NN", "NNS", "NNP"):
        return None
    if what.i - what.left_edge.i > LONGEST or sentence.reading.quantity_at(what) is not None:
        return None
    if grammar.child(what, "det", "poss") is not None or sentence.reading.mention_headed_by(what) is not None:
        return None  # "the compound was detected in 12 of 15 rivers" is told of the compound
    things = noun_words(sentence.reading, whole)
    past = participle(verb) if verb.tag_ != "VBG" else verb.lower_
    said = f"{things.text} with {noun_words(sentence.reading, what, after=False).text} {past}"
    prop = Part(text=said, start=things.start, end=things.end)
    return Statement("observation/count-subject", verb, things, prop, things, noun=whole, unit=unit_of_some(whole))


def _done_with(prep: Token) -> tuple[Token | None, Token | None]:
    """The verb that a preposition belongs to, and what is done or goes on there: "taps in 4 of 7 were running"."""
    above = prep.head
    if grammar.is_verb(above) and grammar.is_passive(above) and above.i < prep.i:
        return above, grammar.child(above, "nsubjpass")
    verb = above.head if above.dep_ == "nsubj" and above.i == prep.i - 1 else None
    runs = verb is not None and verb.tag_ == "VBG" and verb.i > prep.i and grammar.child(verb, "dobj") is None
    return (verb, above) if runs and prep.lower_ in ("in", "at", "on") else (None, None)
