"""Firms in capitals are written as names are: "DUNMORE PARTNERS promoted Ann Roe", and in a round-up "ROE LIFE" too."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import Block
from kg.rows import rows
from kg.rows.lexicon import is_common_word

_WORD = r"[A-Z][A-Z'’-]*[A-Z]"
RUN = re.compile(rf"(?<![\w&'’-]){_WORD}(?: (?:& )?{_WORD}){{1,5}}(?![\w&'’-]|\.[A-Z])")
FEW = 2  # blocks that name one so
SHORT = 3  # letters of what may be letters of a body: "DBS BANK"


def firms_in_capitals(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    """Where such names stand, and how they are written otherwise; of one alone only if it ends as no other names do."""
    told = [(b, m) for b in blocks if b.kind in ("paragraph", "subheading") for m in RUN.finditer(text, b.start, b.end)]
    held = [(block, m) for block, m in told if _is_firm(m.group()) and (block.kind == "paragraph" or _fills(block, m))]
    several = len({block.start for block, _ in held}) >= FEW
    for block, name in held:
        running = block.kind == "paragraph" and not text[block.start : block.end].isupper()
        if several or (running and name.group().split()[-1].title() in _ends_of_firms()):
            yield name.start(), name.end(), _written(name.group())


def _fills(block: Block, name: re.Match[str]) -> bool:
    return name.span() == (block.start, block.end)


def _is_firm(name: str) -> bool:
    """Whether words in capitals end as firms do, and one of them is no common word: "TEMPLE ROE INVESTORS"."""
    first, *_, last = name.split()
    ends = last.title() in _ends() or (" & " in name and not is_common_word(last))
    return ends and (not is_common_word(first) or any(not is_common_word(word) for word in name.split()[1:-1]))


@cache
def _ends_of_firms() -> frozenset[str]:
    return frozenset(f"{rows('names')['heads']['schema:Corporation']} {rows('names')['firms']['in_capitals']}".split())


@cache
def _ends() -> frozenset[str]:
    return _ends_of_firms() | frozenset(rows("names")["firms"]["in_capitals_of_several"].split())


def _written(name: str) -> str:
    """A name in capitals as names are written; letters of a body stay: "Roe Partners", "DBS Bank"."""
    return " ".join(w if len(w) <= SHORT and not is_common_word(w) else w.title() for w in name.split(" "))
