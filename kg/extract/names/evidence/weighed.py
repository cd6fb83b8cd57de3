"""What speaks for a name's classes, added up: the class it gets, and whether much speaks for it at all."""

from kg.extract.names.evidence.shape import Votes
from kg.extract.names.words import lineage
from kg.vocabulary import SCHEMA

HEADED = 4.0  # how much a name's head says for a kind of works
MODELS = 0.9  # the most that the language model alone says for a special kind
DOUBT = 1.5  # what the language model's word alone never reaches where a name occurs once


def classes_of(votes: Votes) -> tuple[str, ...]:
    """The classes that most speaks for, from the general to the special."""
    most = general(votes)
    special = {kind: weight for kind, weight in votes.items() if lineage(kind)[0] == most and kind != most}
    if not special or max(special.values()) <= 0:
        return (most,)
    if most == SCHEMA.CreativeWork and votes.get(most, 0.0) >= HEADED and max(special.values()) <= MODELS:
        return (most,)  # "the Tarrow Strategy", which the language model takes for a law
    chosen = max(special, key=lambda kind: (special[kind], kind))
    if chosen == SCHEMA.Landform and special.get(SCHEMA.Country, 0.0) > 0:
        return lineage(SCHEMA.Country)  # "the Philippines, an archipelago"
    return lineage(chosen)


def is_doubtful(votes: Votes) -> bool:
    """Whether hardly more than the language model's word speaks for a body: "Fast Track designation"."""
    return general(votes) == SCHEMA.Organization and totals(votes).get(SCHEMA.Organization, 0.0) < DOUBT


def totals(votes: Votes) -> dict[str, float]:
    """How much speaks for each general class."""
    found: dict[str, float] = {}
    for kind, weight in votes.items():
        most = lineage(kind)[0]
        found[most] = found.get(most, 0.0) + weight
    return found


def general(votes: Votes) -> str:
    """The general class that most speaks for."""
    found = totals(votes) or {SCHEMA.Organization: 0.0}
    return max(found, key=lambda kind: (found[kind], kind))
