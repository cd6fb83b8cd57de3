"""Labelled passages become examples: every pair that the builder would judge there, with a yes or no a relation."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpora import Labelled, Marked, Span

from kg.annotate import annotate, load_model
from kg.extract import read
from kg.extract.learned.candidates import Argument, Pair
from kg.extract.learned.candidates import passages as passages_of
from kg.extract.learned.features import Features
from kg.extract.learned.relations import allowed, relations
from kg.extract.reading import Reading
from kg.read import read_text

RELATIONS = tuple(relations())


@dataclass(slots=True)
class Example:
    """A pair of a passage: spans in characters, types, labels and weights (one a relation), features."""

    subject: Span
    object: Span
    types: tuple[str, str]
    kinds: tuple[str, str]
    entities: tuple[str | None, str | None]
    truth: np.ndarray
    weight: np.ndarray
    features: list[str]


@dataclass(slots=True)
class Judged:
    """A labelled passage with the examples of its pairs."""

    labelled: Labelled
    text: str
    examples: list[Example]


@cache
def allowed_columns(types: tuple[str, str]) -> np.ndarray:
    """Which relations a pair of types may stand in, in the order of `RELATIONS`."""
    return np.array([name in allowed(*types) for name in RELATIONS], dtype=bool)


def readings(passages: Iterable[Labelled], nlp: Any) -> Iterator[tuple[Labelled, Reading]]:
    """Passages as the builder reads them."""
    kept: list[Labelled] = []

    def documents() -> Iterator[Any]:
        for passage in passages:
            document = read_text(passage.text, passage.document, None)
            if document.text == passage.text:
                kept.append(passage)
                yield document

    for passage_number, (document, doc) in enumerate(annotate(documents(), nlp)):
        yield kept[passage_number], read(document, doc)


def examples(passages: Iterable[Labelled]) -> Iterator[Judged]:
    """All passages with their examples."""
    for passage, reading in readings(passages, load_model()):
        found: list[Example] = []
        for part in passages_of(reading):
            features = Features(reading.doc, part)
            found += [_example(passage, reading, pair, features) for pair in part.pairs]
        _spread(found)
        yield Judged(passage, reading.document.text, found)


def _spread(found: list[Example]) -> None:
    """What is marked of a name holds of the noun phrases that mean the same, which most corpora leave unmarked."""
    stated: dict[tuple[str | None, str | None], np.ndarray] = {}
    for example in found:
        if None not in example.entities:
            stated[example.entities] = np.maximum(stated.get(example.entities, 0.0), example.truth * example.weight)
    for example in found:
        if "nominal" in example.kinds and example.entities in stated:
            more = (stated[example.entities] > 0) & (example.truth == 0)
            example.truth[more], example.weight[more] = 1.0, 0.5


def _example(passage: Labelled, reading: Reading, pair: Pair, features: Features) -> Example:
    truth = np.zeros(len(RELATIONS), dtype=np.float32)
    silence = passage.silence
    weight = np.array([silence.get(r, silence.get("", 0.0)) for r in RELATIONS], dtype=np.float32)
    one, two = _span(pair.subject, reading), _span(pair.object, reading)
    if passage.only and not (
        _meets(pair.subject, reading, passage.only) and _meets(pair.object, reading, passage.only)
    ):
        weight[:] = 0.0
    for fact in passage.facts:
        if _states(fact, pair, reading):
            at = RELATIONS.index(fact.relation)
            truth[at], weight[at] = 1.0, fact.weight
    weight *= allowed_columns((pair.subject.type, pair.object.type))
    return Example(
        one,
        two,
        (pair.subject.type, pair.object.type),
        (pair.subject.kind, pair.object.kind),
        (pair.subject.part.entity, pair.object.part.entity),
        truth,
        weight,
        features.of(pair),
    )


def _span(a: Argument, reading: Reading) -> Span:
    last = reading.doc[a.last - 1]
    return reading.doc[a.first].idx, last.idx + len(last)


def _states(fact: Marked, pair: Pair, reading: Reading) -> bool:
    if _meets(pair.subject, reading, fact.subject) and _meets(pair.object, reading, fact.object):
        return True
    turned = relations()[fact.relation].symmetric
    return turned and _meets(pair.object, reading, fact.subject) and _meets(pair.subject, reading, fact.object)


def _meets(a: Argument, reading: Reading, spans: tuple[Span, ...]) -> bool:
    """Whether the argument stands at one of the places: its head there for a noun phrase, any of it for a name."""
    start, end = _span(a, reading)
    if a.kind == "nominal":
        root = reading.doc[a.root]
        start, end = root.idx, root.idx + len(root)
    return any(start < last and first < end for first, last in spans)
