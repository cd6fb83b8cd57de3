"""Nouns that the parser makes objects of a verb, though they only say more of another noun."""

from spacy.tokens import Token

from kg.extract.parses.trees import hang

SELECTING = ("among", "including")


def mend_among_them(pronoun: Token) -> None:
    """ "moved 14 officers, among them the head": whoever is among them is no object of the verb."""
    prep = pronoun.head
    if prep.lower_ not in SELECTING or pronoun.lower_ != "them" or prep.i + 1 != pronoun.i:
        return
    if prep.i == 0 or pronoun.doc[prep.i - 1].text not in (",", "–", "—", "-", "--"):
        return
    for noun in (prep.head, *prep.head.rights):
        behind = noun.left_edge.i in (prep.i, pronoun.i + 1) and noun.i > pronoun.i
        if behind and noun.dep_ in ("dobj", "attr", "npadvmod", "appos", "oprd", "dep"):
            hang(prep, noun.head)
            hang(noun, pronoun)
            noun.dep_ = "appos"
