"""An airline ends where its aircraft begins: "an Air France A330"; ships are told by the nouns before them."""

import re

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.spans.ties import follows_vessel
from kg.extract.names.words import head_class, listed
from kg.extract.tokens import Doc, Token
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
    """Weigh the name of a ship: "the trawler Star of Hope", "aboard the Corvo Star", "the Corvo Star's bow"."""
    if run[1] - run[0] > 1 and "of" in (token.text for token in doc[run[0] : run[1]]) and follows_vessel(doc, run[0]):
        vote(votes, SCHEMA.Product, 8.0)
        vote(votes, SCHEMA.Person, -4.0)
    if is_titled_vessel(doc, *run):
        vote(votes, SCHEMA.Product, 8.0)
        vote(votes, SCHEMA.Person, -8.0)
    of_ship = run[1] - run[0] > 1 and doc[run[0]].text in listed("ships") and follows_vessel(doc, run[0])
    if of_ship or _is_of_fleet(doc, run):
        vote(votes, SCHEMA.Product, 8.0)
        vote(votes, SCHEMA.Person, -4.0)
        vote(votes, SCHEMA.Organization, -2.0)
    if run[0] > 1 and doc[run[0] - 1].lower_ == "the" and (_is_boarded(doc, run) or _has_what_ships_have(doc, run)):
        vote(votes, SCHEMA.Product, 2.5)


def is_titled_vessel(doc: Doc, first: int, last: int) -> bool:
    """Whether a rank is part of a vessel's name, which a noun behind tells: "the Sergeant Corvo supply ship"."""
    if last - first < 2 or doc[first].text not in listed("titles") or not doc[last : last + 1].text.islower():
        return False
    at = last + (doc[last].pos_ == "NOUN" and doc[last].lower_ not in listed("ships", "vessels"))
    goes_on = at + 1 < len(doc) and doc[at + 1].pos_ == "NOUN"
    return doc[at : at + 1].text in listed("ships", "vessels") and not goes_on


def _is_of_fleet(doc: Doc, run: Run) -> bool:
    """Whether a name stands in a row behind a noun for vessels: "the tankers Corvo Hope and Corvo Star"."""
    at = run[0] - 1
    while at > 0 and (is_large(doc[at]) or _ties_names(doc, at)):
        at -= 1
    at -= doc[max(at, 0)].lower_ == "the"
    if doc[max(at, 0)].text in (",", ":", "(") and _are_counted(doc, at - 1):
        at -= 1  # "two bulk carriers, Corvo Hope and Corvo Star"
    noun, row = doc[max(at, 0)], [token.lower_ for token in doc[at + 1 : run[1] + 1]]
    vessels = noun.tag_ == "NNS" and noun.is_lower and noun.lemma_ in listed("ships", "vessels")
    return vessels and not {",", "and"}.isdisjoint(row)


def _ties_names(doc: Doc, at: int) -> bool:
    """Whether a small word stands between names of a row: ", ", "and", "and the"."""
    word, before = doc[at].lower_, doc[at - 1]
    return word in (",", "and", "the") and (is_large(before) or (word == "the" and before.lower_ in (",", "and")))


def _are_counted(doc: Doc, at: int) -> bool:
    """Whether a noun for vessels is counted, or told to be somebody's or known ones: "its three bulk carriers"."""
    if at < 1 or doc[at].tag_ != "NNS" or doc[at].lemma_ not in listed("ships", "vessels"):
        return False
    return any(t.tag_ in ("CD", "PRP$") or t.lower_ == "the" for t in doc[max(0, at - 3) : at])


def _is_boarded(doc: Doc, run: Run) -> bool:
    """Whether somebody is on board, or the sinking is told: "24 people aboard the Corvo", "the wreck of the Corvo"."""
    if doc[run[0] - 2].lower_ == "aboard":
        return True
    before = tuple(token.lower_ for token in doc[max(0, run[0] - 3) : run[0] - 1])
    befell = before[-1:] == ("of",) and before[0] in listed("ships", "befalls")
    return before == ("on", "board") or (befell and head_class(doc[run[1] - 1].text) is None)


def _has_what_ships_have(doc: Doc, run: Run) -> bool:
    """Whether a part of ships is told of, or what befalls or is done by them: "the Corvo's bow", "the Corvo sank"."""
    behind, root = doc[run[1] : run[1] + 3], doc[run[0] : run[1]].root
    part = doc[run[1] + 1] if run[1] + 1 < len(doc) else None
    alone = part is not None and (part.i + 1 >= len(doc) or doc[part.i + 1].pos_ != "NOUN")  # no "master tapes"
    if part is not None and alone and doc[run[1]].tag_ == "POS" and part.lower_ in listed("ships", "parts"):
        return True
    whose = next((t for t in behind if t.lower_ == "whose"), None)
    if whose is not None and any(t.lower_ in listed("ships", "befalls") for t in doc[whose.i + 1 : whose.i + 4]):
        return True
    verb = root.head
    aground = any(c.lower_ == "aground" for c in verb.rights) or (verb.lemma_ == "set" and _sets_sail(verb))
    does = verb.lemma_.lower() in listed("ships", "doings")
    return root.dep_ == "nsubj" and (aground or does)


def _sets_sail(verb: Token) -> bool:
    return any(c.lower_ == "sail" for c in verb.rights)
