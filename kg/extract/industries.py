"""Which line of business the noun for a firm tells: "warehouse robotics" of "a warehouse robotics company"."""

from kg.extract.reference.taking_up.phrases import noun_of
from kg.extract.tokens import Token
from kg.rows import words


def line_of_business(head: Token, first: int) -> tuple[int, int] | None:
    """The words (last exclusive) before a noun for a firm that say what it deals in, none before `first`."""
    if noun_of(head) not in words("descriptions", "industry_heads") or _is_of_people(head):
        return None
    doc, end = head.doc, head.i
    while end - 1 > first and doc[end - 1].tag_ == "HYPH":
        end -= 2  # "start-up"
    start = end
    while start > first and (_names_business(doc[start - 1]) or _joins_businesses(doc[start - 1], first)):
        start -= 1
    while start < end and doc[start].tag_ == "HYPH":
        start += 1
    before = start - 1 - (start > first and doc[start - 1].text == "-")  # "a private-equity firm"
    if before >= first and (doc[before].lower_, doc[start].lower_) == ("private", "equity"):
        start = before
    return (start, end) if start < end else None


def _is_of_people(head: Token) -> bool:
    """Whether a group is one for people of a kind, which is no business: "a patient group"."""
    before = head.nbor(-1).lower_ if head.i > 0 else ""
    return noun_of(head) == "group" and before in words("reference", "person_nouns")


def _joins_businesses(token: Token, first: int) -> bool:
    """Whether "and" stands between two lines of business: "a seed and feed company"."""
    joined = token.lower_ == "and" and token.i > first
    return joined and _names_business(token.nbor(-1)) and _names_business(token.nbor(1))


def _names_business(token: Token) -> bool:
    word = token.lower_
    if token.is_sent_start:
        return False
    if word in words("descriptions", "no_industry") or token.ent_type_ in ("NORP", "GPE", "ORG", "PERSON", "DATE"):
        return word == "ai"
    return (
        token.tag_ == "NN"
        or (token.tag_ in ("NNP", "NNS") and token.dep_ == "compound")
        or (token.tag_ in ("JJ", "NN") and word in words("descriptions", "industry_adjectives"))
        or token.tag_ == "HYPH"
        or (
            token.dep_ == "amod"
            and token.tag_ != "VBN"  # "collapsed payments firm"
            and token.head.tag_ in ("NN", "NNS")
            and token.head.dep_ == "compound"
        )
    )
