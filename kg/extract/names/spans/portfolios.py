"""What a post is for is left out of its holder's name: "Minister for Health and Digital Development Hanna Berg"."""

from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.series import is_topic
from kg.extract.names.words import given_names, leading_family_names, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.rows.lexicon import is_common_word

_TYING = ("of", "for", "and", ",", "&", "the", "State")
_FURTHEST = 10  # tokens from a title to the last of its fields


def past_field(doc: Doc, first: int, last: int) -> int:
    """Where a person's name begins behind the words of a field before it, or where the run begins."""
    if first == 0 or last - first < 2 or doc[first - 1].lower_ not in ("for", "and", "of", "&"):
        return first
    if last - first > 2 and _opens_with_topic(doc, first):
        return first + 1
    start = first
    while start < last - 1 and _is_field(doc, start):
        start += 1
    named = doc[start].text in given_names() or doc[start].text in leading_family_names()
    return start if start > first and last - start < 5 and named and _is_of_minister(doc, first - 1) else first


def _opens_with_topic(doc: Doc, first: int) -> bool:
    """Whether a run opens with a topic and a given name: "secretary for Procurement Hanna Berg"."""
    called = doc[first - 1].text == "for" and doc[first].text not in given_names()
    return called and doc[first + 1].text in given_names() and is_topic(doc[first])


def _is_field(doc: Doc, i: int) -> bool:
    """Whether a large word may say what a post is for: a topic or a common word, no given name, no place."""
    word = doc[i].text
    common = is_topic(doc[i]) or is_common_word(word)
    return common and word not in leading_family_names() and (is_topic(doc[i]) or best(word) is None)


def _is_of_minister(doc: Doc, i: int) -> bool:
    """Whether only fields stand between a minister's title and a token: "Minister of State for Health and"."""
    start = max(doc[i].sent.start, i - _FURTHEST)
    while i >= start and (doc[i].text in _TYING or (is_large(doc[i]) and _is_field(doc, i))):
        if doc[i].text in listed("topics", "ministers"):
            return doc[i + 1].lower_ in ("of", "for")
        i -= 1
    return i >= start and doc[i].text in listed("topics", "ministers") and doc[i + 1].lower_ in ("of", "for")
