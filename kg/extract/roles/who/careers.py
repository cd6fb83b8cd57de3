"""Verbs of careers become memberships that are over or last: "left Acme", "spent nine years at Acme", "writes for"."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from kg.extract.grammar import agents, auxiliaries, child, objects, own_objects, prepositional, verb_lemma
from kg.extract.reading import PROSE, Reading
from kg.extract.reference.taking_up.phrases import is_person_noun, noun_of
from kg.extract.referents import referents
from kg.extract.roles.where.given import given
from kg.extract.roles.where.phrases import name_introduced
from kg.extract.roles.who.livelihoods import livelihoods
from kg.extract.roles.who.squads import squads
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Part
from kg.rows import rows
from kg.vocabulary import KG, ORG, RDF, SCHEMA

COMING = ("will", "would", "may", "might", "could", "can", "should", "to", "must", "shall")


@cache
def _by_verb() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows("careers")["career"]:
        for verb in row["verbs"]:
            found.setdefault(verb, []).append(row)
    return found


def careers(reading: Reading) -> Iterator[Claim]:
    """The memberships told by verbs of careers, those of players, and what people work as."""
    for sentence in reading.sentences(PROSE):
        yield from _told(reading, sentence)
    yield from squads(reading)
    yield from livelihoods(reading)


def _told(reading: Reading, sentence: Span) -> Iterator[Claim]:
    for verb in sentence:
        if verb.pos_ != "VERB" or not verb.tag_.startswith("VB"):
            continue
        for row in _by_verb().get(verb_lemma(verb), ()):
            if (row.get("past") and not _is_past(verb)) or ("with" in row and not _has(verb, row["with"])):
                continue
            bodies = _bodies(reading, verb, row)
            bodies = bodies if "with" in row else bodies[:1]  # "held posts at Acme and Bex"
            lasts = row.get("lasting", False) and (verb.tag_ in ("VBZ", "VBP", "VBG", "VB") or _has_since(verb))
            lasts |= row.get("begun", False)
            for body, person in product(bodies, _people(reading, verb, row) if bodies else ()):
                if body.entity != person.entity and (lasts or "once" not in row):
                    yield (
                        _belongs(reading, verb, person, body, row)
                        if lasts
                        else _membership(reading, verb, person, body, row, "former")
                    )
                    if lasts and row.get("seat"):
                        yield _membership(reading, verb, person, body, row, "current")


def _has_since(verb: Token) -> bool:
    """Whether something goes on that began at a time: "has sat in the senate since 2016"."""
    return any(t.lower_ == "has" for t in auxiliaries(verb)) and any(True for _ in prepositional(verb, "since"))


def _is_past(verb: Token) -> bool:
    """Whether a verb tells what has happened: "left", "has left", "was sacked", "having left", "after leaving"."""
    helped = {t.lower_ for t in auxiliaries(verb)}
    after = verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ in ("after", "since", "upon")
    return (verb.tag_ in ("VBD", "VBN") and not helped & set(COMING)) or (after and _is_past_clause(verb))


def _is_past_clause(verb: Token) -> bool:
    """Whether the verb of the clause that "after leaving" stands in tells what has happened."""
    above = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), verb)
    return above.tag_ in ("VBD", "VBN") and not {t.lower_ for t in auxiliaries(above)} & set(COMING)


def _has(verb: Token, nouns: list[str]) -> bool:
    return any(noun.lemma_.lower() in nouns or noun.lower_ in nouns for noun in own_objects(verb))


def _people(reading: Reading, verb: Token, row: dict[str, Any]) -> list[Mention]:
    """Who it is; of "sacked the director of Bex" nobody, for he was not of the body that did it."""
    nouns = agents(verb) if row["person"] == "agent" else objects(verb)
    if row["body"] == "agent":
        nouns = [
            noun for noun in nouns if child(noun, "prep") is None and not any(t.tag_ == "POS" for t in noun.subtree)
        ]
    nouns = [noun for noun in nouns if noun.pos_ != "NOUN" or is_person_noun(noun_of(noun))]
    told = referents(reading, nouns, SCHEMA.Person)
    found = [m for m in told if m.kind != "nominal" or reading.doc[m.root].dep_ == "appos"]  # "Ann Roe, a vet who sits"
    return [m for m in found if not m.first or reading.doc[m.first - 1].pos_ != "ADP"]  # "help for Roe came from"


def _bodies(reading: Reading, verb: Token, row: dict[str, Any]) -> list[Mention]:
    """The body of a row: no school or hospital that somebody leaves, and nothing that is left to others."""
    if row["body"] == "object":
        passed_on = child(verb, "dative", "oprd", "ccomp") is not None or any(prepositional(verb, "to", "with"))
        nouns = [] if passed_on else own_objects(verb)
    elif row["body"] == "agent":
        nouns = agents(verb)
    else:
        told = (
            "with" in row or row["person"] == "patient"
        )  # "held posts at Acme", "poached Roe from Bex", as one phrase
        above = [verb, *(own_objects(verb) if told else [])]
        behind = [each for head in above for each in prepositional(head, *row["body"].split("/"))]
        nouns = [noun for prep, noun in behind if prep.nbor(-1).lower_ != "loan"]  # who is "on loan from Acme" is its
    classes = row.get("only", (SCHEMA.Organization,))
    meant = referents(reading, nouns, *classes) or ([] if row["body"] == "agent" else given(reading, nouns))
    found = [name_introduced(reading, m, *classes) for m in meant if not reading.is_a(m, SCHEMA.Country)]
    if row.get("past") and "with" not in row and "staff" not in row:
        found = [m for m in found if not reading.is_a(m, SCHEMA.EducationalOrganization, SCHEMA.MedicalOrganization)]
    return found


def _belongs(reading: Reading, verb: Token, person: Mention, body: Mention, row: dict[str, Any]) -> Claim:
    one, whole = reading.entity_part(person), reading.entity_part(body)
    parts = {RDF.subject: (one,), RDF.predicate: (Part(iri=ORG.memberOf),), RDF.object: (whole,)}
    return Claim(RDF.Statement, parts, reading.sentence_evidence(verb), "roles.belong", verb.i, row["confidence"])


def _membership(
    reading: Reading, verb: Token, person: Mention, body: Mention, row: dict[str, Any], status: str
) -> Claim:
    parts = {
        ORG.member: (reading.entity_part(person),),
        ORG.organization: (reading.entity_part(body),),
        ORG.role: (reading.words_part(verb.i, verb.i + 1, row["role"]),),
        KG.status: (Part(text=status),),
    }
    return Claim(ORG.Membership, parts, reading.sentence_evidence(verb), "roles.career", verb.i, row["confidence"])
