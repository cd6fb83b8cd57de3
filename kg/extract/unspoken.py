"""What the rules read where a line leaves its subject out stands nowhere in the text: it is no mention."""

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.reading import Reading
from kg.model import Claim, Mention, Part


def spoken(reading: Reading) -> tuple[Mention, ...]:
    """The mentions that stand in the text."""
    return tuple(m for m in reading.mentions if m.first not in reading.doc.supplied)


def placed(reading: Reading, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims with no place for what is left out: only whom it means is told."""
    if not reading.doc.supplied:
        return tuple(claims)
    places = {(m.start, m.end, m.entity) for m in reading.mentions if m.first in reading.doc.supplied}

    def part(filler: Part) -> Part:
        left_out = filler.entity is not None and (filler.start, filler.end, filler.entity) in places
        return replace(filler, start=None, end=None) if left_out else filler

    return tuple(replace(c, parts={name: tuple(map(part, p)) for name, p in c.parts.items()}) for c in claims)
