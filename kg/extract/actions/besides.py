"""Clauses beside the main one that tell what came about: "after the Senate threw out the budget", ", where he died"."""

from kg.extract.actions.clauses import is_told_of
from kg.extract.grammar import (
    RELATIVES,
    SUBJECTS,
    antecedent,
    child,
    first_conjunct,
    lemma,
    own_auxiliaries,
    subject,
    tense,
)
from kg.extract.tokens import Token
from kg.rows import words


def clause_of(verb: Token) -> Token:
    """The verb that opens the clause of one that goes on with it: "shut" of "after a cut shut the port and forced"."""
    above = first_conjunct(verb)
    goes_on = verb.dep_ == "conj" and child(verb, *SUBJECTS, "mark") is None and tense(verb) == tense(above)
    return above if goes_on else verb


def is_told_besides(verb: Token) -> bool:
    """Whether a clause beside the main one tells what came about: "after the Senate threw out the budget"."""
    finite = verb.tag_ == "VBD" or any(c.tag_ in ("VBD", "MD") for c in own_auxiliaries(verb))
    if is_told_of_subject(verb) and finite:
        return True
    dated = verb.dep_ == "relcl" and any(c.lower_ == "when" for c in verb.lefts)  # "in 2019, when auditors refused to"
    due = child(verb, "auxpass") if dated and lemma(verb) in words("actions", "committing") else None
    finite = finite or (due is not None and due.tag_ in ("VBZ", "VBP"))  # "until May, when it is expected to rule"
    aside = dated or _is_told_of_there(verb) or (verb.dep_ == "advcl" and child(verb, "mark", "advmod") is not None)
    return aside and finite and subject(verb) is not None


def _is_told_of_there(verb: Token) -> bool:
    """Whether a clause set off tells what somebody else did: ", where police shot two men", ", whose clerks quit"."""
    own, opener = child(verb, *SUBJECTS), verb.left_edge
    other = own is not None and own.lower_ not in RELATIVES
    there = opener.lower_ == "where" or opener.tag_ == "WP$"
    noun = antecedent(verb)
    thing = noun is not None and noun.dep_ in {"dobj", *SUBJECTS}  # "proposed a levy, which the council rejected"
    thing = thing and not any(c.dep_ == "prep" and child(c, "pobj", "pcomp") is None for c in verb.rights)
    there = there or (thing and any(c.lower_ == "which" and c.dep_ == "dobj" for c in verb.lefts))
    there = there or (opener.tag_ == "IN" and opener.nbor().lower_ == "which")  # "the strike, in which two men died"
    return is_told_of(verb) and verb.dep_ == "relcl" and other and there


def has_doer(verb: Token) -> bool:
    """Whether one thing does it or undergoes it: "after the fire destroyed the mill", "after a roof collapsed"."""
    noun = child(verb, "nsubj", "nsubjpass")
    if noun is not None and noun.dep_ == "nsubjpass" and noun.tag_ == "NNS":
        return child(noun, "nummod") is not None  # "after two shops were robbed"
    articles = ("a", "an", "the") if child(verb, "dobj", "auxpass") is not None else ("a", "an")
    rains = noun is not None and noun.lemma_.lower() in words("actions", "forces") and child(verb, "dobj") is not None
    owned = noun is not None and any(c.dep_ == "poss" for c in noun.lefts) and "the" in articles
    one = owned or (noun is not None and any(c.lower_ in articles for c in noun.lefts))
    return rains or (one and noun is not None and noun.tag_ == "NN")


def is_told_of_subject(verb: Token) -> bool:
    """Whether it tells what the subject of the sentence did as well: "The ministry, which sent observers, said"."""
    noun = antecedent(verb) if verb.dep_ == "relcl" and is_told_of(verb) else None
    return noun is not None and noun.dep_ in SUBJECTS and noun.head.dep_ == "ROOT" and noun.right_edge.i > verb.i
