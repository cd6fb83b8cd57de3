"""What an article puts in beside reported speech: "Lee said the party, which holds 61 seats, would agree"."""

from kg.extract import grammar
from kg.extract.tokens import Token

SET_OFF = (",", "–", "—", "--", "(")
RELATIVE = ("WDT", "WP", "WP$", "WRB")
BEHIND = 2  # tokens from the end of a clause to the cue that credits it: ", according to Lee"
CLOSING = (",", "–", "—", "--", ")")
OPENING = 4  # tokens of a clause that the relative may stand behind: "61 of which"


def is_background(anchor: Token, first: int, cue: Token) -> bool:
    """Whether a token of what a cue credits, told from token `first` on, stands in a clause set off in it.

    What lies ahead is the speaker's also there: "they would build a plant, which would employ 400 people".
    """
    for above in (anchor, *grammar.governors(anchor)):
        start = above.left_edge.i
        if above.i < first:
            return False
        if above.dep_ in ("relcl", "acl") and start > first and _is_set_off(above):
            credited = start <= cue.i <= above.right_edge.i + BEHIND
            return grammar.tense(above) != "MD" and not credited
    return False


def goes_on(verb: Token) -> bool:
    """Whether a clause at the end goes on with what is said: "died of a cold, for which he had seen nobody"."""
    opener = verb.left_edge
    ends = verb.right_edge.i + BEHIND >= verb.sent.end
    return ends and opener.dep_ == "prep" and opener.nbor().lower_ == "which"


def _is_set_off(verb: Token) -> bool:
    doc, start = verb.doc, verb.left_edge.i
    related = any(t.tag_ in RELATIVE for t in doc[start : start + OPENING])
    ended = doc[verb.right_edge.i + 1].text in CLOSING if verb.right_edge.i + 1 < verb.sent.end else False
    aside = verb.dep_ == "acl" and verb.tag_ == "VBN" and ended  # "the mill, built in 1903, would close"
    return doc[start - 1].text in SET_OFF and (related or aside)


def is_cleft(verb: Token) -> bool:
    """Whether a relative clause is what a sentence tells, and nothing beside it: "it was Lee who made the decision"."""
    copula = verb.head.head
    pointed = verb.dep_ == "relcl" and verb.head.dep_ == "attr" and copula.lemma_ == "be"
    return pointed and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in copula.lefts)
