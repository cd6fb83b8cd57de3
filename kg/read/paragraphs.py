"""Mended text becomes paragraphs, one string each: the lines that a hard wrap broke are joined again.

A wrap is seen by its breaks in mid-sentence: a line without a final mark, the next in lower case. Where a text shows
such breaks, the width of its lines tells a full line from a paragraph's last one. Where it shows none, each line is a
paragraph. A blank line always parts paragraphs.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

FINAL = re.compile(r"[.!?:;…][\"'”’)\]]*$")
LOWER = re.compile(r"[\"'“‘(]?[a-z]+[,;)]?(?:[ '’-]|$)")  # a whole word in lower case: not "iPhone"
BYLINE = re.compile(r"by [A-Z]")
LIST_ITEM = re.compile(r"[•●▪■*–—-] |\d{1,3}[.)] ")
HYPHENATED = re.compile(r"[a-z]{2}-$")
MAX_WIDTH = 160  # characters: the longest line that a program wraps at
FULL = 0.8  # a line this full, as a share of the width, goes on in the next: words and letters differ in width


def paragraphs(text: str) -> list[str]:
    """The paragraphs of mended text, in order, none of them with a line break or empty."""
    groups = [group.split("\n") for group in re.split(r"\n{2,}", text) if group.strip()]
    width = _width(groups)
    return [paragraph for group in groups for paragraph in _joined(group, width)]


def _width(groups: list[list[str]]) -> int:
    """The width that the text is wrapped at; 0 when it is not wrapped."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    broken = [len(line) for line, after in pairs if _in_mid_sentence(line, after) and len(line) <= MAX_WIDTH]
    if len(broken) < 2 or 4 * len(broken) < len(pairs):
        return 0
    return sorted(broken)[-1 - len(broken) // 20]  # the longest but for a few that stick out


def _in_mid_sentence(line: str, after: str) -> bool:
    return bool(LOWER.match(after)) and not FINAL.search(line) and not BYLINE.match(after)


def _joined(lines: list[str], width: int) -> Iterator[str]:
    pieces = [lines[0]]
    for line, after in pairwise(lines):
        if _goes_on(line, after, width):
            pieces[-1:] = _joint(pieces[-1], after)
            pieces.append(after)
        else:
            yield "".join(pieces)
            pieces = [after]
    yield "".join(pieces)


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a paragraph runs on from one line into the next."""
    if LIST_ITEM.match(after):
        return False
    if _in_mid_sentence(line, after):
        return True
    return bool(width) and FULL * width <= len(line) <= MAX_WIDTH and not BYLINE.match(after[:1].lower() + after[1:])


def _joint(line: str, after: str) -> tuple[str, str]:
    """A line and what comes between it and the next; a hyphen that only the line's end called for is left out."""
    if HYPHENATED.search(line) and LOWER.match(after):
        return line[:-1], ""
    return line, " "
