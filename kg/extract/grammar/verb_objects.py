"""What stands as the object of a verb, or is missing there because a relative clause is about it."""

from functools import lru_cache

from kg.extract.grammar.coordination import child, conjuncts
from kg.extract.grammar.lemmas import VERBS, lemma, verb_lemma
from kg.extract.grammar.voice import is_passive
from kg.extract.tokens import Token
from kg.rows import words

RELATIVES = ("who", "whom", "which", "that")


def own_objects(verb: Token) -> list[Token]:
    """The direct objects of a verb; "cars" is that of both verbs in "designed and sold cars"."""
    found = _direct_object(verb)
    following = next_of_pair(verb)
    while found is None and following is not None:
        found, following = _direct_object(following), next_of_pair(following)
    return conjuncts(found) if found is not None else []


def _direct_object(verb: Token) -> Token | None:
    """The last of several that is no score: a name cut up by the parser ("co", "-", "founder Lee") ends in its head."""
    found = [c for c in verb.children if c.dep_ == "dobj" and verb.doc[c.left_edge.i - 1].text != ":"]
    while found and verb.doc[found[-1].left_edge.i - 1].text == "," and (len(found) > 1 or _sums_up(verb, found[0])):
        found.pop()  # "paid bribes, allegations that he denied", "slowed to 3%, its lowest level"
    nouns = [c for c in found if c.pos_ != "NUM"]
    return nouns[-1] if nouns else found[-1] if found else None


def _sums_up(verb: Token, noun: Token) -> bool:
    """Whether a noun behind a phrase and one comma sums up: "levelled after Lee fell, a decision that Roe fought"."""
    commas = sum(t.text == "," for t in verb.doc[verb.i : noun.left_edge.i])
    return verb.i < noun.i and commas == 1 and any(c.dep_ in ("prep", "advcl") for c in verb.rights if c.i < noun.i)


@lru_cache(VERBS)
def next_of_pair(verb: Token) -> Token | None:
    """The next verb of a close pair or list: "sold" for "made" in "made and sold", not in "resigned and sold"."""
    if verb_lemma(verb) in words("grammar", "objectless"):
        return None
    following = next((t for t in verb.doc[verb.i + 1 : verb.i + 4] if t.text != "," and t.dep_ != "cc"), verb)
    close = following.i > verb.i + 1 and following.dep_ == "conj" and following.head.i == verb.i
    slipped = verb.tag_ == "VBD" and verb.dep_ == "acl" and following.tag_ == "VBN"  # "a game developed and sold by"
    return following if close and (following.tag_ == verb.tag_ or slipped) else None


def receiver(verb: Token) -> Token | None:
    """Who is given something: the bank of "gave the bank a share", and of "gave a share to the bank"."""
    given = child(verb, "dative")
    return child(given, "pobj") if given is not None and given.tag_ in ("IN", "TO") else given


def is_handed(verb: Token) -> bool:
    """Whether the subject of a passive gets its object, or does not: "was awarded the prize", "was denied bail"."""
    given = words("actions", "giving") | words("grammar", "withholding")
    thing = child(verb, "dobj") if lemma(verb) in given and is_passive(verb) else None
    return thing is not None and thing.tag_ != "JJR"  # "was paid more"


def lacks_object(verb: Token) -> bool:
    """Whether the object of an infinitive stands before its relative clause: "a mill it wants to buy"."""
    clause, last = verb.head, verb.right_edge
    noun = clause.head if verb.dep_ == "xcomp" and clause.dep_ == "relcl" else None
    own = child(clause, "nsubj")
    if noun is None or own is None or child(clause, "dobj", "dative", "prep") is not None or own_objects(verb):
        return False
    when = noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() in words("grammar", "occasions_of_time")
    alone = verb_lemma(verb) in words("grammar", "objectless") or child(verb, "xcomp", "ccomp") is not None
    stranded = last.dep_ == "prep" and last.head == verb
    return leaves_object_open(clause, own) and not (when or alone or stranded or is_passive(verb))


def leaves_object_open(verb: Token, own: Token) -> bool:
    """Whether the noun of a relative clause is its object: "the robot that Acme built", not "the year when it fell"."""
    preps = [c for c in (*verb.children, *own.rights) if c.dep_ == "prep"]  # "the shares of which fell"
    elsewhere = [c for prep in preps for c in prep.children if c.tag_ in ("WDT", "WP")]
    asked = [c for c in verb.children if c.tag_ == "WRB"]
    asked += [t for t in own.subtree if t.tag_ in ("WP$", "WP", "WDT") and t.i < own.i]  # "of whom only Roe could play"
    last = verb.right_edge
    stranded = last.dep_ == "prep" and last.tag_ == "IN" and last.head == verb  # "a plan that she advised against"
    return own.lower_ not in RELATIVES and not elsewhere and not asked and not stranded
