"""Whose yield it is: that of the bond named behind it, with its term: "the yield on the 10-year government bond"."""

from kg.extract.observations.figures import NOUNS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part

LONGEST = 10  # tokens of what a bond is called


def bond_of_yield(reading: Reading, bond: Token) -> tuple[Part | None, Token | None]:
    """The bond behind a yield, and the preposition before it: "the yield on the benchmark 10-year Orme bond"."""
    if bond.tag_ not in NOUNS or bond.i - bond.left_edge.i > LONGEST:
        return None, None
    first = bond.left_edge.i
    while reading.doc[first].tag_ in ("DT", "PRP$") and first < bond.i:
        first += 1
    mention = reading.mention_headed_by(bond)
    named = mention is not None and mention.kind == "name" and mention.first <= first
    whose = reading.entity_part(mention) if named and mention is not None else reading.words_part(first, bond.i + 1)
    return whose, bond.head
