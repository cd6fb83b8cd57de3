"""Figures of what has come about since a time: "has lost 7 percent since October", "since Monday 40 have died"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Statement, is_in
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part, Time
from kg.rows import words
from kg.vocabulary import SCHEMA


def since(reading: Reading, figure: Figure, statement: Statement) -> tuple[str, Part] | None:
    """The period from a time to the article's own, of what has happened in it, where the article's is known."""
    verb, published = grammar.governing_verb(statement.anchor), reading.document.published
    if verb is None or published is None or statement.earlier or statement.rule not in words(ROWS, "told_over_time"):
        return None
    if not _has_come_about(verb) or is_in(verb, "have") or is_in(verb, "going_on"):
        return None
    word, time = _since(reading, figure, verb) or (None, None)
    if word is None or time is None or not time.value[:4].isdigit() or len(time.value) not in (4, 7, 10):
        return None
    now = published[: len(time.value)]
    if not time.value < now:
        return None
    start = min(word.idx, time.start)
    said = " ".join(reading.document.text[start : time.end].split())
    return SCHEMA.observationPeriod, Part(value=f"{time.value}/{now}", text=said, start=start, end=time.end)


def _has_come_about(verb: Token) -> bool:
    """Whether a verb tells what has happened up to now: "has lost", "had lost" where somebody says so."""
    helping = next((c.lower_ for c in grammar.own_auxiliaries(verb)), "")
    reported = verb.dep_ == "ccomp" and grammar.is_verb(verb.head)
    return verb.tag_ == "VBN" and (
        helping in ("has", "have", "'ve", "’ve", "'s", "’s") or (helping == "had" and reported)
    )


def _since(reading: Reading, figure: Figure, verb: Token) -> tuple[Token, Time] | None:
    """A "since" before or behind the figure with the time that it names, with no other figure between."""
    for word in (t for t in verb.sent if t.lower_ == "since" and t.dep_ in ("prep", "mark")):
        clause = word.head if word.dep_ == "mark" else None
        above = clause.head if clause is not None else word.head
        joined = (
            above.dep_ == "conj" and above.head == verb and _has_come_about(above)
        )  # "40 died and 9 were hurt since"
        if above.i not in (verb.i, figure.head.i) and above not in grammar.objects(verb) and not joined:
            continue
        if clause is None and _is_parted(reading, figure, word):
            continue
        inside = grammar.clause_tokens(clause) if clause is not None else list(word.subtree)
        times = [t for token in inside if (t := reading.time_at(token)) is not None and t.type == "DATE"]
        if times and (clause is not None or times[0].first <= word.i + 2):
            return word, times[0]
    return None


def _is_parted(reading: Reading, figure: Figure, since: Token) -> bool:
    """Whether another figure stands between a figure and "since" behind it."""
    return any(reading.quantity_at(t) is not None for t in figure.head.doc[figure.last : since.i])
