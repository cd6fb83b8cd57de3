"""A small noun behind a name says what it names and belongs to it: "the Tarrow prize", "the Saint Brigid hospital"."""

from kg.extract.demonyms import is_group
from kg.extract.names.words import known_class, listed
from kg.extract.places.known import best, is_ambiguous
from kg.extract.tokens import Doc

_TOLD = 4  # tokens of what is told between "the" and a name
_NOUNS = ("NOUN", "PROPN", "ADJ")


def with_kind(doc: Doc, first: int, last: int) -> int:
    """Where a name ends when the noun behind it is taken on; not what stands in a town: "the Nantes hospital"."""
    if last >= len(doc) or not _is_definite(doc, first, doc[last].text in listed("behind", "owned")):
        return last
    noun = doc[last]
    proper = _is_proper(doc, first, last) or _has_own_town(doc, last)
    if noun.text not in listed("behind") or noun.tag_ != "NN" or not proper:
        return last
    goes_on = last + 1 < len(doc) and (doc[last + 1].pos_ in _NOUNS or doc[last + 1].text in ("-", "–", "of"))
    return last if goes_on else last + 1


def _is_definite(doc: Doc, first: int, owned: bool) -> bool:
    """Whether "the", or an owner, stands before a name or what is told of it: "the nearby Olmedo", "its new Tarrow"."""
    i = first - 1
    while i > 0 and i > first - _TOLD and (doc[i].tag_ in ("CD", "JJ", "$", "#") or doc[i].like_num):
        i -= 1
    return i >= 0 and (doc[i].lower_ == "the" or (owned and doc[i].tag_ in ("POS", "PRP$")))


def _has_own_town(doc: Doc, noun: int) -> bool:
    """Whether a known town stands behind the noun, so that the name is that of no other: "hospital in Praia"."""
    town = noun + 2 < len(doc) and doc[noun + 1].lower_ == "in" and best(doc[noun + 2].text)
    return bool(town) and doc[noun + 2].is_title


def _is_proper(doc: Doc, first: int, last: int) -> bool:
    """Whether the words before the noun name this one thing, not a place, a well-known body, a people or a topic."""
    name = doc[first:last].text
    place = best(name) is not None and not is_ambiguous(name)
    if place or known_class(name) is not None or is_group(name) or name.isupper():
        return False
    plain = listed("common") | listed("titles") | listed("titles", "modifiers") | listed("common", "function")
    return not all(token.text in plain or token.lower_ in listed("topics") for token in doc[first:last])
