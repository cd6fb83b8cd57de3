"""An extraction becomes one record an entity: its names, and the company it keeps in the article."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.identity.names import main_key
from kg.model import Claim, Entity, Extraction
from kg.vocabulary import SCHEMA

# How a person or a body that the same article names counts as context; a body says more, since few bear its name.
NEAR = {SCHEMA.Person: "near", SCHEMA.Organization: "beside"}
MAX_NEAR = 40  # an article that names more people and bodies than this says little about any two of them


@dataclass(frozen=True, slots=True)
class Record:
    """One entity as one article names it. `context` tells namesakes apart: "with", "at", "near", "beside"."""

    document: str
    id: str
    label: str
    names: tuple[str, ...]
    classes: tuple[str, ...]
    context: frozenset[str]
    same_as: tuple[str, ...] = ()
    link_reason: str = ""  # what beside the name speaks for the link

    @property
    def kind(self) -> str:
        """The general class: entities of different kinds are never one."""
        return self.classes[0]


def records(extraction: Extraction) -> tuple[Record, ...]:
    """The records of one article's entities, in their order."""
    entities = {entity.id: entity for entity in extraction.entities}
    ties: dict[str, set[str]] = defaultdict(set)
    for claim in extraction.claims:
        for one, feature in _ties(claim, entities):
            ties[one].add(feature)
    near = {_key(e): NEAR[e.classes[0]] for e in entities.values() if e.classes[0] in NEAR}
    if len(near) > MAX_NEAR:
        near = {}
    return tuple(
        Record(
            extraction.document.id,
            entity.id,
            entity.label,
            entity.alt_labels,
            entity.classes,
            frozenset(ties[entity.id] | {f"{how} {key}" for key, how in near.items() if key != _key(entity)}),
            entity.same_as,
        )
        for entity in extraction.entities
    )


def _ties(claim: Claim, entities: dict[str, Entity]) -> Iterator[tuple[str, str]]:
    """What one claim says of the company that its entities keep."""
    fillers = [part for parts in claim.parts.values() for part in parts if part.entity in entities]
    for part in fillers:
        for other in fillers:
            if other.entity != part.entity:
                friend = entities[str(other.entity)]
                how = "at" if friend.classes[0] == SCHEMA.Place else "with"
                yield str(part.entity), f"{how} {_key(friend)}"


def _key(entity: Entity) -> str:
    return main_key(entity.classes[0], entity.label)
