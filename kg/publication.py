"""Extractions and the IRIs of their entities become the graphs of their articles, as N-Quads: a batch at a time.

What breaks a shape is quarantined with its reasons, the rest is published. A batch stands for itself, so batches can be
made in any process.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pyoxigraph as ox

from kg.archive import unpacked
from kg.identity import identified, named_only
from kg.jsonl import claim_to_json
from kg.manifest import Entry
from kg.model import Extraction
from kg.rdf import ArticleGraph, entity_quads
from kg.report import Settings
from kg.validate import validate

Job = tuple[str, bytes, Entry]  # an article's id, its extraction as the archive keeps it, what was settled about it


@dataclass(slots=True)
class Published:
    """The graphs of so many articles as N-Quads, what was counted on the way, and the claims that broke a shape."""

    articles: int
    lines: bytes = b""
    counts: Counter[str] = field(default_factory=Counter)
    quarantined: list[dict[str, Any]] = field(default_factory=list)


def publish(jobs: Sequence[Job], settings: Settings) -> Published:
    """The graphs of the articles, one after the other."""
    made = Published(len(jobs))
    made.lines = b"".join(
        ox.serialize(_quads(unpacked(packed, id), entry, settings, made), format=ox.RdfFormat.N_QUADS) or b""
        for id, packed, entry in jobs
    )
    return made


def _quads(extraction: Extraction, entry: Entry, settings: Settings, made: Published) -> list[ox.Quad]:
    """The graph of one article, without the claims that are not sure enough, rejected or broken."""
    whole = identified(named_only(extraction), entry.iris, settings.base)
    sure = tuple(c for c in whole.claims if c.confidence >= settings.min_confidence)
    made.counts["claims below the threshold"] += len(whole.claims) - len(sure)
    whole = replace(whole, claims=tuple(claim for claim in sure if claim.id not in entry.rejected))
    article = ArticleGraph(whole, settings.base)
    quads = list(article.quads())
    if broken := _broken_claims(article, quads):
        made.quarantined += [
            {"document": whole.document.id, "reasons": broken[claim.id], "claim": claim_to_json(claim)}
            for claim in whole.claims
            if claim.id in broken
        ]
        whole = replace(whole, claims=tuple(c for c in whole.claims if c.id not in broken))
        quads = list(ArticleGraph(whole, settings.base).quads())
    made.counts.update({"claims written": len(whole.claims), "mentions written": len(whole.mentions)})
    made.counts.update(f"{claim.shape} written" for claim in whole.claims)
    return quads


def _broken_claims(article: ArticleGraph, quads: list[ox.Quad]) -> dict[str, list[str]]:
    """The claims that break a shape, themselves or through their evidence, with the reasons."""
    described = [quad for e in article.extraction.entities for quad in entity_quads(e, article.document)]
    findings: dict[str, list[str]] = defaultdict(list)
    for finding in validate([*quads, *described]):
        findings[finding.node].append(finding.reason)
    broken: dict[str, list[str]] = {}
    if findings:
        for claim in article.extraction.claims:
            nodes = {
                getattr(term, "value", "") for quad in article.claim(claim) for term in (quad.subject, quad.object)
            }
            reasons = sorted({reason for n in sorted(nodes & set(findings)) for reason in findings[n]})
            if reasons:
                broken[claim.id] = reasons
    return broken
