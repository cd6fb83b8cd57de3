"""Quotation marks of every kind become quoted spans: what stands between an opening mark and its closing mark.

An apostrophe is no mark. A span ends with its paragraph; where the next one opens anew without a closing mark before
it, the speech runs on (`runs_on`). Marks within a span belong to its words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.tokens import Doc
from kg.model import Block, Document
from kg.rows import words

CLOSERS = {"“": ("”",), "„": ("”", "“"), "«": ("»",), "‘": ("’",), '"': ('"',), "'": ("'",), "``": ("''",), "‹": ("›",)}
SINGLE = ("'", "‘")  # marks whose closing one may be an apostrophe
MARK = re.compile(r"``|''|[“”„«»‘’‹›\"']")
LONGEST = 5000  # characters of a quotation within one paragraph
QUOTED_BLOCKS = ("paragraph", "caption", "subheading")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: tokens `first` to `last` (exclusive), characters `start` to `end`, marks left out.

    `before` and `after` are the token indices where the text outside begins again on either side. Words without marks
    are told as such by the form of the article: `speaker` is the token of the name it tells them by, `led` the colon
    that leads up to them; what is `posted` is quoted as if in marks.
    """

    first: int
    last: int
    start: int
    end: int
    before: int
    after: int
    block: int
    runs_on: bool = False
    speaker: int | None = None
    marked: bool = True
    posted: bool = False
    led: int | None = None


def find(doc: Doc, document: Document) -> tuple[Quoted, ...]:
    """The outermost quoted spans of the running text, in order."""
    blocks = document.blocks or (Block("paragraph", 0, len(document.text)),)
    found: list[Quoted] = []
    for number, block in enumerate(blocks):
        if block.kind in QUOTED_BLOCKS:
            following = _first_two(document, blocks, number + 1)
            made = (_quoted(document.text, doc, number, span) for span in _spans(document.text, block, following))
            found += [quoted for quoted in made if quoted is not None]
    return tuple(found)


def _first_two(document: Document, blocks: Sequence[Block], number: int) -> str:
    return document.text[blocks[number].start : blocks[number].start + 2] if number < len(blocks) else ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark, the characters on either side of it within its block, and whether it can open a quotation."""

    kind: str
    start: int
    end: int
    before: str
    after: str
    opens: bool


def _spans(text: str, block: Block, following: str) -> Iterator[tuple[int, int, int, int, bool]]:
    """Character offsets of each span in a block: its opening mark, its words, the end of its closing mark."""
    marks = list(_marks(text, block))
    closings = {kind: _Closings(kind, marks) for kind in {mark.kind for mark in marks if mark.opens}}
    position = block.start
    for mark in marks:
        if not mark.opens or mark.start < position:
            continue
        closing = closings[mark.kind].after(mark.end)
        if closing is not None:
            yield mark.start, mark.end, closing.start, closing.end, False
            position = closing.end
        elif following.startswith(mark.kind) and mark.kind != "'":
            yield mark.start, mark.end, block.end, block.end, True
            return
        # else a lone mark, as for inches, or a slip of the pen


def _marks(text: str, block: Block) -> Iterator[_Mark]:
    for match in MARK.finditer(text, block.start, block.end):
        before = text[match.start() - 1] if match.start() > block.start else " "
        after = text[match.end()] if match.end() < block.end else " "
        opens = match.group() in CLOSERS and _opens(text, match, before, after)
        yield _Mark(match.group(), match.start(), match.end(), before, after, opens)


def _opens(text: str, match: re.Match[str], before: str, after: str) -> bool:
    """Whether a mark stands where words begin: after a blank, a bracket or a dash, before a letter or a digit."""
    if after.isspace() or not (before.isspace() or before in "([{—–-/:,'\"“‘" or match.group() in "“„«"):
        return False
    if match.group() in SINGLE:
        word = re.match(r"\w+", text[match.end() : match.end() + 12])
        elided = word is not None and (word.group().casefold() in words("attribution", "elisions"))
        return not elided and re.match(r"\d\ds?\b", text[match.end() : match.end() + 4]) is None
    return True


class _Closings:
    """The marks of a block that may close what marks of one kind open: of single ones those that are no apostrophe.

    Which of them does is found without a look at those between, however many marks there are.
    """

    def __init__(self, kind: str, marks: Sequence[_Mark]) -> None:
        self._kind = kind
        self._marks = [m for m in marks if m.kind in CLOSERS[kind] and not (kind in SINGLE and _apostrophe(m))]
        self._starts = [mark.start for mark in self._marks]
        self._openings = [mark.start for mark in marks if mark.kind == kind and mark.opens]

    def after(self, position: int) -> _Mark | None:
        """The mark that closes what is opened before a character, None where it stays open."""
        number = bisect_left(self._starts, position)
        near = [mark for mark in self._marks[number : number + 2] if mark.end <= position + LONGEST]
        if not near or (self._kind == '"' and _begins(near[0])):  # another one opens: the first was never closed
            return None
        if self._kind in SINGLE and len(near) == 2 and near[0].before == "s" and near[0].after == " ":
            players, last = near  # "the players' bus", unless another quotation begins behind it
            return players if self._opens_between(players.end, last.start) else last
        return near[0]

    def _opens_between(self, start: int, end: int) -> bool:
        return bisect_left(self._openings, start) < bisect_left(self._openings, end)


def _begins(mark: _Mark) -> bool:
    return mark.before.isspace() and mark.after.isalnum()


def _apostrophe(mark: _Mark) -> bool:
    return mark.after.isalnum() or mark.before.isspace()


def _quoted(text: str, doc: Doc, block: int, found: tuple[int, int, int, int, bool]) -> Quoted | None:
    opened, start, end, closed, runs_on = found
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    inside = doc.char_span(start, end, alignment_mode="contract")
    around = doc.char_span(opened, max(closed, end), alignment_mode="expand")
    if inside is None or around is None:
        return None
    return Quoted(inside.start, inside.end, start, end, around.start, around.end, block, runs_on)
