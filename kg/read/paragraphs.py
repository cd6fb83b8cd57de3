"""Mended text becomes paragraphs, one string each: the lines that a hard wrap broke are joined again.

A wrap is seen by its breaks in mid-sentence: a line without a final mark, the next in lower case. Where a text shows
such breaks, the width of its lines tells a full line from a paragraph's last one. Where it shows none, each line is a
paragraph. A blank line always parts paragraphs.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from kg.read.running_heads import without_running_heads
from kg.rows import words

FINAL = re.compile(r"[.!?:;…][\"'”’)\]]*$")
LOWER = re.compile(r"[\"'“‘(]?[a-z]+[,;.:!?)\"”]*(?:[ '’-]|$)")  # a whole word in lower case: not "iPhone"
BYLINE = re.compile(r"by [A-Z]")
LIST_ITEM = re.compile(r"[•●▪■*–—-] |\d{1,3}[.)] ")
HYPHENATED = re.compile(r"[a-z]{2}-$")
DROP_CAP = re.compile(r"[\"“]?[A-Z]")
MAX_WIDTH = 160  # characters: the longest line that a program wraps at
FULL = 0.8  # a line this full, as a share of the width, goes on in the next: words and letters differ in width


def paragraphs(text: str) -> list[str]:
    """The paragraphs of mended text, in order, none of them with a line break or empty."""
    groups = [group.split("\n") for group in re.split(r"\n{2,}", without_running_heads(text)) if group.strip()]
    width = _width(groups)
    spelled = _Spelling(text)
    return [paragraph for group in groups for paragraph in _joined(group, width, spelled)]


class _Spelling:
    """How the text itself writes its words: what a hyphen at a line's end is judged by."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\b[a-z]+(?:-[a-z]+)*\b(?!-)", self._text.lower()))

    def is_word_behind(self, initial: str, after: str) -> bool:
        """Whether what follows a large initial is a word of its own ("A", "man") and not its rest ("T", "he")."""
        return initial in "AI" and (initial + after.split(" ", 1)[0]).lower() not in self._words

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether two parts of a word are written with a hyphen also in the middle of a line."""
        first = re.findall(r"[a-z]+", before.lower())[-1]
        second = re.findall(r"[a-z]+", after)[0]
        if first + second in self._words or f"{first}-{second}" in self._words:
            return first + second not in self._words
        return first in words("layout", "hyphen_kept") or (len(first) > 3 and first in self._words)


def _width(groups: list[list[str]]) -> int:
    """The width that the text is wrapped at; 0 when it is not wrapped."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    broken = [len(line) for line, after in pairs if _in_mid_sentence(line, after) and len(line) <= MAX_WIDTH]
    if len(broken) < 2 or 4 * len(broken) < len(pairs):
        return 0
    return sorted(broken)[-1 - len(broken) // 20]  # the longest but for a few that stick out


def _in_mid_sentence(line: str, after: str) -> bool:
    return bool(LOWER.match(after)) and not FINAL.search(line) and not BYLINE.match(after)


def _joined(lines: list[str], width: int, spelled: _Spelling) -> Iterator[str]:
    pieces = [lines[0]]
    for line, after in pairwise(lines):
        if _goes_on(line, after, width):
            pieces[-1:] = _joint(pieces[-1], after, spelled)
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
    if not width or len(line) > MAX_WIDTH or BYLINE.match(after[:1].lower() + after[1:]):
        return False
    room = len(line) + len(after.split(" ", 1)[0]) < width  # for the next word
    if not FINAL.search(line):
        return not room or len(line) >= FULL * width
    heading = len(after) < FULL * width and not FINAL.search(after)
    return not room and not heading


def _joint(line: str, after: str, spelled: _Spelling) -> tuple[str, str]:
    """A line and what comes between it and the next; a hyphen that only the line's end called for is left out."""
    if DROP_CAP.fullmatch(line) and LOWER.match(after):
        return line, " " if spelled.is_word_behind(line, after) else ""
    if not HYPHENATED.search(line) or not LOWER.match(after):
        return line, " "
    return (line, "") if spelled.keeps_hyphen(line[-40:], after[:40]) else (line[:-1], "")
