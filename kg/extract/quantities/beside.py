"""Quantities that no figure is made of: multiples told by a verb ("exports tripled") and lengths within a date."""

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.extract.numerals import either, plain
from kg.extract.quantities.amounts import amounts
from kg.extract.quantities.change import change_of
from kg.extract.tokens import Doc, Token
from kg.model import Change, Quantity, Time
from kg.rows import rows

_TIMES_AS_MUCH: dict[str, float] = rows("numbers")["multiplying"]
_FORMS = {verb.removesuffix("e") + ending: verb for verb in _TIMES_AS_MUCH for ending in ("e", "es", "ed", "ing")}
_MULTIPLIED = re.compile(rf"\b(?:{either(_FORMS)})\b", re.IGNORECASE)
_ELSEWHERE = ("as", "up", "down", "back", "over")  # "doubles as a bar", "doubled up"
_BATTED = re.compile(r"\s(?:in|to|off|home|with)\b[^.;]{0,25}\b(?:inning|left|right|cent(?:er|re)|field|base)\b")
_UP: Change = "up"
_DOWN: Change = "down"
_SET_AGAINST = re.compile(r"er\sthan\s$")  # "six points higher than four years ago"
_LENGTHS_OF_TIME = ("second", "minute", "hour", "day", "week", "month", "year", "decade")


def beside(doc: Doc, times: tuple[Time, ...], found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """All quantities of a text in order: those found, with multiples told by verbs and lengths of time in dates."""
    within = {i for quantity in found for i in range(quantity.first, quantity.last)}
    more = [q for q in (*_multiples(doc), *_in_dates(doc, times)) if within.isdisjoint(range(q.first, q.last))]
    return tuple(sorted((*found, *more), key=lambda quantity: quantity.start))


def _multiples(doc: Doc) -> Iterator[Quantity]:
    """ "Exports tripled", "a halving of the fee"."""
    for match in _MULTIPLIED.finditer(doc.text):
        span = doc.char_span(*match.span())
        if span is not None and _multiplies(span[0]):
            times = Decimal(str(_TIMES_AS_MUCH[_FORMS[match[0].casefold()]]))
            unit, change = ("time", _UP) if times > 1 else ("", _DOWN)
            yield Quantity(span.start, span.end, *match.span(), plain(times), unit, change)


def _multiplies(word: Token) -> bool:
    """Whether a verb or its noun tells of more or less, and not of a game or of a second use."""
    doc, i = word.doc, word.i
    behind = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if word.lower_.endswith("ing") and word.pos_ == "NOUN":
        return behind in ("of", "in")
    person = any(child.dep_ == "nsubj" and child.ent_type_ == "PERSON" for child in word.children)
    person = person or _BATTED.match(doc.text, word.idx + len(word)) is not None
    through = any(child.dep_ == "dobj" for child in word.children)
    again = word.dep_ == "conj" and word.head.lower_ in _FORMS  # "could double or even triple"
    verb = (word.pos_ == "VERB" or again) and word.dep_ not in ("amod", "compound")
    return verb and (through or not person) and behind not in _ELSEWHERE


def _in_dates(doc: Doc, times: tuple[Time, ...]) -> Iterator[Quantity]:
    """ "Four years ago", "every 54 seconds", "three weeks later"."""
    for time in times:
        if time.type not in ("DATE", "SET"):
            continue
        for amount in amounts(doc.text, time.start, time.end):
            span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
            if span is not None and amount.unit in _LENGTHS_OF_TIME and span[0].lower_ not in ("one", "a", "an"):
                change = change_of(doc, amount.start, amount.end, span, amount.unit, part=False)
                set_against = _SET_AGAINST.search(doc.text, max(0, amount.start - 15), amount.start)
                told: Change = "=" if set_against or change in ("up", "down") else change
                yield Quantity(span.start, span.end, amount.start, amount.end, plain(amount.value), amount.unit, told)
