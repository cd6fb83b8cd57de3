"""What a hyphen ties inside people's names: two syllables ("Ji-hoon"), two surnames ("Prieto-Roe")."""

import re

from kg.extract.demonyms import is_group
from kg.extract.names.words import head_class, listed
from kg.extract.places.known import best
from kg.rows.lexicon import is_common_word

HYPHENS = ("-", "‑", "–")

_SYLLABLE = re.compile(
    r"(ch|sh|zh|hs|ts|tz|ky|[bcdfghjklmnpqrstwxyz])?(y?[aeiouü]{1,3}|wh?[aeio]{1,2})(ng|[nmklptrhs])?"
)
_TOWN = 200_000  # inhabitants from which a word is a town's name rather than a surname


def is_given_pair(words: list[str]) -> bool:
    """Whether words are a given name of two syllables: "Ji-hoon", "Pui-shan", "Mei-Ling"."""
    if len(words) != 3 or words[1] not in HYPHENS or not words[0].istitle():
        return False
    first, second = words[0].lower(), words[2].lower()
    if first in listed("hyphenated", "prefixes") or not all(_SYLLABLE.fullmatch(part) for part in (first, second)):
        return False
    return second in listed("hyphenated", "syllables") or not is_common_word(second)


def is_surname_pair(words: list[str]) -> bool:
    """Whether words are two surnames that a hyphen ties, no towns, heads of names or common words: "Prieto-Roe"."""
    if len(words) != 3 or words[1] not in HYPHENS:
        return False
    parts = (words[0], words[2])
    return all(w.istitle() and len(w) > 2 and not _is_no_surname(w) for w in parts)


def _is_no_surname(word: str) -> bool:
    place = best(word)
    large = place is not None and (place.kind != "city" or place.inhabitants > _TOWN)
    if word in listed("surnames") and not large:
        return False
    saint = word in ("Saint", "Sint", "Sankt", "Santa", "San")
    return large or saint or head_class(word) is not None or is_group(word) or is_common_word(word)
