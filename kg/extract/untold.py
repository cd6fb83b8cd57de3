"""Names that may be none, and of which the article tells nothing, are not told: half of them are no names."""

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.model import Claim, Entity, Mention


def worth_telling(
    reading: Reading, mentions: tuple[Mention, ...], claims: tuple[Claim, ...]
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities and their mentions without what stands once, for a doubtful name, in no claim: "Fast Track"."""
    told = set(_told_of(claims))
    places: dict[str, list[int]] = {}
    for mention in mentions:
        places.setdefault(mention.entity, []).append(mention.start)
    dropped = {
        entity.id
        for entity in reading.entities
        if entity.id not in told and len(at := places.get(entity.id, [])) == 1 and at[0] in reading.doubtful
    }
    kept = tuple(entity for entity in reading.entities if entity.id not in dropped)
    return kept, tuple(mention for mention in mentions if mention.entity not in dropped)


def _told_of(claims: tuple[Claim, ...]) -> Iterator[str | None]:
    """The entities that claims tell something of, or are credited to."""
    for claim in claims:
        yield from (part.entity for parts in claim.parts.values() for part in parts)
        if claim.attributed_to is not None:
            yield claim.attributed_to.entity
