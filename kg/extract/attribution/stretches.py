"""Stretches of tokens that are somebody's words, without what stands at their ends and is none of them."""

from kg.extract import grammar
from kg.extract.tokens import Doc, Token

Stretch = tuple[int, int]


def filled(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches that hold more than a word."""
    return [s for s in stretches if s[1] - s[0] >= 2]


def trimmed(doc: Doc, first: int, last: int) -> Stretch:
    """A stretch without marks and conjunctions at its ends, and without the "with" of what another says."""
    while first < last and (_is_mark(doc[first]) or _opens_clause(doc[first])):
        first += 1
    while last > first and (_is_mark(doc[last - 1]) or _opens_aside(doc[last - 1])):
        last -= 1
    return first, last


def _opens_aside(token: Token) -> bool:
    """Whether "with" leads to what another says; "had been tampered with" ends there."""
    return token.lower_ == "with" and grammar.child(token, "pobj", "pcomp") is not None


def _is_mark(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in ("%", "&", "#", "@", ")", "(", "]"))


def _opens_clause(token: Token) -> bool:
    misread = token.dep_ == "dobj" and token.tag_ == "IN"
    return token.lower_ == "that" and (token.dep_ == "mark" or misread)
