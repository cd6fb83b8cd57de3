"""Entities of single articles become entities of the graph: each gets its IRI from what identifies it.

The IRI does not depend on the order in which articles arrive. Names that identify (a full person's name, an
organization, a place) are shared by articles; others (a lone surname, "the tram line") stay with their article.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from kg.model import Claim, Document, Entity, Extraction, Part
from kg.vocabulary import BASE, SCHEMA


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits of a SHA-256 over length-prefixed parts: no two lists of parts run together."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def fold(text: str) -> str:
    """A name as it is compared: no case, no marks on letters, single blanks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w&+.]", " ", plain.casefold().replace("ł", "l").replace("’", "'")).split())


def slug(text: str) -> str:
    """A short readable piece of an IRI."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))[:48].strip("-") or "x"


def document_iri(document: Document, base: str = BASE) -> str:
    """The IRI of a document, which also names its graph."""
    return f"{base}document/{slug(document.id)}-{digest(document.id)[:8]}"


def entity_iri(entity: Entity, document: Document, base: str = BASE) -> str:
    """The IRI of an entity, from its kind and name; with the document where the name alone identifies nobody."""
    kind, name = entity.classes[0], fold(entity.label)
    scope = document.id if _is_local(entity) else ""
    return f"{base}entity/{slug(entity.label)}-{digest(kind, name, scope)[:8]}"


def _is_local(entity: Entity) -> bool:
    """Whether the name identifies the entity within its article only."""
    if entity.classes[0] == SCHEMA.Thing:
        return True
    return entity.classes[0] == SCHEMA.Person and len(entity.label.split()) < 2


def identify(extraction: Extraction, base: str = BASE) -> Extraction:
    """The extraction with IRIs for local ids: entities, mentions, the parts of claims, and the claims themselves."""
    document = extraction.document
    iris = {entity.id: entity_iri(entity, document, base) for entity in extraction.entities}
    entities: dict[str, Entity] = {}
    for entity in extraction.entities:
        iri = iris[entity.id]
        entities[iri] = _joined(entities[iri], entity) if iri in entities else replace(entity, id=iri)
    claims = tuple(_identified(claim, iris, document, base) for claim in extraction.claims)
    return replace(
        extraction,
        entities=tuple(entities.values()),
        mentions=tuple(replace(mention, entity=iris[mention.entity]) for mention in extraction.mentions),
        claims=tuple({claim.id: claim for claim in claims}.values()),
    )


def _joined(one: Entity, other: Entity) -> Entity:
    names = dict.fromkeys((*one.alt_labels, other.label, *other.alt_labels))
    names.pop(one.label, None)
    classes = tuple(dict.fromkeys((*one.classes, *other.classes)))
    return replace(one, alt_labels=tuple(names), classes=classes)


def _identified(claim: Claim, iris: Mapping[str, str], document: Document, base: str) -> Claim:
    parts = {name: tuple(_moved(p, iris) for p in fillers) for name, fillers in claim.parts.items()}
    credit = _moved(claim.attributed_to, iris) if claim.attributed_to else None
    said = [str(x) for x in (claim.shape, claim.modality, claim.evidence.start, claim.evidence.end)]
    for name in sorted(parts):
        said += [name, *(str(p.entity or p.iri or (p.text if p.value is None else p.value)) for p in parts[name])]
    return replace(
        claim, parts=parts, attributed_to=credit, id=f"{base}claim/{digest(document_iri(document, base), *said)}"
    )


def _moved(part: Part, iris: Mapping[str, str]) -> Part:
    return replace(part, entity=iris[part.entity]) if part.entity is not None else part
