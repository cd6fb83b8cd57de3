"""A PDF's text layer becomes lines of text: columns apart, hyphens, page numbers, running heads and notes taken out."""

import io
import logging
import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from kg.read.columns import Line, Piece, in_columns
from kg.read.running_heads import PAGE

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it warns of is read all the same, or is a `Reject`

PAGE_NUMBER = re.compile(r"(?:page )?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|/) ?\d{1,4})?", re.I)
NOTE = re.compile(r"[\d*†‡,]{1,4}")
LARGE = 1.15  # of the size of running text: what is set larger is a heading
LARGEST = 1.3  # what is set so large is the headline
SMALL = 0.86  # what is set smaller at the foot of a page is a note
RAISED = 0.8  # of the size of its line: the mark of a note
WIDE = 1.35  # of the usual distance of two lines: as far as two paragraphs stand apart
TITLED = 4  # words of a headline


class UnreadableError(Exception):
    """Why a PDF has no text to read."""


def read_pdf(content: bytes, most_pages: int) -> tuple[str, str | None]:
    """The text of all pages, a blank line between paragraphs where the layout shows one, and the headline.

    The headline is what is set largest on the first page, or None. Raises `UnreadableError`.
    """
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("an encrypted PDF: save it without a password")
        if len(reader.pages) > most_pages:
            raise UnreadableError(
                f"a PDF of more than {most_pages} pages: split it into its articles (or --limit pages)"
            )
        pages = [_rows(page) for page in reader.pages]
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # pypdf trips over damage in many ways, each with an exception of its own
        raise UnreadableError(f"a damaged PDF, or one of a kind that cannot be read ({error})") from error
    if not any(text_of(row) for page in pages for row in page):
        raise UnreadableError("a PDF without a text layer, probably a scan: recognise its text (OCR) first")
    pages = _without_running_heads(pages)
    size = _usual_size(pages)
    notes: list[Line] = []
    told: list[str] = []
    for page in pages:
        at = next((i for i in range(len(page), 0, -1) if not 0 < _size(page[i - 1]) < SMALL * size), 0)
        notes += page[at:]
        told += _lines(page[:at], size)
    return "\n".join([*told, "", *map(text_of, notes)]), _headline(pages[0], size)


def text_of(row: Line) -> str:
    """The text of a line."""
    return "".join(piece.text for piece in row).strip()


def _rows(page: Any) -> list[Line]:
    """The lines of a page in the order in which it draws them, each with its pieces and its height."""
    rows: list[list[Piece]] = [[]]

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        large = abs(size * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3]))
        for i, part in enumerate(text.split("\n")):
            if i:
                rows.append([])
            if part:
                rows[-1].append(Piece(x, y, round(large, 1), part))

    page.extract_text(visitor_text=visit)
    return [_without_marks(row) for row in rows if row]


def _without_marks(pieces: list[Piece]) -> Line:
    """The pieces of a line without the small raised figures that stand for notes."""
    size = max(pieces, key=lambda piece: len(piece.text)).size
    return tuple(p for p in pieces if p.text and not (p.size < RAISED * size and NOTE.fullmatch(p.text.strip())))


def _lines(page: list[Line], usual: float) -> list[str]:
    """The lines of a page, a blank one where the distance or the size of the letters parts two paragraphs."""
    found: list[str] = []
    steps = [a[0].y - b[0].y for a, b in pairwise(page) if a[0].y > b[0].y]
    step = median(steps) if steps else 0.0
    whole = False
    for run in in_columns(page):
        found += [""] if whole else []
        whole = len(run) == 1
        for before, row in zip((None, *run), run, strict=False):
            if before is None:
                found += ["", text_of(row)] if len(run) == 1 else [text_of(row)]
            elif _is_one_heading(before, row, usual):
                found[-1] += f" {text_of(row)}"
            else:
                apart = _size(before) != _size(row) or before[0].y - row[0].y > WIDE * step > 0
                found += ["", text_of(row)] if apart else [text_of(row)]
    return found


def _is_one_heading(before: Line, row: Line, usual: float) -> bool:
    """Whether two lines of large letters below one another are one heading."""
    size = _size(row)
    return size == _size(before) > LARGE * usual and 0 < before[0].y - row[0].y < 2 * size


def _size(row: Line) -> float:
    """How large most letters of a line are."""
    return max(row, key=lambda piece: len(piece.text)).size


def _usual_size(pages: list[list[Line]]) -> float:
    counted: Counter[float] = Counter()
    for page in pages:
        for row in page:
            counted[_size(row)] += len(text_of(row))
    return counted.most_common(1)[0][0] if counted else 0.0


def _headline(page: list[Line], usual: float) -> str | None:
    """What is set largest on a page, if it is larger than its text and has the words of a headline."""
    found: list[tuple[float, str]] = []
    for before, row in zip((None, *page), page, strict=False):
        if before is not None and found and _is_one_heading(before, row, usual):
            found[-1] = (found[-1][0], f"{found[-1][1]} {text_of(row)}")
        else:
            found.append((_size(row), text_of(row)))
    large = [(size, text) for size, text in found if size >= LARGEST * usual > 0 and len(text.split()) >= TITLED]
    return max(large, key=lambda each: each[0])[1] if large else None


def _without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without the first and last lines that most of them share."""
    pages = [[row for row in page if text_of(row) and not PAGE_NUMBER.fullmatch(text_of(row))] for page in pages]
    pages = [
        [row for i, row in enumerate(page) if i + 2 < len(page) or not PAGE.fullmatch(text_of(row))] for page in pages
    ]
    edges = Counter(text for page in pages for text in {_without_digits(row) for row in (*page[:2], *page[-2:])})
    shared = {text for text, count in edges.items() if count >= 2 and count > len(pages) // 2}
    return [[row for row in page if _without_digits(row) not in shared] for page in pages]


def _without_digits(row: Line) -> str:
    return re.sub(r"\d+", "0", text_of(row))
