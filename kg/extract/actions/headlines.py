"""Which verb of a headline tells what happened, or is to: "Quell cuts forecast", "Velta to buy Orme"."""

from kg.extract.grammar import SUBJECTS, child, verb_lemma
from kg.extract.tokens import Token
from kg.rows import words


def heads_headline(verb: Token) -> bool:
    """Whether a verb with a subject heads a headline, in the present tense or as what is to come."""
    noun = child(verb, *SUBJECTS)
    if verb.dep_ != "ROOT" or noun is None or noun.pos_ not in ("NOUN", "PROPN") or verb.sent[-1].text == "?":
        return False
    thing, small = child(verb, "dobj"), child(verb, "prt")
    if small is not None and small.lower_ == "in":
        return False  # "Velta and Orme to combine in $2 billion deal"
    if verb.tag_ == "VBP" and thing is not None and thing.tag_ == "NNS" and thing.i == verb.i + 1:
        return False  # "Velta start slips to 2027", whose verb is the second
    if noun.dep_ == "nsubjpass" and verb.tag_ == "VBN":
        return child(verb, "aux", "auxpass") is None  # "Ann Roe jailed for fraud"
    ahead = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    return ahead or (verb.tag_ in ("VBZ", "VBP") and child(verb, "aux", "auxpass", "neg") is None)


def stands_alone(verb: Token) -> bool:
    """Whether the verb of a headline tells enough without an object: "Ann Roe dies at 91"."""
    return verb_lemma(verb) in words("actions", "complete") | words("actions", "alone")
