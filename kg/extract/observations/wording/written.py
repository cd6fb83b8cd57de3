"""How a number is written: as odds, as one of a pair of votes, as a magnitude, as a capacity before its noun."""

from kg.extract.observations.wording.forms import ROWS
from kg.extract.tokens import Doc, Token
from kg.model import Quantity
from kg.rows import words

HYPHENS = ("-", "–")


def are_odds(text: str) -> bool:
    """ "One in five", "7 out of 10", "nine of ten", "30 of every 100"."""
    return any(between in text for between in (" in ", " out of ", " of "))


def is_magnitude(doc: Doc, quantity: Quantity) -> bool:
    """ "A magnitude 6.3 quake", "a 6.3-magnitude quake"."""
    around = (doc[max(0, quantity.first - 1)], *doc[quantity.last : quantity.last + 2])
    return any(t.lower_ == "magnitude" for t in around)


def is_of_pair(doc: Doc, quantity: Quantity) -> bool:
    """Whether a hyphen ties the number to another, as votes for and against."""
    i, last = quantity.first, quantity.last
    first = last + 1 < len(doc) and doc[last].text in HYPHENS and doc[last + 1].like_num
    return first or (i > 1 and doc[i - 1].text in HYPHENS and doc[i - 2].like_num)


def capacity(doc: Doc, quantity: Quantity) -> Token | None:
    """What a number with a hyphen counts of a thing: "bed" of "a 35-bed ward", "seat" of "an 18,500-seat arena"."""
    i = quantity.last
    if i + 1 >= len(doc):
        return None
    noun = doc[i + 1] if doc[i].text == "-" else doc[i]
    tied = doc[i].text == "-" or doc[i - 1].text.endswith("-")
    return noun if tied and noun.lower_ in words(ROWS, "capacities") else None
