"""Who asks and who answers are two: "Acme bid for Lumo. The company rejected the offer" tells of Lumo.

So it is with accusations: "Acme sued Lumo. The company denies the claims".
"""

from typing import Literal

from kg.extract.grammar import SUBJECTS, child, is_verb
from kg.extract.tokens import Token
from kg.rows import words

Matter = Literal["bid", "charge"]


def answered(token: Token) -> Matter | None:
    """What a noun or pronoun, or what it owns, answers: a bid for "its board" before "rejected the offer"."""
    noun = token.head if token.dep_ == "poss" else token
    verb = noun.head.lemma_.lower()
    if noun.dep_ != "nsubj":
        return None
    told = child(noun.head, "dobj")
    matter = told.lemma_.lower() if told is not None else ""
    if verb in words("reference", "answering") and matter in words("reference", "bids"):
        return "bid"
    denies = verb in words("reference", "denying") and matter in words("reference", "charges")
    return "charge" if denies or verb == "deny" else None


def asks(noun: Token, matter: Matter) -> bool:
    """Whether a noun makes a bid, or an accusation: "Acme" in "Acme has offered to buy Lumo", "was sued by Acme"."""
    return _bids(noun) if matter == "bid" else _accuses(noun)


def _bids(noun: Token) -> bool:
    verb = noun.head
    if noun.dep_ not in SUBJECTS or not is_verb(verb) or verb.lemma_.lower() in words("reference", "answering"):
        return False
    bid = child(verb, "dobj")
    bids = words("reference", "bids")
    if verb.lemma_.lower() not in bids and (bid is None or bid.lemma_.lower() not in bids):
        return False
    wish = child(verb, "xcomp")
    buys = wish is not None and wish.lemma_.lower() in words("reference", "buying")
    return buys or any(c.lower_ == "for" for part in (verb, bid) if part is not None for c in part.rights)


def _accuses(noun: Token) -> bool:
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.head
    if noun.dep_ not in ("nsubj", "pobj") or not is_verb(verb):
        return False
    told = child(verb, "dobj")
    brought = told is not None and told.lemma_.lower() in words("reference", "charges")
    lemma = verb.lemma_.lower()
    return lemma in words("reference", "accusing") or (brought and lemma in words("reference", "bringing"))
