"""Records of cities become places of GeoNames, chosen among namesakes by the countries and regions the article names.

The table (see docs/decisions/0003-places.md) has the countries, their first-level parts, and cities from 15,000
inhabitants. A smaller town may bear any name, so where nothing in the article speaks for a city, none is linked here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.identity.authority import Reference
from kg.identity.names import main_key
from kg.identity.records import Record
from kg.iris import fold
from kg.rows import lines
from kg.vocabulary import SCHEMA

GEONAMES = "https://sws.geonames.org/"
_SURE = 0.9  # of the one namesake in a country or region that the article names
_LARGER = 10  # of two namesakes in the country that is named, so many times the inhabitants make one the one meant


@dataclass(frozen=True, slots=True)
class Place:
    """A place of GeoNames: `country` is its ISO 3166-1 code, `region` the first-level part of the country it lies in.

    Latitude and longitude are decimal degrees as written in the table, of cities only.
    """

    number: int
    kind: str
    name: str
    country: str
    region: str
    latitude: str
    longitude: str
    inhabitants: int

    @property
    def link(self) -> str:
        """Its address at GeoNames."""
        return f"{GEONAMES}{self.number}/"


def place_of(link: str) -> Place | None:
    """The place of a GeoNames address, if the table has it."""
    number = link.removeprefix(GEONAMES).rstrip("/")
    line = _table()[0].get(number) if link.startswith(GEONAMES) else None
    return _place(line) if line else None


def located(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records of one article, with cities linked to the one namesake that the places it names speak for."""
    around = [(record, place) for record in records for place in _larger(record)]
    return tuple(_located(record, around) if SCHEMA.City in record.classes else record for record in records)


def located_because(record: Record) -> Reference:
    """Why a record that `located` linked is that place."""
    place = place_of(record.same_as[0])
    assert place is not None
    return Reference(place.link, (record.label, place.name), _SURE, record.link_reason)


@cache
def country_name(code: str) -> str:
    """The name of a country by its ISO 3166-1 code; the code where the table lacks it."""
    found = (_place(line) for line in _table()[0].values() if "\tcountry\t" in line and f"\t{code}\t" in line)
    return next((place.name for place in found if place.country == code), code)


def _located(record: Record, around: Iterable[tuple[Record, Place]]) -> Record:
    """The record with the link that its surroundings give it, and the words that say why."""
    tied = {what.removeprefix("at ") for what in record.context if what.startswith("at ")}
    sure = bool(record.same_as)  # its name alone links it: only a place that it is said to lie in says otherwise
    for kind in ("state", "country"):
        said: dict[int, tuple[Place, str]] = {}
        for other, larger in around:
            if larger.kind == kind and (not sure or main_key(other.kind, other.label) in tied):
                said |= {place.number: (place, other.label) for place in _inside(record.label, larger)}
        chosen = _one([place for place, _ in said.values()])
        if chosen is not None:
            reason = (
                f"of the places called “{record.label}”, the one in {said[chosen.number][1]}, which the article names"
            )
            return replace(record, same_as=(chosen.link,), link_reason=reason)
    return record


def _one(places: list[Place]) -> Place | None:
    """The only place, or the one that is far larger than the others."""
    ordered = sorted(places, key=lambda p: (-p.inhabitants, p.number))
    if len(ordered) > 1 and ordered[0].inhabitants < _LARGER * ordered[1].inhabitants:
        return None
    return ordered[0] if ordered else None


def _inside(name: str, larger: Place) -> list[Place]:
    """The cities of a name in a country or a region."""
    return [
        city
        for city in _bearers(name, "city")
        if city.country == larger.country and (larger.kind == "country" or fold(city.region) == fold(larger.name))
    ]


def _larger(record: Record) -> list[Place]:
    """The countries and regions that a record may be."""
    if SCHEMA.Place not in record.classes or SCHEMA.City in record.classes:
        return []
    if linked := [place for link in record.same_as if (place := place_of(link))]:
        return linked
    return [place for kind in ("country", "state") for place in _bearers(record.label, kind)]


def _bearers(name: str, kind: str) -> list[Place]:
    """The places of a name and kind."""
    return [place for line in _table()[1].get(name.casefold(), ()) if (place := _place(line)).kind == kind]


def _place(line: str) -> Place:
    number, kind, name, country, region, latitude, longitude, inhabitants = line.split("\t")
    return Place(int(number), kind, name, country, region, latitude, longitude, int(inhabitants))


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """The lines of the table by number and by name; the table also has the names without marks on letters."""
    numbers: dict[str, str] = {}
    names: dict[str, list[str]] = defaultdict(list)
    for line in lines("gazetteer.tsv"):
        number, _, name, _ = line.split("\t", 3)
        numbers.setdefault(number, line)
        names[name.casefold()].append(line)
    return numbers, {name: tuple(borne) for name, borne in names.items()}
