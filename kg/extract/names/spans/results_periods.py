"""Labels of the periods that results are told for are no names: "Q1", "FY26", "1H26", "Fiscal 2026"."""

import re

from kg.extract.tokens import Doc
from kg.rows import words

_WHOLE = re.compile(
    r"FY ?['’]?(?:20)?\d\d|(?:[QH][1-4]|[1-4][QH]|9M)(?:[-/]?FY)?['’-]?(?:20)?\d\d|(?:20)?\d\d(?:[QH][1-4]|[1-4][QH])"
)
_SHORT = re.compile(r"[QH][1-4]|[1-4][QH]|FY|9M")
_YEAR = re.compile(r"['’]?(?:20)?\d\d(?:[/-]\d\d)?")
_BEFORE = ("in", "for", "during", "since", "until", "from", "by", "through", "of", "'s", "’s", "and", "vs", "versus")


def opens_measure(doc: Doc, i: int) -> bool:
    """Whether a word only says which results stand behind it: "Adjusted EPS", "Consolidated EBITDA"."""
    behind = doc[i + 1].text if i + 1 < len(doc) else ""
    measured = behind.isupper() and behind.casefold() in words("observations", "measures")
    return measured and doc[i].lower_ in words("observations", "of_results")


def is_period(doc: Doc, i: int) -> bool:
    """Whether a word is the label of a period; a short one where results stand behind it, or "in" before it."""
    text = doc[i].text
    if _WHOLE.fullmatch(text):
        return True
    behind = doc[i + 1] if i + 1 < len(doc) else None
    if behind is None or not (text == "Fiscal" or _SHORT.fullmatch(text)):
        return False
    if _YEAR.fullmatch(behind.text) or _WHOLE.fullmatch(behind.text):
        return True
    if text == "Fiscal":
        return False
    told = behind.lower_ in words("observations", "measures") | words("observations", "of_results")
    return told or behind.text in ("-", "/") or (i > 0 and doc[i - 1].lower_ in _BEFORE)
