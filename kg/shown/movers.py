"""Reports of markets leave out a verb that they have just told: there it is read again.

"Acme added 12 cents to $9.86, Oro Holdings 6 cents to $4.31" is read as "Oro Holdings added 6 cents to $4.31".
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.rows import alternatives, rows

SIGN = r"(?:[A-Z]{0,3}[$€£¥₹₩₦]|(?:RM|Rs\.?|Rp|N|R|KSh|Sh|CHF|EUR|USD|PHP|P|Php) ?)"
NUMBER = r"\d[\d,]*(?:\.\d+)?"
CHANGE = (
    rf"(?:(?:half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half|{NUMBER})(?: and a half)?"
    r" (?:sen|cents?|pence|yen|won|paise|kobo|satang|baht|rupees|rupiah|points?|per ?cent|pct)\b"
    rf"|{NUMBER} ?(?:%|p\b)|{SIGN}{NUMBER}(?![\w%.,]*\d))"
)
PRICE = rf"(?:{SIGN}{NUMBER}|{NUMBER}(?: (?:sen|cents?|pence|yen|won|baht|rupees|kobo|satang)\b|p\b)?)"
EACH = r"(?: an?| per) (?:barrel|ounce|tonne|ton|bushel|pound|share|unit|kilogram|kilo|gallon)\b"
LEVEL = rf"(?: (?:to|at) {PRICE}(?:{EACH})?)"
NAME = r"[A-Z][\w.&'’-]*(?: (?:&|of|[A-Z][\w.&'’-]*|\d{2,4}(?= \d)))*"
JOINED = r"(?:,? (?:and|while)|,) "
NO = "in|of|to|at|on|for|from|by|with|as|but|that|which|who|than|over|under|among|between|after|before|since|including"
BEFORE = rf"(?:(?!(?:{NO})\b)[a-z][a-z-]+ ){{0,4}}"
ITEM = re.compile(rf"{JOINED}{BEFORE}{NAME}(?P<verb> ){CHANGE}(?P<level>{LEVEL})?(?=[,.;\n]|$| (?:and|while)\b)")
CLAUSE = re.compile(
    rf"(?P<and>(?:,? and|,)) {BEFORE}{NAME}(?P<aside>, (?:which|who|whose) [^,.;\n]{{3,80}},)?"
    r" (?P<verb>[a-z]+) (?:(?:up|on|down) )?(?:by )?(?:half|an?|one|two|\d|[A-Z]{{0,3}}[$€£¥₹]|RM|Rs)"
)
LONGEST = 200  # characters of an item
MOST = re.compile(
    r"\b(?:gainers?|losers?|decliners?|laggards?|risers?|fallers?|advancers?) (?:was|were|are|included?) "
)
BESIDE = re.compile(rf"(?<=[\w)]), (?P<way>up|down) (?={CHANGE}{LEVEL}?(?=[,.;\n]|$| and\b))")
STRONG = frozenset(("rose", "fell", "lost", "slid", "sank", "shed", "grew"))
MORE = ("rallied", "slumped", "crept up", "edged up", "edged down", "inched up", "put on", "gave up", "tacked on")
PLAIN = {"added": "gained", "put on": "gained", "tacked on": "gained", "gave up": "lost"}  # before a price reached


def verbs_again(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a verb is left out behind the name of another share, and which."""
    end = 0
    for found in _first().finditer(text):
        if found.start() < end:
            continue
        end, verb = found.end(), found["verb"]
        if found["level"] is not None and verb in PLAIN:
            verb = PLAIN[verb]
            yield *found.span("verb"), verb
        shares = text[max(0, found.start() - 8) : found.start()].rstrip().endswith(("shares", "stock"))
        while (item := ITEM.match(text, end, end + LONGEST)) is not None:
            if shares and item["level"] is None:
                break  # "Acme shares fell 3 percent and Oro 2 percent": a verb would tell of Oro itself
            yield *item.span("verb"), f" {verb} "
            end = item.end()
        other = CLAUSE.match(text, end, end + LONGEST) if found["level"] is not None else None
        if other is not None and other["verb"] in _moved() and " and" in other["and"]:
            yield *other.span("and"), ", while"  # "Acme fell 2 cents to 14 cents and Oro, which debuted in May, rose"
    yield from _of_most(text)


def _of_most(text: str) -> Iterator[tuple[int, int, str]]:
    """What shares that moved most did: "Top gainers were Acme, up 40 cents to $98.20" as "Acme, which gained"."""
    for lead in MOST.finditer(text):
        line = text.find("\n", lead.end(), lead.end() + LONGEST * 2)
        for found in BESIDE.finditer(text, lead.end(), line if line >= 0 else lead.end() + LONGEST * 2):
            if ". " in text[lead.end() : found.start()]:
                break
            yield *found.span("way"), "which gained" if found["way"] == "up" else "which lost"


@cache
def _moved() -> frozenset[str]:
    """What shares did: "rose", "fell"."""
    told = rows("numbers")["change"]["moved"]["words"]
    return frozenset(word for word in told if word.endswith("ed") or word in STRONG)


@cache
def _first() -> re.Pattern[str]:
    """The first share of a list, with a verb."""
    verbs = alternatives((*_moved(), *MORE))
    return re.compile(rf"(?<=[\w)] )(?P<verb>{verbs}) (?:by )?(?P<change>{CHANGE})(?P<level>{LEVEL})?(?![\w%])")
