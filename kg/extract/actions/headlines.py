"""Which verb of a headline tells what happened, or is to: "Quell cuts forecast", "Velta to buy Orme"."""

from kg.extract.actions.verbs import is_undergone
from kg.extract.grammar import SUBJECTS, child, first_conjunct, is_passive, lemma, reports, verb_lemma
from kg.extract.tokens import Token
from kg.model import Claim
from kg.rows import words
from kg.vocabulary import SCHEMA


def heads_headline(verb: Token) -> bool:
    """Whether a verb with a subject heads a headline, in the present tense or as what is to come."""
    second = verb.dep_ == "conj" and child(verb, *SUBJECTS) is None and verb.tag_ in ("VBZ", "VBP")
    if second and verb.head.dep_ != "conj" and child(verb, "aux", "auxpass", "neg") is None:
        return heads_headline(verb.head)  # "Velta names a chair, drops plan"
    noun = child(verb, *SUBJECTS)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or verb.sent[-1].text == "?":
        return False
    if verb.dep_ != "ROOT" and not _is_first_of_two(verb, noun):
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


def _is_first_of_two(verb: Token, noun: Token) -> bool:
    """Whether a clause opens a headline that goes on without a word for it: "Guard saves 61; four missing"."""
    opens = verb.dep_ == "ccomp" and noun.left_edge.i == verb.sent.start and verb.tag_ in ("VBZ", "VBP")
    between = {t.text for t in verb.doc[verb.i : verb.head.i]}
    return opens and verb.head.i > verb.i and (";" in between or ("," in between and not reports(lemma(verb.head))))


def stands_alone(verb: Token) -> bool:
    """Whether the verb of a headline tells enough without an object: "Ann Roe dies at 91"."""
    return verb_lemma(verb) in words("actions", "complete") | words("actions", "alone")


def is_sure(verb: Token, claim: Claim) -> bool:
    """Whether a headline tells the deed of one without a name, read aright: "Coast guard saves 61 from ferry"."""
    noun = child(first_conjunct(verb), *SUBJECTS)
    if noun is None or any(
        t.lower_ in (",", "as", "after") for t in verb.doc[noun.left_edge.i : first_conjunct(verb).i]
    ):
        return False  # "Dozens dead as river bursts its banks"
    if any(c.tag_ == "NNS" and c.dep_ == "compound" for c in noun.lefts):
        return False  # "Court orders lender to pay"
    undergone = is_passive(verb) or noun.dep_ == "nsubjpass" or is_undergone(verb)
    return SCHEMA.agent in claim.parts or undergone
