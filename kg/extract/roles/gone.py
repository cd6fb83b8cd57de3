"""A post beside a name was left: "prompted the resignation of its treasurer, Ann Roe", "parted ways with coach Roe"."""

from functools import cache

from kg.extract.grammar import verb_lemma
from kg.extract.modality import judge
from kg.extract.roles.titles import row
from kg.extract.tokens import Token
from kg.rows import rows


def is_gone(token: Token) -> bool:
    """Whether a name or its title stands behind "the resignation of", and what is told of it has happened."""
    if parted_from(token) is not None:
        return True
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


def parted_from(name: Token) -> Token | None:
    """The last word of who has "parted ways with" somebody, where the parser may take the verb for a part of it."""
    doc, at = name.doc, name.head.i
    said = name.dep_ == "pobj" and name.head.lower_ == "with" and at > 2 and doc[at - 1].lower_ in row("gone", "parted")
    if not said or doc[at - 2].lower_ != "parted":
        return None
    before = doc[at - 3]
    if before.lower_ in ("has", "have", "had") and before.i > before.sent.start:
        before = doc[at - 4]
    return before if before.pos_ in ("NOUN", "PROPN") else None  # nobody who "will have parted" or has "not"


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
