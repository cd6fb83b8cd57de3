"""What helps, and what something is owed to: "whose software helps schools keep records", "survived thanks to Roe"."""

from kg.extract.parses.trees import SUBJECTS, TENSED, hang, has, make_root, tense
from kg.extract.tokens import Token
from kg.rows import rows, words


def mend_thanks(thanks: Token) -> None:
    """ "survived thanks to private donors": "thanks to" is a preposition, and nothing that anybody survived."""
    verb, to = thanks.head, thanks.nbor() if thanks.i + 1 < len(thanks.doc) else thanks
    given = verb.lemma_ in words("actions", "giving") | words("actions", "speech")
    if to.lower_ == "to" and thanks.dep_ == "dobj" and not given and not has(thanks, "det", "poss", "amod"):
        hang(to, thanks)
        thanks.dep_ = "prep"


def mend_helped(verb: Token) -> None:
    """ "Acme, whose software helps schools keep records, has raised 5 million": keeping is what it helps to do."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), verb)
    helped = verb.doc[verb.i - 1]
    while helped.dep_ in ("conj", "pobj", "prep") and helped.i > subject.i:
        helped = helped.head
    outer = next((c for c in verb.rights if c.dep_ == "conj" and tense(c) in TENSED and not has(c, *SUBJECTS)), verb)
    helps = helped.head
    aside = helped.dep_ == "dobj" and helps.dep_ == "relcl" and helps.lemma_ in words("actions", "bare_infinitive")
    opening = min([outer.i, *(c.i for c in outer.lefts)])
    if not aside or outer is verb or subject not in helps.ancestors or verb.doc[opening - 1].text != ",":
        return
    make_root(outer, verb)
    outer.dep_ = "ROOT"
    hang(subject, outer, "nsubj")
    hang(verb, helps, "ccomp")
    hang(helped, verb, "nsubj")
    verb.tag_ = "VB"


def mend_even(even: Token) -> None:
    """ "hopes to break even by 2027": what is broken even is no breaking."""
    verb = even.nbor(-1) if even.i > even.sent.start else even
    if verb.lemma_ == "break" and verb.tag_.startswith("VB"):
        hang(even, verb, "prt")


def mend_not_yet(yet: Token) -> None:
    """ "drafted but not yet approved", "though not yet persuaded": what has not yet been done is denied."""
    denial = next((c for c in yet.lefts if c.dep_ == "neg"), None)
    if denial is not None and yet.head.tag_ in ("VBN", "VBD", "JJ") and yet.head.i > yet.i:
        hang(denial, yet.head, "neg")


def mend_hearers(doing: Token) -> None:
    """ "told cheering delegates": what those do who are told something is no deed of who tells it."""
    told, hearers = doing.head, next((c for c in doing.rights if c.dep_ == "dobj"), doing)
    if doing.tag_ != "VBG" or told.lemma_ != "tell" or doing.i != told.i + 1 or hearers.i != doing.i + 1:
        return
    if hearers.tag_ == "NNS" and not has(doing, "aux", *SUBJECTS):
        hang(hearers, told, "dobj")
        for below in [c for c in doing.rights if c is not hearers]:
            hang(below, told)
        hang(doing, hearers, "amod")


def mend_head_on(head: Token) -> None:
    """ "Two trains collided head-on": how they did, and nothing that they collided."""
    on = head.doc[min(head.i + 2, len(head.doc) - 1)]
    if on.lower_ == "on" and head.nbor().text == "-" and head.head == on and on.dep_ in ("dobj", "npadvmod", "pobj"):
        on.dep_, on.tag_, on.pos_ = "advmod", "RB", "ADV"


def mend_to_chair(chair: Token) -> None:
    """ "is in line to chair Acme", "the second woman to captain Acme": what somebody is to do, no thing."""
    to, name = chair.doc[max(chair.i - 1, 0)], chair.head
    if to.lower_ == "to" and to.dep_ == "aux" and to.head == chair and has(chair, "dobj"):
        chair.tag_, chair.pos_ = "VB", "VERB"
    if to.lower_ != "to" or to.dep_ != "prep" or chair.dep_ != "compound" or name.head.i != to.i or name.dep_ != "pobj":
        return
    noun = to.head
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if above.lemma_ == "be" and noun.lower_ in rows("modality")["result"]["prospects"]:
        hang(chair, above, "advcl")
    else:
        hang(chair, noun, "relcl" if noun.pos_ in ("NOUN", "PROPN") else "xcomp")
    hang(name, chair, "dobj")
    hang(to, chair, "aux")
    to.tag_, to.pos_, chair.tag_, chair.pos_ = "TO", "PART", "VB", "VERB"


def mend_by_then(then: Token) -> None:
    """ "hope to be gone by then": "by" leads to the time, it is no part of the verb."""
    by = then.nbor(-1) if then.i > then.sent.start else then
    if by.lower_ == "by" and by.dep_ == "prt":
        hang(by, by.head, "prep")
        hang(then, by, "pobj")
