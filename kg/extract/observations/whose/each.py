"""Each of whom or of which an amount is for: "3 million for each family", "90 million euros a vessel"."""

import itertools

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


def per_receiver(figure: Figure, verb: Token) -> str:
    """For whom a sum is each: " per family" of "promised each family 50 million"."""
    each = grammar.receiver(verb)
    whole = "cumulative" in figure.qualifiers  # "each petitioner 150,000, a total of 32 million"
    rated = each is not None and any(c.lower_ in ("each", "every") for c in each.lefts)
    before = figure.head.doc[max(figure.first - 2, verb.i) : figure.first]  # "each claimant 150,000", misparsed
    each = before[1] if len(before) == 2 and before[0].lower_ in ("each", "every") else each if rated else None
    return f" per {each.lower_}" if each is not None and not whole else ""


def per_thing(figure: Figure) -> str:
    """The thing for each of which a sum is paid: " per share" of "2.40 euros in cash for each share they hold"."""
    behind = itertools.takewhile(
        lambda t: t.text not in (";", ",") and not grammar.is_verb(t),
        figure.head.doc[figure.last : figure.head.sent.end],
    )
    each = next((t for t in behind if t.lower_ in ("each", "every") and t.nbor(-1).lower_ == "for"), None)
    one = each is not None and each.head.tag_ == "NN" and each.head.i > each.i
    return f" per {each.head.lower_}" if each is not None and one else ""
