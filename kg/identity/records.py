"""An extraction becomes one record an entity: its names, and the company it keeps in the article."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from sys import intern
from typing import Any

from kg.identity.names import is_common, main_key
from kg.iris import fold
from kg.model import Claim, Extraction
from kg.vocabulary import SCHEMA

# How a person or a body that the same article names counts as context; a body says more, since few bear its name.
NEAR = {SCHEMA.Person: "near", SCHEMA.Organization: "beside"}
MAX_NEAR = 40  # an article that names more people and bodies than this says little about any two of them


@dataclass(frozen=True, slots=True)
class Record:
    """One entity as one article names it. `context`: what it stands "with", "at", "in", "near", "beside"; sorted."""

    document: str
    id: str
    label: str
    names: tuple[str, ...]
    classes: tuple[str, ...]
    context: tuple[str, ...]
    same_as: tuple[str, ...] = ()
    link_reason: str = ""  # what beside the name speaks for the link

    @property
    def kind(self) -> str:
        """The general class: entities of different kinds are never one."""
        return self.classes[0]


_FIELDS = attrgetter("id", "label", "names", "classes", "context", "same_as", "link_reason")


def to_fields(record: Record) -> tuple[Any, ...]:
    """A record without its document, as JSON can hold it."""
    fields: tuple[Any, ...] = _FIELDS(record)
    return fields


def from_fields(document: str, fields: Iterable[Any]) -> Record:
    """The record that `to_fields` gave, from JSON as well."""
    values: list[Any] = [tuple(map(intern, field)) if isinstance(field, list) else field for field in fields]
    return Record(document, *values)


def needs_scope(kind: str, label: str) -> bool:
    """Whether a name identifies its bearer within an article only: that of a thing, or of a person in one word."""
    return kind == SCHEMA.Thing or (kind == SCHEMA.Person and " " not in fold(label))


def records(extraction: Extraction) -> tuple[Record, ...]:
    """The records of one article's entities, in their order."""
    kinds = {entity.id: entity.classes[0] for entity in extraction.entities}
    keys = {entity.id: main_key(entity.classes[0], entity.label) for entity in extraction.entities}
    ties: dict[str, set[str]] = defaultdict(set)
    for claim in extraction.claims:
        for one, other in _ties(claim, kinds):
            ties[one].add(intern(f"{'at' if kinds[other] == SCHEMA.Place else 'with'} {keys[other]}"))
    near = {
        intern(f"{NEAR[kind]} {keys[id]}"): keys[id]
        for id, kind in kinds.items()
        if kind in NEAR and not is_common(kind, keys[id])
    }
    if len(near) > MAX_NEAR:
        near = {}
    return tuple(
        Record(
            extraction.document.id,
            entity.id,
            entity.label,
            entity.alt_labels,
            entity.classes,
            tuple(sorted(ties[entity.id].union(f for f, key in near.items() if key != keys[entity.id]))),
            entity.same_as,
        )
        for entity in extraction.entities
    )


def _ties(claim: Claim, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of entities that one claim names together, by their local ids."""
    fillers = [part.entity for parts in claim.parts.values() for part in parts if part.entity in known]
    return ((str(one), str(other)) for one in fillers for other in fillers if one != other)
