"""Which way a quantity goes: more or less than it says, about it, a rise or a fall by it; read from words beside it."""

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.extract.numerals import either
from kg.extract.quantities_units import is_money
from kg.extract.texts import text_of
from kg.model import Change
from kg.rows import rows

_ROWS = rows("numbers")["change"]
_SIGNS: tuple[Change, ...] = (">", "<", "~")
_REACH = 30  # characters that a qualifier before a number may take, a currency or an adverb between included
_PASSED = frozenset(_ROWS["passed"]["words"])
_AHEAD = 8  # tokens
_CLIMB = 4  # steps up the tree from "of" to a noun of change
_RELATIVE = ("percent", "percentage point", "basis point", "point", "time")
_LENGTHS_OF_TIME = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "night")
_LEVELS = ("to", "at", "from", "in", "for", "with", "than")  # what follows is a level, not a change
_SOFTENERS = frozenset(word for sign in ("~", ">") for phrase in _ROWS["before"][sign] for word in phrase.split()) - {
    "to",
    "in",
    "the",
    "of",
}


@cache
def _patterns(side: str) -> tuple[tuple[Change, re.Pattern[str]], ...]:
    made: list[tuple[Change, re.Pattern[str]]] = []
    for sign in _SIGNS:
        words = either(_ROWS[side][sign])
        source = (
            rf"(?<!\w)(?:{words})\s?(?:a\s|an\s)?$"
            if side == "before"
            else rf"(?:\s?|\s\w+\s(?=or\s))(?:{words})(?!\w)"
        )
        made.append((sign, re.compile(source, re.IGNORECASE)))
    return tuple(made)


def change_of(doc: Doc, start: int, end: int, span: Span, unit: str) -> Change:
    """The change that the words around a quantity tell; "=" where they tell none."""
    moved = _move(doc, span, unit)
    lead = text_of(doc)[max(span.sent.start_char, start - _REACH) : start]
    tail = text_of(doc)[end : min(span.sent.end_char, end + _REACH)]
    for side, words in (("before", lead), ("after", tail)):
        for sign, pattern in _patterns(side):
            found = pattern.search(words) if side == "before" else pattern.match(words)
            if found and not (unit in _LENGTHS_OF_TIME and found[0].strip().casefold() == "over"):
                return moved if moved and sign == "~" else sign
    return moved or "="


def _move(doc: Doc, span: Span, unit: str) -> Change | None:
    """A rise or fall by the quantity: "rose 18 percent", "an increase of 5", "3 points lower"."""
    relative = unit in _RELATIVE
    before = _near(doc, span.start - 1, -1, span.sent.start)
    if not (before and before[0].lower_ in _LEVELS):
        if before and before[0].lower_ == "of" and _of_what(before[0]):
            return _of_what(before[0])
        if before and before[0].lower_ == "by":
            return _direction(before[0].head, "moves") or (relative and _direction(before[0].head, "relative")) or None
        for token in before[:3]:
            told = _direction(token, "moves") or (relative and _direction(token, "relative")) or None
            if told:
                return told
            if token.pos_ not in ("ADP", "ADV", "DET", "PART", "ADJ"):
                break
    after = _near(doc, span.end, 1, min(span.sent.end, span.end + _AHEAD))
    if not after:
        return None
    compared = _direction(after[0], "compared")
    than = after[0].lower_ in ("above", "below") or (len(after) > 1 and after[1].lower_ == "than")
    if compared and (relative or than):
        return compared
    noun = after[0].pos_ == "NOUN" or (relative and after[0].pos_ in ("ADP", "ADV"))
    return _direction(after[0], "moves") if noun and (relative or is_money(unit)) else None


def _of_what(preposition: Token) -> Change | None:
    """ "an increase in sales of 5 percent": the noun that the phrase with "of" hangs on, directly or not."""
    token = preposition
    for _ in range(_CLIMB):
        token = token.head
        if token.pos_ == "NOUN" and _direction(token, "moves"):
            return _direction(token, "moves")
        if token.pos_ not in ("NOUN", "ADP", "PROPN"):
            break
    return None


def _near(doc: Doc, index: int, step: int, limit: int) -> list[Token]:
    """Up to four tokens beside the quantity; words that soften the number or qualify its change are passed over."""
    found: list[Token] = []
    while (index >= limit if step < 0 else index < limit) and len(found) < 4:
        if doc[index].lower_ not in (_PASSED if step > 0 else _SOFTENERS):
            found.append(doc[index])
        index += step
    return found


def _direction(token: Token, kind: str) -> Change | None:
    """Which way a word moves; a particle ("make up") only if its verb does."""
    if token.dep_ == "prt" and not _direction(token.head, kind):
        return None
    if token.lemma_.lower() in _ROWS[kind]["up"] or token.lower_ in _ROWS[kind]["up"]:
        return "up"
    return "down" if token.lemma_.lower() in _ROWS[kind]["down"] or token.lower_ in _ROWS[kind]["down"] else None
