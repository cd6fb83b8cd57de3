"""Which way a quantity goes: more or less than it says, about it, or a rise or fall by it; read from words beside it."""

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.extract.numerals import either
from kg.model import Change
from kg.rows import rows

_ROWS = rows("numbers")["change"]
_SIGNS: tuple[Change, ...] = (">", "<", "~")
_REACH = 30  # characters that a qualifier before a number may take, a currency or an adverb between included


@cache
def _patterns(side: str) -> tuple[tuple[Change, re.Pattern[str]], ...]:
    made: list[tuple[Change, re.Pattern[str]]] = []
    for sign in _SIGNS:
        words = either(_ROWS[side][sign])
        source = rf"(?<!\w)(?:{words})\s?(?:the\s|a\s|an\s|its\s)?$" if side == "before" else rf"\s?(?:{words})(?!\w)"
        made.append((sign, re.compile(source, re.IGNORECASE)))
    return tuple(made)


def change_of(doc: Doc, start: int, end: int, span: Span) -> Change:
    """The change that the words around a quantity tell; "=" where they tell none."""
    moved = _move(doc, span)
    lead = doc.text[max(span.sent.start_char, start - _REACH) : start]
    tail = doc.text[end : min(span.sent.end_char, end + _REACH)]
    for side, words in (("before", lead), ("after", tail)):
        for sign, pattern in _patterns(side):
            found = pattern.search(words) if side == "before" else pattern.match(words)
            if found and not (moved and found[0].split()[0].casefold() in ("up", "down")):
                return moved if moved and sign == "~" else sign
    return moved or "="


def _move(doc: Doc, span: Span) -> Change | None:
    """A rise or fall by the quantity: "rose 18 percent", "an increase of 5", "3 points lower"."""
    before = _content_words(doc, span.start - 1, -1, span.sent.start)
    if before and before[0].lower_ in ("to", "at", "from", "in", "for", "with"):
        return None
    for token in before[:3]:
        told = _direction(token)
        if told:
            return told
        if token.pos_ not in ("ADP", "ADV", "DET", "PART", "ADJ") and token.lower_ not in ("%",):
            break
    for token in _content_words(doc, span.end, 1, span.sent.end)[:2]:
        if token.pos_ in ("PUNCT", "VERB", "AUX", "ADP") and token.lower_ not in ("up", "down"):
            break
        told = _direction(token)
        if told:
            return told
    return None


def _content_words(doc: Doc, index: int, step: int, limit: int) -> list[Token]:
    found: list[Token] = []
    while (index >= limit if step < 0 else index < limit) and len(found) < 4:
        token = doc[index]
        if (
            token.lower_
            not in (
                "about",
                "around",
                "nearly",
                "almost",
                "some",
                "roughly",
                "the",
                "a",
                "an",
                "more",
                "than",
                "approximately",
                "over",
            )
            or step > 0
        ):
            found.append(token)
        index += step
    return found


def _direction(token: Token) -> Change | None:
    for way in ("up", "down"):
        if token.lemma_.lower() in _ROWS["moves"][way] or token.lower_ in _ROWS["moves"][way]:
            return "up" if way == "up" else "down"
    return None
