"""What a figure is set against in brackets behind it: "412 million (381)", "(H1 2025: 381 million)", "(est. 400)"."""

from dataclasses import replace
from decimal import Decimal

from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Span
from kg.model import Part, Time
from kg.rows import words
from kg.vocabulary import SCHEMA

KINDS = ("money", "percent", "measure", "count")
LONGEST = 8  # tokens from the bracket to the figure
ALIKE = 10  # what is set against a figure is hardly so many times as much or as little


def bracketed(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Where a measure stood before, or was foreseen, in brackets: "revenue of £412m (H1 2025: £381m)"."""
    before, doc = sentence.last(), figure.head.doc
    opened = (
        before is not None
        and sentence.reading.cell(figure.quantity) is None
        and before[0].last < len(doc)
        and doc[before[0].last].text == "("
    )
    if before is None or not opened or not 0 < figure.quantity.first - before[0].last <= LONGEST:
        return None
    closed = doc[figure.quantity.last : figure.quantity.last + 1].text == ")"
    if not closed or not _is_alike(figure, before[0]) or before[1].rule == "observation/change":
        return None
    lead = doc[before[0].last + 1 : figure.quantity.first]
    time = next(sentence.reading.times_in(lead.start, lead.end), None) if len(lead) else None
    if time is None:
        return _labelled(before[1], lead)
    rest = [t for t in lead if not time.first <= t.i < time.last and t.is_alpha]
    return None if rest else replace(_compared(before[1]), time=_when(sentence, time))


def _is_alike(figure: Figure, before: Figure) -> bool:
    """Whether two figures measure the same, one not far from the other."""
    if isinstance(figure.value, tuple) or isinstance(before.value, tuple) or figure.kind not in KINDS:
        return False
    one, other = abs(Decimal(figure.value)), abs(Decimal(before.value))
    near = one < other * ALIKE and other < one * ALIKE
    return figure.kind == before.kind and figure.unit == before.unit and near and figure.noun is None


def _labelled(told: Statement, lead: Span) -> Statement | None:
    """The statement by the label before a figure: "(forecast 600 million)", "(previous: 4.1%)", "(1,101)"."""
    said = " ".join(t.lower_ for t in lead if t.is_alpha)
    if said in words(ROWS, "foreseen_in_brackets"):
        return replace(told, rule="observation/foreseen", qualifiers=("forecast",), earlier=True)
    if said in words(ROWS, "before_in_brackets") or not len(lead):
        return replace(_compared(told), qualifiers=("earlier",))
    return None


def _compared(told: Statement) -> Statement:
    return replace(told, rule="observation/compared", qualifiers=(), earlier=True)


def _when(sentence: Sentence, time: Time) -> tuple[str, Part]:
    """The property of a time, a day or year or else a period, and the time."""
    whole = time.value.removeprefix("FY").replace("-", "").isdigit()
    return (SCHEMA.observationDate if whole else SCHEMA.observationPeriod), sentence.reading.time_part(time)
