"""All of something told by places, no sum of it: "covers every pad sold: 262,000 in Spain, 121,000 in Malta"."""

from kg.extract.observations.counts import place_behind
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.forms import plural_of
from kg.extract.observations.measures import doer
from kg.extract.observations.slots import Slot
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.tokens import Token
from kg.model import Part


def of_all(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The first number of a list of places behind a colon, where all of something was told of."""
    doc, colon = figure.head.doc, figure.first - 1
    here = place_behind(sentence.reading, figure.quantity.last)
    if figure.kind != "count" or figure.noun is not None or here is None or doc[colon].text != ":":
        return None
    noun = _every(figure)
    verb = noun.head if noun is not None and noun.dep_ == "dobj" else None
    subject = subject_of(sentence.reading, verb) if verb is not None else None
    if noun is None or verb is None or subject is None or subject.i > verb.i:
        return None
    plural = plural_of(noun) if noun.tag_ == "NN" else noun.lower_
    said = " ".join([plural, *(t.lower_ for t in doc[noun.i + 1 : colon]), here])
    about = doer(sentence.reading, subject)
    return Statement("observation/count-object", verb, about, Part(text=said), noun=subject, unit=plural)


def _every(figure: Figure) -> Token | None:
    """The noun of which all are told, before the colon with no more than a participle: "every pad sold"."""
    doc, colon = figure.head.doc, figure.first - 1
    i = colon - 1 - (doc[colon - 1].tag_ in ("VBN", "VBD"))
    noun = doc[i] if i > figure.head.sent.start else None
    every = noun is not None and noun.tag_ in NOUNS and any(c.lower_ in ("every", "all", "each") for c in noun.lefts)
    return noun if every else None
