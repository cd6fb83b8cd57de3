"""What is said of a party before its name: "the ruling Unity", "the opposition Labour Front", "centre-right"."""

from kg.extract.names.words import listed
from kg.extract.tokens import Token


def is_of_camp(word: Token) -> bool:
    """Whether a word, right before a name, says where a party stands."""
    if word.lower_ in listed("around", "camps"):
        return True
    tied = word.i > 1 and word.nbor(-1).text == "-" and word.lower_ in ("right", "left", "wing")
    return tied and word.doc[word.i - 2].lower_ in ("centre", "center", "far", "hard", "right", "left")
