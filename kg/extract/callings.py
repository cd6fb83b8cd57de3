"""The nouns by which news calls those it names: "physicist", "carmaker"."""

from functools import cache

from kg.extract.tokens import Token
from kg.rows import rows, words


def describes(token: Token) -> bool:
    """Whether a word can be the noun right before a name that says what bears it: "the physicist Ann Roe"."""
    small = token.text[:1].islower() and token.text.replace("-", "").isalpha()
    opens = token.is_sent_start is True and token.is_title and token.tag_ in ("NN", "NNP") and is_known(token)
    opens = opens or (token.is_sent_start is True and token.is_title and token.tag_ == "NN" and _is_gendered(token))
    led = any(c.dep_ == "aux" for c in token.lefts)  # "voted to convict Ann Roe"
    mistaken = (token.tag_ in ("VB", "JJ", "VBN") and not led) or (
        token.tag_ == "VBD" and token.dep_ == "compound"
    )  # "poet"
    return (small or opens) and (token.tag_ in ("NN", "NNS", "NNP") or (mistaken and is_known(token)))


def is_known(token: Token) -> bool:
    """Whether a word is a noun by which news calls people or organizations, whatever the tagger says."""
    word = token.lemma_.lower() if token.tag_ == "NNS" else token.lower_
    trade = word.endswith(tuple(rows("reference")["trade_endings"]))
    return trade or word in words("reference", "person_nouns") or word in organization_nouns()


def _is_gendered(token: Token) -> bool:
    return token.lower_ in words("reference", "male_nouns") | words("reference", "female_nouns")


@cache
def organization_nouns() -> frozenset[str]:
    """The nouns for bodies and firms: "bank", "ministry"."""
    tables = rows("reference")
    return frozenset(tables["telling_nouns"]["schema:Organization"] + tables["plain_nouns"]["schema:Organization"])
