"""The firm whose figures a noun stands for, which a pronoun behind takes up."""

from kg.extract import grammar
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import words
from kg.vocabulary import SCHEMA


def firm_measured(reading: Reading, noun: Token) -> Mention | None:
    """The firm that a measure is told of: "Revenue at Acme doubled, but its margin fell"."""
    found = [reading.mention_headed_by(n) for _, n in grammar.prepositional(noun, "at", "of", "for")]
    firm = found[0] if noun.lemma_.lower() in words(ROWS, "of_business") and found else None
    return firm if firm is not None and reading.is_a(firm, SCHEMA.Organization) else None
