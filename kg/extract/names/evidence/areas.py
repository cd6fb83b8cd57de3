"""Parts of lands, villages and towns, by what stands before or behind: "counties such as Lomas"."""

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import head_class, lineage, listed, noun_class
from kg.extract.tokens import Doc
from kg.vocabulary import SCHEMA

_LONGEST = 14  # tokens of a row of names
_JOINS = (",", "and", "or", "&")
_PARTS = ("Province", "Prefecture", "Oblast", "Voivodeship", "Governorate", "County", "State")


def vote_areas(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the kind of place that a row of names is told to be of, or that only a town has behind its name."""
    kind = _kind_of_row(doc, run[0])
    if kind is not None:
        vote(votes, kind, 7.0)
        vote(votes, SCHEMA.City, -3.0)
    if _is_before_its_part(doc, run):
        vote(votes, SCHEMA.City, 7.0)  # "in Tarl, Lomas Province"


def _kind_of_row(doc: Doc, first: int) -> str | None:
    """The class of the areas that a name is one of: "in counties such as Lomas, Corvo and Tarl"."""
    at = first - 1
    while at > max(first - _LONGEST, 1) and (is_large(doc[at]) or doc[at].text in _JOINS):
        at -= 1
    word = doc[at].lower_ if at > 1 else ""
    if word == "as" and doc[at - 1].lower_ == "such":
        at -= 2
    elif word in ("including", "like", "of"):
        at -= 1
    else:
        return None
    at -= doc[at].text == ","
    noun = doc[at].lower_ if at >= 0 else ""
    if noun not in listed("around", "areas") or (word == "of" and at and doc[at - 1].lower_ not in ("the", "in")):
        return None
    return noun_class(doc[at].lemma_.lower())


def _is_before_its_part(doc: Doc, run: Run) -> bool:
    """Whether a comma and the whole name of a part of a land follow a town: "in Tarl, Lomas Province"."""
    first, last = run
    at = last + 1
    if last >= len(doc) or doc[last].text != "," or doc[last - 1].text in _PARTS or not first:
        return False
    while at < len(doc) and is_large(doc[at]):
        at += 1
    named = at - last > 2 and doc[at - 1].text in _PARTS
    kinds = lineage(head_class(doc[last - 1].text) or "")
    inside = doc[first - 1].lower_ in ("in", "near", "at", "from", "of", "to", "outside")
    return named and inside and kinds[0] in ("", SCHEMA.Place)
