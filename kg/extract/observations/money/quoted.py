"""What markets quote: the price of goods, the rate of a currency."""

from kg.extract.observations.wording.forms import ROWS
from kg.extract.tokens import Token
from kg.rows import words

BENCHMARKS = ("benchmark", "active", "traded", "month")  # of contracts: "most active", "most-traded", "front-month"
NOUNS = ("NN", "NNS", "NNP", "NNPS")
SUBJECTS = ("nsubj", "nsubjpass")


def quoted_price(noun: Token) -> str | None:
    """What a market quotes of it: the price of goods ("Brent crude"), the rate of a currency, or None for others."""
    if noun.tag_ not in NOUNS:  # "the kwacha slid", whose name the parser does not know
        unknown = noun.tag_ in ("JJ", "RB", "FW") and noun.dep_ in SUBJECTS and noun.lower_ in words(ROWS, "currencies")
        return "exchange rate" if unknown else None
    if noun.lemma_.lower() in words(ROWS, "commodities"):
        return "price"
    if noun.lemma_ == "contract" and any(c.ent_type_ == "DATE" or c.lower_ in BENCHMARKS for c in noun.lefts):
        return "price"  # "the July contract", "the most active contract"
    return "exchange rate" if noun.lower_ in words(ROWS, "currencies") else None
