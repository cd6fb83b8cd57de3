"""Titles in quotation marks become names of works: the film "Winter on Saturn", her novel “The Salt Road”."""

from collections.abc import Iterator

from kg.extract.names.runs import Run, is_large
from kg.extract.names.words import listed
from kg.extract.tokens import Doc

_OPENING = ('"', "“", "‘", "«")
_CLOSING = ('"', "”", "’", "»")
_LONGEST = 9
_NEAR = 5


def quoted_works(doc: Doc) -> Iterator[Run]:
    """The spans between quotation marks that a noun nearby calls a work, in order."""
    i = 0
    while i < len(doc) - 2:
        end = _closing(doc, i) if doc[i].text in _OPENING else 0
        if end and _is_title(doc, i + 1, end) and _is_called_work(doc, i, end):
            yield i + 1, end
        i = end + 1 if end else i + 1


def _closing(doc: Doc, opening: int) -> int:
    for i in range(opening + 1, min(len(doc), opening + _LONGEST + 2)):
        if doc[i].text in _CLOSING:
            return i if i > opening + 1 else 0
    return 0


def _is_title(doc: Doc, first: int, last: int) -> bool:
    """Whether all longer words are written large and no clause is punctuated."""
    words = [token for token in doc[first:last] if token.is_alpha]
    small = [t for t in words if not is_large(t) and len(t) > 3]
    return bool(words) and is_large(words[0]) and not small and doc[last - 1].text not in (",", ".", "?")


def _is_called_work(doc: Doc, opening: int, closing: int) -> bool:
    start = max(0, opening - _NEAR)
    while any(doc[i].text in (*_OPENING, *_CLOSING) for i in range(start, opening)):
        start += 1  # the title before this one
    before = doc[start:opening]
    nouns = [token.lemma_.lower() in listed("around", "works") for token in before if token.pos_ == "NOUN"]
    if any(nouns[-1:]) or any(token.lower_ in listed("around", "making") for token in list(before)[-3:]):
        return True
    after = [token for token in doc[closing + 1 : closing + 3] if token.pos_ == "NOUN"]
    return any(token.lemma_.lower() in listed("around", "works") for token in after)
