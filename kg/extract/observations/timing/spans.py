"""How long a figure took to come about is its period: "five rectors in 10 years", "lost 300 shops over the decade"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Statement, is_in
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part, Time
from kg.rows import words
from kg.vocabulary import SCHEMA

ALONG = ("in", "over", "during", "within")
NO_SPANS = ("next", "coming", "first", "opening", "final")


def as_of(reading: Reading, figure: Figure) -> Time | None:
    """The day as of which all figures of a sentence are told that tell no other: "As of Friday, Acme said it has"."""
    doc, first = reading.doc, figure.head.sent.start
    opened = doc[first : first + 2].text.casefold() == "as of" and first + 2 < figure.first
    return reading.time_at(doc[first + 2]) if opened else None


def span(reading: Reading, figure: Figure, statement: Statement) -> tuple[str, Part] | None:
    """The length of time behind a figure in which what it counts was done or had; none of what is still to come."""
    verb = grammar.governing_verb(statement.anchor)
    if verb is None or statement.rule not in words(ROWS, "told_over_time") or _is_ahead(verb):
        return None
    if (front := _in_front(reading, figure, verb)) is not None:
        return _period(reading, front)
    behind = reading.doc[figure.last : figure.head.sent.end]
    for prep in behind:
        if prep.text in (",", ";", "(") or reading.quantity_at(prep) is not None:
            return None
        along = prep.lower_ in ALONG or (prep.lower_ == "for" and is_in(verb, "followed_for"))
        if along and prep.head.i in (verb.i, figure.head.i) and (time := _length(reading, prep.i + 1)):
            return _period(reading, time)
    return None


def _period(reading: Reading, time: Time) -> tuple[str, Part]:
    said = reading.document.text[time.start : time.end]
    return SCHEMA.observationPeriod, Part(value=time.value, text=said, start=time.start, end=time.end)


def _in_front(reading: Reading, figure: Figure, verb: Token) -> Time | None:
    """The length of time that opens a sentence of one verb: "Over the past decade the town has lost 3,000 people"."""
    prep = verb.sent[0]
    if prep.lower_ not in ALONG or prep.head.i != verb.i or verb.dep_ != "ROOT" or figure.first < prep.i + 3:
        return None
    return _length(reading, prep.i + 1)


def _is_ahead(verb: Token) -> bool:
    """Whether a verb tells what is to come, where "in two years" says when."""
    return verb.tag_ == "VB" or any(c.tag_ == "MD" for c in verb.lefts)


def _length(reading: Reading, i: int) -> Time | None:
    """The time that begins at a token or behind its article, if it tells how long: "10 years", "the past decade"."""
    time = reading.time_at(reading.doc[min(i + 1, len(reading.doc) - 1)])
    if time is None or time.type != "DURATION" or time.first not in (i, i + 1) or "X" in time.value:
        return None
    said = reading.doc[time.first : time.last]
    apart = said[-1].head.i >= time.last or any(t.lower_ in NO_SPANS for t in said)
    return None if apart else time  # "within a quarter mile", "over the next four years", "in the first nine months"
