"""The places that an article names become the one country that they all lie in: whose minister needs no country."""

from collections import Counter

from kg.extract.demonyms import country_told
from kg.extract.places.known import best, country_names
from kg.extract.reading import Reading
from kg.model import Entity
from kg.vocabulary import SCHEMA

FEWEST = 2  # places that an article has to name
SHARE = 0.75  # of the places named that have to lie in the country
AHEAD = 3.0  # or how many times as many lie there as in the next one
AHEAD_OF_DATELINE = 1.5  # or this, where the article was written in that country


def home(reading: Reading) -> str | None:
    """The English name of the country where most of the places lie that an article names, or whose people it names."""
    found: Counter[str] = Counter()
    for token in reading.doc:
        told = best(country_told(token) or "")  # "the Greek Health Ministry"
        if told is not None:
            found[told.country] += 1
    for entity in reading.entities:
        if country := _country_of(entity):
            found[country] += 1
    if found.total() < FEWEST:
        return None
    (code, number), (_, next_one) = (*found.most_common(2), ("", 0))[:2]
    ahead = AHEAD_OF_DATELINE if code == _written_in(reading) else AHEAD
    return country_names().get(code) if number >= SHARE * found.total() or number >= ahead * next_one else None


def _country_of(entity: Entity) -> str | None:
    """The code of the country of a known place; of a continent none."""
    known = best(entity.label) if SCHEMA.Place in entity.classes else None
    return known.country if known is not None and known.kind != "continent" else None


def _written_in(reading: Reading) -> str | None:
    """The code of the country of the first place in the dateline."""
    mentions = (m for m in reading.mentions if reading.block_kind(reading.doc[m.root]) == "dateline")
    first = next(mentions, None)
    return _country_of(reading.entity(first)) if first is not None else None
