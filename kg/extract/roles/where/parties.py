"""A party that bears the name of what ministers are for, which is no name to a tagger: "Labour's shadow minister"."""

from kg.extract.names.words import known_class
from kg.extract.places.known import best
from kg.extract.reading import Reading
from kg.extract.roles.titles.titles import Title, row
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words
from kg.vocabulary import SCHEMA


def is_called_party(name: Token) -> bool:
    """Whether a word is the name of a party that is also what ministers are for."""
    return name.is_title and name.lower_ in words("roles", "portfolios")


def party_called(reading: Reading, name: Token, title: Title, *, owns: bool) -> Part | None:
    """The party in front of a title that it has, with a possessive or without: "Labour leader Ann Roe"."""
    has_posts = owns or title.key in row("parties", "posts")
    if not (is_called_party(name) and has_posts):
        return None
    entity = reading.entity_named(f"{name.text} Party")
    return Part(entity=entity.id) if entity is not None else reading.words_part(name.i, name.i + 1)


def state_of_seat(reading: Reading, i: int) -> Part | None:
    """The state behind the letter of a party that stands at a token: ", D-Ohio", "(R-Texas)", ", D-N.Y."."""
    doc = reading.doc
    if doc[i].text not in (",", "(") or doc[i + 1 : i + 3].text not in ("D-", "R-", "I-"):
        return None
    name = doc[i + 3].text
    place = best(name)
    if known_class(name) != SCHEMA.State and (place is None or place.kind != "state"):
        return None
    entity = reading.entity_named(name)
    return Part(entity=entity.id) if entity is not None else reading.words_part(i + 3, i + 4)
