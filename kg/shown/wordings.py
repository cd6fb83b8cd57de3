"""Words of local news that a model misreads are read as others: "the only no vote" as "the only opposing vote".

In headlines also verbs that it never met: "Council OKs budget" as "Council approves budget". The point of a province
that it takes for the end of a sentence is not read: "Barrie, Ont., say".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import Block
from kg.rows import alternatives, rows
from kg.shown.stretches import Reading

PROVINCE = re.compile(
    r"(?<=, Ont)\.(?=[,)])|(?<=, Que)\.(?=[,)])|(?<=, Alta)\.(?=[,)])|(?<=, Sask)\.(?=[,)])|(?<=, Man)\.(?=[,)])"
)
AID = re.compile(r"(?<!Department of )\bState(?= aid\b)")  # so the Commission writes it
TOLD = ("headline", "paragraph", "subheading")


def reworded(text: str, blocks: Sequence[Block]) -> Iterator[Reading]:
    """What is read instead of a word of a block, and where."""
    for block in blocks:
        if block.kind in TOLD and " no " in text[block.start : block.end]:
            for found in _no_vote().finditer(text, block.start, block.end):
                yield *found.span("no"), "opposing"
        if block.kind in TOLD and "State aid" in text[block.start : block.end]:
            for found in AID.finditer(text, block.start, block.end):
                yield *found.span(), "state"
        if block.kind in TOLD and ", " in text[block.start : block.end]:
            yield from ((*found.span(), "") for found in PROVINCE.finditer(text, block.start, block.end))
        if block.kind == "headline":
            for found in _verb().finditer(text, block.start, block.end):
                yield *found.span(), rows("english")["in_headlines"][found.group()]


@cache
def _no_vote() -> re.Pattern[str]:
    """A vote of no, which is none that somebody did not cast: "the lone no vote", "two no votes"."""
    number = "only|sole|lone|single|one|two|three|four|five|six|seven|eight|nine|ten|\\d+"
    return re.compile(rf"\b(?:{number}) [\"“']?(?P<no>no)[\"”']? votes?\b", re.I)


@cache
def _verb() -> re.Pattern[str]:
    known = alternatives(map(re.escape, rows("english")["in_headlines"]))
    return re.compile(rf"(?<=\w )(?:{known})(?= \S)")
