"""The pairs that a learned model judges: two arguments of one sentence, or of two that follow each other.

An argument is a mention of an entity (by name, noun phrase or pronoun), a date, or a word for a country's people.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.demonyms import country_told
from kg.extract.learned.relations import allowed, type_of
from kg.extract.reading import PROSE, Reading
from kg.extract.referents import country_part
from kg.extract.relations.slots import time_part
from kg.extract.tokens import Span
from kg.model import Part

MOST = 24  # arguments of one sentence: what has more is a list, and costs the square of them
LONG = 100  # tokens of a passage of more than one sentence


@dataclass(frozen=True, slots=True)
class Argument:
    """What can fill a place of a relation. `first`, `last` are token indices (last exclusive), `root` heads them.

    `type` is one of the kinds of `rows/learned.toml` ("person", "organization", ..., "date", "people");
    `kind` says how the text refers to it; `part` is what a claim would hold.
    """

    first: int
    last: int
    root: int
    type: str
    special: str
    kind: str
    part: Part


@dataclass(frozen=True, slots=True)
class Pair:
    """Two arguments that may stand in a relation, subject first, `apart` sentences from each other (0 or 1)."""

    subject: Argument
    object: Argument
    apart: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one block that follow each other (token indices, last exclusive), and the pairs they hold."""

    first: int
    last: int
    pairs: tuple[Pair, ...]


def passages(reading: Reading) -> Iterator[Passage]:
    """The passages that hold at least one pair, in order."""
    for sentences in _groups(reading):
        pairs: list[Pair] = []
        before: list[Argument] = []
        for sentence in sentences:
            here = list(arguments(reading, sentence))
            pairs += _pairs(before, here)
            before = here
        if pairs:
            yield Passage(sentences[0].start, sentences[-1].end, tuple(pairs))


def _groups(reading: Reading) -> Iterator[list[Span]]:
    """Sentences of one block together, as many as stay below `LONG` tokens."""
    group: list[Span] = []
    for sentence in reading.sentences(PROSE):
        fits = group and sentence.end - group[0].start <= LONG
        if not (fits and reading.block_of(sentence[0]) == reading.block_of(group[0][0])):
            if group:
                yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def arguments(reading: Reading, sentence: Span) -> Iterator[Argument]:
    """The arguments of a sentence in order."""
    found: list[Argument] = []
    over: set[int] = set()
    for mention in reading.mentions_in(sentence.start, sentence.end):
        classes = reading.entity(mention).classes
        type_ = type_of(classes[0]) or type_of(classes[-1])
        if type_ is not None:
            found.append(
                Argument(
                    mention.first,
                    mention.last,
                    mention.root,
                    type_,
                    classes[-1],
                    mention.kind,
                    reading.entity_part(mention),
                )
            )
            if mention.kind == "name":
                over.update(range(mention.first, mention.last))
    for time in reading.times_in(sentence.start, sentence.end):
        if time.type == "DATE":
            found.append(
                Argument(time.first, time.last, time.last - 1, "date", "date", "date", time_part(reading, time))
            )
    for token in sentence:
        if token.i not in over and token.text[:1].isupper() and (country := country_told(token)):
            part = country_part(reading, token, country)
            found.append(Argument(token.i, token.i + 1, token.i, "people", "people", "people", part))
    yield from sorted(found, key=lambda a: (a.first, a.last, a.kind))[:MOST]


def _pairs(earlier: list[Argument], here: list[Argument]) -> Iterator[Pair]:
    for a in here:
        for b in here:
            if a is not b and _may_be_related(a, b):
                yield Pair(a, b, 0)
        for b in earlier:
            if _may_be_related(a, b):
                yield Pair(a, b, 1)
            if _may_be_related(b, a):
                yield Pair(b, a, 1)


def _may_be_related(a: Argument, b: Argument) -> bool:
    same = a.part.entity is not None and a.part.entity == b.part.entity
    inside = a.first <= b.root < a.last and b.first <= a.root < b.last
    return bool(allowed(a.type, b.type)) and not same and not inside
