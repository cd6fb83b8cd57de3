"""A change has the time of the level it led to: "fell 19 percent, from 58 million in 2001 to 47 million in 2002"."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Statement

CHANGES = ("observation/change", "observation/change-noun")
LEVELS = ("observation/change-to", *CHANGES)  # "fell 42 percent or 7 million in 2012", too


def with_time_of_level(told: list[tuple[Figure, Statement]]) -> Iterator[tuple[Figure, Statement]]:
    """What a sentence tells; a change that is told without a time holds at that of the level of the same move."""
    for i, (figure, statement) in enumerate(told):
        if statement.rule in CHANGES and statement.whole is None and statement.time is None:
            later = (pair for pair in told[i + 1 :] if pair[1].rule in LEVELS and _is_same_move(pair[1], statement))
            statement = replace(statement, whole=next(later, None))
        yield figure, statement


def _is_same_move(one: Statement, other: Statement) -> bool:
    return one.anchor.i == other.anchor.i and one.property == other.property and not one.earlier
