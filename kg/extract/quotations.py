"""Words in quotation marks with their speaker: schema:Quotation."""

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.model import Claim


def extract(reading: Reading) -> Iterator[Claim]:
    """The claims of this kind, in no particular order."""
    yield from ()
