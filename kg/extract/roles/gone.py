"""A noun tells that a post beside a name was left: "prompted the resignation of its treasurer, Ann Roe"."""

from functools import cache

from kg.extract.grammar import verb_lemma
from kg.extract.modality import judge
from kg.extract.roles.titles import row
from kg.extract.tokens import Token
from kg.rows import rows


def is_gone(token: Token) -> bool:
    """Whether a name or its title stands behind "the resignation of", and what is told of it has happened."""
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    if noun is None or noun.lemma_.lower() not in _departures():
        return False
    if noun.dep_ == "dobj":
        return _brought(noun.head)
    if noun.dep_ != "pobj":
        return False
    before = noun.head
    if before.lower_ == "to" and before.head.lemma_ == "lead":
        return _is_past(before.head)
    return before.lower_ in row("gone", "behind") and before.head.pos_ in ("VERB", "AUX") and _is_past(before.head)


def _brought(verb: Token) -> bool:
    """Whether a verb tells what brought a departure about, or what came behind it: "follows the dismissal of"."""
    lemma = verb_lemma(verb)
    came = lemma == "follow" and verb.tag_ == "VBZ" and judge(verb) == "asserted"
    return came or (lemma in row("gone", "causing") and _is_past(verb))


def _is_past(verb: Token) -> bool:
    """Whether a verb tells something as done."""
    return verb.tag_ in ("VBD", "VBN") and judge(verb) == "asserted"


@cache
def _departures() -> frozenset[str]:
    """The nouns by which a post is over."""
    return frozenset(
        noun
        for each in rows("roles")["event"]
        if each["status"] == "former" and "date" in each
        for noun in each["nouns"]
    )
