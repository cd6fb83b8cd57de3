"""A party that bears the name of what ministers are for, which is no name to a tagger: "Labour's shadow minister"."""

from kg.extract.reading import Reading
from kg.extract.roles.titles.titles import Title, row
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words


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
