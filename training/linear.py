"""The linear model: one logistic regression a relation over the features of pairs, pruned to what counts."""

from collections import Counter

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

from examples import RELATIONS, Judged
from kg.extract.learned.linear import Linear

RARE = 3  # features seen less often are left out
C = 0.5
SMALL = 0.05  # weights nearer to nothing are left out
FEWEST = 8  # examples of a relation below which it is not learned
SHUT = -9.0  # the logit of a relation that is not learned


def train(data: list[Judged]) -> Linear:
    """A model from examples; the same examples give the same weights."""
    counts: Counter[str] = Counter()
    for judged in data:
        for example in judged.examples:
            counts.update(dict.fromkeys(example.features).keys())
    rows = {feature: row for row, feature in enumerate(f for f, n in counts.items() if n >= RARE)}
    seen = _matrix(data, rows)
    truth = np.array([e.truth for judged in data for e in judged.examples])
    weight = np.array([e.weight for judged in data for e in judged.examples])
    weights = np.zeros((len(rows), len(RELATIONS)), dtype=np.float32)
    bias = np.full(len(RELATIONS), SHUT, dtype=np.float32)
    for column in range(len(RELATIONS)):
        used = weight[:, column] > 0
        if truth[used, column].sum() < FEWEST:
            continue
        model = LogisticRegression(C=C, solver="liblinear", max_iter=200)
        model.fit(seen[used], truth[used, column], sample_weight=weight[used, column])
        weights[:, column], bias[column] = model.coef_[0], model.intercept_[0]
    weights[np.abs(weights) < SMALL] = 0.0
    keep = np.abs(weights).max(axis=1) > 0
    return Linear(RELATIONS, [f for f, kept in zip(rows, keep, strict=True) if kept], weights[keep], bias)


def _matrix(data: list[Judged], rows: dict[str, int]) -> sparse.csr_matrix:
    columns: list[int] = []
    ends = [0]
    for judged in data:
        for example in judged.examples:
            columns += sorted({rows[f] for f in example.features if f in rows})
            ends.append(len(columns))
    return sparse.csr_matrix(
        (np.ones(len(columns), np.float32), np.array(columns, np.int32), np.array(ends, np.int64)),
        shape=(len(ends) - 1, len(rows)),
    )
