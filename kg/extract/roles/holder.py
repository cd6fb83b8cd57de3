"""Somebody who holds a post, with what says so."""

from dataclasses import dataclass

from kg.extract.tokens import Token
from kg.model import Mention

STANDING = "standing"  # how a post is told that is held now, whatever its clause plans: "will step down as chairman"


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
