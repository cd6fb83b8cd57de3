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
POINTS = (
    r"(?:(?:\d[\d.,]* points?|(?:\d[\d.,]*|half an?|one|two|three|four|five|six) (?:sen|cents?|pence|yen|ringgit|kobo))"
    r"(?:,? or \d[\d.]* ?(?:%|per ?cent))?|(?:RM|[A-Z]{0,2}[$€£¥₹])\d[\d.,]*\d(?: a (?:barrel|tonne|ton|ounce))?)"
)
MOVE = r"(?:\d ?(?:%|per ?cent|points?|sen|cents?|pence|p|kobo)|[A-Z]{0,2}[$€£¥₹NM]\d[\d.,]*\d)"  # the end of a change

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
        (
            rf"{MOVE}(?P<x> to (?:close|end|finish|settle) (?:the (?:day|session|week) )?at)"
            r" (?=[A-Z]{0,2}[$€£¥₹NMs]\d)",
            " at ",
            " to",
        ),
        (rf"\b{RISE} in [^.;\n]{{3,70}}(?P<x> at) (?=(?:Rs\.? ?|[$€£¥₹])\d)", " at ", " to"),
    )
)
MOVED = re.compile(
    r"(?P<verb>ended|finished|closed|settled|was|were)(?P<day> the (?:day|session))? "
    rf"(?P<from>{POINTS}),?(?P<way> (?:higher|lower)\b)(?P<at> at (?=[A-Z$€£¥₹]{{0,3}}\d))?"
)


def plainly(text: str) -> Iterator[tuple[int, int, str]]:
    """What is read of such phrases of a text."""
    for pattern, trigger, instead in READ:
        if trigger in text:
            yield from ((*found.span("x"), instead) for found in pattern.finditer(text))
    for found in MOVED.finditer(text) if " higher" in text or " lower" in text else ():
        up = found["way"] == " higher"
        if "point" in found["from"]:
            yield found.start("from"), found.start("from"), "up " if up else "down "
            yield (*found.span("way"), "")
        else:  # "ended 4 pence lower at 312 pence" as "fell 4 pence to 312 pence"
            yield found.start("verb"), found.start("from"), "rose " if up else "fell "
            end = found.end("at") if found["at"] else found.end("way")
            yield found.start("way"), end, " to " if found["at"] else ""
