"""Names that tell the members of a body: "Sisters of the Red Cliff", "Odin's Soldiers"."""

from kg.extract.names.words import listed, noun_class
from kg.rows.lexicon import common_kind
from kg.vocabulary import SCHEMA


def is_order(words: list[str]) -> bool:
    """ "Sisters of the Red Cliff", "Order of Engineers": its members are in the name, so that it is a body."""
    if len(words) == 3 and words[1] in ("'s", "’s"):
        return words[2].endswith("s") and common_kind(words[2]) == "p"  # "Odin's Soldiers"
    if words[1:2] != ["of"] or len(words) < 3:
        return False
    trade = noun_class(words[-1].lower().removesuffix("s")) if words[-1].endswith("s") else None
    return words[0] in listed("openers", "orders") or (words[0] == "Order" and trade == SCHEMA.Person)
