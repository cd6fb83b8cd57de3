"""Names that a number begins become names: "shares of 47 Corvo", "the start-up 3 Corvo", "888 Holdings"."""

from collections.abc import Iterator

from kg.extract.demonyms import is_group
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.spans.titled import everywhere
from kg.extract.names.words import called_class, lineage, listed
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_KINDS = (SCHEMA.Organization, SCHEMA.Product)
_DIGITS = 4


def numbered(doc: Doc) -> Iterator[tuple[Run, str]]:
    """All spans of a number and large words that are somewhere told to be a firm or a product, with the class."""
    return everywhere(doc, _told(doc))


def _told(doc: Doc) -> Iterator[tuple[Run, str]]:
    for number in (token for token in doc[:-2] if token.text.isdecimal() and len(token) < _DIGITS):
        last = number.i + 1
        while last < len(doc) and is_large(doc[last]) and doc[last].text not in listed("common", "days"):
            last += 1
        if last == number.i + 1 or _counts(doc, number, last):
            continue
        if kind := _kind(doc, number.i, last):
            yield (number.i, last), kind


def _kind(doc: Doc, first: int, last: int) -> str | None:
    """The class of what a number begins, by the noun before it or its own last word."""
    if last - first == 2 and doc[last - 1].text in listed("around", "behind_numbers"):
        return SCHEMA.Corporation  # "888 Holdings"
    if first < 2:
        return None
    before, noun = doc[first - 1], doc[first - 2]
    if before.lower_ in ("of", "in") and noun.lower_ == "shares":
        return SCHEMA.Corporation
    known = any(t.lower_ in ("the", "a", "an") for t in doc[max(0, first - 4) : first - 1])
    kind = called_class(before.lower_) if before.tag_ == "NN" and before.is_lower and known else None
    return kind if kind is not None and lineage(kind)[0] in _KINDS and _is_free(before) else None


def _is_free(noun: Token) -> bool:
    """Whether a noun is nobody's who gets something: not in "gave the company 20 Corvos"."""
    return noun.dep_ not in ("dative", "dobj", "pobj") or noun.head.i > noun.i


def _counts(doc: Doc, number: Token, last: int) -> bool:
    """Whether a number counts what follows, or tells an hour, a day or a score."""
    behind = doc[last] if last < len(doc) else number
    word = doc[number.i + 1]
    if not number.whitespace_ or is_group(word.text):
        return True
    before = doc[number.i - 1] if number.i else number
    return behind.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or before.text in ("-", "–", "$", "€", "£") or before.like_num
