"""Results told one after another are of the same period: "Net income for the quarter came to 3m. Revenue rose 2%"."""

from kg.extract import grammar
from kg.extract.observations.statements import is_forecast
from kg.extract.observations.told import Statement, is_right_before
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part, Time
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

Timed = tuple[str, Part]
MOVED = ("observation/change", "observation/change-to", "observation/level")


class ResultsPeriod:
    """The period of the firm's result told last, as long as the sentences go on with its results."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._told: Statement | None = None
        self._time: Timed | None = None

    def of(self, statement: Statement, time: Timed | None) -> Timed | None:
        """The time of a figure: its own, or that of the same firm's result told just before; and remember it."""
        flow = _is_flow(statement)
        if time is None and flow and statement.rule in MOVED and not statement.earlier and self._goes_on(statement):
            time = self._time
        if flow and time is not None and not statement.earlier and _is_of_results(time):
            self._told, self._time = statement, time
        elif flow and not statement.earlier:
            self._told = self._time = None
        return time

    def _goes_on(self, statement: Statement) -> bool:
        """Whether a result of the same firm was told right before, and nothing here tells of another time."""
        told = self._told
        if told is None or told.about is None or statement.about is None or told.about.entity is None:
            return False
        verb, here = statement.anchor, statement.anchor.sent
        same = told.about.entity == statement.about.entity and is_right_before(told.anchor, verb)
        return same and _is_past(verb) and not is_forecast(verb) and not self._is_timed(here[0], here[-1])

    def _is_timed(self, first: Token, last: Token) -> bool:
        """Whether a sentence tells any time but the one of before, which could be that of its figures."""
        found = (self._reading.time_at(t) for t in first.doc[first.i : last.i + 1])
        own = self._time[1].start if self._time is not None else None
        return any(t is not None and t.start != own and not _is_compared(t, first) for t in found)


def _is_compared(time: Time, token: Token) -> bool:
    """Whether a time only tells what a figure is set against: "a year earlier"."""
    return token.doc[time.last - 1].lower_ in ("earlier", "before", "ago", "previously")


def _is_flow(statement: Statement) -> bool:
    """Whether a figure is of what a firm takes in, spends or makes in a period: its revenue, its costs."""
    said = (statement.property.text or "").partition(" per ")[0].partition(" in ")[0].casefold().split()
    other = {*rows(ROWS)["forecast"]["nouns"], *words(ROWS, "of_other_periods")}
    return bool(said) and said[-1] in words(ROWS, "of_a_period") and not other & set(said)


def _is_of_results(time: Timed) -> bool:
    """Whether a time is a period that firms report on: a quarter, a half-year, so many months, a year."""
    value = str(time[1].value or "")
    whole = "/" in value or "-Q" in value or "-H" in value or value.casefold().startswith("between ")
    return time[0] == SCHEMA.observationPeriod and whole


def _is_past(verb: Token) -> bool:
    """Whether a verb tells what was: "rose", "fell", "was"; not "has risen", "will rise"."""
    return verb.tag_ == "VBD" and not any(c.dep_ == "aux" for c in verb.lefts) and grammar.child(verb, "neg") is None
