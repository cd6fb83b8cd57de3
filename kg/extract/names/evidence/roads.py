"""Letters and a number that a sentence about roads has are a road's: "a crash on the A541", "I-95 near Lomas"."""

import re

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import listed
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_CODE = re.compile(r"[A-Z]{1,2}[- ]?\d{1,4}[A-Z]?(?:\(M\)?)?")
_SURE = re.compile(r"(?:I|US|SR|CR|NH|SH|AH|RN|RD|SS|SP|AP|FM|PR|TF|EN|IP|IC|DN)[- ]\d{1,4}[A-Z]?")
_AIRCRAFT = re.compile(r"A3[0-8]0|A2[12]0|A400")
_NUMBERED = re.compile(r"(?![MR][1-5]$)(?:[ABELMNR]|SR|US|SH|CR)-?\d{1,4}[A-Z]?|I-\d{1,3}")
_REACH = 25  # tokens to either side in which words about roads stand
_NEAR = 8  # tokens behind a road within which it is told to be shut


def vote_roads(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the words about roads around letters and a number: "closed the A82", no "Corvo's A82" and no "a new A8"."""
    if not doc[run[1] - 1].text[-1:].isalnum() or not any(map(str.isdigit, doc[run[1] - 1].text)):
        return
    name = doc[run[0] : run[1]].text
    if _CODE.fullmatch(name) is None or _AIRCRAFT.match(name) is not None:
        return
    article = run[0] > 0 and doc[run[0] - 1].lower_ == "the"
    bare = _SURE.fullmatch(name) is not None or _is_where_it_happened(doc, run[0]) or _follows_road(doc, run[0] - 1)
    if not article and not bare:
        return
    told = _is_shut(doc, run) or any(t.lower_ in listed("roads", "about") for t in _around(doc, run))
    if (told and _is_passed(doc, run, article)) or (article and _is_reached(doc, run)):
        vote(votes, SCHEMA.CivicStructure, 5.0)
        vote(votes, SCHEMA.Product, -2.5)
        vote(votes, SCHEMA.Organization, -1.0)


def _is_where_it_happened(doc: Doc, first: int) -> bool:
    """Whether a headline tells what happened on a road: "dies in crash on A69", "no delays on M4"."""
    before = [t.lower_ for t in doc[max(0, first - _NEAR) : first]]
    told = listed("roads", "happening") | listed("roads", "about")
    return before[-1:] in (["on"], ["near"], ["off"]) and not told.isdisjoint(before)


def _is_reached(doc: Doc, run: Run) -> bool:
    """Whether somebody is on a road or at it, whatever else is told: "on the A47"."""
    numbered = _NUMBERED.fullmatch(doc[run[0] : run[1]].text) is not None
    return numbered and run[0] > 1 and doc[run[0] - 2].lower_ in listed("roads", "reached")


def _around(doc: Doc, run: Run) -> list[Token]:
    return [t for t in doc[max(0, run[0] - _REACH) : run[1] + _REACH] if not run[0] <= t.i < run[1]]


def _is_shut(doc: Doc, run: Run) -> bool:
    """Whether a road is closed, opened or made larger: "the A69 was shut", "closed the A82"."""
    root = doc[run[0] : run[1]].root
    if root.dep_ in ("nsubj", "nsubjpass", "dobj") and root.head.lemma_.lower() in listed("roads", "undergone"):
        return True
    behind = doc[run[1] : run[1] + _NEAR]
    passive = next((t.i for t in behind if t.lower_ in ("was", "were", "is", "are", "been", "remains")), run[1] + _NEAR)
    return any(t.lemma_.lower() in listed("roads", "undergone") for t in doc[passive : run[1] + _NEAR])


def _is_passed(doc: Doc, run: Run, article: bool) -> bool:
    """Whether something happens on a road, to it, or one is joined with it: "on the A1", "the A1 was closed"."""
    if _is_itself(doc, run, article) or _follows_road(doc, run[0] - 1 - article):
        return True
    root, behind = doc[run[0] : run[1]].root, doc[run[1] : run[1] + 1].text
    if (root.dep_ == "compound" and behind.istitle()) or behind in listed("roads", "parts"):
        return True  # "the A3917 Carrick Road", "the NH-44 stretch"
    return root.dep_ in ("nsubj", "dobj") and root.head.lemma_.lower() in ("be", "use", "cross", "join", "leave")


def _is_itself(doc: Doc, run: Run, article: bool) -> bool:
    at = run[0] - 1 - article
    return (at >= 0 and doc[at].lower_ in listed("roads", "along")) or _is_shut(doc, run)


def _follows_road(doc: Doc, at: int) -> bool:
    """Whether a comma or "and" parts a road from another before it: "the A82, the M6 between junctions"."""
    for _ in range(_NEAR):
        if at < 1 or doc[at].lower_ not in (",", "and"):
            return False
        code = next((t.i for t in reversed(doc[max(0, at - _NEAR) : at]) if _CODE.fullmatch(t.text)), None)
        if code is None:
            return False
        article = code > 0 and doc[code - 1].lower_ == "the"
        if _is_itself(doc, (code, code + 1), article):
            return True
        at = code - 1 - article
    return False
