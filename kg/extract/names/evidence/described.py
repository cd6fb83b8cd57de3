"""What stands in apposition to a sentence's first word tells that it is a name: "Anvil, a start-up from Porto, has"."""

from kg.extract.grammar import TENSED
from kg.extract.names.evidence.appositions import apposed_noun, class_of_noun_or_firm
from kg.extract.names.words import lineage, listed
from kg.extract.tokens import Token
from kg.vocabulary import SCHEMA

_ALONE = ("compound", "amod", "nmod")


def is_called_body(token: Token) -> bool:
    """Whether a common word is said to be a firm or a program, here or where the article has it again."""
    if token.dep_ in _ALONE:
        return False  # "Anvil makers"
    return any(_is_called(other) for other in token.doc if other.text == token.text)


def _is_called(token: Token) -> bool:
    """Whether a comma, an article and a noun for firms or programs follow: "Anvil, a browser that"."""
    behind = token.doc[token.i + 1 : token.i + 3]
    if len(behind) < 2 or behind[0].text != "," or behind[1].lower_ not in ("a", "an", "the"):
        return False
    head = apposed_noun(token.doc, behind[1].i)
    if head is None or head.tag_ != "NN":
        return False
    after = token.doc[head.i + 1] if head.i + 1 < len(token.doc) else head
    if after.lower_ == "of" or after.tag_ in TENSED:
        return False  # "Zinc, a carrier of", "Beer, a brewery said"
    return head.lower_ in listed("around", "programs") or _is_firm(head)


def _is_firm(noun: Token) -> bool:
    """Whether a noun tells a firm, a charity, a medium or a band alone; people are called by the others as well."""
    told = any(c.dep_ == "compound" and c.text != "-" for c in noun.lefts)  # "a pharmacy chain"
    if noun.lower_ in listed("nouns", "either") or (noun.lower_ in listed("around", "figurative") and not told):
        return False  # "Zinc, a carrier"
    kind = class_of_noun_or_firm(noun)
    return kind is not None and SCHEMA.Organization in lineage(kind) and kind not in _WIDE


_WIDE = (SCHEMA.Organization, SCHEMA.GovernmentOrganization)
