"""A line that is nothing but a body's name: "MINISTRY OF WORKS", "Lomas County Police Service", "Corvo Ltd"."""

import re
from functools import cache

from kg.rows import alternatives, words

LONGEST = 10  # words of such a name


def is_body(line: str) -> bool:
    """Whether a line is the name of a body and nothing else."""
    return len(line.split()) <= LONGEST and _body().fullmatch(line) is not None


def is_firm(line: str) -> bool:
    """Whether a line is the name of a firm with its legal form and nothing else: "Corvo Mills PLC"."""
    last = line.casefold().rsplit(" ", 1)[-1].strip("().")
    return " " in line and last in words("reference", "legal_forms") and is_body(line)


def body_name(line: str) -> str:
    """A body's name, one in capitals written as names are: "Ministry of Works"."""
    if not line.isupper():
        return line
    small = words("english", "function_words")
    return " ".join(
        word.lower() if at and word.lower() in small else word.title() for at, word in enumerate(line.split(" "))
    )


@cache
def _body() -> re.Pattern[str]:
    """All its words large; the kind of body last, or first and "of" something behind it."""
    bodies = "|".join(sorted(words("layout", "bodies")))
    forms = alternatives(words("reference", "legal_forms"))
    large, small = r"[^\W\d_a-z][\w.'’&-]*", r"(?i:of|and|for|the|&|de|la)"
    return re.compile(
        rf"(?!.*\b(?i:{'|'.join(sorted(words('layout', 'no_bodies')))})\b)(?:"
        rf"(?:(?i:the) )?(?:{large},? (?:{small} )*){{0,6}}(?i:{bodies})"
        rf"|(?:(?i:the) )?(?:{large} ){{0,3}}(?i:{bodies}) (?i:of|for)(?: {small})?(?: {large},?(?: {small})*){{1,7}}"
        rf"|(?:{large},? ){{1,5}}\(?(?i:{forms})\)?\.?)"
    )
