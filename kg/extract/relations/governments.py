"""A government stands for its country, which owns what it owns: "owned by the Scottish government"."""

from kg.extract.demonyms import country_told
from kg.extract.grammar import prepositional
from kg.extract.reading import Reading
from kg.extract.referents import country_part, referents
from kg.extract.tokens import Token
from kg.model import Part
from kg.vocabulary import SCHEMA

STATES = ("government", "state")


def governments(reading: Reading, nouns: list[Token]) -> list[Part]:
    """The countries of "the Scottish government", "the Danish state" and "the government of Kenya"."""
    states = [noun for noun in nouns if noun.lower_ in STATES]
    told = [(word, country_told(word)) for noun in states for word in noun.lefts]
    found = [country_part(reading, word, country) for word, country in told if country is not None]
    named = referents(reading, [n for noun in states for _, n in prepositional(noun, "of")], SCHEMA.Country)
    return found or [reading.entity_part(mention) for mention in named]
