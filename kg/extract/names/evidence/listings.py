"""Markets and central banks, as news on money tells of them: "listed on the Kosdaq", "Lomas's central bank"."""

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import known_class, lineage, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.vocabulary import SCHEMA


def vote_listings(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what is told of exchanges, of banks that set rates, and of lands that have such a bank."""
    first, last = run
    if first > 1 and _is_listed_on(doc, first) and not _is_known_place(doc[first:last].text):
        vote(votes, SCHEMA.Organization, 6.0)  # a market, whatever its index is called
        vote(votes, SCHEMA.DefinedTerm, -4.0)
    if last - first > 3 and _is_central_bank(doc, run):
        vote(votes, SCHEMA.GovernmentOrganization, 6.0)
        vote(votes, SCHEMA.Corporation, -4.0)
    if _has_what_lands_have(doc, last) and best(doc[first:last].text) is None:
        vote(votes, SCHEMA.Country, 4.0)
        vote(votes, SCHEMA.Organization, -2.0)


def _is_known_place(name: str) -> bool:
    """Whether everyone knows a name as a place's: "Wall Street", "the Thames"."""
    return lineage(known_class(name) or "")[0] == SCHEMA.Place or best(name) is not None


def _is_listed_on(doc: Doc, first: int) -> bool:
    """Whether shares are listed or traded on what is named: "listed on the Kosdaq", "a debut on the STAR Market"."""
    on = first - 1 - (doc[first - 1].lower_ == "the")
    if on < 1 or doc[on].lower_ != "on":
        return False
    held = doc[on - 1].lower_
    return held in listed("banks", "listing")


def _is_central_bank(doc: Doc, run: Run) -> bool:
    """Whether a bank of a land that no map knows stands in a text on its central bank: "National Bank of Corvia"."""
    words = [token.text for token in doc[run[0] : run[1]] if token.lower_ != "the"]
    if words[1:3] != ["Bank", "of"] or words[0] not in listed("banks", "central"):
        return False
    land = " ".join(words[3:])
    strange = bool(land) and best(land) is None and known_class(land) is None
    return strange and _tells_central_bank(doc)


def _tells_central_bank(doc: Doc) -> bool:
    return any(t.lower_ == "central" and doc[t.i + 1 : t.i + 2].text in ("bank", "bankers", "banks") for t in doc)


def _has_what_lands_have(doc: Doc, last: int) -> bool:
    """Whether a possessive and what only lands have follow a name: "Corvia's central bank", "Corvia's parliament"."""
    if last + 2 >= len(doc) or doc[last].tag_ != "POS":
        return False
    one, two = doc[last + 1].lower_, doc[last + 2].lower_
    return one in listed("banks", "had_by_lands") or f"{one}-{two}" in listed("banks", "had_by_lands")
