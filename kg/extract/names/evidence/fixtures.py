"""What reports and tables of games tell of teams: "a 2-2 draw with Lomas Town", "Lomas Harbour (NGR) v Corvo (TOG)"."""

import re

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import given_names, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.vocabulary import SCHEMA

_SCORE = re.compile(r"(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])")
_LETTERS = re.compile(r" ?\([A-Z]{3}\)")
_REACH = 9  # tokens before a preposition in which a score and a game stand
_MATCHED = ("v", "vs", "v.", "vs.")


def vote_fixtures(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh a name that stands where the other side of a game does, or in a list of games."""
    first, last = run
    if _is_met(doc, first, last) or _is_listed(doc, first, last):
        several = last - first > 1
        vote(votes, SCHEMA.SportsTeam, 6.0 if several else 2.5)  # players are beaten, too: "a 10-8 win over Prieto"
        vote(votes, SCHEMA.Person, -3.0 if several else 0.0)


def _is_met(doc: Doc, first: int, last: int) -> bool:
    """Whether a score, a noun for a game and a preposition stand before a name that is no land's or person's."""
    if first < 3 or doc[first - 1].lower_ not in listed("games", "met_by"):
        return False
    before = doc[max(0, first - 1 - _REACH) : first - 1]
    if before[-1].lower_ not in listed("games", "results") or len(_SCORE.findall(before.text)) != 1:
        return False
    place = best(doc[first:last].text)
    land = place is not None and place.kind in ("country", "continent")
    return not land and doc[first].text not in given_names()


def _is_listed(doc: Doc, first: int, last: int) -> bool:
    """Whether the letters of a land and "v" stand around a name: "Lomas Harbour (NGR) v Corvo (TOG)"."""
    before, behind = doc[first - 1].lower_ if first else "", doc[last].lower_ if last < len(doc) else ""
    if before not in _MATCHED and behind not in _MATCHED:
        return False
    end = doc[first:last].end_char  # what stands in brackets is not read
    return doc[first].text not in given_names() and _LETTERS.match(doc.text[end : end + 6]) is not None
