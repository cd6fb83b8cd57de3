"""Stretches of a financial year are times, no parts of names: "Acme Q1 revenue", "FY27", "Q1'26", "fiscal 2026"."""

import re

from kg.extract.names.words import listed
from kg.extract.tokens import Doc

_SURE = re.compile(
    r"FY['’]?(?:\d\d|20\d\d)?(?:[/-]\d\d)?|[QH][1-4]['’]\d\d|(?:[1-4]Q|[12]H|9M)['’]?(?:20)?\d\d|(?:[QH][1-4]|9M)FY['’]?(?:20)?\d\d"
)
_PART = re.compile(r"[QH][1-4]|[1-4]Q|[12]H")  # a model's name too: "the Corvo Q3"
_YEAR = re.compile(r"(?:FY)?['’]?(?:20)?\d\d")


def is_period(doc: Doc, i: int) -> bool:
    """Whether a word tells a stretch of a financial year: always "FY27", "Q1" where a figure of it is told."""
    text = doc[i].text
    if text in ("Fiscal", "Financial"):
        return doc[i + 1].text == "Year" or re.fullmatch(r"20\d\d", doc[i + 1].text) is not None
    if not text[-1].isdigit() and not text[0].isdigit() and text != "FY":
        return False
    return _SURE.fullmatch(text) is not None or (_PART.fullmatch(text) is not None and _is_of_year(doc, i))


def _is_of_year(doc: Doc, i: int) -> bool:
    """Whether a preposition of time stands before a period, or a year or what is measured behind it."""
    before, after = doc[i - 1].lower_ if i else "", doc[i + 1] if i + 1 < len(doc) else doc[i]
    if before in listed("periods", "before") or after.text in listed("periods", "figures"):
        return True
    return after.lower_ in listed("periods", "measured") or _YEAR.fullmatch(after.text) is not None
