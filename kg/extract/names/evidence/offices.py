"""The posts and titles around a name tell its class: "Corvo's managing director", "chairman of Corvo"."""

from functools import cache

from kg.extract.names.evidence.shape import Votes, name_head, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import head_class, lineage, listed, noun_class
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.rows import rows
from kg.vocabulary import SCHEMA

_REACH = 5  # words from a name to the post that it has: "Corvo's acting deputy managing director"
_ROW = 14  # words from a name back to the title that it shares with others
_ARTICLES = ("the", "a", "an")


def vote_offices(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the posts that only a body has, behind the name's possessive or in front of "of" and the name."""
    head = name_head([token.text for token in doc[run[0] : run[1]]])
    if _is_one_of_rulers(doc, run):
        vote(votes, SCHEMA.Person, 4.0)
    building = head is not None and lineage(head_class(head) or "")[0] == SCHEMA.Place
    if building and _has_partisans(doc, run[1]):
        vote(votes, SCHEMA.Organization, 2.0)
        vote(votes, SCHEMA.Place, -3.0)  # "Grey Dock's leader": no dock has one
    if building or best(doc[run[0] : run[1]].text) is not None:
        return  # "Peru's director of mines", "director of the Corvo Theatre"
    bracketed = _is_in_brackets(doc, run)
    if bracketed or _has_post(doc, run[1]) or _is_where(doc, run[0]) or _names_holder(doc, run[1]):
        vote(votes, SCHEMA.Organization, 1.5)
        vote(votes, SCHEMA.Person, -5.0 if _is_of_body(doc, run[0]) else -2.0)


def _has_partisans(doc: Doc, last: int) -> bool:
    """Whether those whom only a party has follow the possessive behind a name: "Corvo Park's candidate"."""
    behind = doc[last : last + 2]
    return len(behind) == 2 and behind[0].tag_ == "POS" and behind[1].lemma_.lower() in listed("around", "partisans")


def _is_one_of_rulers(doc: Doc, run: Run) -> bool:
    """Whether a name and its land go on a row behind a plural title: "Presidents Ana Roe of Lomas and Corvo of"."""
    first, last = run
    if last >= len(doc) or doc[last].text != "of" or first < 4 or doc[first - 1].text not in ("and", ","):
        return False
    at = first - 1
    while at > first - _ROW and (doc[at].is_title or doc[at].text in ("and", ",", "of", "the")):
        if doc[at].lower_ in listed("titles", "several"):
            return any(token.text == "of" for token in doc[at:first])
        at -= 1
    return False


def _has_post(doc: Doc, last: int) -> bool:
    """Whether a post follows the possessive behind a name."""
    if last >= len(doc) or doc[last].tag_ != "POS":
        return False
    held = before = ""
    for token in doc[last + 1 : last + 1 + _REACH]:
        if token.text == "-":
            continue
        if not (token.is_lower or token.is_upper) or token.pos_ not in ("ADJ", "NOUN", "VERB", "PROPN", "ADV"):
            break
        if token.lower_ == "head" and held == "":
            return token.i + 1 < len(doc) and token.nbor(1).lower_ == "of"  # "Corvo's head of design"
        held, before = token.lower_, f"{before} {held}"
    return held in listed("around", "posts") or (held == "officer" and "chief" in before)


def _names_holder(doc: Doc, last: int) -> bool:
    """Whether a post and its holder follow a name: "Corvo sales director Ana Prieto"."""
    i = last
    while i < min(len(doc) - 1, last + 3) and doc[i].is_lower and doc[i].pos_ in ("NOUN", "ADJ"):
        i += 1
    return last < i and doc[i].is_title and doc[i - 1].lower_ in listed("around", "posts_before")


def _is_in_brackets(doc: Doc, run: Run) -> bool:
    """Whether a post and a comma stand before a name in brackets: "Ana Prieto (founder, Corvo)"."""
    first, last = run
    closed = last < len(doc) and doc[last].text == ")" and first > 2 and doc[first - 1].text == ","
    opened = next((t.i for t in reversed(doc[max(0, first - 1 - _REACH) : first - 1]) if t.text == "("), None)
    if not closed or opened is None:
        return False
    inside = doc[opened + 1 : first - 1]
    return all(t.is_lower or t.is_upper for t in inside) and any(noun_class(t.lower_) == SCHEMA.Person for t in inside)


def _is_where(doc: Doc, first: int) -> bool:
    """Whether a post stands in front of "of" or "at" and the name: "chairwoman of Corvo", "partner at Corvo"."""
    i = first - 1
    if i > 0 and doc[i].lower_ in _ARTICLES:
        i -= 1
    if i < 1 or doc[i].lower_ not in ("of", "at", "with"):
        return False
    of = doc[i].lower_ == "of"
    chief = [token.lower_ for token in doc[max(0, i - 3) : i]]
    if chief[-1:] == ["officer"] and "chief" in chief:
        return True  # "chief financial officer of Corvo"
    post = doc[i - 1]
    return not {post.lower_, post.lemma_.lower()}.isdisjoint(listed("around", "posts_of" if of else "posts_at"))


def _is_of_body(doc: Doc, first: int) -> bool:
    """Whether a post that nobody has of a person stands before "of" and the name: "chairman of Mara Corvo"."""
    return first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in listed("around", "posts_of_bodies")


def is_post_next(doc: Doc, i: int) -> bool:
    """Whether a post or a board follows that a name may be named to: "named Ana Prieto its acting chief executive"."""
    for token in doc[i : i + _REACH]:
        if noun_class(token.lower_) == SCHEMA.Person or token.lower_ == "board":
            return True
        if not token.is_lower or (token.pos_ in ("VERB", "AUX", "SCONJ") and token.tag_ != "VBG"):
            return False
    return False


def is_legislator(doc: Doc, end: int) -> bool:
    """Whether the words up to a token are a name behind the title of somebody who sits for a party."""
    return is_titled(doc, end, legislators())


def is_titled(doc: Doc, end: int, titles: frozenset[str]) -> bool:
    """Whether the words up to a token are a name behind one of some titles, given in small letters."""
    i = end
    while i >= max(0, end - 4) and is_large(doc[i]) and doc[i].lower_ not in titles:
        i -= 1
    return 0 <= i < end and doc[i].lower_ in titles


@cache
def legislators() -> frozenset[str]:
    """Titles of those who sit for a party."""
    return frozenset(rows("relations")["legislators"]["words"])
