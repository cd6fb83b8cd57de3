"""Amounts that are only offered, asked for, or set as a threshold, and those that hold whatever is to come."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, behind_brackets
from kg.extract.observations.statements import is_in, subject_of
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.rows import words


def is_threshold(figure: Figure, noun: Token) -> bool:
    """Whether an amount only tells which of many are meant: "firms with revenue of 5 million euros or more"."""
    doc, i = figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    which = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else None
    bare = which is not None and which.tag_ == "NNS" and grammar.child(which, "det", "poss") is None
    return bare and doc[i : i + 2].text.casefold() in ("or more", "or less", "or above", "or over")


def is_object(noun: Token, verb: Token) -> bool:
    """Whether a verb has a noun for its object, or "along with" it: "offered 4 percent along with a payment of"."""
    top = grammar.first_conjunct(noun)
    beside = top.head if top.dep_ == "pobj" and top.head.lower_ == "with" else None
    along = beside is not None and (beside.head.i == verb.i or beside.head.lower_ in ("along", "together"))
    return (top.dep_ == "dobj" and top.head.i == verb.i) or along


def is_of_offer(reading: Reading, verb: Token) -> bool:
    """Whether it is an offer that includes something."""
    noun = subject_of(reading, verb)
    meant = grammar.antecedent(verb) if noun is not None and noun.lower_ in grammar.RELATIVES else noun
    return meant is not None and is_in(meant, "offers")


def is_of_plan(noun: Token) -> bool:
    """Whether an amount is that of what is only planned or asked for: "their plan for a tax of 4 euros a night"."""
    wish = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("for", "on", "against") else None
    return wish is not None and wish.pos_ == "NOUN" and wish.lemma_.lower() in words(ROWS, "wishes")


def is_standing(noun: Token) -> bool:
    """Whether an amount holds already, whatever is to come: "above the current cap of 60", "to match prices of 9"."""
    now = any(c.lower_ in words(ROWS, "holding_now") for c in noun.lefts)
    known = noun.dep_ == "dobj" and is_in(noun.head, "set_against") and grammar.child(noun, "det", "poss") is not None
    return now or known
