"""Who makes a bid and who answers it are two: "Acme bid for Lumo. The company rejected the offer" tells of Lumo."""

from kg.extract.grammar import SUBJECTS, child, is_verb
from kg.extract.tokens import Token
from kg.rows import words


def answers_bid(token: Token) -> bool:
    """Whether a noun or pronoun, or what it owns, answers a bid: "it" or "its board" before "rejected the offer"."""
    noun = token.head if token.dep_ == "poss" else token
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_.lower() not in words("reference", "answering"):
        return False
    bid = child(verb, "dobj")
    return bid is not None and bid.lemma_.lower() in words("reference", "bids")


def makes_bid(noun: Token) -> bool:
    """Whether a noun is the subject of a bid: "Acme" in "Acme made a bid for Lumo", "Acme has offered to buy Lumo"."""
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
