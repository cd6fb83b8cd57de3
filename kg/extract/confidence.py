"""What a claim's confidence means: the chance that a careful reader finds it right, in all its parts.

The rules say how sure they are of what they told and to whom it refers; readers judged some thousands of such claims. A
logistic fit (`training/confidence.py`, rows in `kg/rows/confidence.toml`) turns the one into the other.
"""

import re
from functools import cache

from kg.extract.learned.settings import logit, sigmoid
from kg.rows import rows

_MODEL = re.compile(r"(?<=^learned\.)\w+-\d+\.")  # the name and version of a model, which change with every training
_EDGE = 0.02  # nothing is surer than what a few thousand verdicts can tell
_JUDGED = 0.3  # claims less sure than that were never judged: they stay as they are


def calibrated(sure: float, rule: str, shape: str, modality: str) -> float:
    """The chance (0 to 1) that a claim is right of which its rule is so sure; `shape` and `modality` are its own."""
    if sure < _JUDGED:
        return sure
    slope, offset = _fit(rule, shape, modality)
    return round(min(max(sigmoid(slope * logit(sure, _EDGE) + offset), _EDGE), 1 - _EDGE), 3)


@cache
def _fit(rule: str, shape: str, modality: str) -> tuple[float, float]:
    fit = rows("confidence")
    return fit["slope"], fit["offset"] + sum(fit["offsets"].get(key, 0.0) for key in keys(rule, shape, modality))


def keys(rule: str, shape: str, modality: str) -> list[str]:
    """The offsets that apply to a claim: of the family of its rule, the rule, its shape, its shape in its modality."""
    rule = _MODEL.sub("", rule)
    family, *special = re.split(r"[./]", rule, maxsplit=1)
    return [*([f"{family}*"] if special else []), rule, shape, f"{shape} {modality}"]
