"""Clauses that "and" or "but" adds to a verb, where the parser takes them for something else."""

from spacy.tokens import Token

from kg.extract.parses.trees import SUBJECTS, hang, has


def mend_condition_behind_but(verb: Token) -> None:
    """ "agreed to pay, but only if Acme drops its suit": what "if" opens is a condition of the verb, no second one."""
    supposed = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "once") for c in verb.lefts)
    before = verb.doc[max(verb.left_edge.i - 1, verb.sent.start)]
    if before.dep_ == "cc" and before.lower_ == "but" and supposed and has(verb, *SUBJECTS):
        verb.dep_ = "advcl"


def mend_verb_of_joined_noun(verb: Token) -> None:
    """ "Lee scored twice, and Rovers held on to win": what is joined to a verb is a verb, and no noun."""
    noun = verb.head
    above, before = noun.head, verb.doc[max(noun.left_edge.i - 1, verb.sent.start)]
    joined = noun.dep_ == "conj" and above.pos_ == "VERB" and before.lower_ in ("and", "but") and above.i < noun.i
    if joined and verb.tag_ == "VBD" and noun.i + 1 == verb.i and not has(verb, *SUBJECTS, "aux", "auxpass", "agent"):
        hang(verb, above, "conj")
        hang(noun, verb, "nsubj")
