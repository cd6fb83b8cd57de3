"""The way of an article, in order: sources → read → annotate → extract → identify → RDF → validate → generation.

Only this module knows the order. A bad article is a `Reject` in the report and the run goes on:
articles in = used + rejected, always.
"""

import hashlib
import json
import platform
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from spacy.language import Language

from kg import __version__, page, read, sources, store
from kg.annotate import DEFAULT_MODEL, annotate, load_model
from kg.extract import extract
from kg.identity import identify
from kg.jsonl import claim_to_json
from kg.model import Claim, Document, Entity, Extraction, Raw, Reject
from kg.rdf import ArticleGraph, entities_graph, entity_quads
from kg.validate import validate
from kg.vocabulary import BASE, KG, PREFIXES, iri

Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build depends on beside its articles; all of it is recorded in the report."""

    model: str = DEFAULT_MODEL
    published: str | None = None
    base: str = BASE
    min_confidence: float = 0.5


@dataclass(slots=True)
class Report:
    """What a run did: `articles_in == used + len(rejects)`, always."""

    settings: Settings
    articles_in: int = 0
    used: int = 0
    rejects: list[Reject] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    quarantined: list[dict[str, Any]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
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
            "settings": {name: getattr(self.settings, name) for name in self.settings.__dataclass_fields__},
            "versions": {name: version(name) for name in ("spacy", "rdflib", "pyoxigraph", "pyshacl", "pyvis")}
            | {"python": platform.python_version()},
            "graph.nq sha256": self.sha256,
        }


def extractions(paths: Iterable[str], report: Report, progress: Progress | None = None) -> Iterator[Extraction]:
    """What each article says, with IRIs, in the order of the input; claims below the threshold are left out.

    A set-up that cannot work (a missing path, no model) raises at once, not when the first article is asked for.
    """
    raws = sources.articles(paths)
    nlp = load_model(report.settings.model)
    return _extracted(documents(raws, report, progress), nlp, report, progress)


def documents(raws: Iterable[Raw | Reject], report: Report, progress: Progress | None = None) -> Iterator[Document]:
    """The raw articles, each read; what cannot be read is counted and rejected in the report."""
    for raw in raws:
        report.articles_in += 1
        made = raw if isinstance(raw, Reject) else read.read(raw, published=report.settings.published)
        if isinstance(made, Document):
            report.used += 1
            yield made
        else:
            report.rejects.append(made)
            if progress:
                progress(report.articles_in, f"rejected {made.source}: {made.reason}")


def _extracted(
    articles: Iterable[Document], nlp: Language, report: Report, progress: Progress | None
) -> Iterator[Extraction]:
    for document, doc in annotate(articles, nlp):
        started = time.perf_counter()
        found = identify(extract(document, doc), report.settings.base)
        sure = tuple(c for c in found.claims if c.confidence >= report.settings.min_confidence)
        report.counts["claims below the threshold"] += len(found.claims) - len(sure)
        report.seconds["extract"] += time.perf_counter() - started
        if progress:
            progress(report.used, document.headline or document.id)
        yield replace(found, claims=sure)


class Graph:
    """The quads of all articles, gathered; entities are described once for all of them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.lines: set[str] = set()
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._entities: dict[str, Entity] = {}

    def add(self, extraction: Extraction) -> None:
        """Add one article: what breaks a shape is quarantined with its reasons, the rest is published."""
        started = time.perf_counter()
        article = ArticleGraph(extraction, self.report.settings.base)
        quads = list(article.quads())
        broken = _broken_claims(article, quads)
        if broken:
            kept = tuple(claim for claim in extraction.claims if claim.id not in broken)
            for claim in extraction.claims:
                if claim.id in broken:
                    self._quarantine(extraction, claim, broken[claim.id])
            extraction = replace(extraction, claims=kept)
            quads = list(ArticleGraph(extraction, self.report.settings.base).quads())
        self.lines.update(_lines(quads))
        for entity in extraction.entities:
            self._describe(entity)
        self._count(extraction)
        self.report.seconds["RDF and validation"] += time.perf_counter() - started

    def sorted_lines(self) -> list[str]:
        """The whole graph as N-Quads lines in order of their characters."""
        return sorted(self.lines | set(_lines(entities_graph(self.entities()))))

    def entities(self) -> list[Entity]:
        """Every entity once: the label that most articles use, all other names beside it."""
        return [self._settled(iri) for iri in sorted(self._entities)]

    def _describe(self, entity: Entity) -> None:
        known = self._entities.get(entity.id, entity)
        classes = tuple(sorted({*known.classes, *entity.classes}))
        links = tuple(sorted({*known.same_as, *entity.same_as}))
        self._entities[entity.id] = replace(entity, classes=classes, same_as=links)
        self._names[entity.id].update({entity.label: 1} | dict.fromkeys(entity.alt_labels, 0))

    def _settled(self, iri: str) -> Entity:
        names = self._names[iri]
        label = min(names, key=lambda name: (-names[name], -len(name), name))
        return replace(self._entities[iri], label=label, alt_labels=tuple(sorted(set(names) - {label})))

    def _quarantine(self, extraction: Extraction, claim: Claim, reasons: list[str]) -> None:
        self.report.quarantined.append(
            {"document": extraction.document.id, "reasons": reasons, "claim": claim_to_json(claim)}
        )

    def _count(self, extraction: Extraction) -> None:
        self.report.counts.update(
            {"mentions": len(extraction.mentions), "claims": len(extraction.claims)}
            | Counter(claim.shape for claim in extraction.claims)
        )


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


def _lines(quads: Iterable[ox.Quad]) -> list[str]:
    return (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().split("\n")[:-1]


def build(paths: Iterable[str], out: Path, settings: Settings, progress: Progress | None = None) -> Report:
    """Build the graph of all articles under the paths and publish it as the current generation of `out`.

    Raises `KgError` for a set-up that cannot work (missing path, no model, output not writable).
    """
    report = Report(settings)
    started = time.perf_counter()
    found = extractions(paths, report, progress)
    with store.new_generation(out) as folder:
        graph = Graph(report)
        for extraction in found:
            graph.add(extraction)
        report.counts["entities"] = len(graph.entities())
        _write(graph, folder, report)
        report.seconds["whole build"] = time.perf_counter() - started
        _write_json(folder / "report.json", report.to_json())
    return report


def _write(graph: Graph, folder: Path, report: Report) -> None:
    """All files of a generation but the report."""
    started = time.perf_counter()
    content = "".join(f"{line}\n" for line in graph.sorted_lines()).encode()
    report.sha256 = hashlib.sha256(content).hexdigest()
    report.counts["quads"] = content.count(b"\n")
    (folder / "graph.nq").write_bytes(content)
    (folder / "graph.ttl").write_bytes(turtle(content))
    held = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in report.quarantined)
    (folder / "quarantine.jsonl").write_text(held, "utf-8")
    store.write_store(folder / "graph.nq", folder / "store")
    report.seconds["write"] = time.perf_counter() - started
    started = time.perf_counter()
    (folder / "graph.html").write_text(page.render(ox.Store.read_only(str(folder / "store"))), "utf-8")
    report.seconds["page"] = time.perf_counter() - started


def turtle(nquads: bytes) -> bytes:
    """The union of all graphs as Turtle for people: without mentions, stated once, with prefixes."""
    triples: dict[ox.Triple, None] = {}
    mentions: set[object] = set()
    quads = list(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    mention, type_ = ox.NamedNode(iri(KG.Mention)), ox.NamedNode(PREFIXES["rdf"] + "type")
    mentions.update(quad.subject for quad in quads if quad.predicate == type_ and quad.object == mention)
    for quad in quads:
        if quad.subject not in mentions:
            triples[quad.triple] = None
    return ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
