"""Quotation marks of every kind become quoted spans: what stands between an opening mark and its closing mark.

An apostrophe is no mark. A span ends with its paragraph; where the next one opens anew without a closing mark before
it, the speech runs on (`runs_on`). Marks within a span belong to its words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract.tokens import Doc
from kg.model import Block, Document
from kg.rows import words

CLOSERS = {"“": "”", "„": "”“", "«": "»", "‘": "’", '"': '"', "'": "'", "``": "''", "‹": "›"}
MARK = re.compile(r"``|''|[“”„«»‘’‹›\"']")
LONGEST = 5000  # characters of a quotation within one paragraph
QUOTED_BLOCKS = ("paragraph", "caption", "subheading")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: tokens `first` to `last` (exclusive), characters `start` to `end`, marks left out.

    `before` and `after` are the token indices where the text outside begins again on either side.
    """

    first: int
    last: int
    start: int
    end: int
    before: int
    after: int
    block: int
    runs_on: bool = False


def find(doc: Doc, document: Document) -> tuple[Quoted, ...]:
    """The outermost quoted spans of the running text, in order."""
    blocks = document.blocks or (Block("paragraph", 0, len(document.text)),)
    tokens = _Tokens(doc)
    found: list[Quoted] = []
    for number, block in enumerate(blocks):
        if block.kind in QUOTED_BLOCKS:
            following = _first_two(document, blocks, number + 1)
            made = (_quoted(document.text, tokens, number, span) for span in _spans(document.text, block, following))
            found += [quoted for quoted in made if quoted is not None]
    return tuple(found)


def _first_two(document: Document, blocks: Sequence[Block], number: int) -> str:
    return document.text[blocks[number].start : blocks[number].start + 2] if number < len(blocks) else ""


def _spans(text: str, block: Block, following: str) -> Iterator[tuple[int, int, int, int, bool]]:
    """Character offsets of each span in a block: its opening mark, its words, the end of its closing mark."""
    position = block.start
    while (opening := _opening(text, position, block)) is not None:
        mark, start = opening.group(), opening.end()
        closing = _closing(text, mark, start, block)
        if closing is not None:
            yield opening.start(), start, closing.start(), closing.end(), False
            position = closing.end()
        elif following.startswith(mark) and mark != "'":
            yield opening.start(), start, block.end, block.end, True
            return
        else:  # a lone mark, as for inches, or a slip of the pen
            position = start


def _opening(text: str, position: int, block: Block) -> re.Match[str] | None:
    for match in MARK.finditer(text, position, block.end):
        if match.group() in CLOSERS and _opens(text, match, block):
            return match
    return None


def _opens(text: str, match: re.Match[str], block: Block) -> bool:
    """Whether a mark stands where words begin: after a blank, a bracket or a dash, before a letter or a digit."""
    before = text[match.start() - 1] if match.start() > block.start else " "
    after = text[match.end()] if match.end() < block.end else " "
    if after.isspace() or not (before.isspace() or before in "([{—–-/:,'\"“‘" or match.group() in "“„«"):
        return False
    if match.group() in ("'", "‘"):
        word = re.match(r"\w+", text[match.end() : match.end() + 12])
        elided = word is not None and (word.group().casefold() in words("attribution", "elisions"))
        return not elided and re.match(r"\d\ds?\b", text[match.end() : match.end() + 4]) is None
    return True


def _closing(text: str, mark: str, position: int, block: Block) -> re.Match[str] | None:
    """The mark that closes: for single marks the first that cannot be an apostrophe."""
    possessive: re.Match[str] | None = None
    for match in MARK.finditer(text, position, min(block.end, position + LONGEST)):
        if match.group() not in (CLOSERS[mark], *CLOSERS[mark]):
            continue
        before = text[match.start() - 1]
        after = text[match.end()] if match.end() < block.end else " "
        if mark in ("'", "‘"):
            if after.isalnum() or before.isspace():
                continue
            if before == "s" and after == " " and possessive is None:  # "the players' bus", or the end of the quotation
                possessive = match
                continue
            if possessive is not None and _opens_between(text, mark, possessive.end(), match.start(), block):
                return possessive
        elif mark == '"' and before.isspace() and after.isalnum():
            return None  # another one opens: the first was never closed
        return match
    return possessive


def _opens_between(text: str, mark: str, start: int, end: int, block: Block) -> bool:
    return any(m.group() == mark and _opens(text, m, block) for m in MARK.finditer(text, start, end))


class _Tokens:
    """Finds tokens by the characters they cover, in a text of any length at the same cost."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self._doc]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.idx + len(token) for token in self._doc]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that lie wholly between two characters (the second index exclusive)."""
        return bisect_left(self._starts, start), bisect_right(self._ends, end)

    def over(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that cover any of the characters between two."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)


def _quoted(text: str, tokens: _Tokens, block: int, found: tuple[int, int, int, int, bool]) -> Quoted | None:
    opened, start, end, closed, runs_on = found
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    first, last = tokens.within(start, end)
    before, after = tokens.over(opened, max(closed, end))
    return Quoted(first, last, start, end, before, after, block, runs_on) if first < last else None
