"""A step up the tree on the way from a statement to the root of its sentence, and what it does to the statement."""

from dataclasses import dataclass
from typing import Literal

from kg.extract.tokens import Token
from kg.model import Modality

Origin = Literal["verb", "number", "noun"]


@dataclass(frozen=True, slots=True)
class Step:
    """Where the walk goes next (None: the statement stands on its own), and what the way there does.

    `denied` is what a negation further up does; `shared` says that the next verb's own words were counted already.
    """

    to: Token | None
    effect: Modality | None = None
    denied: Modality = "negated"
    shared: bool = False


STOP = Step(None)
