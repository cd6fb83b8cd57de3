"""A part of a body that somebody leads, told with the body it is of: "runs the agency's Asian arm"."""

from kg.extract.grammar import child
from kg.extract.reading import Reading
from kg.extract.roles.where.nameless import speaks_of_body
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA


def is_part(reading: Reading, noun: Token) -> bool:
    """Whether a noun speaks of a part of an organization that is told as its owner, by a name or by a noun."""
    owner = child(noun, "poss")
    if owner is None or noun.tag_ != "NN" or noun.lemma_.lower() not in words("roles", "owned_parts"):
        return False
    named = reading.mention_headed_by(owner)
    return reading.is_a(named, SCHEMA.Organization) if named is not None else speaks_of_body(owner)
