"""An airline's name ends where that of its aircraft begins: "an Air France A330", "a Corvo Airlines Boeing 737"."""

import re

from kg.extract.names.words import listed
from kg.extract.tokens import Doc

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
