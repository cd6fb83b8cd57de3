"""A published graph becomes its conflicts: figures and facts that cannot all be true, side by side with their sources.

Two figures conflict when they are about the same thing, measure the same property of the same whole in the same unit
for the same time, say the same kind of thing (a level, a rise, a fall), and differ. A figure that changes over time is
no conflict; nor are figures of one sentence, which compares them itself, nor sums that each article converted at a
rate of its own. Of two dates that differ only in how exact they are, neither is wrong. The shipped query
`conflicts` says so in SPARQL.
"""

from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from kg.query import named_queries, select


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values that differ, with its sentence and article."""

    value: str
    sentence: str
    article: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What several claims give different values for."""

    about: str
    property: str
    when: str
    versions: tuple[Version, ...]


def conflicts(store: ox.Store) -> list[Conflict]:
    """All conflicts, ordered by what they are about."""
    found = []
    for (about, name, when, _, unit, _), rows in groupby(select(store, named_queries()["conflicts"].text), _same):
        versions = (Version(f"{value} {unit}".strip(), words, article) for *_, value, _, words, article, _ in rows)
        found.append(Conflict(about, name, when, tuple(versions)))
    return found


def _same(row: tuple[str, ...]) -> tuple[str, ...]:
    """What the rows of one conflict have in common."""
    about, name, when, how, _, unit, _, _, entity = row
    return about, name, when, how, unit, entity
