"""A name right beside a body says that the person belongs to it: "Lee of the University of Oslo", "Acme's Ann Roe"."""

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.extract.roles.phrases import named_in_phrase
from kg.model import Claim, Mention, Part
from kg.vocabulary import ORG, RDF, SCHEMA

CONFIDENCE = 0.8


def beside(reading: Reading) -> Iterator[Claim]:
    """org:memberOf statements of people named together with a body and no post."""
    for mention in reading.mentions:
        if mention.kind == "name" and reading.is_a(mention, SCHEMA.Person):
            body = _possessor(reading, mention) or _of(reading, mention)
            if body is not None and body.entity != mention.entity:
                parts = {
                    RDF.subject: (reading.entity_part(mention),),
                    RDF.predicate: (Part(iri=ORG.memberOf),),
                    RDF.object: (reading.entity_part(body),),
                }
                evidence = reading.sentence_evidence(reading.doc[mention.root])
                yield Claim(RDF.Statement, parts, evidence, "roles.beside", mention.root, CONFIDENCE)


def _possessor(reading: Reading, mention: Mention) -> Mention | None:
    """The organization whose possessive stands right before a name."""
    doc = reading.doc
    if mention.first < 2 or doc[mention.first - 1].tag_ != "POS":
        return None
    body = reading.mention_at(doc[mention.first - 2])
    return body if body is not None and body.kind == "name" and reading.is_a(body, SCHEMA.Organization) else None


def _of(reading: Reading, mention: Mention) -> Mention | None:
    """The organization behind "of", or a school behind "at", right after a name."""
    doc = reading.doc
    end = doc[mention.root].sent.end
    if mention.last + 1 >= end or doc[mention.last].lower_ not in ("of", "at"):
        return None
    at = doc[mention.last].lower_ == "at"
    if at and doc[mention.last].head.i != mention.root:
        return None
    body = named_in_phrase(reading, mention.last + 1, end)
    if body is None or body.kind != "name" or body.first - mention.last > 4:
        return None
    return body if reading.is_a(body, SCHEMA.EducationalOrganization if at else SCHEMA.Organization) else None
