"""What a claim's confidence means: the chance that a careful reader finds it right, in all its parts.

The rules say how sure they are of what they told and to whom it refers; readers judged fifteen thousand such claims.
Two fits (`training/confidence.py`) turn the one into the other: what a rule's word is worth (`kg/rows/confidence.toml`,
a logistic fit with an offset for each rule, shape and modality), and what the claim looks like in its sentence
(`trees.json`, small decision trees over `features`: J. Friedman, Greedy function approximation, 2001).
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from kg.extract.confidence.features import features
from kg.extract.learned.settings import logit, sigmoid
from kg.extract.reading import Reading
from kg.model import Claim
from kg.rows import rows

TREES = Path(__file__).with_name("trees.json")
EDGE = 0.02  # nothing is surer than what some thousand verdicts can tell
_MODEL = re.compile(r"(?<=^learned\.)\w+-\d+\.")  # the name and version of a model, which change with every training
_JUDGED = 0.3  # claims less sure than that were never judged: they stay as they are


def calibrated(reading: Reading, claim: Claim) -> float:
    """The chance (0 to 1) that a claim is right whose `confidence` is what its rule says."""
    if claim.confidence < _JUDGED:
        return claim.confidence
    slope, offset = _fit(claim.rule, claim.shape, claim.modality)
    worth = slope * logit(claim.confidence, EDGE) + offset
    chance = sigmoid(boosted(_trees(), (worth, *features(reading, claim))))
    return round(min(max(chance, EDGE), 1 - EDGE), 3)


def boosted(model: dict[str, Any], numbers: tuple[float, ...]) -> float:
    """The logit that a row of trees gives: `prior`, and the leaf of every one of the `trees`, in their order.

    A tree is a leaf, a number, or a list: the place of a feature, a threshold, the tree up to it and the tree above it.
    """
    total: float = model["prior"]
    for tree in model["trees"]:
        while tree.__class__ is list:
            place, threshold, below, above = tree
            tree = below if numbers[place] <= threshold else above
        total += tree
    return total


@cache
def _trees() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(TREES.read_text("utf-8"))
    return found


@cache
def _fit(rule: str, shape: str, modality: str) -> tuple[float, float]:
    fit = rows("confidence")
    return fit["slope"], fit["offset"] + sum(fit["offsets"].get(key, 0.0) for key in keys(rule, shape, modality))


def keys(rule: str, shape: str, modality: str) -> list[str]:
    """The offsets that apply to a claim: of the family of its rule, the rule, its shape, its shape in its modality."""
    rule = _MODEL.sub("", rule)
    family, *special = re.split(r"[./]", rule, maxsplit=1)
    return [*([f"{family}*"] if special else []), rule, shape, f"{shape} {modality}"]
