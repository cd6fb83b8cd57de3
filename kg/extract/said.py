"""When something was said, and to whom: the times and the hearers that hang on the verb of saying."""

from kg.extract import grammar
from kg.extract.actions.when import time_parts
from kg.extract.attribution.verbs import lemma
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Attribution, Part, Time
from kg.rows import words
from kg.vocabulary import SCHEMA

Parts = dict[str, tuple[Part, ...]]
LONGEST_HEARER = 8  # tokens that tell to whom something is said
OPENERS = ("DT", "PRP", "PRP$", "IN", "WDT", "EX", "NNP", "NNPS", "VBG", "CC")


def time_of_saying(reading: Reading, attribution: Attribution) -> Parts:
    """`schema:startTime`, where a time dates the verb of saying and is no part of what is said."""
    cue = reading.doc[attribution.cue]
    if not cue.tag_.startswith("VB") or cue.lower_ == "according":
        return {}
    found = [part for part in time_parts(reading, cue).get(SCHEMA.startTime, ()) if part.start is not None]
    times = [time for part in found for time in reading.times if time.start == part.start]
    return {SCHEMA.startTime: (found[0],)} if times and _dates(cue, times[0], attribution) else {}


def _dates(cue: Token, time: Time, attribution: Attribution) -> bool:
    """Whether a time stands outside of what is said, and neither "said in May sales" nor "since" leads to it."""
    doc, root = cue.doc, cue.doc[time.first : time.last].root
    if any(first <= time.first < last for first, last in attribution.content):
        return False
    prep = root.head if root.dep_ == "pobj" else root
    begins = any(first in (time.last, time.last + 1) for first, _ in attribution.content)
    following = doc[time.last] if time.last < len(doc) else cue
    parted = following.is_punct or following.tag_ in OPENERS or following.i >= cue.sent.end
    if prep.lower_ in ("since", "from", "after", "for") or (begins and not parted):
        return False
    between = (t for t in grammar.governors(root) if t.i != cue.i)
    return not any(grammar.is_verb(t) and t.is_ancestor(root) and cue.is_ancestor(t) for t in between)


def judged(reading: Reading, cue: Token, content: tuple[int, int]) -> Parts:
    """`schema:object`: what somebody calls something: "called the plan bold", "described Roe as a fraud"."""
    first = next(iter(grammar.own_objects(cue)), None)
    if first is None or lemma(cue) not in words("attribution", "naming") or grammar.is_passive(cue):
        return {}
    if not content[0] <= first.i < content[1]:
        return {}
    mention = reading.mention_headed_by(first)
    known = reading.entity_part(mention) if mention is not None else None
    return {SCHEMA.object: (known or reading.words_part(*grammar.noun_phrase(first)),)}


def hearers(cue: Token, content: tuple[int, int]) -> list[Token]:
    """Those whom something is told, who are no part of what is said: "told reporters that", "told the BBC he would"."""
    if lemma(cue) not in words("attribution", "telling") or grammar.is_passive(cue):
        return []
    told = grammar.child(cue, "dobj", "dative")
    whom = told if told is None or told.tag_ != "IN" else grammar.child(told, "pobj")
    if whom is None or whom.i < cue.i or content[0] <= whom.i < content[1]:
        return []
    first, last = grammar.noun_phrase(whom)
    return [whom] if last - first <= LONGEST_HEARER and not content[0] < last <= content[1] else []


def hearer_words(reading: Reading, whom: list[Token]) -> str:
    """Those told something as a sentence has them behind its verb, each behind a blank: " the BBC and Acme"."""
    ends = [grammar.noun_phrase(noun) for hearer in whom for noun in grammar.conjuncts(hearer)]
    return f" {reading.evidence(ends[0][0], ends[-1][1]).exact}" if ends else ""


def hearer_parts(reading: Reading, whom: list[Token]) -> Parts:
    """`schema:participant`: those told something who bear a name."""
    named = (reading.mention_headed_by(noun) for hearer in whom for noun in grammar.conjuncts(hearer))
    told = [reading.entity_part(m) for m in named if reading.is_a(m, SCHEMA.Person, SCHEMA.Organization) and m]
    return {SCHEMA.participant: tuple(told)} if told else {}
