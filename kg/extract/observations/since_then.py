"""Bare numbers of what was counted before, as it is now: "had 640 employees in 2015, now has 90", "is down to 90"."""

from kg.extract.observations.figures import Figure, is_end
from kg.extract.observations.measures import doer
from kg.extract.observations.slots import Slot
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.tokens import Token
from kg.model import Part

NOW = ("now", "today", "currently", "still", "once", "then", "already", "previously", "originally")
HAVING = ("have", "employ", "own", "run", "operate", "count", "number")


def since_then(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many of the same somebody has at another time."""
    bare = figure.kind == "count" and figure.noun is None and is_end(figure.head.doc, figure.last)
    if not bare or slot is None or not (_has_now(slot) or _is_down_to(slot)):
        return None
    noun = _counted(sentence, figure)
    subject = subject_of(sentence.reading, slot.governor)
    if noun is None or subject is None or subject.i > slot.governor.i or subject.lower_ == "there":
        return None
    about, prop = doer(sentence.reading, subject), Part(text=noun.lower_)
    return Statement("observation/plain", slot.governor, about, prop, noun=subject)


def _has_now(slot: Slot) -> bool:
    """Whether somebody has the number at a time told by a word: "now has 75", "today it has 41"."""
    verb = slot.governor
    timed = any(c.lower_ in NOW for c in verb.children)
    return slot.dep == "dobj" and not slot.prep and verb.lemma_ in HAVING and timed


def _is_down_to(slot: Slot) -> bool:
    """Whether the number is what is left: "is down to 90"."""
    beside = slot.beside.lower_ if slot.beside is not None else ""
    return slot.governor.lemma_ == "be" and slot.prep == "to" and beside in ("down", "up")


def _counted(sentence: Sentence, figure: Figure) -> Token | None:
    """What was counted before in the sentence, or, of the pronoun that opens this one, in the sentence before."""
    doc, start = figure.head.doc, figure.head.sent.start
    here = [doc[i] for i in sorted(sentence.heads) if i < figure.first and doc[i].tag_ == "NNS"]
    if here:
        return here[-1]
    opens = any(t.tag_ == "PRP" for t in doc[start : start + 3])
    told = sentence.topic.counted_before(start) if sentence.topic is not None and opens else None
    return told[0].noun if told is not None else None
