"""A name that is said to be a town, a river or a hill somewhere is a place's: "Lomas is a mountain in Chad"."""

import re

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import apposed_class, lineage, noun_class
from kg.extract.tokens import Doc, Token, behind_brackets
from kg.rows import words
from kg.vocabulary import SCHEMA

BRACKET = 16  # tokens that stand in brackets behind a name
LONGEST = 8  # words between an article and the noun for a place
NEAR = 7  # tokens between that noun and the name of what it lies in
INSIDE = ("ADJ", "NOUN", "CCONJ", "ADV", "VERB")
REACH = 9  # tokens that tell where something lies
OPENING = ("is", "was", "lies", "borders", "adjoins", "shares", "flows", "hosts", "hosted", "will", ",")
LYING = re.compile(
    r"(is|was|lies) (about |some )?[\d.,]+ ?(km|kilomet|miles?)\S* (from|north|south|east|west|away|off|inland)"
    r"|lies (in|on|near|between|off|at|along|within) (the )?([a-z]+ (of )?(the )?)?[A-Z]"
    r"|(is|was) in the (far )?(north|south|east|west|centre|center|middle|heart)\S* of (the )?[A-Z]"
    r"|flows (from|through|into|past|north|south|east|west|down) "
    r"|(hosts|hosted|will host|is to host) (the )?(\d{4} )?([A-Z]\S+ )*(Games|Olympics|Expo|Biennale)"
    r"|(borders|adjoins) [A-Z]|shares a( \S+)? border with "
    r"|, (near|on the border with|north of|south of|east of|west of) [A-Z]\S+,"
)
LEADING = ("in", "on", "within", "of", "located", "situated", "near")
CLEAR = ("in", "on", "within", "located", "situated")


def vote_placed(votes: Votes, doc: Doc, run: Run) -> None:
    """ "Lomas (Old Lomas) is a small fishing village in Chad", "Lomas is one of the districts of Corvo"."""
    at = behind_brackets(doc, run[1], BRACKET)
    if at < len(doc) and doc[at].lower_ in OPENING and LYING.match(doc[at : at + REACH].text) is not None:
        vote(votes, SCHEMA.Place, 1.0 if doc[at].text == "," else 1.5)
    if at + 2 >= len(doc) or doc[at].lower_ not in ("is", "was"):
        return
    noun = _said_to_be(doc, at + 1)
    kind = _kind_of_place(noun) if noun is not None else None
    if kind is None:
        return
    vote(votes, kind, 6.0)
    vote(votes, SCHEMA.Person, -4.0)
    vote(votes, SCHEMA.Organization, -2.0)


def _said_to_be(doc: Doc, at: int) -> Token | None:
    """The noun for a place behind an article that the name of another place follows: "a village in Chad"."""
    several = doc[at : at + 3].text.lower() == "one of the"
    if not several and doc[at].lower_ not in ("a", "an", "the"):
        return None
    start = at + 3 if several else at + 1
    for token in doc[start : start + LONGEST]:
        following = doc[token.i + 1 : token.i + 2].text.lower()
        if token.lemma_.lower() in words("places", "lands") and following in LEADING:
            named = any(is_large(t) for t in doc[token.i + 2 : token.i + 2 + NEAR])
            return token if named and _is_clear(token, following) else None
        within = token.is_lower and token.pos_ in INSIDE
        if not within and token.pos_ not in ("PROPN", "NUM", "PUNCT"):
            return None
    return None


def _is_clear(noun: Token, following: str) -> bool:
    """Whether a noun tells nothing but a place: not "a range of cars", "a community of artists", "a radio station"."""
    if noun.lower_ == "place":
        return noun.nbor(-1).lower_ == "designated"
    if noun.lower_ in words("places", "unclear"):
        return False
    return noun.lower_ != "community" or following in CLEAR


def _kind_of_place(noun: Token) -> str | None:
    """The class of what such a noun names: a city, a mountain, or just a place."""
    lemma = noun.lemma_.lower()
    kind = noun_class(lemma) or apposed_class(lemma)
    return kind if kind is not None and lineage(kind)[0] == SCHEMA.Place else SCHEMA.Place
