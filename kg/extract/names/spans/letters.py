"""Letters in brackets tell where the name before them begins: "Organization for Relief and Aid in Lagos (ORAL)"."""

from collections.abc import Iterator

from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import head_class, known_class, lineage, noun_class
from kg.extract.tokens import Doc
from kg.vocabulary import SCHEMA

_LETTERS = (2, 8)  # how many letters a short form has


def of_small_words(doc: Doc) -> frozenset[str]:
    """Letters in brackets that small words spell, and no body's: "a road traffic collision (RTC)"."""
    found = set()
    for i in (mark.i for mark in doc[2:-2] if mark.text == "(" and doc[mark.i + 2].text == ")"):
        letters = doc[i + 1].text
        words = doc[max(i - len(letters), 0) : i]
        spelt = letters.isupper() and "".join(token.text[0] for token in words).upper() == letters
        if spelt and len(letters) > 1 and all(token.is_lower for token in words):
            kind = noun_class(words[-1].lower_) or head_class(words[-1].text.title())
            if known_class(letters) is None and (kind is None or lineage(kind)[0] != SCHEMA.Organization):
                found.add(letters)
    return frozenset(found)


def with_spelt_out(doc: Doc, found: list[Run]) -> list[Run]:
    """The runs, those that letters in brackets spell out in place of their parts."""
    ends = {last: first for first, last in found}
    whole = [run for run in _spelt_out(doc) if ends.get(run[1], run[1]) > run[0]]
    inside = {i for first, last in whole for i in range(first, last)}
    return sorted([*(run for run in found if inside.isdisjoint(range(*run))), *whole])


def _spelt_out(doc: Doc) -> Iterator[Run]:
    """The stretches whose large words begin with the letters in brackets behind; no "Chief Data Officer (CDO)"."""
    for i in (mark.i for mark in doc[2:-2] if mark.text == "(" and doc[mark.i + 2].text == ")"):
        letters = doc[i + 1].text
        if letters.isalpha() and letters[0].isupper():
            fit = _LETTERS[0] <= len(letters) <= _LETTERS[1]
            first = (_start(doc, i, letters.upper()) or _start_with_small(doc, i, letters.upper())) if fit else None
            if first is not None and i - first > 1 and doc[i - 1].text != "Officer":
                yield first, i


def _start_with_small(doc: Doc, end: int, letters: str) -> int | None:
    """The token at which words begin that the letters spell out, small ones among them: "Rangers for Change (RFC)"."""
    words = doc[max(doc[end].sent.start, end - len(letters)) : end]
    if len(words) < len(letters):
        return None
    spelt = "".join(token.text[0].upper() for token in words) == letters
    small = [token for token in words if not is_large(token)]
    tied = all(token.pos_ == "ADP" for token in small) and is_large(words[0]) and is_large(words[-1])
    return words.start if spelt and small and tied else None


def _start(doc: Doc, end: int, letters: str) -> int | None:
    """The token at which words begin that are written out by the letters, the last word right before `end`."""
    left, first = len(letters), end
    for token in reversed(doc[doc[end].sent.start : end]):
        if is_large(token):
            if token.text[0] != letters[left - 1]:
                return None
            left, first = left - 1, token.i
            if left == 0:
                return first
        elif not (token.is_lower or token.text in ("-", "&", ",", "'s", "’s", "'", "’")) or first == end:
            return None
    return None
