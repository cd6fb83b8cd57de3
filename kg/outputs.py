"""A written store becomes the files beside it: N-Quads, Turtle, the page, quarantine, report."""

import hashlib
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import memory
from kg.report import Report
from kg.vocabulary import KG, PREFIXES, RDF, iri

WHOLE_GRAPH_LIMIT = 1_000_000  # quads, some 1,500 articles; writing them all anew takes longer than an addition


def write_outputs(folder: Path, report: Report, whole: bool | None = None) -> None:
    """Write all files of a generation; `whole` says whether those of the whole graph are wanted, None: unless large."""
    if whole or (whole is None and report.counts["quads"] <= WHOLE_GRAPH_LIMIT):
        _write_whole(folder, report)
    held = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in report.quarantined)
    (folder / "quarantine.jsonl").write_text(held, "utf-8")
    report.memory = memory.peak()
    report.seconds["whole build"] = time.perf_counter() - report.started
    _write_json(folder / "report.json", report.to_json())


def _write_whole(folder: Path, report: Report) -> None:
    """Write the files that hold the whole graph: N-Quads, Turtle and the page."""
    from kg import page  # takes 0.3 s to import

    store = ox.Store.read_only(str(folder / "store"))
    started = time.perf_counter()
    content = nquads(store)
    report.sha256 = hashlib.sha256(content).hexdigest()
    (folder / "graph.nq").write_bytes(content)
    (folder / "graph.ttl").write_bytes(turtle(store))
    report.seconds["graph.nq, graph.ttl"] = time.perf_counter() - started
    started = time.perf_counter()
    (folder / "graph.html").write_text(page.render(store), "utf-8")
    report.seconds["graph.html"] = time.perf_counter() - started


def nquads(store: ox.Store) -> bytes:
    """The whole store as N-Quads, its lines in order of their bytes."""
    lines = (store.dump(format=ox.RdfFormat.N_QUADS) or b"").split(b"\n")
    return b"".join(line + b"\n" for line in sorted(line for line in lines if line))


def turtle(store: ox.Store) -> bytes:
    """The union of all graphs as Turtle for people: without mentions, each triple once, with prefixes."""
    return as_turtle(without_mentions(store))


def without_mentions(store: ox.Store) -> set[ox.Triple]:
    """The triples of all graphs, but for the places where the texts name entities."""
    mention = ox.NamedNode(iri(KG.Mention))
    mentions = {quad.subject for quad in store.quads_for_pattern(None, ox.NamedNode(iri(RDF.type)), mention)}
    return {quad.triple for quad in store if quad.subject not in mentions}


def as_turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Triples as Turtle, in order, with prefixes."""
    return ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
