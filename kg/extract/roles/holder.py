"""Somebody who holds a post, with what says so."""

from dataclasses import dataclass

from kg.extract.tokens import Token
from kg.model import Mention

LEAVING = "leaving"  # how the post of somebody is told who is only to leave it, or to be followed


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone with a title: how it is said ("apposition", "frame"), with the verb and what the verb tells."""

    person: Mention
    confidence: float
    status: str | None = None
    verb: Token | None = None
    date: str | None = None
    body: Mention | None = None
    how: str = "apposition"
