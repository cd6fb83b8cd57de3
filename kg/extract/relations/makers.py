"""What is founded where goods stand before the verb: "Acme, a builder of tugboats he founded", "that Roe set up"."""

from kg.extract.grammar import RELATIVES, child, is_passive, verb_lemma
from kg.extract.reference.taking_up.phrases import kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

BODIES = (SCHEMA.Organization, SCHEMA.Person, SCHEMA.Place, SCHEMA.Event)


def maker_of(verb: Token) -> list[Token]:
    """The noun for a firm that a clause behind what it makes is told of: "Acme, a builder of tugboats he founded".

    Behind "that", or as a participle, only a verb that nobody does to goods: "a maker of pumps founded in 1990".
    """
    goods = verb.head
    of = goods.head
    if verb.dep_ not in ("relcl", "acl") or goods.tag_ != "NNS" or goods.dep_ != "pobj" or of.lower_ != "of":
        return []
    bare = verb.dep_ == "relcl" and child(verb, "nsubj") is not None and verb.left_edge.lower_ not in RELATIVES
    return [of.head] if bare or _is_founded(verb, goods, of.head) else []


def _is_founded(verb: Token, goods: Token, maker: Token) -> bool:
    """Whether a verb founds, and so a maker and not its goods: "a maker of pumps that Roe set up in 1990"."""
    lemma = "found" if verb.lower_ == "founded" else verb_lemma(verb)
    tight = verb.doc[verb.left_edge.i - 1].text != ","
    told = verb.dep_ == "relcl" or is_passive(verb) or verb.tag_ == "VBN"
    makes = maker.tag_ == "NN" and maker.lemma_.lower() in words("relations", "makers")
    things = kind_of_noun(goods.lemma_.lower()) not in BODIES
    return tight and told and makes and things and lemma in words("relations", "founding")


def is_of_goods(verb: Token) -> bool:
    """Whether what somebody launches or creates is what a firm makes: "Acme, a maker of pumps that Roe launched"."""
    opener = verb.left_edge
    if verb.lemma_ not in ("launch", "create") or opener.lower_ not in RELATIVES or opener.i == verb.sent.start:
        return False
    goods = opener.nbor(-1)
    made = goods.tag_ == "NNS" and goods.dep_ == "pobj" and goods.head.lower_ == "of"
    return made and goods.head.head.lemma_.lower() in words("relations", "makers")
