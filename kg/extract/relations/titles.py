"""What one has the title to one owns: "Acme owns the freehold of Hale Park", "whose deeds belong to Acme"."""

from kg.extract.grammar import child, prepositional
from kg.extract.tokens import Token
from kg.rows import words

OWNED = ("owned", "property")  # types of what is owned


def under_title(noun: Token, kind: str) -> Token:
    """The noun of what a title is held to: "Park" for "freehold" of "the freehold of Hale Park", else the noun."""
    if kind not in OWNED or noun.lower_ not in words("relations", "land_titles"):
        return noun
    owned = child(noun, "poss") or next((inner for _, inner in prepositional(noun, "of", "to")), None)
    return owned if owned is not None else noun
