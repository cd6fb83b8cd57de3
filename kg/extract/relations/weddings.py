"""Marriages one behind the other, and of two who are married: "first to A, then to B", "married, secondly, B"."""

from collections.abc import Iterator

from kg.extract.grammar import own_objects, subject, subjects
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import name_from
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

SPOUSE = 0.85


def by_weddings(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The spouses whom the parser does not hang on the verb of a sentence that tells of a marriage."""
    for verb in sentence:
        if verb.lower_ not in rows("relations")["weddings"]["verbs"] or verb.tag_ not in ("VBD", "VBN", "JJ"):
            continue
        met = _met(reading, verb)
        people = met or _married(reading, verb)
        pairs = [(people[0], other) for other in _spouses(reading, verb)] if len(people) == 1 else []
        if len(people) == 2 and (met or (verb.tag_ == "JJ" and _is_alone(verb))):
            pairs = [(people[0], people[1])]
        for one, other in pairs:
            if one.entity != other.entity:
                parts = reading.entity_part(one), reading.entity_part(other)
                yield statement(reading, verb, parts[0], SCHEMA.spouse, parts[1], "relations.spouse", SPOUSE)


def _married(reading: Reading, verb: Token) -> list[Mention]:
    """Who is married: the subject of the verb, of its copula, or of the verb before it: "had left A and married B"."""
    tops = [verb, verb.head] if verb.dep_ in ("acomp", "conj") else [verb]
    found = (of_kind(reading, subjects(top), "person") for top in tops)
    return next((people for people in found if people), [])


def _met(reading: Reading, verb: Token) -> list[Mention]:
    """The two who met before they married: "He met Ann Lee in 1932 and they married two years later"."""
    they = subject(verb)
    before = they.doc[verb.sent.start : they.i] if they is not None and they.lower_ == "they" else ()
    for other in before:
        if other.lemma_ in rows("relations")["weddings"]["meeting"] and other.pos_ == "VERB":
            one = of_kind(reading, subjects(other), "person")
            found = of_kind(reading, own_objects(other), "person")
            return [*one, *found] if len(one) == len(found) == 1 else []
    return []


def _is_alone(verb: Token) -> bool:
    """Whether nobody is told with whom: "have been married for 35 years"."""
    return verb.nbor(1).lower_ in ("for", "since", "in", ".", ",", "and") if verb.i + 1 < len(verb.doc) else True


def _spouses(reading: Reading, verb: Token) -> Iterator[Mention]:
    """Whom the words behind the verb name."""
    doc, end = verb.doc, verb.sent.end
    marks = [t.lower_ for t in doc[verb.i + 1 : min(end, verb.i + 4)]]
    at = verb.i + 1 if verb.tag_ != "JJ" else end
    if marks and marks[0] in ("to", "with"):
        at = verb.i + 2
    if len(marks) == 3 and marks[0] == marks[2] == "," and marks[1] in _orders():
        at = verb.i + 4  # "married, secondly, Ann Lee"
    later = [t for t in doc[verb.i + 1 : end] if t.lower_ == "to" and _goes_on(t, verb)]
    for start in (at, *(to.i + 1 for to in later)):
        name = name_from(reading, start, end) if start < end else None
        if name is not None and fits_kind(reading, name, "person"):
            yield name
    yield from of_kind(reading, [c for to in later for c in to.children if c.dep_ == "pobj"], "person")


def _goes_on(to: Token, verb: Token) -> bool:
    """Whether "to" tells of one more marriage: "first to A, then to B", "to A from 1966, and to B from 1978"."""
    if to.nbor(-1).lower_ in _orders():
        return True
    if to.head == verb and to.dep_ == "prep":
        return True  # "remarried shortly afterwards to A"
    return to.nbor(-1).lower_ == "and" and to.dep_ == "conj" and to.head in {verb, verb.head, *verb.children}


def _orders() -> list[str]:
    found: list[str] = rows("relations")["weddings"]["orders"]
    return found
