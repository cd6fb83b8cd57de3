"""Bare numbers of what was counted before, as it is now: "had 640 employees in 2015, now has 90", "is down to 90"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_end, noun_counted
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import doer
from kg.extract.observations.wording.forms import participle
from kg.extract.observations.wording.slots import Slot
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


def same_again(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare number of what was made or sold before: "plans to build 250 vans a year. It made 90 last year"."""
    doc, i, start = figure.head.doc, figure.last, figure.head.sent.start
    bare = figure.kind == "count" and figure.noun is None and figure.quantity.last == figure.last
    if not bare or slot is None or slot.dep != "dobj" or slot.prep or sentence.topic is None:
        return None
    timed = i < len(doc) and (doc[i].lower_ == "there" or sentence.reading.time_at(doc[i]) is not None)
    timed = timed or (i + 1 < len(doc) and doc[i].lower_ == "in" and sentence.reading.time_at(doc[i + 1]) is not None)
    told, verb = sentence.topic.counted_before(start), slot.governor
    subject = subject_of(sentence.reading, verb)
    if told is None or subject is None or subject.lower_ not in ("it", "they") or not (timed or is_end(doc, i)):
        return None
    before = grammar.governing_verb(told[1].anchor)
    if before is None or told[1].rule != "observation/count-object" or not _makes_the_same(before, verb):
        return None
    what = (told[1].property.text or "").removesuffix(f" {participle(before)}")
    about = doer(sentence.reading, subject)
    about = about if about.entity is not None else told[1].about or about
    prop = Part(text=f"{what} {participle(verb)}")
    return Statement("observation/count-object", verb, about, prop, noun=subject, unit=noun_counted(told[0]))


def _makes_the_same(before: Token, verb: Token) -> bool:
    """Whether two verbs tell of making or handing over the same things, or are one."""
    made = is_in(before, "turning_out") and is_in(verb, "turning_out")
    return made or (grammar.lemma(before) == grammar.lemma(verb) and is_in(verb, "selling"))


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
