"""Small numbers in words that are news all the same: "two authors withdrew", "a hub with four theatres"."""

from kg.extract import grammar
from kg.extract.observations.denials import denial
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import is_in
from kg.extract.tokens import Token

KNOWN = ("the", "these", "those", "both", "that", "this")
ONLY_TOLD = ("frames", "estimating", "counting", "judges")  # verbs whose object is no news of their subject


def are_new(figure: Figure) -> bool:
    """Whether several things are told of for the first time: "two authors", not "the two", "these two", "one"."""
    noun = figure.noun
    if noun is None or noun.tag_ != "NNS" or figure.value == 1 or noun.i < figure.first:
        return False
    return not any(c.lower_ in KNOWN for c in noun.lefts)


def few_did(figure: Figure, verb: Token) -> bool:
    """Whether a few did something or underwent it once: "three clubs stayed away", not "two factors explain it"."""
    helped = any(c.dep_ == "aux" for c in verb.lefts)
    once = verb.tag_ in ("VBD", "VBN", "VBG") or helped
    return are_new(figure) and verb.pos_ == "VERB" and once and denial(verb) is None


def few_had(figure: Figure, verb: Token) -> bool:
    """Whether a few are what something was done to: "holds nine seats", "answered four questions"."""
    told = verb.pos_ != "VERB" or any(is_in(verb, table) for table in ONLY_TOLD)
    return are_new(figure) and not told and grammar.child(figure.noun, "poss") is None
