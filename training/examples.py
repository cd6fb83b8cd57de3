"""Labelled passages become examples: every pair that the builder would judge there, with a yes or no a relation."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpora import SYMMETRIC, Labelled, Marked, Span

from kg import read
from kg.annotate import annotate, load_model
from kg.extract import names, quantities, reference, times
from kg.extract.learned.candidates import Argument, Pair
from kg.extract.learned.candidates import passages as passages_of
from kg.extract.learned.features import Features
from kg.extract.reading import Reading
from kg.rows import rows

RELATIONS: list[str] = [row["name"] for row in rows("learned")["relation"]]


@dataclass(slots=True)
class Example:
    """A pair of a passage: spans in characters, types, labels and weights (one a relation), features."""

    subject: Span
    object: Span
    types: tuple[str, str]
    kinds: tuple[str, str]
    entities: tuple[str | None, str | None]
    apart: int
    window: int
    truth: np.ndarray
    weight: np.ndarray
    features: list[str]


@dataclass(slots=True)
class Judged:
    """A labelled passage with the examples of its pairs."""

    labelled: Labelled
    text: str
    windows: list[Span]
    examples: list[Example]


@cache
def allowed(types: tuple[str, str]) -> np.ndarray:
    """Which relations a pair of types may stand in."""
    return np.array(
        [types[0] in row["subject"] and types[1] in row["object"] for row in rows("learned")["relation"]], dtype=bool
    )


def readings(passages: Iterable[Labelled], nlp: Any) -> Iterator[tuple[Labelled, Reading]]:
    """Passages read as far as the learned models need it."""
    kept: list[Labelled] = []

    def documents() -> Iterator[Any]:
        for passage in passages:
            document = read.read_text(passage.text, passage.document, None)
            if document.text == passage.text:
                kept.append(passage)
                yield document

    for passage_number, (document, doc) in enumerate(annotate(documents(), nlp)):
        yield kept[passage_number], reading_of(document, doc)


def reading_of(document: Any, doc: Any) -> Reading:
    """What stands in a text and who is who, without claims."""
    found = names.find(doc, document)
    when = times.find(doc, document)
    mentions, entities = reference.resolve(doc, document, found)
    return Reading(document, doc, mentions, entities, when, quantities.find(doc, document, when))


def examples(passages: Iterable[Labelled]) -> Iterator[Judged]:
    """All passages with their examples."""
    for passage, reading in readings(passages, load_model()):
        found: list[Example] = []
        spans: list[Span] = []
        for part in passages_of(reading):
            features = Features(reading.doc, part)
            spans.append((reading.doc[part.first].idx, _end(reading, part.last)))
            found += [_example(passage, reading, len(spans) - 1, pair, features) for pair in part.pairs]
        _spread(found)
        yield Judged(passage, reading.document.text, spans, found)


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


def _example(passage: Labelled, reading: Reading, number: int, pair: Pair, features: Features) -> Example:
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
    weight *= allowed((pair.subject.type, pair.object.type))
    return Example(
        one,
        two,
        (pair.subject.type, pair.object.type),
        (pair.subject.kind, pair.object.kind),
        (pair.subject.part.entity, pair.object.part.entity),
        pair.apart,
        number,
        truth,
        weight,
        features.of(pair),
    )


def _end(reading: Reading, last: int) -> int:
    return reading.doc[last - 1].idx + len(reading.doc[last - 1])


def _span(a: Argument, reading: Reading) -> Span:
    return reading.doc[a.first].idx, _end(reading, a.last)


def _states(fact: Marked, pair: Pair, reading: Reading) -> bool:
    if _meets(pair.subject, reading, fact.subject) and _meets(pair.object, reading, fact.object):
        return True
    turned = fact.relation in SYMMETRIC
    return turned and _meets(pair.object, reading, fact.subject) and _meets(pair.subject, reading, fact.object)


def _meets(a: Argument, reading: Reading, spans: tuple[Span, ...]) -> bool:
    """Whether the argument stands at one of the places: its head there for a noun phrase, any of it for a name."""
    start, end = _span(a, reading)
    if a.kind == "nominal":
        root = reading.doc[a.root]
        start, end = root.idx, root.idx + len(root)
    return any(start < last and first < end for first, last in spans)
