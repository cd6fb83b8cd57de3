"""What somebody is bidden, sentenced or ruled to do, where the parser loses who is to do it, or what was ruled."""

from kg.extract.parses.trees import SUBJECTS, TENSED, hang, hang_subject, has, start_of, take_conjunction, tense
from kg.extract.tokens import Token
from kg.rows import words


def mend_second_infinitive(verb: Token) -> None:
    """ "was sentenced to nine years and to pay a fine": "and to" goes on with what the verb takes."""
    above = verb.head
    bare = verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.lefts) and not has(verb, *SUBJECTS)
    if not bare or above.pos_ != "VERB" or above.tag_ == "VB" or tense(above) not in TENSED:
        return
    taken = [c for c in above.rights if c.dep_ in ("xcomp", "advcl", "prep") and c.i < verb.i]
    if taken and taken[-1].dep_ == "prep" and taken[-1].lower_ == "to":
        verb.dep_ = "xcomp"
        for joint in [c for c in above.rights if c.dep_ == "cc" and c.i + 1 == verb.left_edge.i]:
            hang(joint, taken[-1])  # it stays among the words of the clause


def mend_bidden_behind_to(verb: Token) -> None:
    """ "advised residents to stock water and leave": those whom a verb bids something are to do both."""
    above = verb.head
    bids = above.lemma_ in words("grammar", "binding_others") and tense(above) in TENSED
    bare = verb.tag_ in ("VB", "VBP") and not has(verb, *SUBJECTS, "aux", "auxpass", "mark")
    to = next((c for c in above.rights if c.lower_ == "to" and c.dep_ == "prep" and c.i < verb.i), verb)
    if not bids or not bare or to is verb or not has(above, "dobj", "nsubjpass"):
        return
    goods = next((c for c in to.rights if c.dep_ == "pobj"), to)
    first = to.nbor()
    if goods is to or first.tag_ not in ("NN", "NNP", "JJ") or first.i != goods.left_edge.i:
        return
    _make_infinitive(first, to, goods, above)
    take_conjunction(above.children, verb, first)
    hang(verb, first, "conj")


def _make_infinitive(first: Token, to: Token, goods: Token, above: Token) -> None:
    """Let the noun behind "to" be the verb that it is, and what it stands before its object."""
    first.tag_, first.pos_ = "VB", "VERB"
    hang(first, above, "xcomp")
    if goods is not first:
        hang(goods, first, "dobj")
    hang(to, first, "aux")
    to.tag_, to.pos_ = "TO", "PART"


def mend_asked_through(infinitive: Token) -> None:
    """ "demanded from Acme to publish it": the infinitive says what is demanded of Acme, not what for."""
    above = infinitive.head
    preps = (c for c in above.rights if c.dep_ == "prep" and c.right_edge.i + 1 == infinitive.left_edge.i)
    names = words("grammar", "asking_through")
    if infinitive.left_edge.lower_ == "to" and any(f"{above.lemma_} {c.lower_}" in names for c in preps):
        infinitive.dep_ = "xcomp"


def mend_ruled(verb: Token) -> None:
    """ "ruled the draft violated the clause": what is ruled is a clause, and its subject is no object."""
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")), verb)
    if noun is verb or verb.lemma_ not in words("grammar", "taking_clauses"):
        return
    behind = (c for c in verb.rights if c.dep_ in ("advcl", "conj", "ccomp", "dep") and c.i > noun.i)
    clause = next(behind, verb)
    if clause is verb or tense(clause) not in TENSED or has(clause, *SUBJECTS, "mark", "cc", "advmod"):
        return
    between = verb.doc[noun.right_edge.i + 1 : start_of(clause)]
    joined = any(c.dep_ == "cc" and noun.i < c.i < clause.i for c in verb.rights)
    if joined or any(t.text != "," for t in between) or has(verb, "aux", "auxpass"):
        return
    hang_subject(noun, clause)
    clause.dep_ = "ccomp"
