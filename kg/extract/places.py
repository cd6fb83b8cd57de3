"""Places inside places, and where organizations and events are."""

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.model import Claim


def extract(reading: Reading) -> Iterator[Claim]:
    """The claims of this kind, in no particular order."""
    yield from ()
