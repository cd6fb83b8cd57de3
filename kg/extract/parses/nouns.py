"""Nouns that the parser makes arguments of a verb, though they only say more of another noun, or are half a word."""

from spacy.tokens import Token

from kg.extract.parses.trees import hang

ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
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


def mend_parted_word(hyphen: Token) -> None:
    """ "The co-operative borrowed": the parts of one word are not two subjects of the verb."""
    doc, i = hyphen.doc, hyphen.i
    if i == 0 or i + 1 >= len(doc) or doc[i - 1].whitespace_ or hyphen.whitespace_:
        return
    first, last = doc[i - 1], doc[i + 1]
    alike = first.head == last.head and first.dep_ == last.dep_ and last.head not in (first, last)
    if not alike or last.dep_ not in ARGUMENTS or hyphen.head not in (last.head, first):
        return
    for below in [c for c in first.children if c != hyphen]:
        hang(below, last)
    for part, dep in ((first, "compound"), (hyphen, "punct")):
        hang(part, last)
        part.dep_ = dep
