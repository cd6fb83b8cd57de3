"""Typed facts between people, organizations, places and dates: founded, owned, merged, born, married, based."""

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.model import Claim


def extract(reading: Reading) -> Iterator[Claim]:
    """The claims of this kind, in no particular order."""
    yield from ()
