"""Set phrases of news of markets and results are read plainly: "revenue in the range of $3" as "revenue of $3".

What analysts expect is said in many ways that no rule for figures knows; ranges, days and second rates of dealers stand
between a measure and its figure.
"""

import re
from collections.abc import Iterator

FIGURE = r"(?=(?:Rs\.? ?|[A-Z]{1,3}\$|[A-Z]{3} ?|[$€£¥₹] ?)?\d)"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri)day"
SUMS = r"(?:[Ee]arnings|[Ii]ncome|[Ll]oss|[Rr]evenue|[Pp]rofit|[Ss]ales|EPS)"
NUMBER = (
    r"(?:\d+|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[A-Za-z]+teen)"
)
EXPECTING = r"(?:model|expect|look|forecast|call|project|anticipat|pencil|predict|estimat)"
EXPECTED = r"(?:expected|expects|anticipated|anticipates|projected|predicted|forecast(?= [a-z$]))"
ASKED = r"(?:surveyed|polled)"
BY = rf"{ASKED} by [A-Z][^.,;]{{1,40}}"
RISE = r"(?:jump|rise|fall|decline|increase|growth|drop|surge|decrease|dip|slump|gain|plunge)"
POINTS = r"\d[\d.,]* points?(?:,? or \d[\d.]* ?(?:%|per ?cent))?"

READ = tuple(
    (re.compile(pattern), trigger, instead)
    for pattern, trigger, instead in (
        (rf"\b(?P<x>in (?:the|a) range of|ranging (?:from|between)) {FIGURE}", "rang", "of"),
        (rf"\bto (?P<x>(?:a|the)(?: new)? range of ){FIGURE}", "range of", ""),
        (rf"(?P<x>The average (?:estimate|forecast) of )(?=(?:\w+ )?analysts {ASKED})", "analysts", ""),
        (
            rf"(?<!Of )(?P<x>\b{NUMBER} )(?=analysts {BY} (?:had )?(?:expect|forecast|was for))",
            "analysts",
            "",
        ),
        (rf"\banalysts(?: {BY})?(?P<x> was for) ", " was for ", " expected"),
        (
            rf"(?P<x>\bWall Street)(?= (?:(?:had|was|were|is|has) (?:been )?{EXPECTING}|{EXPECTED}\b))",
            " Street",
            "forecasters",  # as long as what it stands for
        ),
        (
            rf"\b(?:[Aa]nalysts|Street)\b(?: {BY}| on average)?"
            rf"(?P<x> (?:were|was|are|is|had been) {EXPECTING}(?:l)?ing(?: for| in)?) ",
            "ing ",
            " expected",
        ),
        (
            r"(?P<x>\b[Tt]he (?:[A-Z][\w ]{1,20} )?consensus (?:estimate |forecast |view )?(?:is|was|called)(?: for)?)"
            rf" {FIGURE}",
            "consensus",
            "Analysts expected",
        ),
        (rf"\b{SUMS}(?P<x> {DAY})(?= of {FIGURE})", "day of ", ""),
        (rf"(?P<x> from {DAY})(?= at \d)", "day at ", ""),
        (rf"\b{RISE} in [^.;\n]{{3,70}}(?P<x> at) (?=(?:Rs\.? ?|[$€£¥₹])\d)", " at ", " to"),
    )
)
MOVED = re.compile(
    r"(?:ended|finished|closed|settled|was|were) (?:the day |the session )?"
    rf"(?P<from>{POINTS}),?(?P<way> (?:higher|lower))\b"
)


def plainly(text: str) -> Iterator[tuple[int, int, str]]:
    """What is read of such phrases of a text."""
    for pattern, trigger, instead in READ:
        if trigger in text:
            yield from ((*found.span("x"), instead) for found in pattern.finditer(text))
    for found in MOVED.finditer(text) if " points" in text else ():
        yield found.start("from"), found.start("from"), "up " if found["way"] == " higher" else "down "
        yield (*found.span("way"), "")
