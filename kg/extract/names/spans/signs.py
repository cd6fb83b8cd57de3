"""Letters and words that stand for no one: letters of a training, numbers of drill holes, currencies, greetings."""

import re

from kg.extract.names.words import known_class, listed, noun_class
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.rows import rows
from kg.rows.lexicon import is_common_word
from kg.shown.shorthand import GRADES
from kg.vocabulary import SCHEMA

_HOLE = re.compile(r"[A-Z]{2,6}(?:-?\d\d)?-?\d{2,4}[A-Z]{0,2}")
_LETTERS = re.compile(r"[A-Z][A-Za-z]{0,4}(?:\.[A-Z]+)*\.?")
_ZONE = re.compile(r"(?:GMT|UTC) ?[+−-] ?\d{1,2}(?::\d\d)?")
_AROUND = 200  # words by which is told what a text is about
_FARTHEST = 5  # words of a calling


def is_sign(doc: Doc, first: int, last: int) -> bool:
    """Whether what is written as a name is stands for no one: "the ICD.D designation", "New Taiwan dollars"."""
    behind = doc[last].lower_ if last < len(doc) else ""
    text = doc[first:last].text
    land = behind in listed("signs", "currencies") and best(text) is None and known_class(text) is None
    if land or _ZONE.fullmatch(text) is not None:
        return True
    if first and doc[first - 1].text in GRADES and text in rows("numbers")["written_out"]["elements"]:
        return True
    if behind in listed("signs", "trainings") and _LETTERS.fullmatch(text) is not None and known_class(text) is None:
        return True
    if doc[first : first + 2].text.lower() in rows("names")["signs"]["greetings"]:
        return True
    ranked = last - first == 1 and first > 0 and doc[first - 1].text in listed("signs", "ranks")
    if ranked and is_common_word(text) and noun_class(text.lower()) == SCHEMA.Person:
        return True  # "Bo Lind, Chief Geologist of Orsk"
    return _is_calling(doc, first) or _is_hole(doc, first, text)


def _is_calling(doc: Doc, first: int) -> bool:
    """Whether a name is but what somebody has learned: "A Chartered Financial Analyst, Roe", "Certified Nurse"."""
    start = first - 1 if first and doc[first - 1].text in listed("signs", "learned") else first
    if doc[start].text not in listed("signs", "learned"):
        return False
    large = 0
    while start + large < len(doc) and large < _FARTHEST and doc[start + large].text[:1].isupper():
        large += 1
    return large > 1 and noun_class(doc[start + large - 1].lower_) == SCHEMA.Person


def _is_hole(doc: Doc, first: int, text: str) -> bool:
    """Whether a code is the number of a hole that was drilled: "hole KRC012", of a text that tells of assays."""
    if _HOLE.fullmatch(text) is None:
        return False
    before = doc[first - 1].lower_ if first else ""
    around = doc[max(0, first - _AROUND) : first + _AROUND]
    return before in listed("signs", "holes") or any(token.lower_ in listed("signs", "drilled") for token in around)
