"""Bodies given as examples: "has worked for companies such as Acme and Bex", "on several boards, including Acme"."""

from collections.abc import Sequence

from kg.extract.grammar import prepositional
from kg.extract.reading import Reading
from kg.extract.relations.series import examples
from kg.extract.tokens import Token
from kg.model import Mention
from kg.vocabulary import SCHEMA

COUNTS = ("number", "variety", "range", "handful", "host", "series", "string")


def given(reading: Reading, nouns: Sequence[Token]) -> list[Mention]:
    """The organizations that stand as examples behind nouns in the plural, "a number of companies" among them."""
    counted = [below for noun in nouns if noun.lower_ in COUNTS for _, below in prepositional(noun, "of")]
    for noun in (*nouns, *counted):
        if found := examples(reading, noun, "organization"):
            return [m for m in found if reading.is_a(m, SCHEMA.Organization)]
    return []
