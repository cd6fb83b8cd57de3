"""The posts that are told of a name become evidence for a body: "Nimbus's chairman", "founder of Nimbus", "Nimbus chief Lee"."""

from kg.extract.names.large import is_large
from kg.extract.names.runs import Run
from kg.extract.names.shape import Votes, vote
from kg.extract.names.words import listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.vocabulary import SCHEMA

_TITLE = 5  # tokens that the title of a post may have


def vote_posts(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the posts before "of" and behind a possessive or the bare name, and who set up or owns what it names."""
    if _has_post(doc, run[1]) or _is_of_post(doc, run[0]):
        vote(votes, SCHEMA.Organization, 1.5)
        vote(votes, SCHEMA.Person, -2.0)
    if best(doc[run[0] : run[1]].text) is None and _precedes_holder(doc, run[1]):
        vote(votes, SCHEMA.Organization, 2.0)
        vote(votes, SCHEMA.Person, -2.0)
    root = doc[run[0] : run[1]].root
    if root.dep_ == "nsubjpass" and root.head.lemma_.lower() in listed("verbs", "begun"):
        by = any(c.dep_ == "agent" for c in root.head.children)
        vote(votes, SCHEMA.Person, -2.0 if by else -1.0)
        vote(votes, SCHEMA.Organization, 0.5 if by else 0.0)
    if root.dep_ == "dobj" and root.head.lemma_.lower() in listed("verbs", "possessed"):
        vote(votes, SCHEMA.Person, -2.0)


def _has_post(doc: Doc, last: int) -> bool:
    """Whether a post stands behind a possessive: "Nimbus's finance director", "whose founder" behind a comma."""
    whose = last + 2 < len(doc) and doc[last].text == "," and doc[last + 1].lower_ == "whose"
    owned = last + 1 < len(doc) and doc[last].text in ("'s", "’s", "'", "’")
    if not (whose or owned):
        return False
    at = _title_end(doc, last + (2 if whose else 1))
    return at is not None and _is_of_body(doc, at)


def _is_of_post(doc: Doc, first: int) -> bool:
    """Whether a post stands before "of" in front of a name: "the founder of Nimbus"."""
    if first < 2 or doc[first - 1].lower_ != "of":
        return False
    return doc[first - 2].is_lower and _is_of_body(doc, first - 2)


def _precedes_holder(doc: Doc, last: int) -> bool:
    """Whether a title and its holder follow the name: "Nimbus finance chief Ann Roe"."""
    at = _title_end(doc, last)
    holder = doc[at + 1] if at is not None and at + 1 < len(doc) else None
    return at is not None and holder is not None and is_large(holder) and doc[at].lower_ in listed("around", "chiefs")


def _title_end(doc: Doc, first: int) -> int | None:
    """The last of the small nouns and adjectives from a token on."""
    end = first
    while end < min(len(doc), first + _TITLE) and doc[end].is_lower and (
        doc[end].pos_ in ("NOUN", "ADJ", "PROPN") or doc[end].tag_ == "VBG"
    ):
        end += 1
    return end - 1 if end > first else None


def _is_of_body(doc: Doc, i: int) -> bool:
    """Whether the post that ends at a token is one of firms and bodies; a bare "director" may be a film's."""
    word, before = doc[i].lower_, doc[i - 1].lower_ if i else ""
    if word in ("director", "officer", "head"):
        return before in listed("around", "directing")
    return word in listed("around", "posts") or (word == "executive" and before == "chief")
