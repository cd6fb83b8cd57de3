"""A passage as an encoder takes it: word pieces, spans of pieces, pairs of spans, as arrays."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kg.extract.learned.pieces import Read

TYPES = ("person", "organization", "place", "event", "work", "product", "date", "people")
KINDS = ("name", "nominal", "pronoun", "date", "people")
LONGEST = 200  # pieces of one passage
BUCKETS = (0, 1, 2, 3, 5, 8, 12, 18, 26, 40)
DISTANCES = 2 * (len(BUCKETS) + 1)
Ints = NDArray[np.int64]
Span = tuple[int, int]
Typed = tuple[Span, Span, Sequence[str], Sequence[str]]  # two spans with the types and the kinds of both


class Tokenizer(Protocol):
    """What gives a text's pieces."""

    def encode(self, text: str) -> Read:
        """The pieces of a text."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One passage. `kept` are the numbers of the pairs that fit in; `spans` and `pairs` are rows of integers."""

    pieces: list[int]
    spans: Ints
    pairs: Ints
    kept: list[int]


def encode(text: str, pairs: Sequence[Typed], tokenizer: Tokenizer) -> Encoded:
    """The passage with pairs of spans (characters of `text`)."""
    read = tokenizer.encode(text)
    offsets = read.offsets[1:-1][: LONGEST - 2]
    starts, ends = [s for s, _ in offsets], [e for _, e in offsets]
    numbers: dict[tuple[Span, str, str], int] = {}
    spans: list[tuple[int, ...]] = []
    rows: list[tuple[int, ...]] = []
    kept: list[int] = []
    for number, (subject, object_, types, kinds) in enumerate(pairs):
        two = []
        for span, type_, kind in ((subject, types[0], kinds[0]), (object_, types[1], kinds[1])):
            key = (span, type_, kind)
            if key not in numbers:
                first, last = bisect_right(ends, span[0]), bisect_left(starts, span[1]) - 1
                if first > last or last >= len(starts) or span[1] > ends[-1]:
                    break
                numbers[key] = len(spans)
                spans.append((0, first + 1, last + 1, TYPES.index(type_), KINDS.index(kind)))
            two.append(numbers[key])
        if len(two) == 2:
            kept.append(number)
            rows.append((*two, *_between(spans[two[0]], spans[two[1]])))
    pieces = [*read.ids[: len(offsets) + 1], read.ids[-1]]
    return Encoded(pieces, _array(spans), _array(rows), kept)


def _array(rows: list[tuple[int, ...]]) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(-1, 5)


def _between(one: tuple[int, ...], two: tuple[int, ...]) -> tuple[int, int, int]:
    """The distance bucket, and the first and last piece (exclusive) of what stands between two spans."""
    ahead = one[1] <= two[1]
    left, right = (one, two) if ahead else (two, one)
    first, last = left[2] + 1, max(left[2] + 1, right[1])
    return bisect_left(BUCKETS, last - first) + (0 if ahead else len(BUCKETS) + 1), first, last


def stack(batch: Sequence[Encoded]) -> tuple[Ints, Ints, Ints, Ints]:
    """Passages as one batch: pieces, mask, spans with their passage, pairs with the rows of their spans."""
    longest = max(len(e.pieces) for e in batch)
    pieces = np.zeros((len(batch), longest), dtype=np.int64)
    mask = np.zeros_like(pieces)
    spans, pairs, rows = [], [], 0
    for number, encoded in enumerate(batch):
        pieces[number, : len(encoded.pieces)] = encoded.pieces
        mask[number, : len(encoded.pieces)] = 1
        own, two = encoded.spans.copy(), encoded.pairs.copy()
        own[:, 0] = number
        two[:, :2] += rows
        rows += len(own)
        spans.append(own)
        pairs.append(two)
    return pieces, mask, np.concatenate(spans), np.concatenate(pairs)
