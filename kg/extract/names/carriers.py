"""An airline ends where its aircraft begins: "an Air France A330"; ships are told by the nouns before them."""

import re

from kg.extract.names.runs import Run
from kg.extract.names.shape import Votes, vote
from kg.extract.names.ties import follows_vessel
from kg.extract.names.words import listed
from kg.extract.tokens import Doc
from kg.vocabulary import SCHEMA

_ENDS = ("Airlines", "Airways", "Airline")
_TYPE = re.compile(r"[AE]\d{3}(?:neo)?|ATR|CRJ\d*")


def airline_end(doc: Doc, first: int, last: int) -> int:
    """Where the airline ends that a run of words begins with, if an aircraft follows; else the start of the run."""
    end = first + 2 if doc[first].text == "Air" else first
    while end < last and not any(doc[i].text in _ENDS for i in range(first, end)) and doc[first].text != "Air":
        end += 1
    return end if first < end < last and _is_aircraft(doc, end) else first


def _is_aircraft(doc: Doc, i: int) -> bool:
    word = doc[i].text
    return _TYPE.fullmatch(word) is not None or word in listed("around", "planemakers")


def vote_vessel(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the name of a ship of several words: "the trawler Star of Hope", "A ferry, the Queen of the Isles,"."""
    if run[1] - run[0] > 1 and "of" in (token.text for token in doc[run[0] : run[1]]) and follows_vessel(doc, run[0]):
        vote(votes, SCHEMA.Product, 8.0)
        vote(votes, SCHEMA.Person, -4.0)
