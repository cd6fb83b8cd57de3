"""A firm's name in capitals within running text is read as names are written: "DUNMORE PARTNERS promoted Ann Roe"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.model import Block
from kg.rows import rows, words
from kg.shown.forms import known_names

WORD = r"[A-Z][A-Z'’]+(?:-[A-Z]+)*"
NAME = re.compile(rf"\b{WORD}(?: (?:{WORD}|&)){{0,4}} {WORD}(?![\w'’-])")
LETTERS = 3  # of a short form: "UBS ASSET MANAGEMENT"


def written_titled(text: str, blocks: Iterable[Block]) -> Iterator[tuple[int, int, str]]:
    """Where such names stand in paragraphs, and how they are read."""
    for block in blocks:
        if block.kind == "paragraph" and not text[block.start : block.end].isupper():
            for found in NAME.finditer(text, block.start, block.end):
                if _is_firm(found.group()):
                    yield (*found.span(), " ".join(map(_written, found.group().split(" "))))


def _is_firm(name: str) -> bool:
    """Whether words in capitals end as firms and funds do, something of their own before: no "THE BOARD"."""
    first, *_, last = name.split(" ")
    small = first.lower() in words("english", "function_words")
    return not small and (last.title() in _heads() or last.lower() in words("english", "of_firms"))


@cache
def _heads() -> frozenset[str]:
    """Words with which names of firms and funds end: "Partners", "Fund"."""
    heads = rows("names")["heads"]
    return frozenset((heads["schema:Corporation"] + " " + heads["schema:Organization"]).split())


def _written(word: str) -> str:
    """A word as names are written, letters of a body as they stand: "Dunmore", "UBS"."""
    short = len(word) <= LETTERS and word not in ("THE", "AND", "OLD", "NEW", "BAY", "SUN", "OAK", "RED", "KEY")
    return word if short or word in known_names() else word.title()
