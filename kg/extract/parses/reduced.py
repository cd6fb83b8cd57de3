"""What only describes a noun, and the verb behind it: "The ransom asked was 9 million", "entries given an A were"."""

from kg.extract.parses.trees import SUBJECTS, hang, has, says, take_place
from kg.extract.tokens import Token
from kg.rows import words

AGREEING = {"was": ("NN",), "is": ("NN",), "has": ("NN",), "were": ("NNS",), "are": ("NNS",), "have": ("NNS",)}


def mend_participle_before_be(verb: Token) -> None:
    """ "The share of entries given an A was 9 percent": what has no subject of its own is what the share is."""
    done = verb.head
    noun = next((c for c in done.lefts if c.dep_ in SUBJECTS), None)
    if noun is None or done.tag_ != "VBD" or verb.i < done.i or noun.tag_ not in AGREEING.get(verb.lower_, ()):
        return
    own = has(verb, "mark", "expl", "csubj", *SUBJECTS) or verb.left_edge.i < verb.i
    if own or says(done) or has(done, "aux", "auxpass", "mark", "neg", "advmod"):
        return
    between = verb.doc[done.i + 1 : verb.i]
    if any(t.is_punct or t.dep_ in ("cc", "mark") for t in between) or noun.right_edge.i + 1 != done.i:
        return
    take_place(verb, done)
    for below in [c for c in done.children if c.i > verb.i]:
        hang(below, verb)
    hang(noun, verb, "nsubj")
    hang(done, noun, "acl")
    done.tag_ = "VBN"


def mend_firm_of_two_trades(firm: Token) -> None:
    """ "The gas gathering and processing company posted": one firm does both, and no "gas gathering" posts anything."""
    trade, second = firm.head, firm.nbor(-1) if firm.i else firm
    both = trade.lower_.endswith("ing") and second.lower_.endswith("ing") and second.head == firm
    named = firm.lemma_.lower() in {*words("observations", "businesses"), "partnership"}
    alone = firm.tag_ == "NN" and named and not has(firm, "det", "poss") and has(trade, "det", "poss")
    if not both or not alone or second.nbor(-1).lower_ != "and" or trade.i + 2 != second.i:
        return
    take_place(firm, trade)
    for below in [c for c in trade.children if c.i < trade.i and c.dep_ in ("det", "poss", "amod")]:
        hang(below, firm)
    hang(trade, firm, "compound")
