"""Names of bodies in Romance languages, whose words are written small: "Banque populaire du Lomas"."""

from kg.extract.names.spans.large import large_at
from kg.extract.names.words import listed
from kg.extract.tokens import Doc
from kg.rows.lexicon import is_common_word

_LONGEST = 5  # small words between the first one and the next large one: "Caisse d'épargne et de prévoyance de"


def through_small_words(doc: Doc, start: int, end: int, last: int) -> int:
    """ "Banque populaire du Lomas", "Caisse d'épargne de Porto": small foreign words up to a large one behind "de"."""
    if end != start + 1 or doc[start].text not in listed("foreign", "bodies"):
        return 0
    small = listed("foreign", "small")
    for at in range(end, min(end + _LONGEST, last)):
        word = doc[at].text
        if not doc[at].is_lower or (word not in small and is_common_word(word)):
            return 0  # "Banco said"
        if word in small and large_at(doc, at + 1, last):
            return at + 2 - end
    return 0
