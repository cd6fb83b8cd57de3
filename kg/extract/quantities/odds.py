"""So many of so many, with the noun in between, are one share: "one farm in six", "two pupils out of five"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.quantities.amounts import Amount
from kg.extract.tokens import Doc
from kg.rows import words

_BETWEEN = re.compile(r"\s(?P<who>[a-z-]+)\s(?:(?P<of>out\sof)|in)\s(?:every\s)?", re.IGNORECASE)
_MOST = 10  # of so many at most a few are told
_COUNTED = ("NOUN", "PROPN", "ADJ", "NUM")


def with_odds(doc: Doc, written: list[Amount]) -> Iterator[Amount]:
    """The amounts, in order; two that tell one share as one fraction."""
    i = 0
    while i < len(written):
        other = written[i + 1] if i + 1 < len(written) else None
        share = other is not None and _is_share(doc, written[i], other)
        if other is not None and share:
            value = round(written[i].value / other.value, 6)
            yield replace(written[i], number_end=other.number_end, end=other.end, value=value, fraction=True)
        else:
            yield written[i]
        i += 2 if share else 1


def _is_share(doc: Doc, one: Amount, other: Amount) -> bool:
    """Whether the second number is that of all, of whom the first tells some: no "one win in six" of a team."""
    if one.unit or other.unit or not 0 < one.value < other.value or one.value >= _MOST:
        return False
    between = _BETWEEN.fullmatch(doc.text, one.number_end, other.start)
    if between is None:
        return False
    span = doc.char_span(other.start, other.number_end, alignment_mode="expand")
    noun = doc.char_span(*between.span("who"), alignment_mode="expand")
    if span is None or noun is None or noun[-1].pos_ != "NOUN" or noun[-1].lemma_ in words("numbers", "tallied"):
        return False
    behind = doc[span.end] if span.end < len(doc) else None
    if behind is None or behind.pos_ not in _COUNTED:
        return True
    # A verb that the small model takes for a noun: "one farm out of four needs water", "two women in five work".
    return (one.value == 1 and behind.tag_ == "NNS" and between["of"] is not None) or behind.tag_ == "NN"
