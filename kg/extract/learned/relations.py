"""The relations that models judge, as `rows/learned.toml` lists them."""

from dataclasses import dataclass
from functools import cache

from kg.rows import rows


@dataclass(frozen=True, slots=True)
class Relation:
    """What a relation states: `predicate` between arguments of the types of `subject` and `object`.

    Rules may tell it by a `narrower` property. Of an `inverse` one the property of the graph goes from object to
    subject; a `symmetric` one has no direction.
    """

    name: str
    predicate: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    inverse: bool
    symmetric: bool
    narrower: tuple[str, ...]


@cache
def relations() -> dict[str, Relation]:
    """All relations by name, in the order of the table."""
    return {
        row["name"]: Relation(
            row["name"],
            row["predicate"],
            tuple(row["subject"]),
            tuple(row["object"]),
            row.get("inverse", False),
            row.get("symmetric", False),
            tuple(row.get("narrower", ())),
        )
        for row in rows("learned")["relation"]
    }


@cache
def allowed(subject: str, object_: str) -> frozenset[str]:
    """The names of the relations that arguments of two types may stand in."""
    return frozenset(r.name for r in relations().values() if subject in r.subject and object_ in r.object)


@cache
def type_of(class_: str) -> str | None:
    """The type of argument that a class of entities makes."""
    return next((type_ for type_, listed in rows("learned")["types"].items() if class_ in listed), None)
