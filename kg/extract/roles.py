"""Titles become memberships: who holds which post where, since when; a founder by title is a founder by statement."""

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.extract.roles_bodies import GUESSED, LIKELY, SURE, body_after, body_before, plain_body
from kg.extract.roles_dates import dates
from kg.extract.roles_holders import Holder, holders
from kg.extract.roles_titles import Title, chains, row, titles
from kg.extract.roles_verbs import led_and_belonging
from kg.model import Claim, Mention, Part
from kg.vocabulary import KG, ORG, RDF, SCHEMA

BLOCKS = ("paragraph", "headline", "subheading", "caption")


def extract(reading: Reading) -> Iterator[Claim]:
    """Memberships, and the direct facts they imply: org:memberOf, schema:founder, schema:jobTitle."""
    for sentence in reading.sentences(BLOCKS):
        for chain in chains(titles(reading, sentence), reading):
            yield from _of_chain(reading, chain)
    yield from led_and_belonging(reading)


def _of_chain(reading: Reading, chain: list[Title]) -> Iterator[Claim]:
    """The claims of titles that share a holder."""
    after = [body_after(reading, title) for title in chain]
    before = body_before(reading, chain[0])
    first = before[1] if before is not None else chain[0].lead
    last = after[-1][1] if after[-1] is not None else chain[-1].last
    for holder in holders(reading, chain, first, last):
        for number, title in enumerate(chain):
            following = next((found[0] for found in after[number:] if found is not None), None)
            body, sure = _body(reading, title, following, before[0] if before is not None else None, holder)
            yield from _claims(reading, title, holder, body, sure)


def _body(
    reading: Reading, title: Title, following: Mention | None, preceding: Mention | None, holder: Holder
) -> tuple[Mention | None, float]:
    """The body of one title of a chain, and how sure that is."""
    for body, sure in ((preceding, SURE), (following, SURE), (holder.body, LIKELY)):
        if body is not None and body.entity != holder.person.entity:
            return body, sure
    return plain_body(reading, title), GUESSED


def _claims(reading: Reading, title: Title, holder: Holder, body: Mention | None, sure: float) -> Iterator[Claim]:
    evidence = reading.sentence_evidence(reading.doc[title.head])
    person = reading.entity_part(holder.person)
    role = reading.words_part(title.first, title.last, title.text)
    anchor = holder.verb.i if holder.verb is not None else title.head
    confidence = round(holder.confidence * sure, 3)
    if body is None:
        if not title.weak and title.key not in row("trades", "words"):
            parts = _statement(person, SCHEMA.jobTitle, role)
            yield Claim(RDF.Statement, parts, evidence, "roles.title", anchor, holder.confidence)
        return
    status = title.status if title.status != "current" or holder.status is None else holder.status
    where = reading.entity_part(body)
    parts = {ORG.member: (person,), ORG.organization: (where,), ORG.role: (role,), KG.status: (Part(text=status),)}
    parts |= dates(reading, title, holder)
    yield Claim(ORG.Membership, parts, evidence, f"roles.{holder.how}", anchor, confidence)
    if title.key in row("founders", "words") and reading.is_a(body, SCHEMA.Organization):
        yield Claim(
            RDF.Statement, _statement(where, SCHEMA.founder, person), evidence, "roles.founder", anchor, confidence
        )
    if (
        status in ("current", "acting")
        and title.key not in row("outside", "words")
        and reading.is_a(body, SCHEMA.Organization)
    ):
        yield Claim(
            RDF.Statement, _statement(person, ORG.memberOf, where), evidence, "roles.member", anchor, confidence
        )


def _statement(subject: Part, predicate: str, object_: Part) -> dict[str, tuple[Part, ...]]:
    return {RDF.subject: (subject,), RDF.predicate: (Part(iri=predicate),), RDF.object: (object_,)}
