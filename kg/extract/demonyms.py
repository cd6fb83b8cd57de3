"""The word for the people of a place becomes the place: "Danish", "Danes" are of Denmark."""

from functools import cache

from kg.extract.tokens import Token
from kg.rows import rows, words

_DIRECTIONS = ("North", "South", "East", "West")


@cache
def _places() -> dict[str, str]:
    tables = (rows("demonyms")["country"], rows("demonyms")["region"])
    return {word: place for table in tables for place, words in table.items() for word in words.split()}


@cache
def _countries() -> frozenset[str]:
    return frozenset(rows("demonyms")["country"])


@cache
def _groups() -> frozenset[str]:
    return frozenset(rows("demonyms")["groups"]["words"].split())


def place_of(word: str) -> str | None:
    """The English name of the place that a demonym belongs to; two words are joined by a blank or a hyphen."""
    return _places().get(word.replace(" ", "-")) or _places().get(word)


def is_country(name: str) -> bool:
    """Whether a place whose people have a word is a country of its own: no region, no continent, no Scotland."""
    return name in _countries() and name not in rows("demonyms")["governed"]["nations"]


def country_of(word: str) -> str | None:
    """The English name of the country that a demonym belongs to, none for regions and continents."""
    place = place_of(word)
    return place if place in _countries() else None


def country_shortened(token: Token) -> str | None:
    """The country whose short name stands before small words as an adjective does: "US novelist"."""
    told: dict[str, str] = rows("demonyms")["attributive"]
    followed = token.i + 1 < len(token.doc) and token.nbor().text.isalpha() and token.nbor().is_lower
    return told.get(token.text) if followed else None


def region_of(word: str) -> str | None:
    """The region or state that a demonym belongs to, "Flemish": none for countries, continents and cities."""
    place = place_of(word)
    return place if place is not None and place in rows("demonyms")["governed"]["regions"] else None


def country_told(token: Token) -> str | None:
    """The country of a demonym that ends in a token: "Korean", "South African"; of "North African" none."""
    before = token.nbor(-1).text if token.i else ""
    pair = country_of(f"{before} {token.text}") if before.istitle() else None
    return pair if pair is not None or before in _DIRECTIONS else country_of(token.text)


def is_portfolio(word: Token) -> bool:
    """Whether a party's word is what a minister is for: "Labour Minister Ann Roe", not "the Labour minister"."""
    office = word.nbor().text
    return word.lower_ in words("roles", "portfolios") and office.istitle()


def is_group(word: str) -> bool:
    """Whether a word written large is a people, a faith or a persuasion: no name of an entity when it stands alone."""
    several = word.removesuffix("s") if word.endswith("ns") else word  # "South Africans"
    return word in _groups() or place_of(word) is not None or place_of(several) is not None
