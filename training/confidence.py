"""Fit what a claim's confidence means to claims that readers judged: `python training/confidence.py JUDGED`.

JUDGED is docs/judged-claims.tsv. Prints `kg/rows/confidence.toml`: a logistic fit on the logit of the confidence that
the rules give, with an offset for each rule, family of rules, shape, and shape in a modality, drawn towards zero, so
that a few verdicts move little. On stderr: how well it tells right from wrong on samples that it was not fitted to.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from kg.extract.confidence import keys
from kg.extract.learned.settings import logit, sigmoid

# After the great mends, with what the rules said before it was fitted (40: of claims that were not published).
SAMPLES = (*range(19, 39), 40, 42, 43, 45, 46)
PENALTY = 3.0  # of an offset's square, in units of log-likelihood: two verdicts against one that was said to be likely
BANDS = (0, 0.5, 0.6, 0.7, 0.8, 0.9, 1)
HEAD = """\
# What the confidence of a claim means: fitted by training/confidence.py to {number} judged claims
# (docs/judged-claims.tsv, samples {first} to {last} but 39, 41 and 44). The logit of what the rules say is multiplied
# by the slope; the offset and those that apply are added.

"""

Row = tuple[list[str], float, bool, str]  # the offsets that apply, the logit of what was said, the verdict, the sample


def judged(path: Path) -> Iterator[Row]:
    """The claims that could be decided."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if int(row["sample"]) in SAMPLES and row["verdict"] in ("right", "wrong"):
                names = keys(row["rule"], row["shape"], row["modality"])
                yield names, logit(float(row["confidence"])), row["verdict"] == "right", row["sample"]


def matrix(rows: list[Row], names: list[str]) -> np.ndarray:
    """A line a claim: the logit, then which offsets apply."""
    place = {name: i + 1 for i, name in enumerate(names)}
    found = np.zeros((len(rows), len(names) + 1))
    for i, (applying, said, _, _) in enumerate(rows):
        found[i, 0] = said
        found[i, [place[name] for name in applying if name in place]] = 1
    return found


def fitted(rows: list[Row], names: list[str]) -> LogisticRegression:
    """The fit, its offsets drawn towards zero."""
    return LogisticRegression(C=1 / PENALTY, max_iter=1000).fit(matrix(rows, names), [right for _, _, right, _ in rows])


def held_out(rows: list[Row], names: list[str]) -> np.ndarray:
    """The probability of every claim by a fit to the other samples."""
    found = np.zeros(len(rows))
    samples = np.array([sample for *_, sample in rows])
    for sample in sorted(set(samples)):
        model = fitted([row for row in rows if row[-1] != sample], names)
        found[samples == sample] = model.predict_proba(matrix([row for row in rows if row[-1] == sample], names))[:, 1]
    return found


def report(name: str, rows: list[Row], chances: np.ndarray) -> None:
    """Print how well probabilities rank the claims, and how many of those in each band are right."""
    right = np.array([verdict for _, _, verdict, _ in rows])
    print(f"{name}: AUC {roc_auc_score(right, chances):.3f}", file=sys.stderr)
    for low, high in pairwise(BANDS):
        band = (chances >= low) & (chances < high)
        if band.any():
            told = f"{band.sum():5} claims, said {chances[band].mean():.2f}, right {right[band].mean():.2f}"
            print(f"  {low:.2f} to {high:.2f}: {told}", file=sys.stderr)


def main() -> None:
    """Fit, and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", type=Path, help="docs/judged-claims.tsv")
    rows = list(judged(parser.parse_args().judged))
    names = sorted({name for applying, *_ in rows for name in applying})
    report("said", rows, np.array([sigmoid(said) for _, said, _, _ in rows]))
    report("fitted", rows, held_out(rows, names))
    model = fitted(rows, names)
    weights = model.coef_[0]
    print(HEAD.format(number=len(rows), first=SAMPLES[0], last=SAMPLES[-1]), end="")
    print(f"slope = {weights[0]:.3f}\noffset = {model.intercept_[0]:.3f}\n\n[offsets]")
    for name, weight in zip(names, weights[1:], strict=True):
        if abs(weight) >= 0.05:
            print(f'"{name}" = {weight:.2f}')


if __name__ == "__main__":
    main()
