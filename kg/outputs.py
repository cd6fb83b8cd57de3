"""A written store becomes the files beside it: N-Quads, Turtle, the page, quarantine, report."""

import json
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import memory
from kg.report import Report
from kg.spill import in_order
from kg.store import sha256
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
    write_nquads(store, folder / "graph.nq")
    report.sha256 = sha256(folder / "graph.nq")
    write_turtle(store, folder / "graph.ttl")
    report.seconds["graph.nq, graph.ttl"] = time.perf_counter() - started
    started = time.perf_counter()
    (folder / "graph.html").write_text(page.render(store), "utf-8")
    report.seconds["graph.html"] = time.perf_counter() - started


def nquads(store: ox.Store) -> Iterator[bytes]:
    """The lines of the whole store as N-Quads, in order of their bytes; memory does not hold them."""
    with tempfile.TemporaryFile() as dumped:
        store.dump(dumped, ox.RdfFormat.N_QUADS)
        dumped.seek(0)
        yield from (line for (line,) in in_order(((line,) for line in dumped), 1))


def write_nquads(store: ox.Store, path: Path) -> None:
    """Write the whole store as N-Quads, its lines in order of their bytes."""
    with open(path, "wb") as sink:
        sink.writelines(nquads(store))


def write_turtle(store: ox.Store, path: Path) -> None:
    """Write the union of all graphs as Turtle for people: without mentions, each triple once, with prefixes."""
    with tempfile.TemporaryFile() as lines:
        lines.writelines(f"{triple} .\n".encode() for triple in _in_order_without_mentions(store))
        lines.seek(0)
        triples = (quad.triple for quad in ox.parse(lines, ox.RdfFormat.N_TRIPLES))
        ox.serialize(triples, str(path), ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def _in_order_without_mentions(store: ox.Store) -> Iterator[str]:
    """The triples of all graphs as texts, in order, each once, but for those that describe a mention."""
    is_mention = f" <{iri(RDF.type)}> <{iri(KG.Mention)}>"
    rows = in_order(((str(quad.triple),) for quad in store), 1)
    for subject, triples in groupby((text for (text,) in rows), key=lambda text: text.partition(" ")[0]):
        described = dict.fromkeys(triples)
        if f"{subject}{is_mention}" not in described:
            yield from described


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
