"""Who is in charge of a field at a body becomes its head there: "Ann Roe, in charge of exports at Acme Foods"."""

from collections.abc import Iterator

from kg.extract.grammar import child, prepositional, subjects
from kg.extract.reading import PROSE, Reading
from kg.extract.referents import referents
from kg.extract.roles.titles.status import status_of
from kg.extract.roles.where.phrases import named_in_phrase
from kg.extract.roles.who.holder import HELD_AT
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.vocabulary import KG, ORG, SCHEMA

CONFIDENCE = 0.8


def charges(reading: Reading) -> Iterator[Claim]:
    """The memberships of those in charge of something at a body that is named behind it."""
    for sentence in reading.sentences(PROSE):
        for noun in sentence:
            field = _field(noun) if noun.lower_ == "charge" else None
            body = _body(reading, field) if field is not None else None
            if field is not None and body is not None:
                yield from (_membership(reading, noun, field, body, *told) for told in _people(reading, noun))


def _membership(reading: Reading, noun: Token, field: Token, body: Mention, person: Mention, status: str) -> Claim:
    first, last = noun.i + 2, field.i + 1
    parts = {
        ORG.member: (reading.entity_part(person),),
        ORG.organization: (reading.entity_part(body),),
        ORG.role: (reading.words_part(first, last, f"head of {reading.doc[first:last].text}"),),
        KG.status: (Part(text=status),),
    }
    return Claim(ORG.Membership, parts, reading.sentence_evidence(noun), "roles.charge", noun.i, CONFIDENCE)


def _field(noun: Token) -> Token | None:
    """What somebody is in charge of: a plain noun in small letters."""
    if noun.head.lower_ != "in" or noun.dep_ != "pobj":
        return None
    field = next((below for prep, below in prepositional(noun, "of") if prep.i == noun.i + 1), None)
    plain = field is not None and field.is_lower and child(field, "det", "poss") is None
    return field if plain and field is not None and field.pos_ == "NOUN" else None


def _body(reading: Reading, field: Token) -> Mention | None:
    """The body named right behind the field: "at Acme Foods"."""
    doc, at = reading.doc, field.i + 1
    if at + 1 >= field.sent.end or doc[at].lower_ not in ("at", "for"):
        return None
    found = named_in_phrase(reading, at + 1, field.sent.end)
    return found if found is not None and found.kind == "name" and reading.is_a(found, *HELD_AT) else None


def _people(reading: Reading, noun: Token) -> list[tuple[Mention, str]]:
    """Who is in charge by "is" or behind a comma, and whether still."""
    doc, before = noun.doc, noun.head.i - 1
    verb = noun.head.head
    if verb.lemma_ in ("be", "remain", "stay") and verb.i < noun.i:
        over = "former" if verb.tag_ == "VBD" else "current"
        return [(m, over) for m in referents(reading, subjects(verb), SCHEMA.Person)]
    told = status_of(doc[before]) if before > noun.sent.start else None
    at = before - 1 if told is not None or doc[before].lower_ in ("now", "currently") else before
    name = reading.mention_at(doc[at - 1]) if at > noun.sent.start and doc[at].text == "," else None
    if name is None or name.last != at or name.kind != "name" or not reading.is_a(name, SCHEMA.Person):
        return []
    return [(name, "former" if told == "former" else "current")]
