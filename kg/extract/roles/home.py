"""The places that an article names become the one country that they all lie in: whose minister needs no country."""

from collections import Counter

from kg.extract.demonyms import country_told
from kg.extract.places.known import best, country_names
from kg.extract.reading import Reading
from kg.vocabulary import SCHEMA

FEWEST = 2  # places that an article has to name
SHARE = 0.75  # of the places named that have to lie in the country


def home(reading: Reading) -> str | None:
    """The English name of the country where most of the places lie that an article names, or whose people it names."""
    found: Counter[str] = Counter()
    for token in reading.doc:
        told = best(country_told(token) or "")  # "the Greek Health Ministry"
        if told is not None:
            found[told.country] += 1
    for entity in reading.entities:
        known = best(entity.label) if SCHEMA.Place in entity.classes else None
        if known is not None and known.kind != "continent":
            found[known.country] += 1
    if found.total() < FEWEST:
        return None
    code, number = found.most_common(1)[0]
    return country_names().get(code) if number >= SHARE * found.total() else None
