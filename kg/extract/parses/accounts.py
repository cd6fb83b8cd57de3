"""Items of accounts, whose names the parser breaks: "Other expense, net was", "selling, general and other costs"."""

from kg.extract.parses.trees import SUBJECTS, TIMES, hang, take_place
from kg.extract.tokens import Token

KINDS = ("NN", "NNS", "VBG", "JJ")


def mend_net(net: Token) -> None:
    """ "Other expense, net was 2 million": the expense was, and it is told net."""
    doc, i = net.doc, net.i - 1
    if net.dep_ not in SUBJECTS or i < net.sent.start + 1 or doc[i].text != ",":
        return
    noun, verb = _before(doc[i - 1]), net.head
    if noun is None or noun.tag_ not in ("NN", "NNS") or noun.ent_type_ in TIMES or verb.i < net.i:
        return
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
    if noun.dep_ in ("pobj", "dobj") and noun.head is not verb:
        return
    hang(noun, verb, net.dep_)
    hang(net, noun, "amod")


def _before(word: Token) -> Token | None:
    """The noun that a word is, or that stands before the brackets that it closes: "Other income (expense)"."""
    if word.text != ")":
        return word
    opened = next((t for t in reversed(word.doc[word.sent.start : word.i]) if t.text == "("), None)
    return opened.nbor(-1) if opened is not None and opened.i > word.sent.start else None


def mend_kinds_before_noun(noun: Token) -> None:
    """ "Selling, general and administrative costs rose": the costs did, and the words before tell which ones."""
    first, doc = noun.head, noun.doc
    if noun.dep_ != "conj" or noun.tag_ not in ("NN", "NNS") or not first.i < noun.i - 3:
        return
    last = doc[noun.i - 1]
    joined = last.dep_ == "conj" and last.tag_ == "JJ" and doc[noun.i - 2].tag_ == "CC"
    listed = all(t.tag_ in {*KINDS, "CC"} or t.text == "," for t in doc[first.i : noun.i])
    if not (joined and listed and first.tag_ in ("NN", "VBG") and doc[first.i + 1].text == ","):
        return
    take_place(noun, first)
    for before in [c for c in first.lefts if c.dep_ in ("poss", "det", "prep", "advmod", "nummod")]:
        hang(before, noun)
    hang(first, noun, "nmod")
