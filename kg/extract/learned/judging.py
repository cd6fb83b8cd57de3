"""A model's opinion of an article: for two entities and a relation, how probable, and where the text says so best."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kg.extract.learned.candidates import Pair, Passage, passages
from kg.extract.learned.claims import Key, key_of
from kg.extract.learned.features import Features
from kg.extract.learned.linear import Linear, linear
from kg.extract.learned.relations import allowed
from kg.extract.learned.settings import Settings
from kg.extract.reading import Reading

Open = Callable[[str, Pair], bool]  # of a relation and a pair

UNLIKELY = 0.01  # below this an opinion is not kept


@dataclass(frozen=True, slots=True)
class Judgement:
    """The most probable place of a relation between two things."""

    relation: str
    key: Key
    pair: Pair
    probability: float


def _always(_relation: str, _pair: Pair) -> bool:
    return True


class Predictor(Protocol):
    """What a tier offers: logits of a passage's pairs, pairs x relations, in the order of `relations`."""

    relations: tuple[str, ...]

    def logits(self, reading: Reading, passage: Passage, is_open: Open) -> NDArray[np.float32]:
        """One row a pair of the passage; of what is not open a first opinion will do."""


class LinearPredictor:
    """A linear model on the features of each pair."""

    def __init__(self, model: Linear) -> None:
        self.model, self.relations = model, model.relations

    def logits(self, reading: Reading, passage: Passage, is_open: Open) -> NDArray[np.float32]:
        """One row a pair of the passage."""
        features = Features(reading.doc, passage)
        return np.stack([self.model.logits(features.of(pair)) for pair in passage.pairs])


@cache
def predictor(tier: str) -> Predictor:
    """The model of a tier, loaded once."""
    if tier == "encoder":
        from kg.extract.learned.encoder import EncoderPredictor

        return EncoderPredictor(LinearPredictor(linear()))
    return LinearPredictor(linear())


def judge(reading: Reading, model: Predictor, settings: Settings, is_open: Open = _always) -> Iterator[Judgement]:
    """The model's opinions of all pairs of things, the most probable place of each.

    `is_open` says whether an opinion of a relation and a pair can change anything; what cannot may be judged cheaply.
    """
    best: dict[Key, Judgement] = {}
    for passage in passages(reading):
        logits = model.logits(reading, passage, is_open)
        for pair, row in zip(passage.pairs, logits, strict=True):
            for column in columns(pair.subject.type, pair.object.type, model.relations):
                relation = model.relations[column]
                probability = settings.probability(relation, float(row[column]))
                if probability < UNLIKELY:
                    continue
                key = key_of(relation, pair.subject.part, pair.object.part)
                if key not in best or best[key].probability < probability:
                    best[key] = Judgement(relation, key, pair, probability)
    yield from best.values()


@cache
def columns(subject: str, object_: str, relations: tuple[str, ...]) -> list[int]:
    """The columns of the relations that a pair of types may stand in."""
    return [column for column, name in enumerate(relations) if name in allowed(subject, object_)]
