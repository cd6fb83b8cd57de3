"""What takes up a name again becomes evidence: "the miner Corvo said. The company" tells of a firm."""

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import given_names, head_class, lineage, listed
from kg.extract.tokens import Doc, Span, Token
from kg.vocabulary import SCHEMA

_PEOPLE = ("PRP", "PRP$")


def vote_taken_up(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh that the next sentence's subject is "the firm" where a name stands beside a noun for people and firms."""
    wholes = _wholes(doc, run)
    here = doc[run[0]].sent
    rest = doc[here.end : here.end + 1]
    spoken = [here, *(token.sent for token in rest)]
    if wholes and any(_subject_is_firm(sentence, run[1], wholes) for sentence in spoken):
        vote(votes, SCHEMA.Organization, 4.0)
        vote(votes, SCHEMA.Person, -1.0)


def _wholes(doc: Doc, run: Run) -> frozenset[str]:
    """Nouns that would tell a firm where a name may be a person's: "bank" of "Ana Bank", "firm" of "miner Corvo"."""
    if doc[run[0]].text in given_names():
        own = run[1] - run[0] > 1 and lineage(head_class(doc[run[1] - 1].text) or "")[0] == SCHEMA.Organization
        return frozenset((doc[run[1] - 1].lower_,)) if own else frozenset()
    noun = _noun_beside(doc, run[0])
    if noun is not None and noun.lower_ in listed("around", "auditing"):
        return listed("around", "partnerships")  # whoever has an auditor is a company as well
    either = noun is not None and noun.lower_ in listed("nouns", "either")
    return listed("around", "taken_up") if either else frozenset()


def _noun_beside(doc: Doc, first: int) -> Token | None:
    """The noun that tells what a name names: "miner" in "Gold miner Corvo", "auditor" in "its auditor, Corvo Peak,"."""
    at = first - 1 - (first > 1 and doc[first - 1].text == ",")
    return doc[at] if at >= 0 and doc[at].tag_ == "NN" else None


def _subject_is_firm(sentence: Span, at: int, wholes: frozenset[str]) -> bool:
    """Whether behind a place a sentence tells of "the firm", and of nobody as "he" or "she" before."""
    for token in sentence:
        if token.i < at:
            continue
        if token.tag_ in _PEOPLE and token.lower_ in ("he", "she", "his", "her", "him", "i", "my"):
            return False
        if token.lower_ in wholes and token.dep_ in ("nsubj", "nsubjpass") and token.nbor(-1).lower_ == "the":
            return True
    return False
