"""What leads an article, and what is the only one of its kind there, as the body of a title."""

from collections.abc import Iterable

from kg.extract.reading import Reading
from kg.extract.roles.where.bodies import GUESSED, LED, Body, body_of
from kg.extract.topic import Leader
from kg.model import Mention


def led_by(reading: Reading, leader: Leader | None) -> Body | None:
    """The body that leads, less sure where another is near."""
    return body_of(reading, leader.mention, LED if leader.by_far else GUESSED) if leader is not None else None


def only(mentions: Iterable[Mention]) -> Mention | None:
    """The last mention of the one entity that all are of; None where they are of several."""
    found = {m.entity: m for m in mentions}
    return next(iter(found.values())) if len(found) == 1 else None
