"""A name becomes the place that bears it, if the table of known places has one (see docs/decisions/0003-places.md)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.rows import lines, rows, words
from kg.vocabulary import SCHEMA

_TIED = re.compile(r"[ -][a-z]|-|'")  # what ties the words of a name besides blanks

_MEMORY = 10_000  # names that are kept in mind
_LARGEST, _LARGE, _CAPITAL = 500_000, 100_000, 30_000  # inhabitants from which a city is meant, and no state

CLASSES: dict[str, tuple[str, ...]] = {
    "country": (SCHEMA.Place, SCHEMA.AdministrativeArea, SCHEMA.Country),
    "state": (SCHEMA.Place, SCHEMA.AdministrativeArea, SCHEMA.State),
    "city": (SCHEMA.Place, SCHEMA.City),
    "continent": (SCHEMA.Place, SCHEMA.Continent),
}


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """The largest place of a name and kind; `country` is its ISO 3166-1 code, `geonames` its number there."""

    name: str
    kind: str
    country: str
    inhabitants: int
    geonames: int

    @property
    def classes(self) -> tuple[str, ...]:
        """From the general to the special."""
        return CLASSES[self.kind]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """The lines of the table by name; a line is only read into a place when its name is met."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines("places.tsv"):
        name = line.partition("\t")[0]
        found[name] = (*found.get(name, ()), line)
    return found


@cache
def country_names() -> dict[str, str]:
    """The English names of countries by their ISO 3166-1 codes."""
    found = [line.split("\t") for lines in _table().values() for line in lines if "\tcountry\t" in line]
    return {code: name for name, _, code, *_ in found}


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(rows("names")["ambiguous"]["places"].split())


@lru_cache(_MEMORY)
def places(name: str) -> tuple[KnownPlace, ...]:
    """All known places of a name: a country, a state or province, a city."""
    found = []
    name = name.replace("’", "'")
    known = rows("places")["other_names"].get(name, name)
    for line in _table().get(known) or _table().get(f"The {name}") or _lower_case(name):
        own, kind, country, inhabitants, number = line.split("\t")
        found.append(KnownPlace(own, kind, country, int(inhabitants), int(number)))
    return tuple(found)


def _lower_case(name: str) -> tuple[str, ...]:
    """Datelines write places in capitals: "LONDON", "NEW DELHI", "PORT-AU-PRINCE"."""
    if len(name) < 4 or not name.isupper():
        return ()
    return _table().get(name.title()) or _table().get(_tied_names().get(name, ""), ())


@cache
def _tied_names() -> dict[str, str]:
    """The names that more than blanks tie, by their capitals: "Port-au-Prince", "Dar es Salaam"."""
    names = (*_table(), *rows("places")["other_names"])
    return {name.upper(): name for name in names if _TIED.search(name)}


@cache
def tied_openings() -> frozenset[str]:
    """The first words of the names that more than blanks tie."""
    return frozenset(re.split("[ -]", name)[0] for name in _tied_names().values())


@lru_cache(_MEMORY)
def best(name: str) -> KnownPlace | None:
    """The place that most readers think of first: a country before a large city, that before a state.

    Outside the United States a state is called after its capital, and then that is meant though it is small.
    """
    order = {"country": 0, "continent": 1, "state": 1 if name in words("places", "rather_states") else 3, "city": 4}
    found = places(name)
    states = {p.country for p in found if p.kind == "state"}

    def rank(place: KnownPlace) -> int:
        capital = _CAPITAL if place.country in states - {"US"} else _LARGE
        large = _LARGEST if "US" in states else capital
        return 2 if place.kind == "city" and place.inhabitants >= large else order[place.kind]

    return min(found, key=rank, default=None)


def land_of(name: str) -> str | None:
    """The country of a city or a state, where no such place of that name lies in another."""
    found = {place.country for place in places(name) if place.kind in ("city", "state")}
    return country_names().get(found.pop(), "").removeprefix("The ") or None if len(found) == 1 else None


def geonames(name: str, classes: tuple[str, ...]) -> str | None:
    """The GeoNames address of a place of that name and class, if one is meant beyond doubt.

    That is a country, a state, or a city of 300,000 inhabitants or more (the table knows one small city of a name and
    country, not all), with at least ten times the inhabitants of the next of its kind.
    """
    fitting = sorted((p for p in places(name) if p.classes[-1] in classes), key=lambda p: (-p.inhabitants, p.geonames))
    if not fitting or (fitting[0].kind == "city" and fitting[0].inhabitants < 300_000):
        return None
    if len(fitting) > 1 and fitting[0].inhabitants < 10 * fitting[1].inhabitants:
        return None
    return f"https://sws.geonames.org/{fitting[0].geonames}/"


def is_ambiguous(name: str) -> bool:
    """Whether a place's name is as often a word, a given name or a family name."""
    return name in _ambiguous()
