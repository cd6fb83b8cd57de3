"""Words that a hyphen ties are one word, whose parts hang on each other."""

from kg.extract.grammar.phrases import is_part_of_word
from kg.extract.parses.trees import TENSED, hang, make_root
from kg.extract.tokens import Token
from kg.rows import rows

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


def mend_post_behind_hyphen(hyphen: Token) -> None:
    """ "Its director-general, Ann Roe, said": where it is who acts, "general" is no adjective."""
    last = hyphen.nbor() if hyphen.i + 1 < hyphen.sent.end else hyphen
    if last.lower_ == "general" and last.tag_ == "JJ" and not hyphen.whitespace_ and last.dep_ in {*ARGUMENTS, "appos"}:
        last.tag_, last.pos_ = "NN", "NOUN"


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


def mend_deed_of_aged(hyphen: Token) -> None:
    """ "The 22-year-old won in two sets", "The 30-year-old beat Ann Roe": the past of a verb, no noun with an age."""
    doc, i = hyphen.doc, hyphen.i
    if i + 2 >= len(doc) or doc[i + 1].lower_ != "old" or doc[i + 2].lower_ not in rows("grammar")["seen_as_nouns"]:
        return
    old, verb = doc[i + 1], doc[i + 2]
    if (verb.tag_ not in NOUNS and verb.dep_ != "acl") or any(t.tag_ in TENSED and t != verb for t in verb.sent):
        return
    root = next(t for t in verb.sent if t.head == t)
    for below in [c for c in verb.lefts if c.i < old.i]:
        hang(below, old)
    if root != verb:
        make_root(verb, root)
        root.dep_ = "dobj"
    verb.tag_, verb.pos_, verb.lemma_ = "VBD", "VERB", rows("grammar")["seen_as_nouns"][verb.lower_]
    verb.dep_ = "ROOT"
    hang(old, verb, "nsubj")
    for below in [c for c in root.lefts if root not in (old, verb) and c.i < old.i]:
        hang(below, old)
    for thing in [c for c in verb.rights if c.dep_ == "appos" and c.i == verb.i + 1 + len(list(c.lefts))]:
        thing.dep_ = "dobj"
    for mark in [c for c in root.rights if c.is_punct and root not in (old, verb)]:
        hang(mark, verb)


def mend_letter_before_word(hyphen: Token) -> None:
    """ "cross-border e-commerce 203 billion yuan": a letter and what a hyphen ties to it are one noun."""
    doc, i = hyphen.doc, hyphen.i
    if i == 0 or i + 1 >= len(doc) or not is_part_of_word(doc[i - 1]) or hyphen.whitespace_:
        return
    letter, noun = doc[i - 1], doc[i + 1]
    if letter.head == noun or noun.tag_ not in NOUNS or letter.dep_ not in {"conj", "appos", "nsubj", "dobj", "pobj"}:
        return
    if noun.is_ancestor(letter) or letter.head.i in (i, i + 1):
        return
    for below in [c for c in letter.children if c.i < letter.i]:
        hang(below, noun)
    hang(noun, letter.head, letter.dep_)
    hang(letter, noun, "compound")
    hang(hyphen, noun, "punct")
