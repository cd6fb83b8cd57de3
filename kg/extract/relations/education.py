"""Degrees become studies: "an engineer with a degree from Yale", "an MBA from Yale and a law degree from Bonn"."""

from collections.abc import Iterator

from kg.extract.grammar import child, first_conjunct, is_verb, lemma, prepositional, subjects
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.relations.holders import holders
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

CONFIDENCE = 0.85
FIELD = 9  # tokens between a degree and the "from" before its school
UNDER = 14  # tokens between a degree and the "at" before its school: "a doctorate in law under Ann Roe at Yale"
ENROLLED = ("enrolled", "registered", "matriculated")


def by_degrees(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """Who studied where, by the degrees of a sentence and the schools that they are from."""
    found: list[Mention] = []
    before = None
    for noun in sentence:
        if noun.pos_ not in ("NOUN", "PROPN") or not (_is_degree(noun) or _is_student(noun)):
            continue
        schools = _schools(reading, noun)
        if _is_student(noun):
            called = holders(reading, noun, "person", [])[:1] if schools else []
            people = [m for m in called if not noun.i < m.first < schools[0].first]  # "her student Roe at Yale"
        else:
            listed = before is not None and not any(t.pos_ in ("VERB", "AUX") for t in noun.doc[before.i : noun.i])
            people = _holders(reading, noun) or (found if listed else [])
            found, before = people, noun
        for holder in people if schools else ():
            for school in schools:
                parts = reading.entity_part(holder), reading.entity_part(school)
                yield statement(reading, noun, parts[0], SCHEMA.alumniOf, parts[1], "relations.alumniOf", CONFIDENCE)


def _is_degree(noun: Token) -> bool:
    return noun.lower_.rstrip(".") in words("relations", "degrees")


def _is_student(noun: Token) -> bool:
    """Whether a noun calls somebody a student, also of somebody: "a pupil of Ann Roe at", "a PhD candidate at"."""
    doctoral = noun.lower_ == "candidate" and noun.i > 0 and _is_degree(noun.nbor(-1))
    return noun.lower_ in ("student", "pupil") or doctoral


def _schools(reading: Reading, degree: Token) -> list[Mention]:
    """Where a degree is from, told behind it or behind "is"."""
    nouns = [n for _, n in prepositional(degree, "from", "at")]
    nouns += [n for _, outer in prepositional(degree, "in", "of") for _, n in prepositional(outer, "from", "at")]
    if degree.dep_ == "nsubj" and degree.head.lemma_ == "be":
        nouns += [n for _, n in prepositional(degree.head, "from")]
    found = of_kind(reading, nouns, "school") or _next_school(reading, degree)
    giver = degree.head if degree.dep_ == "dobj" else degree
    given = [n for word in (degree, giver) for _, n in prepositional(word, "from")]  # "a degree from BYU"
    return found or of_kind(reading, given, "organization")


def _next_school(reading: Reading, degree: Token) -> list[Mention]:
    """The school behind the next "from" or "at" that no verb or comma parts from a degree, whatever it hangs on."""
    joined = False
    for token in degree.doc[degree.i + 1 : min(degree.i + UNDER, degree.sent.end)]:
        near = token.lower_ == "from" and token.i - degree.i < FIELD
        if near or (token.lower_ == "at" and not joined):
            noun = child(token, "pobj")
            found = of_kind(reading, [noun] if noun is not None else [], "school")
            return found or (of_kind(reading, [noun], "organization") if near and noun is not None else [])
        joined = joined or token.pos_ == "CCONJ"
        if token.pos_ not in ("ADP", "NOUN", "PROPN", "ADJ", "CCONJ", "DET", "PART") and token.lower_ not in ENROLLED:
            break
    return []


def _holders(reading: Reading, degree: Token) -> list[Mention]:
    """Who has a degree: its possessor, who gets it, or whom "with a degree" describes."""
    owner = child(degree, "poss")
    if owner is not None and owner.lower_ not in words("relations", "degrees"):  # "a bachelor's degree"
        return referents(reading, [owner], SCHEMA.Person)
    top = first_conjunct(degree.head if degree.dep_ in ("compound", "nmod") else degree)
    if (
        degree.dep_ in ("conj", "dep") and is_verb(degree.head) and degree.head.i < degree.i
    ):  # "took a degree from A in 1990 and"
        taken = lemma(degree.head) in words("relations", "taking_degrees")
        return referents(reading, subjects(degree.head), SCHEMA.Person) if taken else []
    if top.dep_ == "dobj":
        taken = lemma(top.head) in words("relations", "taking_degrees")
        return referents(reading, subjects(top.head), SCHEMA.Person) if taken else []
    if top.dep_ != "pobj" or top.head.lower_ not in ("with", "after", "holding"):
        return []
    above = top.head.head
    if is_verb(above) and above.pos_ != "NOUN":
        return referents(reading, subjects(above), SCHEMA.Person)
    return referents(reading, [above], SCHEMA.Person)
