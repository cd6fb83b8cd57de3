"""A body that is told only as where somebody was before is not where the next post is."""

from collections.abc import Mapping

from kg.extract.reading import Reading
from kg.extract.roles.where.bodies import Body


def is_only_left(reading: Reading, body: Body, last: Mapping[str, Body], held: Mapping[str, Body]) -> bool:
    """Whether a body is named once, for a post that somebody has left: "Ann Roe, a former Acme clerk".

    `last` and `held` are the bodies of the last post of each person and of the one that each still has.
    """
    entity = body.part.entity
    left = [person for person, other in last.items() if other.part.entity == entity and person not in held]
    named = [m for m in reading.mentions if m.entity == entity and m.kind == "name"]
    return entity is not None and bool(left) and len(named) == 1
