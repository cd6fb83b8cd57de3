"""Numbers behind names in results and line-ups are no part of them: "Lund Town 2 Corby Vale 1", "Dahl 6; Prior 7"."""

import re

from kg.extract.grammar import FINITE
from kg.extract.tokens import Doc, Span

_SCORE = re.compile(r"\d{1,3}")
_ENDS = frozenset(",;.'’)")
_FEWEST = 2  # names with a number that make a line one of scores


def is_score(doc: Doc, i: int) -> bool:
    """Whether a number is what somebody scored, in a line without a verb where several have a number."""
    if not _SCORE.fullmatch(doc[i].text) or not _is_scored(doc, i):
        return False
    line = doc[i].sent
    return not any(t.tag_ in FINITE or t.tag_ == "MD" for t in line) and _scored(line) >= _FEWEST


def _scored(line: Span) -> int:
    """How many names of a line have a number of their own."""
    return sum(_is_scored(line.doc, token.i) for token in line if _SCORE.fullmatch(token.text))


def _is_scored(doc: Doc, i: int) -> bool:
    """Whether a number stands between a name and another one, a mark or the end of the line."""
    behind = doc[i + 1] if i + 1 < len(doc) else None
    closed = behind is None or behind.is_space or behind.text in _ENDS or behind.is_title
    return i > 0 and doc[i - 1].text[:1].isupper() and doc[i - 1].is_alpha and closed
