"""Whoever stands behind the auxiliary is the subject: "Also joining the round were Acme and Bex"."""

from spacy.tokens import Token

from kg.extract.parses.trees import FINITE, SUBJECTS, hang, has, take_place


def mend_doer_behind(doing: Token) -> None:
    """ "Advising Acme was the bank Roe": who did is told behind "was", unless that says what the doing is."""
    if doing.tag_ != "VBG" or not has(doing, "dobj") or has(doing, *SUBJECTS, "mark"):
        return
    be = doing.head if doing.dep_ == "csubj" else next((c for c in doing.rights if c.dep_ == "aux"), doing)
    doer = next((c for c in be.rights if c.dep_ in ("attr", "nsubj")), doing)
    opening = doing.left_edge.i == doing.sent.start and doing.i < be.i
    if be.lemma_ != "be" or be.tag_ not in FINITE or doer.pos_ != "PROPN" or not opening:
        return
    if doing.dep_ == "csubj":
        take_place(doing, be)
    for below in list(be.children):
        hang(below, doing)
    hang(be, doing, "aux")
    hang(doer, doing, "nsubj")
