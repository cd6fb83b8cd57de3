"""Towns and parts of a country that a map or their own words hide: "Corvo Falls found lead", "Lomas's Tolna region"."""

from itertools import takewhile

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import head_class, lineage, listed, noun_class
from kg.extract.places.known import best, places
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_REACH = 12  # tokens behind a verb in which a tax or a school is told that a town has
_NATURAL = (SCHEMA.Landform, SCHEMA.BodyOfWater)


def vote_communes(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what is told of a place as of a town or as of a part of a country."""
    first, last = run
    called = _kind_before(doc, first)
    if called is not None:
        vote(votes, called, 6.0)  # "the rural municipality of Corvo Bend", whatever its head says
    natural = last - first > 1 and not set(lineage(head_class(doc[last - 1].text) or "")).isdisjoint(_NATURAL)
    if natural and (_is_acting(doc[first:last].root) or _has_what_towns_have(doc, last)):
        vote(votes, SCHEMA.City, 5.0)
        return
    if last < len(doc) and doc[last].lower_ in listed("banks", "parts") and _is_town(doc, run):
        vote(votes, SCHEMA.AdministrativeArea, 5.0)  # "India's Nashik region"
    if _is_river(doc, run):
        vote(votes, SCHEMA.BodyOfWater, 6.0)  # "crossed the Limpopo"
    if _is_among_states(doc, run):
        vote(votes, SCHEMA.State, 6.0)


def _kind_before(doc: Doc, first: int) -> str | None:
    """The class that "the municipality of" and the like tell of a name behind it."""
    if first < 2 or doc[first - 1].lower_ != "of" or doc[first - 2].lower_ not in listed("banks", "communes"):
        return None
    kind = noun_class(doc[first - 2].lower_)
    return (
        kind if kind is not None and any(t.lower_ in ("the", "a") for t in doc[max(0, first - 5) : first - 2]) else None
    )


def is_seat(doc: Doc, last: int) -> bool:
    """Whether a firm or somebody is based in a name: "the Lomas-based Nimbus Foods", "the Lomas-based trader"."""
    behind = doc[last + 2 : last + 6]
    large = [token.text for token in takewhile(is_large, behind)]
    if large:
        return SCHEMA.Corporation in map(head_class, large)
    noun = next((t for t in behind if t.pos_ not in ("ADJ", "NOUN", "PUNCT", "PROPN")), None)
    told = doc[noun.i - 1] if noun is not None and noun.i > last + 2 else None
    kind = noun_class(told.lower_) if told is not None else None
    return kind is not None and lineage(kind)[0] in (SCHEMA.Person, SCHEMA.Organization)


def _is_acting(name: Token) -> bool:
    """Whether a town does what no lake and no hill does: "Corvo Falls raised its water rates"."""
    if name.dep_ != "nsubj" or name.left_edge.lower_ == "the":
        return False
    if name.head.lemma_.lower() not in listed("banks", "town_deeds"):
        return False
    return any(t.lower_ in listed("banks", "civic") for t in name.doc[name.head.i + 1 : name.head.i + _REACH])


def _has_what_towns_have(doc: Doc, last: int) -> bool:
    """Whether what a town has stands right behind a name: "Corvo Falls residents", "Corvo Falls Mayor Ana Roe"."""
    if last >= len(doc):
        return False
    at = last + (doc[last].tag_ == "POS" and last + 1 < len(doc))
    return doc[at].lower_ in listed("banks", "of_towns")


def _is_town(doc: Doc, run: Run) -> bool:
    """Whether a map knows a name as that of a town alone, and a land or "the" stands before it."""
    first, last = run
    place = best(doc[first:last].text)
    if place is None or place.kind != "city" or not first:
        return False
    ends = last + 1 >= len(doc) or doc[last + 1].pos_ not in ("NOUN", "PROPN")
    size = last - first
    behind = {doc[t.i + size : t.i + size + 1].text for t in doc if t.text == doc[first].text}
    if behind != {doc[last].text}:
        return False  # the town itself is told of, too
    return ends and (doc[first - 1].tag_ == "POS" or doc[first - 1].lower_ in ("the", "in", "across", "from", "of"))


def _is_river(doc: Doc, run: Run) -> bool:
    """Whether "the" stands before a name that a river and a state or a town share: "across the Limpopo"."""
    first, last = run
    if (
        last - first > 1
        or not first
        or doc[first - 1].lower_ != "the"
        or doc[first].text not in listed("banks", "rivers")
    ):
        return False
    return last >= len(doc) or doc[last].lower_ in ("river", "rivers") or doc[last].pos_ not in ("NOUN", "PROPN", "ADJ")


def _is_among_states(doc: Doc, run: Run) -> bool:
    """Whether the name of a country and of a state stands in a row of states: "Georgia, Florida and Alabama"."""
    first, last = run
    if last - first > 1 or doc[first].text not in listed("banks", "twins"):
        return False
    near = {t.text for t in doc[max(0, first - 4) : last + 4] if t.text[:1].isupper()} - {doc[first].text}
    found = [{place.country for place in places(name) if place.kind == "state"} for name in near]
    own = {place.country for place in places(doc[first].text) if place.kind == "state"}
    return any(own & countries for countries in found)
