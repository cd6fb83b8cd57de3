"""The common noun right before or behind a name, and whether it says what the name names: "the Lima club Corvo"."""

from kg.extract.demonyms import is_group
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import listed, noun_class
from kg.extract.tokens import Doc, Token
from kg.rows.lexicon import common_kind
from kg.vocabulary import SCHEMA

LONGEST = 4  # words from "the" to a noun
PARTS = ("NN", "NNP", "JJ", "HYPH")


def is_sure_noun(noun: Token) -> bool:
    """Whether a small word is a noun for firms or works that the tagger mistakes: "the firm", "the podcast"."""
    work = noun.tag_ == "JJ" and noun.lower_ in listed("around", "works") and common_kind(noun.lower_) is None
    return noun.is_lower and (work or noun.lower_ in listed("around", "sure_firms"))


def is_definite(noun: Token) -> bool:
    """Whether "the" stands before a noun, or before words that tell which: "the club Corvo", "the Lima dance club"."""
    words = reversed(noun.doc[max(0, noun.i - LONGEST) : noun.i])
    before = next((t for t in words if t.tag_ not in PARTS and not is_group(t.text)), noun)
    return before.lower_ == "the"


def is_owned_product(doc: Doc, run: Run, noun: Token) -> bool:
    """Whether a noun for goods, two words behind a name, is what a pronoun before the name owns."""
    owned = run[0] > 0 and doc[run[0] - 1].tag_ == "PRP$"
    return owned and noun.pos_ == "NOUN" and noun_class(noun.lemma_.lower()) == SCHEMA.Product


def is_kind_behind(doc: Doc, run: Run) -> bool:
    """Whether "the" and a noun for bodies enclose a name of several words, and end its phrase."""
    first, last = run
    ends = last + 1 >= len(doc) or doc[last + 1].pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT")
    definite = first > 0 and doc[first - 1].lower_ == "the" and last - first > 1 and doc[last].tag_ == "NN"
    return definite and doc[last].lower_ in listed("around", "bodies_behind") and (ends or doc[last + 1].text in ".,")


def is_unit_next(doc: Doc, i: int) -> bool:
    """Whether a part of a firm is told here, and where it is: "Nimbus's unit", "Nimbus's Chilean arm"."""
    i += i < len(doc) and is_group(doc[i].text)
    return doc[i : i + 1].text in listed("around", "units")


def is_of_owner(noun: Token) -> bool:
    """Whether a pronoun for who has it stands before a noun and what describes it: "its new electric van"."""
    before = reversed(noun.doc[max(0, noun.i - 4) : noun.i])
    return next((t.tag_ for t in before if t.pos_ not in ("NOUN", "ADJ", "VERB")), "") in ("PRP$", "WP$")


def is_of_somebody(doc: Doc, first: int) -> bool:
    """Whether people are "at" a name, which names nobody then: "nobody at Corvo", "his bosses at Corvo"."""
    if first < 2 or doc[first - 1].lower_ != "at":
        return False
    return doc[first - 2].lower_ in listed("around", "anybody")
