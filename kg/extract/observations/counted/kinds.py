"""Kinds of one thing share a noun: "18 primary and 12 secondary schools", "12 gold, 8 silver and 5 bronze medals"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.observations.figures import Figure, kind_of
from kg.extract.observations.statements import Statement
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.qualifiers import qualified
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Quantity
from kg.rows import words

LONGEST = 3  # tokens that tell a kind
KINDS = ("JJ", "NN", "NNP", "VBN", "HYPH", "POS")


def kinds_before(reading: Reading, figure: Figure, statement: Statement) -> Iterator[tuple[Figure, Statement]]:
    """The same told of each kind before, whose noun stands with the last one: "18 primary" of the example."""
    noun, quantity, said = figure.noun, figure.quantity, statement.property.text or ""
    kind = _kind(figure.head.doc[quantity.last : noun.i]) if noun is not None and noun.i > quantity.last else None
    if noun is None or noun.tag_ != "NNS" or figure.kind != "count" or not kind or not said.startswith(f"{kind} "):
        return
    while (found := _before(reading, quantity)) is not None:
        quantity, other = found
        first, qualifiers = qualified(figure.head.sent, quantity)
        each = replace(figure, quantity=quantity, value=quantity.value, first=first, qualifiers=qualifiers)
        named = replace(statement.property, text=said.replace(kind, other, 1))
        about = named if statement.about == statement.property else statement.about
        yield each, replace(statement, property=named, about=about, whole=(figure, statement))


def _before(reading: Reading, quantity: Quantity) -> tuple[Quantity, str] | None:
    """The number of another kind before one, with the words that tell it."""
    doc, i = reading.doc, quantity.first - 1
    i -= i > 0 and doc[i].lower_ in ("and", "or")
    i -= i > 0 and doc[i].text == ","
    if i == quantity.first - 1:
        return None
    end = i + 1
    while i > 0 and end - i < LONGEST and reading.quantity_at(doc[i]) is None:
        i -= 1
    found = reading.quantity_at(doc[i])
    kind = _kind(doc[found.last : end]) if found is not None and found.last <= end else None
    plain = found is not None and kind_of(found.unit) == "count"
    return (found, kind) if found is not None and kind and plain else None


def _kind(tokens: Iterable[Token]) -> str | None:
    """The words that tell a kind, none of which is itself what is counted."""
    tokens = list(tokens)
    owners = {t.i - 1 for t in tokens if t.tag_ == "POS"}  # "men's and 12 women's teams"
    alone = any((t.tag_ not in KINDS and t.i not in owners) or t.lower_ in words(ROWS, "uninflected") for t in tokens)
    return None if alone or not tokens else "".join(t.text_with_ws for t in tokens).strip()
