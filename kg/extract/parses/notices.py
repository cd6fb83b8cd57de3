"""What notices of firms and banks say in words of their own: "effective July 31", "left its rate unchanged"."""

from kg.extract.parses import persons
from kg.extract.parses.trees import SUBJECTS, hang, hang_subject, has
from kg.extract.tokens import Token

LEAVING = ("leave", "keep", "hold", "maintain")
ASKING = ("apply", "ask", "call", "wait", "push", "press", "arrange", "appeal", "campaign", "lobby", "vote", "plead")


def mend_trading(trading: Token) -> None:
    """ "Trading in the shares was halted", "Trading of the stock will resume": what stops is a noun."""
    if trading.tag_ == "VBG" and trading.dep_ in {*SUBJECTS, "pobj", "csubj", "csubjpass"} and not has(trading, "dobj"):
        trading.tag_, trading.pos_, trading.lemma_ = "NN", "NOUN", trading.lower_
        trading.dep_ = trading.dep_.replace("csubj", "nsubj")


def mend_effective(effective: Token) -> None:
    """ "will step down, effective July 31": the day is that of stepping down."""
    day, verb = next((c for c in effective.rights if c.dep_ == "npadvmod"), effective), effective.head
    beside = effective.dep_ in ("advcl", "advmod", "acomp", "amod", "conj") and verb.i < effective.i
    if beside and day.ent_type_ == "DATE" and verb.pos_ == "VERB":
        hang(day, verb)


def mend_unchanged(state: Token) -> None:
    """ "left its key rate unchanged on Thursday": how it was left is no part of what was."""
    noun = state.head
    left = noun.head.lemma_ in LEAVING and noun.dep_ == "dobj" and noun.i < state.i
    if state.dep_ == "amod" and left and noun.i + 1 == state.i:
        hang(state, noun.head, "oprd")


def mend_for(prep: Token) -> None:
    """ "has applied for trading to resume": what is to resume is the trading, and not who applies."""
    persons.mend_holder_behind_field(prep)
    doer, asked = next((c for c in prep.rights if c.dep_ == "pobj"), prep), prep.head
    if doer is prep or asked.lemma_ not in ASKING or prep.dep_ != "prep":
        return
    verb = next((c for c in asked.rights if c.dep_ == "advcl" and c.left_edge.i == doer.right_edge.i + 1), prep)
    if verb.tag_ == "VB" and verb.left_edge.lower_ == "to" and not has(verb, *SUBJECTS):
        hang(prep, verb, "mark")
        hang_subject(doer, verb)
        verb.dep_ = "xcomp"
