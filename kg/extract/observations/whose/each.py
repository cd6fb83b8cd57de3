"""Each of whom or of which an amount is for: "3 million for each family", "90 million euros a vessel"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, behind_brackets
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.units import per
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words


def for_every(reading: Reading, figure: Figure) -> Part | None:
    """Each of whom is to have an amount: "compensation of 3 million for each family", "for the family of each"."""
    doc, i = figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    whom = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ in ("for", "to") else None
    first, last = grammar.noun_phrase(whom) if whom is not None else (0, 0)
    each = next((t for t in doc[first:last] if t.lower_ in ("each", "every") and t.dep_ == "det"), None)
    if whom is None or each is None or whom.tag_ != "NN" or per(figure):
        return None
    first += doc[first].tag_ == "DT"
    return reading.words_part(first, last)


def for_each(reading: Reading, figure: Figure, noun: Token) -> Part | None:
    """The thing that has a price each: "the price of 90 million euros a vessel"."""
    doc, i = figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    priced = figure.kind == "money" and noun.lemma_.lower() in words(ROWS, "costs_told")
    each = priced and i + 1 < len(doc) and doc[i].lower_ in ("a", "an", "per", "each")
    one = each and doc[i + 1].tag_ == "NN" and not per(figure) and reading.time_at(doc[i + 1]) is None
    return reading.words_part(i + 1, i + 2) if one else None
