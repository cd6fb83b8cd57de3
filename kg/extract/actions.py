"""Things done: schema:Action with agent, object, place and time."""

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.model import Claim


def extract(reading: Reading) -> Iterator[Claim]:
    """The claims of this kind, in no particular order."""
    yield from ()
