"""A seat becomes a membership: "won a seat on the Acme City Council", "gave up her seat on the board of Acme"."""

from collections.abc import Iterator

from kg.extract.grammar import child, prepositional
from kg.extract.reading import PROSE, Reading
from kg.extract.referents import referents
from kg.extract.roles.where.phrases import named_in_phrase
from kg.extract.roles.who.offices import Held, taken
from kg.extract.roles.who.verbs import of_board
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import KG, ORG, SCHEMA

CONFIDENCE = 0.8


def seats(reading: Reading) -> Iterator[Claim]:
    """The memberships of those who take, have or give up a seat."""
    for sentence in reading.sentences(PROSE):
        for noun in sentence:
            held = taken(reading, noun) or _owned(reading, noun) if noun.lower_ == "seat" else None
            body = _body(reading, noun) if held is not None else None
            if held is not None and body is not None and body.entity != held.person.entity:
                board = next((t.lower_ for t in _boards(noun)), "")  # of "the council of Acme", not of "Acme Council"
                parts = {
                    ORG.member: (reading.entity_part(held.person),),
                    ORG.organization: (reading.entity_part(body),),
                    ORG.role: (reading.words_part(noun.i, noun.i + 1, f"{board} member".strip()),),
                    KG.status: (Part(text=held.status),),
                }
                evidence = reading.sentence_evidence(noun)
                yield Claim(ORG.Membership, parts, evidence, "roles.seat", held.anchor.i, CONFIDENCE)


def _owned(reading: Reading, noun: Token) -> Held | None:
    """Whose seat something is told of that is so now: "whose seat on the council is up for election"."""
    owner, verb = child(noun, "poss"), noun.head
    told = noun.dep_ == "nsubj" and verb.tag_ == "VBZ"
    people = referents(reading, [owner], SCHEMA.Person) if owner is not None and told else []
    return Held(people[0], "current", verb) if len(people) == 1 else None


def _body(reading: Reading, noun: Token) -> Mention | None:
    """The council or parliament that a seat is on, or the body whose board it is on."""
    doc, at = reading.doc, noun.i + 1
    if at + 1 >= noun.sent.end or doc[at].lower_ not in ("on", "in"):
        return None
    named = named_in_phrase(reading, at + 1, noun.sent.end)
    if named is not None and reading.is_a(named, SCHEMA.Organization) and _has_seats(reading, named):
        return named
    boards = _boards(noun)
    return next(iter(of_board(reading, noun, boards, {})), None) if boards else None


def _boards(noun: Token) -> list[Token]:
    """The board or council without a name of its own that a seat is on."""
    told = [below for _, below in prepositional(noun, "on")]
    return [below for below in told if below.is_lower and below.lower_ in words("roles", "seats")]


def _has_seats(reading: Reading, body: Mention) -> bool:
    return not words("roles", "seats").isdisjoint(reading.entity(body).label.lower().split())
