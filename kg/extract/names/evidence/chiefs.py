"""Whom a name has for a chief, and that somebody began or owns it, becomes evidence for a body: "Nimbus chief Lee"."""

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_TITLE = 5  # tokens that a title between a body and its holder may have


def vote_chiefs(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh a title and its holder behind the name, and who began or owns what it names."""
    if best(doc[run[0] : run[1]].text) is None and (_precedes_holder(doc, run[1]) or _whose(doc, run[1])):
        vote(votes, SCHEMA.Organization, 2.0)
        vote(votes, SCHEMA.Person, -2.0)
    root = doc[run[0] : run[1]].root
    if root.dep_ == "nsubjpass" and root.head.lemma_.lower() in listed("verbs", "begun"):
        by = any(c.dep_ == "agent" for c in root.head.children)
        vote(votes, SCHEMA.Person, -2.0 if by else -1.0)
        vote(votes, SCHEMA.Organization, 0.5 if by else 0.0)
    if root.dep_ == "dobj" and root.head.lemma_.lower() in listed("verbs", "possessed"):
        vote(votes, SCHEMA.Person, -2.0)


def _precedes_holder(doc: Doc, last: int) -> bool:
    """Whether small nouns that end in a chief's title, and a name, follow: "Nimbus finance chief Ann Roe"."""
    end = last
    while end < min(len(doc), last + _TITLE) and doc[end].is_lower and _may_be_of_title(doc[end]):
        end += 1
    titled = last < end < len(doc) and doc[end - 1].lower_ in listed("around", "chiefs")
    return titled and is_large(doc[end])


def _may_be_of_title(token: Token) -> bool:
    """Whether a word may stand in a title: "managing", other than "replaced" in "Prieto replaced chairman Luis Rey"."""
    return token.pos_ in ("NOUN", "ADJ") or token.tag_ == "VBG"


def _whose(doc: Doc, last: int) -> bool:
    """Whether a clause behind the comma tells who leads or began what is named: "Nimbus, whose founder"."""
    following = [token.lower_ for token in doc[last : last + 5]]
    return following[:2] == [",", "whose"] and any(word in listed("around", "begetters") for word in following[2:])
