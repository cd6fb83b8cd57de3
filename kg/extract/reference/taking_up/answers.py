"""Who asks and who answers are two: "Acme bid for Lumo. The company rejected the offer" tells of Lumo.

So it is with accusations: "Acme sued Lumo. The company denies the claims", with penalties: "The bank will appeal", and
with demands: "Roe called on Lee to resign. He has rejected the calls".
"""

from typing import Literal

from kg.extract.grammar import SUBJECTS, child, is_verb, lemma, reports
from kg.extract.tokens import Token
from kg.rows import words

Matter = Literal["bid", "charge", "word", "penalty", "demand"]


def answered(token: Token) -> Matter | None:
    """What a noun or pronoun, or what it owns, answers: a bid for "its board" before "rejected the offer"."""
    noun = token.head if token.dep_ == "poss" else token
    if noun.dep_ != "nsubj":
        return None
    content = child(noun.head, "ccomp") if reports(noun.head.lemma_.lower()) else None
    said = _answer(content) or _groundless(content) if content is not None else None
    other = child(content, *SUBJECTS) if content is not None and token.tag_ == "PRP" else None
    if said == "penalty" and other is not None and other.lower_ != token.lower_:
        said = None  # "She said he could appeal"
    return _answer(noun.head) or said


def _answer(verb: Token) -> Matter | None:
    """What the words of a verb with its object answer: "would fight the suit", "rejected the offer"."""
    if _appeals(verb):
        return "penalty"
    does, told = lemma(verb), child(verb, "dobj")
    matter = told.lemma_.lower() if told is not None else ""
    if does in words("reference", "answering") and matter in words("reference", "bids"):
        return "bid"
    refuses = does in words("reference", "answering") | words("reference", "denying")
    if refuses and (matter in words("reference", "demands") or (told is None and does == "refuse")):
        return "demand"
    denies = does in words("reference", "denying") and matter in words("reference", "charges")
    if does in words("reference", "denying") and matter in ("it", "this", "that"):
        return "word"
    return "charge" if denies or does == "deny" else None


def _appeals(verb: Token) -> bool:
    """Whether somebody appeals, or means to: "plans to appeal", "has 30 days to appeal"; not "appealed for calm"."""
    found = (t for t in verb.subtree if t.i >= verb.i and t.lemma_ == "appeal" and is_verb(t))
    own = (t for t in found if t == verb or child(t, *SUBJECTS) is None)
    return any(all(c.lower_ != "for" for c in t.rights) for t in own)


def _groundless(verb: Token) -> Matter | None:
    """What is said to be nothing: "said the claims were false"."""
    about, quality = child(verb, "nsubj"), child(verb, "acomp")
    false = quality is not None and quality.lower_ in words("reference", "groundless")
    return "charge" if false and about is not None and about.lemma_.lower() in words("reference", "charges") else None


def asks(noun: Token, matter: Matter) -> bool:
    """Whether a noun makes a bid, or an accusation: "Acme" in "Acme has offered to buy Lumo", "was sued by Acme"."""
    if matter == "penalty":
        return _accuses(noun) or lemma(_doing(noun)) in words("reference", "punishing")
    if matter == "demand":
        return lemma(_doing(noun)) in words("reference", "demanding")
    return _bids(noun) if matter == "bid" else _accuses(noun) or (matter == "word" and _tells_of_others(noun))


def _tells_of_others(noun: Token) -> bool:
    """Whether a noun says something of somebody else: "Roe suggested the witness had lied", and "she denied it"."""
    content = child(noun.head, "ccomp") if reports(noun.head.lemma_.lower()) and noun.dep_ == "nsubj" else None
    other = child(content, *SUBJECTS) if content is not None else None
    return other is not None and other.pos_ == "NOUN"


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
    verb = _doing(noun)
    if not is_verb(verb):
        return False
    told = child(verb, "dobj")
    brought = told is not None and told.lemma_.lower() in words("reference", "charges")
    does = lemma(verb)
    return does in words("reference", "accusing") or (brought and does in words("reference", "bringing"))


def _doing(noun: Token) -> Token:
    """The verb that tells what a noun does, also as "by Acme"; the noun itself if it does nothing."""
    by = noun.dep_ == "pobj" and noun.head.dep_ == "agent"
    return noun.head.head if by else noun.head if noun.dep_ == "nsubj" else noun
