"""Who is credited with what: speakers, reports, surveys, and the words that are theirs."""

from kg.extract.reading import Reading
from kg.model import Attribution


def find(reading: Reading) -> tuple[Attribution, ...]:
    """All attributions of the article, in order of their cues."""
    return ()
