"""Labels of the periods that results are told for are times, no parts of names: "Acme Q1 revenue", "FY27", "1H26"."""

import re

from kg.extract.names.words import listed
from kg.extract.tokens import Doc
from kg.rows import words

_WHOLE = re.compile(
    r"FY ?['’]?(?:20)?\d\d(?:[/-]\d\d)?|(?:[QH][1-4]|[1-4][QH]|9M)(?:[-/]?FY)?['’-]?(?:20)?\d\d"
    r"|(?:20)?\d\d(?:[QH][1-4]|[1-4][QH])"
)
_SHORT = re.compile(r"[QH][1-4]|[1-4][QH]|FY|9M")  # a model's name too: "the Corvo Q3"
_YEAR = re.compile(r"(?:FY)?['’]?(?:20)?\d\d(?:[/-]\d\d)?")


def opens_measure(doc: Doc, i: int) -> bool:
    """Whether a word only says which results stand behind it: "Adjusted EPS", "Consolidated EBITDA"."""
    behind = doc[i + 1].text if i + 1 < len(doc) else ""
    measured = behind.isupper() and behind.casefold() in words("observations", "measures")
    return measured and doc[i].lower_ in words("observations", "of_results")


def is_period(doc: Doc, i: int) -> bool:
    """Whether a word is the label of a period: always "FY27", "Q1" where a figure of it is told, or "in" before it."""
    text, behind = doc[i].text, doc[i + 1] if i + 1 < len(doc) else None
    if text in ("Fiscal", "Financial"):
        return behind is not None and (behind.text == "Year" or re.fullmatch(r"20\d\d", behind.text) is not None)
    if _WHOLE.fullmatch(text):
        return True
    if not _SHORT.fullmatch(text):
        return False
    return text == "FY" or (i > 0 and doc[i - 1].lower_ in listed("periods", "before")) or _is_told(doc, i)


def _is_told(doc: Doc, i: int) -> bool:
    """Whether a year, or what is measured, stands behind a short label."""
    if i + 1 >= len(doc):
        return False
    behind = doc[i + 1]
    measured = {behind.lower_, behind.lemma_.lower()} & (
        words("observations", "measures") | words("observations", "of_results")
    )
    listed_there = behind.text in listed("periods", "figures") or behind.lower_ in listed("periods", "measured")
    return bool(measured) or listed_there or behind.text in ("-", "/") or _YEAR.fullmatch(behind.text) is not None
