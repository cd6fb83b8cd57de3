"""Verbs of living somewhere that the parser takes for nouns, for passives or for what years do."""

from kg.extract.parses.trees import SUBJECTS, Mend, hang, has
from kg.extract.tokens import Token

WHERE = ("in", "near", "at", "on", "outside")


def mend_lives(noun: Token) -> None:
    """ "is married with two daughters and lives in Graz": the parser counts the lives with the daughters."""
    verb = next((a for a in noun.ancestors if a.tag_.startswith("VB") or a.dep_ == "ROOT"), noun)
    tensed = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    joined = noun.tag_ == "NNS" and noun.dep_ == "conj" and noun.nbor(-1).lower_ == "and"
    placed = noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in WHERE
    if not joined or not placed or tensed.tag_ != "VBZ" or not has(verb, *SUBJECTS):
        return
    if verb.lower_ == "married" or verb.lemma_ in ("have", "be"):
        noun.tag_, noun.pos_, noun.lemma_ = "VBZ", "VERB", "live"
        hang(noun.nbor(-1), verb)
        hang(noun, verb)


def mend_years_of_living(verb: Token) -> None:
    """ "spent many years living in Chile": who spends them lives there, not the years."""
    years = verb.head
    if verb.dep_ == "acl" and years.dep_ == "dobj" and years.head.lemma_ == "spend" and years.i < verb.i:
        hang(verb, years.head, "advcl")


def mend_settled(verb: Token) -> None:
    """ "was born in Brno, but later settled in Graz": nobody settled the child."""
    first = verb.head
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and first.lemma_ in ("bear", "raise", "educate", "marry"):
        verb.tag_ = "VBD" if not has(verb, "aux", "auxpass") else verb.tag_


MENDS: dict[str, Mend] = {"lives": mend_lives, "living": mend_years_of_living, "settled": mend_settled}
