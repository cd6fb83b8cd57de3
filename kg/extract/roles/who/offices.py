"""Nouns of office become memberships: "took over the chairmanship of Acme", "under the leadership of Ann Roe"."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.grammar import (
    agents,
    child,
    governing_verb,
    is_passive,
    own_objects,
    prepositional,
    subjects,
    verb_lemma,
)
from kg.extract.reading import PROSE, Reading
from kg.extract.referents import referents
from kg.extract.roles.where.phrases import named_in_phrase
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import rows, words
from kg.vocabulary import KG, ORG, SCHEMA

CONFIDENCE = 0.8
_WITHIN = ("under", "during", "in", "after", "before", "since", "throughout")


@dataclass(frozen=True, slots=True)
class Held:
    """Who has an office, in which status, and the token that the statement hangs on."""

    person: Mention
    status: str
    anchor: Token


def offices(reading: Reading) -> Iterator[Claim]:
    """The memberships that nouns of office tell, where both the person and the body are named."""
    table: dict[str, str] = {**rows("roles")["training"], **rows("roles")["offices"]}
    for sentence in reading.sentences(PROSE):
        for noun in sentence:
            title = table.get(noun.lower_) if noun.tag_ in ("NN", "NNS") else None
            held = _held(reading, noun) if title is not None else None
            body = _body(reading, noun, held) if held is not None else None
            if title is not None and held is not None and body is not None and body.entity != held.person.entity:
                parts = {
                    ORG.member: (reading.entity_part(held.person),),
                    ORG.organization: (reading.entity_part(body),),
                    ORG.role: (_role(reading, noun, title),),
                    KG.status: (Part(text=held.status),),
                }
                evidence = reading.sentence_evidence(noun)
                yield Claim(ORG.Membership, parts, evidence, "roles.office", held.anchor.i, CONFIDENCE)


def _held(reading: Reading, noun: Token) -> Held | None:
    """Who takes, has, gets or gives up an office, or under whose it was."""
    if noun.lower_ in rows("roles")["training"]:
        return _trained(reading, noun)
    return taken(reading, noun) or _passed(reading, noun) or _led_under(reading, noun)


def _trained(reading: Reading, noun: Token) -> Held | None:
    """Who learnt a trade in a time of training: "did an internship at Acme", "began with an apprenticeship at Acme"."""
    trained, verb = rows("roles")["trained"], noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in trained["during"]:
        verb = governing_verb(noun.head) or noun
        nouns = [] if is_passive(verb) else own_objects(verb)
        others = referents(reading, nouns, SCHEMA.Person) or any(noun.tag_ == "PRP" for noun in nouns)
        people = [] if others else referents(reading, subjects(verb), SCHEMA.Person)  # "hired Ann Roe after an"
    else:
        done = noun.dep_ == "dobj" and verb_lemma(verb) in trained["verbs"]
        people = referents(reading, agents(verb), SCHEMA.Person) if done else []
    over = verb.tag_ in ("VBD", "VBN")
    return Held(people[0], "former", verb) if over and len(people) == 1 else None


def _passed(reading: Reading, noun: Token) -> Held | None:
    """Who gets an office that goes to somebody: "The presidency of Acme passed to Ann Roe"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb_lemma(verb) not in rows("roles")["posts"]["going"]:
        return None
    people = referents(reading, [inner for _, inner in prepositional(verb, "to")], SCHEMA.Person)
    return Held(people[0], "current", verb) if len(people) == 1 else None


def _role(reading: Reading, noun: Token, title: str) -> Part:
    """The title of an office with what narrows it: "artistic director" of an "artistic directorship"."""
    first = noun.i
    while (
        first > noun.sent.start and noun.doc[first - 1].dep_ in ("amod", "compound") and _is_field(noun.doc[first - 1])
    ):
        first -= 1
    narrowed = [token.lower_ for token in noun.doc[first : noun.i]]
    return reading.words_part(first, noun.i + 1, " ".join([*narrowed, title]))


def _is_field(word: Token) -> bool:
    return word.is_lower and word.lower_ in rows("roles")["modifiers"]["ranks"] + rows("roles")["fields"]["words"]


def taken(reading: Reading, noun: Token) -> Held | None:
    """Who takes, has or gives up an office that is the object of a verb."""
    verb = noun.head
    if noun.dep_ != "dobj":
        return None
    for each in rows("roles")["holding"]:
        if verb_lemma(verb) in each["verbs"]:
            over = verb.tag_ == "VBD" and each["status"] == "tense"
            status = "former" if over else each["status"].replace("tense", "current")
            people = referents(reading, agents(verb), SCHEMA.Person)
            return Held(people[0], status, verb) if len(people) == 1 else None
    return None


def _led_under(reading: Reading, noun: Token) -> Held | None:
    """Whose office it is in "under the presidency of Ann Roe" and "during her leadership of Acme"."""
    before = noun.head
    if noun.dep_ != "pobj" or before.lower_ not in _WITHIN:
        return None
    owner = child(noun, "poss")
    nouns = [owner] if owner is not None else [inner for _, inner in prepositional(noun, "of")]
    people = referents(reading, nouns, SCHEMA.Person)
    verb = governing_verb(before)
    over = before.lower_ == "after" or (verb is not None and verb.tag_ == "VBD")
    return Held(people[0], "former" if over else "current", noun) if len(people) == 1 else None


def _body(reading: Reading, noun: Token, held: Held) -> Mention | None:
    """The body of an office: behind "of" or "at", in a possessive, or what the clause tells of under somebody.

    What somebody does "during the presidency of Ann Roe" it does under her who leads the country.
    """
    doc = noun.doc
    if noun.i + 1 < noun.sent.end and doc[noun.i + 1].lower_ in ("of", "at"):
        named = named_in_phrase(reading, noun.i + 2, noun.sent.end)
        if named is not None and reading.is_a(named, SCHEMA.Organization, SCHEMA.Country, SCHEMA.CivicStructure):
            return named
    owner = child(noun, "poss")
    found = referents(reading, [owner], SCHEMA.Organization) if owner is not None else []
    ruled = noun.lower_ in words("roles", "of_lands") and noun.head.lower_ != "under"
    verb = governing_verb(noun.head) if not found and noun.dep_ == "pobj" and not ruled else None
    if verb is not None and held.anchor == noun:
        found = referents(reading, subjects(verb), SCHEMA.Organization)
    return found[0] if len(found) == 1 else None
