"""Technologies, industries and fields in the text ("cloud computing", "5G") become names of terms."""

from collections.abc import Iterator
from functools import cache

from kg.extract.tokens import Doc
from kg.rows import rows

_LONGEST = 5
_HYPHENS = ("-", "‑")


@cache
def _terms() -> frozenset[str]:
    tables = rows("terms")
    listed = {
        line
        for name in ("technology", "industry", "field", "disease")
        for line in tables[name]["words"].strip().splitlines()
    }
    return frozenset(listed - set(tables["not_alone"]["words"].split()))


@cache
def _first_words() -> frozenset[str]:
    """The first tokens of terms, as spaCy cuts them: "COVID-19" it leaves whole, "e-commerce" and "5G" it does not."""
    starts = {first.lower() for term in _terms() for first in (term.split()[0], _split(term)[0])}
    return frozenset(starts | {"3", "4", "5", "6"})


def _split(term: str) -> list[str]:
    return term.replace("-", " - ").split()


def terms(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The token spans of terms outside the tokens already taken, the longest at each place, in order."""
    i = 0
    while i < len(doc):
        end = 0 if i in taken else _term_end(doc, i, taken)
        if end:
            yield i, end
        i = end or i + 1


def _term_end(doc: Doc, i: int, taken: set[int]) -> int:
    if doc[i].lower_ not in _first_words():
        return 0
    for end in range(min(len(doc), i + _LONGEST), i, -1):
        span = doc[i:end]
        if span.text in _terms() or (span.text.lower() in _terms() and not span.text.isupper()):
            inside = any(k in taken for k in range(i, end))
            return 0 if inside or _is_part_of_word(doc, i, end) else end
    return 0


def _is_part_of_word(doc: Doc, first: int, last: int) -> bool:
    """Whether a hyphen ties the words to others: "AI" in "AI-Khatib" is no term, in "AI-based" it is."""
    before = first > 0 and doc[first - 1].text in _HYPHENS and not doc[first - 1].whitespace_
    after = last + 1 < len(doc) and doc[last].text in _HYPHENS and not doc[last].whitespace_ and doc[last + 1].is_title
    return bool(before or after)
