"""Who rules, governs or legislates for a country is a national of it: "Peru's president Ann Roe", "Otto II of Peru"."""

import re
from collections.abc import Iterator

from kg.extract.demonyms import country_of
from kg.extract.reading import Reading
from kg.model import Claim, Mention, Part
from kg.rows import rows
from kg.vocabulary import ORG, RDF, SCHEMA

CONFIDENCE = 0.8
RULE = "roles.citizen"
COUNTED = re.compile(r"[IVX]+")


def citizens(reading: Reading, claims: Iterator[Claim]) -> Iterator[Claim]:
    """The claims, with the nationalities of those who have an office that a country gives to its own only.

    The country must stand in the sentence: which one "the finance minister" serves is a guess already.
    """
    told: set[tuple[str | None, str]] = set()
    for claim in claims:
        yield claim
        person, land = claim.part(ORG.member), claim.part(ORG.organization)
        if claim.shape == ORG.Membership and person is not None and land is not None and _is_own(claim):
            key = (person.entity, land.entity or land.text or "")
            named = land.start is not None and claim.evidence.start <= land.start < claim.evidence.end
            if named and _is_country(reading, land) and person.entity is not None and key not in told:
                told.add(key)
                yield _national(claim, person, land)
    yield from _rulers(reading)


def _is_own(claim: Claim) -> bool:
    """Whether a role is one of those: "king", "prime minister", "finance minister"."""
    role = claim.part(ORG.role)
    word = (role.text or "").lower() if role is not None else ""
    return word in rows("roles")["own"]["words"] or word.rpartition(" ")[2] in rows("roles")["own"]["last"]


def _is_country(reading: Reading, land: Part) -> bool:
    """Whether a part is a country by its name: the word for its people tells a nationality by itself."""
    entity = next((each for each in reading.entities if each.id == land.entity), None)
    if entity is None or country_of(reading.document.text[land.start : land.end]) is not None:
        return False
    return SCHEMA.Country in entity.classes and SCHEMA.State not in entity.classes


def _national(claim: Claim, person: Part, land: Part) -> Claim:
    parts = {RDF.subject: (person,), RDF.predicate: (Part(iri=SCHEMA.nationality),), RDF.object: (land,)}
    return Claim(RDF.Statement, parts, claim.evidence, RULE, claim.anchor, CONFIDENCE)


def _rulers(reading: Reading) -> Iterator[Claim]:
    """ "King Otto of Peru", "Otto II of Peru"."""
    for mention in reading.mentions:
        land = _ruled(reading, mention) if mention.kind == "name" and reading.is_a(mention, SCHEMA.Person) else None
        if land is not None:
            parts = {
                RDF.subject: (reading.entity_part(mention),),
                RDF.predicate: (Part(iri=SCHEMA.nationality),),
                RDF.object: (reading.entity_part(land),),
            }
            yield Claim(
                RDF.Statement, parts, reading.evidence(mention.first, land.last), RULE, mention.root, CONFIDENCE
            )


def _ruled(reading: Reading, mention: Mention) -> Mention | None:
    """The country behind "of" and a name with a ruler's title or number."""
    doc, at = reading.doc, mention.last
    counted = mention.last - mention.first > 1 and COUNTED.fullmatch(doc[at - 1].text) is not None
    titles = rows("roles")["own"]["rulers"]
    titled = doc[mention.first].text in titles or (mention.first > 0 and doc[mention.first - 1].text in titles)
    if not (counted or titled) or at + 1 >= len(doc) or doc[at].lower_ != "of":
        return None
    first = at + 1 + (doc[at + 1].lower_ == "the")
    land = reading.mention_at(doc[first]) if first < len(doc) else None
    named = land is not None and land.kind == "name" and land.first in (at + 1, first)
    return land if named and reading.is_a(land, SCHEMA.Country) else None
