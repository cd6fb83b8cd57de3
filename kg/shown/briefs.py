"""News in brief: the heading that runs into each item is told again behind it: "Boy hurt in fall: A boy was hurt".

Read with its item it makes one sentence with two verbs, of which the model finds one. It is not read where two
paragraphs or more begin with such headings.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import Block
from kg.rows import alternatives, words
from kg.shown.stretches import Stretch

FEWEST = 2  # items
HEADING = re.compile(
    r"(?:[*•·▪–—-] )?(?P<head>[A-Z][^\W\d]*(?:['’]s?)?(?: [\w£$€₹%'’-]+){2,9}): (?=[A-Z][\w'’-]* [\w'’]+ [^:]{20})"
)
LOWER = re.compile(r"[a-z]{3,}")


def briefs(text: str, blocks: Sequence[Block]) -> list[Stretch]:
    """The headings that run into items of news in brief, with their colons."""
    found = list(_headings(text, blocks))
    return found if len(found) >= FEWEST else []


def _headings(text: str, blocks: Sequence[Block]) -> Iterator[Stretch]:
    for block in blocks:
        heading = HEADING.match(text, block.start, block.end) if block.kind == "paragraph" else None
        if heading is None or text[block.end - 1] not in '.”"':
            continue
        told = heading["head"].split()
        if LOWER.fullmatch(told[1]) is None and LOWER.fullmatch(told[2]) is None:
            continue  # "Finance Minister Ann Roe:"
        if not _leads_up().search(heading["head"]):
            yield heading.start("head"), heading.end()


@cache
def _leads_up() -> re.Pattern[str]:
    """Words behind which somebody speaks or a list stands, and those that ask."""
    saying = alternatives(words("turns", "leading"))
    return re.compile(
        rf"(?:\b(?:{saying}|to|that|is|are|was|were|this|these|follows|following|as|of|on|for|by|here)$|^(?:What|How|Why|Who|When|Where|Here)\b)"
    )
