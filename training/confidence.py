"""Fit what a claim's confidence means to claims that readers judged: `python training/confidence.py [JUDGED]`.

JUDGED (training/judged.tsv) has a line a claim: its article, what its rule said, its features (kg.extract.confidence),
and the verdict of a reader who had seen no rules. Writes two fits:

- kg/rows/confidence.toml: a logistic fit on the logit of what the rule said, with an offset for each rule, family of
  rules, shape, and shape in a modality, drawn towards zero, so that a few verdicts move little;
- kg/extract/confidence/trees.json: gradient-boosted trees over the logit of that fit and the features, their prior
  moved so that of real news as many claims are right as said: most verdicts are on invented articles, which err less.

Prints how well they tell right from wrong in articles that they were not fitted to. Seeded; a minute on one core.
"""

import argparse
import csv
import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from kg.extract.confidence import EDGE, TREES, boosted, keys
from kg.extract.confidence.features import NAMES
from kg.extract.learned.settings import logit, sigmoid

ROOT = Path(__file__).parents[1]
ROWS = ROOT / "kg" / "rows" / "confidence.toml"
PENALTY = 3.0  # of an offset's square, in units of log-likelihood: two verdicts against one that was said to be likely
FOLDS = 10  # by article
INNER = 5  # folds of what is fitted to, so that the trees see a first fit as it is on articles it has not seen
BANDS = (0, 0.5, 0.6, 0.7, 0.8, 0.9, 1)
REAL = frozenset(("68", "69", "70", "72"))  # samples of real news
STEPS = 40  # halvings until the move of the prior is found
SHARES = (0.98, 0.95, 0.9, 0.8)
BOOSTING = {
    "n_estimators": 150,
    "max_depth": 3,
    "learning_rate": 0.06,
    "subsample": 0.7,
    "min_samples_leaf": 30,
    "max_features": 0.4,
    "random_state": 1,
}
HEAD = """\
# What the word of a rule is worth: fitted by training/confidence.py to {number} judged claims (training/judged.tsv).
# The logit of what the rule says is multiplied by the slope; the offset and those that apply are added.

"""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """The claims that could be decided: article, what applies, what was said (a logit), features, right, real news."""

    folds: NDArray[np.int64]
    names: list[str]
    first: Floats
    features: Floats
    right: NDArray[np.bool_]
    real: NDArray[np.bool_]


def read(path: Path) -> Judged:
    """The lines of a file of judged claims."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["verdict"] in ("right", "wrong")]
    applying = [keys(row["rule"], row["shape"], row["modality"]) for row in rows]
    names = sorted({name for found in applying for name in found})
    place = {name: i + 1 for i, name in enumerate(names)}
    first = np.zeros((len(rows), len(names) + 1))
    for i, (row, found) in enumerate(zip(rows, applying, strict=True)):
        first[i, 0] = logit(float(row["said"]), EDGE)
        first[i, [place[name] for name in found]] = 1
    return Judged(
        np.array([crc32(row["article"].encode()) for row in rows], dtype=np.int64),
        names,
        first,
        np.array([[float(row[name]) for name in NAMES] for row in rows]),
        np.array([row["verdict"] == "right" for row in rows]),
        np.array([row["sample"] in REAL for row in rows]),
    )


def worth(judged: Judged, fit: NDArray[np.int64]) -> LogisticRegression:
    """The first fit, its offsets drawn towards zero."""
    return LogisticRegression(C=1 / PENALTY, max_iter=2000).fit(judged.first[fit], judged.right[fit])


def looks(judged: Judged, fit: NDArray[np.int64]) -> dict[str, Any]:
    """The second fit, to the first one's logits of articles that it was not fitted to, and to the features."""
    logits = np.zeros(len(fit))
    for fold in range(INNER):
        inside = judged.folds[fit] // FOLDS % INNER == fold
        logits[inside] = worth(judged, fit[~inside]).decision_function(judged.first[fit[inside]])
    numbers = np.column_stack([logits, judged.features[fit]])
    model = GradientBoostingClassifier(**BOOSTING).fit(numbers, judged.right[fit])
    trees = [_nested(estimator.tree_, 0, BOOSTING["learning_rate"]) for estimator in model.estimators_[:, 0]]
    return {"features": ["worth", *NAMES], "prior": round(logit(float(judged.right[fit].mean())), 5), "trees": trees}


def _nested(tree: object, node: int, rate: float) -> object:
    """A tree as lists: the place of a feature, a threshold, the tree up to it and above it; a leaf is a number."""
    if tree.children_left[node] < 0:
        return round(float(tree.value[node][0][0]) * rate, 5)
    below, above = (_nested(tree, child[node], rate) for child in (tree.children_left, tree.children_right))
    return [int(tree.feature[node]), round(float(tree.threshold[node]), 4), below, above]


def chances(judged: Judged, fit: NDArray[np.int64], test: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """The probabilities of some claims by both fits to others: without the trees, and with them."""
    logits = worth(judged, fit).decision_function(judged.first[test])
    model = looks(judged, fit)
    both = [boosted(model, (said, *numbers)) for said, numbers in zip(logits, judged.features[test], strict=True)]
    return np.array([sigmoid(x) for x in logits]), np.array([sigmoid(x) for x in both])


def moved(found: Floats, by: float) -> Floats:
    """Probabilities whose logits are moved."""
    return np.array([sigmoid(logit(chance, EDGE) + by) for chance in found])


def move(right: NDArray[np.bool_], found: Floats) -> float:
    """What to add to the logits of probabilities so that as many are right as they say."""
    low, high = -2.0, 2.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if moved(found, middle).mean() < right.mean() else (low, middle)
    return round(low, 4)


def report(name: str, right: NDArray[np.bool_], found: Floats) -> None:
    """Print how well probabilities rank the claims, and how many of those in each band are right."""
    ranked = right[np.argsort(-found, kind="stable")]
    best = ", ".join(f"{share:.0%} {ranked[: int(len(ranked) * share)].mean():.3f}" for share in SHARES)
    print(f"{name}: area under the curve {roc_auc_score(right, found):.3f}; right of the surest {best}")
    for low, high in pairwise(BANDS):
        band = (found >= low) & (found < high)
        if band.any():
            told = f"said {found[band].mean():.2f}, right {right[band].mean():.2f}"
            print(f"  {low:.1f} to {high:.1f}: {band.sum():5} claims, {told}")


def main() -> None:
    """Fit, tell how well, and write what ships."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", type=Path, nargs="?", default=ROOT / "training" / "judged.tsv")
    judged = read(parser.parse_args().judged)
    every = np.arange(len(judged.right))
    plain, full = np.zeros(len(every)), np.zeros(len(every))
    for fold in range(FOLDS):
        inside = judged.folds % FOLDS == fold
        plain[inside], full[inside] = chances(judged, every[~inside], every[inside])
    report("by rule, shape and modality", judged.right, plain)
    report("and by what claims look like", judged.right, full)
    by = move(judged.right[judged.real], full[judged.real])
    report(f"the same of real news, moved by {by}", judged.right[judged.real], moved(full[judged.real], by))
    weights = worth(judged, every)
    offsets = zip(judged.names, weights.coef_[0][1:], strict=True)
    lines = [f'"{name}" = {weight:.2f}' for name, weight in offsets if abs(weight) >= 0.05]
    first = f"slope = {weights.coef_[0][0]:.3f}\noffset = {weights.intercept_[0]:.3f}\n\n[offsets]\n"
    ROWS.write_text(HEAD.format(number=len(every)) + first + "\n".join(lines) + "\n", "utf-8")
    trees = looks(judged, every)
    trees["prior"] = round(float(trees["prior"]) + by, 5)
    TREES.write_text(json.dumps(trees, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
