"""Columns of a page that were read across become columns again, one below the other.

A line is its pieces, each with its place from the left, in any unit. Where the second pieces of many lines start at the
same place and are running text, as their first ones are, that place is the edge of a column. Cells of tables are short.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

GAP = re.compile(
    r"(?<=[^\W\d_,.;:!?\"'”’)-]) {3,}(?=[\w\"'“‘(])|(?<=[,.;:!?\"'”’)-]) {2,}(?=[\w\"'“‘(])"
)  # between two columns
LEAST = 6  # lines that a column has
PART = 0.3  # of the lines of a page that have a piece in the column
MOST = 0.6  # of the pieces of a column that stand behind a gap
WIDE, GAPS = 0.5, 0.5  # of the size of letters: what they are wide on average, and what a gap is
RUNNING = 22  # letters of an average piece that is running text
NEAR = 4.0  # as far as two pieces may stand apart and start at the same place
NARROW = 0.4  # of the size of letters: what they are wide at least, on average
GOING_ON = 0.35  # of the pieces of running text that start in mid-sentence with a small letter
FILLED = 0.72  # of the letters of a piece of running text that are small ones


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: where it starts, how high it stands, how large its letters are, and its text."""

    x: float
    y: float
    size: float
    text: str


Line = tuple[Piece, ...]


def without_columns(text: str) -> str:
    """A text whose columns blanks hold apart, one below the other; any other as it is."""
    if len(GAP.findall(text)) < LEAST:
        return text
    lines = [_pieces(line) for line in text.split("\n")]
    runs = in_columns(lines)
    if len(runs) == 1:
        return text
    spread = (run if len(run) > 1 else [(), *run, ()] for run in runs)
    return "\n".join("  ".join(piece.text for piece in line) for run in spread for line in [*run, ()])


def _pieces(line: str) -> Line:
    found = re.finditer(r"\S+(?: \S+)*", line)
    return tuple(Piece(each.start(), 0.0, 1 / WIDE, each[0]) for each in found)


def in_columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in runs to be read one after the other: whole lines, the first column, the second one."""
    edges = _edges(lines)
    if not edges:
        return [list(lines)]
    found: list[list[Line]] = [[]]
    columns: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in lines:
        if not line:  # a blank one
            for column in filter(None, columns):
                column.append(line)
            continue
        parts = _cut(line, edges)
        if parts is None:
            found += [*filter(None, columns), [line]]
            columns = [[] for _ in columns]
            continue
        for column, part in zip(columns, parts, strict=True):
            if part:
                column.append(part)
    return [run for run in [*found, *filter(None, columns)] if run]


def _edges(lines: Sequence[Line]) -> list[float]:
    """Where columns start, but for the first one: many lines have a piece there, behind a gap."""
    inner: defaultdict[int, list[tuple[Line, int]]] = defaultdict(list)
    for line in lines:
        for i, piece in enumerate(line[1:], 1):
            inner[round(piece.x / NEAR)].append((line, i))
    told = sum(map(bool, lines))
    counted = Counter({place: len(found) for place, found in inner.items()})
    edges: list[float] = []
    for place, count in counted.most_common(3):
        if count < max(LEAST, PART * told):
            continue
        found = inner[place]
        apart = sum(_is_behind_gap(line[i - 1], line[i]) for line, i in found)
        texts = zip(*((_text(line[:i]), _text(line[i:])) for line, i in found), strict=True)
        if apart >= MOST * count and all(map(_is_running, texts)):
            edges.append(min(line[i].x for line, i in found))
    edges.sort()
    return [x for i, x in enumerate(edges) if not i or x - edges[i - 1] > 5 * NEAR]


def _is_behind_gap(before: Piece, piece: Piece) -> bool:
    """Whether a piece stands further behind another than the next word of a line does."""
    return piece.x - before.x - len(before.text.strip()) * before.size * WIDE > GAPS * before.size


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces).strip()


def _is_running(texts: Sequence[str]) -> bool:
    """Whether pieces are running text: long on average, most letters small, and many of them in mid-sentence."""
    letters = "".join(texts)
    small = sum(c.islower() for c in letters)
    going_on = sum(text[:1].islower() for text in texts)
    filled = small >= FILLED * len(letters.replace(" ", ""))
    return len(letters) >= RUNNING * len(texts) and filled and going_on >= GOING_ON * len(texts)


def _cut(line: Line, edges: Sequence[float]) -> list[Line] | None:
    """The parts of a line in each column; None for one that runs over the edges."""
    parts: list[list[Piece]] = [[] for _ in range(len(edges) + 1)]
    for piece in line:
        at = sum(piece.x >= edge - NEAR for edge in edges)
        wide = piece.x + len(piece.text.strip()) * piece.size * NARROW
        if at < len(edges) and wide > edges[at] + NEAR:
            return None
        parts[at].append(piece)
    return [tuple(part) for part in parts]
