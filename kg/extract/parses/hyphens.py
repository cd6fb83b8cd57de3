"""Words that a hyphen ties are one word, whose parts hang on each other."""

from kg.extract.parses.trees import hang
from kg.extract.tokens import Token

ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
NOUNS = ("NN", "NNS")


def mend_parted_word(hyphen: Token) -> None:
    """ "The co-operative borrowed": the parts of one word are not two subjects of the verb."""
    doc, i = hyphen.doc, hyphen.i
    if i == 0 or i + 1 >= len(doc) or doc[i - 1].whitespace_ or hyphen.whitespace_:
        return
    first, last = doc[i - 1], doc[i + 1]
    named = first.pos_ == "PROPN" and last.tag_ == "NNP" and last.is_lower  # "Lee Min-jun"
    alike = first.head == last.head and (first.dep_ == last.dep_ or named) and last.head not in (first, last)
    if not alike or last.dep_ not in ARGUMENTS or hyphen.head not in (last.head, first):
        return
    for below in [c for c in first.children if c != hyphen]:
        hang(below, last)
    for part, dep in ((first, "compound"), (hyphen, "punct")):
        hang(part, last, dep)
    at = last.left_edge.i - 2
    if named and last.dep_ == "dobj" and at > last.head.i and doc[at + 1].text == "," and doc[at].dep_ == "pobj":
        hang(last, doc[at], "appos")  # "for talks with his counterpart, Lee Min-jun"


def mend_tied_adjective(hyphen: Token) -> None:
    """ "The web-only insurer has": what a hyphen ties to an adjective right before a noun says more of that noun."""
    doc, i = hyphen.doc, hyphen.i
    if i == 0 or i + 2 >= len(doc) or doc[i - 1].whitespace_ or hyphen.whitespace_:
        return
    first, last, noun = doc[i - 1], doc[i + 1], doc[i + 2]
    tied = first.tag_ in NOUNS and last.tag_ == "JJ" and noun.tag_ in NOUNS and last.whitespace_ == " "
    if tied and last.dep_ == "advmod" and (last.head == first or last.head.i > noun.i) and first.head == noun:
        hang(last, noun, "amod")
        hang(first, last, "npadvmod")
        hang(hyphen, last, "punct")


def mend_aged_person(hyphen: Token) -> None:
    """ "The 52-year-old, formerly a nurse at Acme, said": whoever has the age is told of, and speaks."""
    doc, i = hyphen.doc, hyphen.i
    if i + 2 >= len(doc) or doc[i + 1].lower_ != "old" or doc[i + 2].text != ",":
        return
    old, noun = doc[i + 1], doc[i + 1].head
    if old.dep_ != "amod" or noun.i < i + 2:
        return
    for below in [c for c in noun.lefts if c.i < old.i]:
        hang(below, old)
    hang(old, noun.head, noun.dep_)
    hang(noun, old, "appos")
