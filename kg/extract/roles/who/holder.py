"""Somebody who holds a post, with what says so."""

from dataclasses import dataclass

from kg.extract.tokens import Token
from kg.model import Claim, Mention
from kg.vocabulary import KG, SCHEMA

HELD_AT = (SCHEMA.Organization, SCHEMA.CivicStructure)  # a museum's head holds a post there
HELD = "held"  # the status of a post had when something was done, and perhaps still; the claim tells none
STANDING = "standing"  # how a post is told that is held now, whatever its clause plans: "will step down as chairman"


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone with a title: how it is said ("apposition", "frame"), with the verb and what the verb tells.

    `after` is who was told with the title before, at the same body; `apart` says that the dates beside the verb are
    those of another title.
    """

    person: Mention
    confidence: float
    status: str | None = None
    verb: Token | None = None
    date: str | None = None
    body: Mention | None = None
    how: str = "apposition"
    after: Mention | None = None
    apart: bool = False


def without_status(claim: Claim) -> Claim:
    """A claim, without the status of a post of which only this is known, that it was held when something was done."""
    told = claim.part(KG.status)
    if told is None or told.text != HELD:
        return claim
    return claim.with_(parts={name: parts for name, parts in claim.parts.items() if name != KG.status})
