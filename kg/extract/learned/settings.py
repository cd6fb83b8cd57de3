"""How a model's numbers become confidence: calibration, thresholds, and what a rule's claim is worth beside it.

All of it is fitted by `training/` on data that the weights were not trained on, and read from `models/TIER.json`.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import Claim

MODELS = Path(__file__).parent / "models"
NEVER = 2.0  # a threshold that nothing reaches
HIGHEST = 0.99
DOUBTED = 0.5  # no doubt of the model lowers a rule's claim below: of those that it doubts most, 14 of 19 were right


@dataclass(frozen=True, slots=True)
class Settings:
    """One tier's. `calibration` is slope and offset of a logit, `thresholds` are probabilities, both by relation.

    `weighing` are the weights of a rule's confidence and of the model's probability, as logits, and an offset.
    """

    name: str
    calibration: Mapping[str, tuple[float, float]]
    thresholds: Mapping[str, float]
    weighing: tuple[float, float, float]

    def probability(self, relation: str, logit: float) -> float:
        """How probable the relation is, given the model's logit."""
        slope, offset = self.calibration.get(relation) or self.calibration[""]
        return sigmoid(slope * logit + offset)

    def threshold(self, relation: str) -> float:
        """From which probability on the model alone makes a claim."""
        return self.thresholds.get(relation, NEVER)

    def rule(self, relation: str) -> str:
        """The name of the rule of a claim that the model alone makes: `learned.linear-1.founder`."""
        return f"learned.{self.name}.{relation}"

    def weighed(self, claim: Claim, probability: float) -> Claim:
        """A rule's claim with the model's opinion: agreement raises the confidence, contradiction lowers it."""
        own, model, offset = self.weighing
        both = sigmoid(own * logit(claim.confidence) + model * logit(probability) + offset)
        return claim.with_(confidence=round(min(max(both, min(claim.confidence, DOUBTED)), HIGHEST), 3))


@cache
def settings_of(tier: str) -> Settings:
    """The settings that ship with a tier."""
    held = json.loads((MODELS / f"{tier}.json").read_text("utf-8"))
    return Settings(
        held["name"],
        {relation: (slope, offset) for relation, (slope, offset) in held["calibration"].items()},
        held["thresholds"],
        tuple(held["weighing"]),
    )


def sigmoid(x: float) -> float:
    """The probability of a logit."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, x))))


def logit(p: float, edge: float = 0.001) -> float:
    """The logit of a probability, which counts as no nearer to 0 or 1 than `edge`."""
    p = max(edge, min(1.0 - edge, p))
    return math.log(p / (1.0 - p))
