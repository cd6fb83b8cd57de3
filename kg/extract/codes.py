"""Codes of shares, and what a contract calls somebody: "Acme Inc. (NYSE: ACM)", 'Acme Bank ("ACB")'.

These are left out of what is read (`kg.shown`), so they are looked for in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.tokens import Doc
from kg.model import Name
from kg.rows import rows
from kg.vocabulary import SCHEMA

CODE = re.compile(r"(?P<place>[\w.ø -]+?) ?[:：] ?(?P<symbol>[A-Z\d][A-Z\d.-]*)(?=[,;/|&)\] ]|$)")
TERM = re.compile(r"[\"“](?P<term>[^\"“”]+)[\"”]")
BESIDE = re.compile(r"(?:['’]s?)?(?: \([^()]{1,60}\))? ?$")  # between the name and its code: "Acme ("the Company") "


@dataclass(frozen=True, slots=True)
class Listing:
    """A code of shares: where the name before it ends, where the code's brackets end (characters), and what it says."""

    named: int
    end: int
    exchange: str
    symbol: str


def listings(doc: Doc) -> Iterator[Listing]:
    """The codes of shares of a text, in order."""
    for start, end in doc.left_out:
        held = doc.text[start:end].strip(" ()[]")
        beside = BESIDE.search(doc.text, max(0, start - 64), start)
        for code in CODE.finditer(held):
            exchange = code["place"].strip(" ,;/|&")
            if exchange.split()[0] in _exchanges():
                yield Listing(beside.start() if beside else start, end, exchange, code["symbol"])


@cache
def _exchanges() -> frozenset[str]:
    return frozenset(rows("codes")["exchanges"].split())


def terms(doc: Doc) -> Iterator[tuple[int, str]]:
    """What a contract calls somebody, in small letters, and where the name before it ends: 'Acme (the "Seller")'."""
    bodies = frozenset(rows("english")["written_large"]["bodies"])
    for named, term in _quoted(doc):
        noun = term.casefold().removeprefix("the ").strip(" .,")
        if noun in bodies:
            yield named, noun


def _quoted(doc: Doc) -> Iterator[tuple[int, str]]:
    """What stands in quotation marks in brackets that are left out, and where what is before them ends."""
    return ((start, term["term"]) for start, end in doc.left_out for term in TERM.finditer(doc.text, start, end))


def called(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name and what the text calls its bearer: "Acme Inc. (NYSE: ACM)", 'Acme Bank ("ACB")'."""
    ending = {name.end: name for name in names}
    firms = {end: name for end, name in ending.items() if name.classes[0] == SCHEMA.Organization}
    quoted = ((ending.get(named), term) for named, term in _quoted(doc))
    codes = ((firms.get(listing.named), listing.symbol) for listing in listings(doc))
    for bearer, other in (*quoted, *codes):
        used = next((n for n in names if doc[n.first : n.last].text == other), None)
        if bearer is not None and used is not None:
            yield bearer, used
