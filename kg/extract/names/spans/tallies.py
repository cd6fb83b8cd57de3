"""Numbers behind names that are no part of them: marks and minutes of players, results, degrees, parts of papers."""

import re
from itertools import pairwise

from kg.extract.names.words import given_names, listed
from kg.extract.tokens import Doc

_COUNT = re.compile(r"\d{1,3}")
_CODE = re.compile(r"\d{1,4}[A-Za-z]?|[A-Z]\d{1,3}|[IVX]+")
_PLACED = re.compile(r"[A-Z]\d{1,3}")
_REACH = 80  # tokens of a line of results to either side
_ENDS = frozenset((".", "!", "?"))


def is_counted(doc: Doc, start: int, at: int) -> bool:
    """Whether a number behind a name that starts at `start` is a mark, a minute, a score or a temperature."""
    number, behind = doc[at], doc[at + 1] if at + 1 < len(doc) else doc[at]
    if _COUNT.fullmatch(number.text) is None:
        return False
    if behind.text in ("'", "’", "′") and not number.whitespace_:
        return True  # "Roe 23'"
    if behind.text in ("C", "F") and not number.whitespace_:
        return doc[at - 1].text in listed("tallies", "extremes") or not _told(doc, at)
    if behind.text == ")" and start > 0 and doc[start - 1].text == "(" and at - start < 3:
        first, last = _line(doc, at)
        return any(t.text == ";" for t in doc[first:last]) and not _told(doc, at)  # "Roe (Prieto 75); Bell"
    person = at - start == 2 and doc[start].text in given_names() and doc[at - 1].ent_type_ == "PERSON"
    if person and len(number) < 3 and (behind.text in (".", ";") or behind is number):
        return True  # "Ann Roe 9."
    return behind.text != "'s" and _is_tally(doc, at)


def is_degree(doc: Doc, at: int) -> bool:
    """Whether degrees stand behind a word in one token: "Max 21C"."""
    degree = re.fullmatch(r"\d{1,2}[CF]\.?", doc[at].text) is not None
    return degree and (doc[at - 1].text in listed("tallies", "extremes") or not _told(doc, at))


def _line(doc: Doc, at: int) -> tuple[int, int]:
    """From where to where words go on without a full stop or a new line."""
    first = last = at
    while first > max(0, at - _REACH) and not (
        doc[first - 1].text in _ENDS or "\n" in doc.text[doc[first - 1].idx : doc[first].idx]
    ):
        first -= 1
    while last < min(len(doc), at + _REACH) and not (
        doc[last].text in _ENDS or (last > at and "\n" in doc.text[doc[last - 1].idx : doc[last].idx])
    ):
        last += 1
    return first, last


def _told(doc: Doc, at: int) -> bool:
    """Whether a line has small words of a sentence, more than those of results."""
    return _has_sentence(doc, *_line(doc, at))


def _has_sentence(doc: Doc, first: int, last: int) -> bool:
    return any(t.is_alpha and t.is_lower and t.text not in listed("tallies", "small") for t in doc[first:last])


def _is_tally(doc: Doc, at: int) -> bool:
    """Whether a line holds but names and numbers behind several of them: "Roe 6; Prieto 7", "Lomas 3 Corvo 1"."""
    first, last = _line(doc, at)
    label = next((i for i in range(at, first, -1) if doc[i].text == ":"), first)
    if label > first and any(token.text == ";" for token in doc[label:last]):
        first = label + 1  # "First preferences in 2019: Roe 988; Prieto 640"
    counted = sum(a.text[0].isupper() and _COUNT.fullmatch(b.text) is not None for a, b in pairwise(doc[first:last]))
    return counted > 1 and not _has_sentence(doc, first, last)


def is_part_of_paper(doc: Doc, first: int, last: int) -> bool:
    """Whether a word and its number tell a part of something that has many: "Court 2", "Page A4", "see P27"."""
    if last - first == 1 and doc[first].text in listed("tallies", "extremes"):
        return last < len(doc) and is_degree(doc, last)
    if last - first == 1 and _PLACED.fullmatch(doc[first].text):
        return any(t.lower_ in listed("tallies", "in_paper") for t in doc[max(0, first - 3) : first])
    first += last - first > 2 and doc[first].lower_ in listed("tallies", "in_paper")  # "SEE PAGE 24"
    if last - first != 2 or _CODE.fullmatch(doc[last - 1].text) is None:
        return False
    return doc[first].text.removesuffix(".").title() in listed("tallies", "parts")


def is_lone_in_tally(doc: Doc, first: int, last: int) -> bool:
    """Whether one word is a player's or a side's in a line of marks, by which nobody is known: "Roe 6; Prieto 7"."""
    return last - first == 1 and doc[first].is_title and _is_tally(doc, first)


def heads_tally(doc: Doc, at: int) -> bool:
    """Whether a colon at a token parts what a line of names and numbers belongs to: "Lomas: Roe 6; Prieto 7"."""
    return doc[at].text == ":" and _is_tally(doc, at)
