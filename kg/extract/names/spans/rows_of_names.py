"""Rows of names, "Ana, Tom (Bea) and Jim", of which what stands before the first tells all."""

from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import listed
from kg.extract.tokens import Doc

_LONGEST = 60  # tokens of a row
_NAME = 6  # tokens of one of its names
_JOINING = ("and", "&")


def start_of_row(doc: Doc, run: Run) -> int:
    """The first token of the row that a name stands in; the name's own where "and" ends none."""
    start, ended = run[0], _is_ended(doc, run[1])
    while start > max(1, run[0] - _LONGEST) and doc[start - 1].lower_ in {*_JOINING, ","}:
        ended = ended or doc[start - 1].lower_ in _JOINING
        before = start - 2 if doc[start - 1].text == "," or doc[start - 2].text != "," else start - 3
        before = _past_brackets(doc, before)
        if before > 1 and doc[before].text.isdigit() and doc[before - 1].text == ",":
            before -= 2  # "Ana, 8, and Tom, 5"
        if before < 0 or not is_large(doc[before]):
            break
        before = _begin(doc, before)
        if before > 1 and doc[before - 1].lower_ == "of":  # "Tom (Bea) of Lomas"
            named = _past_brackets(doc, before - 2)
            kin = named >= 0 and doc[named].lower_ in listed("around", "kindred")  # "Father of Ana, Tom and Jim"
            before = _begin(doc, named) if named >= 0 and is_large(doc[named]) and not kin else before
        start = before
    return start if ended else run[0]


def _begin(doc: Doc, i: int) -> int:
    floor = max(0, i - _NAME)
    while i > floor and is_large(doc[i - 1]):
        i -= 1
    return i


def _past_brackets(doc: Doc, i: int) -> int:
    """The token before brackets that end at a token: "Tom" of "Tom (Bea)"."""
    if i < 0 or doc[i].text != ")":
        return i
    opened = next((k for k in range(i, max(-1, i - 6), -1) if doc[k].text == "("), i + 1)
    return opened - 1


def _is_ended(doc: Doc, at: int) -> bool:
    """Whether a row goes on behind a name, and "and" ends it."""
    end = min(len(doc), at + _LONGEST)
    while at < end and (is_large(doc[at]) or doc[at].text.isdigit() or doc[at].text in (",", "(", ")", "of")):
        at += 1
    return at < end and doc[at].lower_ in _JOINING
