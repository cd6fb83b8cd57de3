"""Sums told anew in other currencies, in brackets behind them: "9.6 billion shillings ($74 million)"."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.observations.figures import LONGEST_BRACKET, Figure, kind_of
from kg.extract.observations.wording.qualifiers import qualified
from kg.extract.reading import Reading
from kg.extract.tokens import behind_brackets

FARTHEST = 4  # tokens from a sum to the brackets behind it: "30,000 yen a month ($200)"
MOST = 3 * LONGEST_BRACKET  # tokens of brackets that tell a sum in several currencies
OPENS = ("(", ",", ";", "/", "or", "=", "then", "equivalent", "to")  # "($14 million, £10 million)", "(or $3 million)"
CLOSES = (")", ",", ";", "/", "or", "at")  # "($3 million at the time)", not "($2 million of it borrowed)"


def conversions(reading: Reading, figure: Figure) -> Iterator[Figure]:
    """A sum in each of the other currencies that the brackets behind it name."""
    doc, last = figure.head.doc, figure.quantity.last
    opened = next((t.i for t in doc[last : last + FARTHEST] if t.is_punct), None)
    if figure.kind != "money" or opened is None or doc[opened].text != "(":
        return
    begin = opened
    for quantity in reading.quantities_in(opened, behind_brackets(doc, opened, MOST)):
        first, said = qualified(figure.head.sent, quantity)
        other = kind_of(quantity.unit) == "money" and quantity.unit != figure.unit
        apart = [*doc[begin:first], *doc[quantity.last : quantity.last + 1]]
        if not other or any(t.lower_ not in OPENS for t in apart[:-1]) or apart[-1].lower_ not in CLOSES:
            return
        qualifiers = (*figure.qualifiers, *said, "converted")
        yield replace(figure, quantity=quantity, value=quantity.value, unit=quantity.unit, qualifiers=qualifiers)
        begin = quantity.last
