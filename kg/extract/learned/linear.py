"""The linear model: a weight for every feature and relation, as plain arrays; its reasons can be read out."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "models" / "linear.npz"
Floats = NDArray[np.float32]


class Linear:
    """Weights of features (rows) for relations (columns)."""

    def __init__(self, relations: Iterable[str], features: list[str], weights: Floats, bias: Floats) -> None:
        self.relations = tuple(relations)
        self.rows = {feature: row for row, feature in enumerate(features)}
        self.weights = weights
        self.bias = bias

    def logits(self, features: list[str]) -> Floats:
        """One logit a relation for a pair with these features."""
        rows = [row for row in map(self.rows.get, features) if row is not None]
        return np.asarray(self.weights.take(rows, axis=0).sum(axis=0) + self.bias, dtype=np.float32)

    def reasons(self, features: list[str], relation: str, most: int = 3) -> list[tuple[str, float]]:
        """The features that speak most for a relation, with their weights."""
        column = self.relations.index(relation)
        weighed = {f: float(self.weights[self.rows[f], column]) for f in features if f in self.rows}
        return sorted((pair for pair in weighed.items() if pair[1] > 0), key=lambda p: (-p[1], p[0]))[:most]

    def save(self, path: Path) -> None:
        """Write the weights that are not zero, as arrays without pickles."""
        rows, columns = np.nonzero(self.weights)
        np.savez_compressed(
            path,
            relations=_packed(self.relations),
            features=_packed(self.rows),
            rows=rows.astype(np.int32),
            columns=columns.astype(np.uint8),
            weights=self.weights[rows, columns].astype(np.float16),
            bias=self.bias,
        )

    @classmethod
    def load(cls, path: Path) -> "Linear":
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as held:
            relations, features = _unpacked(held["relations"]), _unpacked(held["features"])
            weights = np.zeros((len(features), len(relations)), dtype=np.float32)
            weights[held["rows"], held["columns"]] = held["weights"]
            return cls(relations, features, weights, held["bias"].astype(np.float32))


def _packed(words: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n")


@cache
def linear() -> Linear:
    """The model that ships."""
    return Linear.load(FILE)
