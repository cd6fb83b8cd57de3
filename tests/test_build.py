"""Builds, end to end, with the real language model: what comes out, and that it always comes out the same."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

import kg
from kg import pipeline
from kg.report import Settings
from kg.store import FILES
from kg.validate import validate
from kg.vocabulary import KG, iri

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    pipeline.build([str(EXAMPLES)], folder, Settings())
    return folder


def report(out: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((out / "report.json").read_text("utf-8"))
    return found


def test_a_build_writes_all_its_files(out: Path) -> None:
    assert all((out / name).is_file() for name in FILES)


def test_articles_in_are_used_or_rejected(out: Path) -> None:
    assert report(out)["articles"] == {"in": 3, "used": 3, "rejected": 0}


def test_the_examples_break_no_shape(out: Path) -> None:
    assert report(out)["findings"] == []
    assert validate(ox.parse((out / "graph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS)) == ()


def test_the_nquads_are_sorted_without_blank_nodes_one_graph_an_article(out: Path) -> None:
    text = (out / "graph.nq").read_text("utf-8")
    lines = text.split("\n")[:-1]
    assert lines == sorted(set(lines))
    assert "_:" not in {line[:2] for line in lines}
    graphs = {quad.graph_name.value for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS)}
    assert {iri(KG.entities), iri(KG.shared)} < graphs
    assert len(graphs) == 3 + 2


def test_all_evidence_is_a_slice_of_the_stored_text(out: Path) -> None:
    store = kg.Graph(out).store
    asked = """SELECT ?text ?start ?end ?exact { ?stretch oa:hasSource/schema:text ?text ; oa:start ?start ;
               oa:end ?end ; oa:exact ?exact }"""
    from kg.query import rows, run

    found = list(rows(run(store, asked)))  # type: ignore[arg-type]
    assert len(found) > 150
    assert all(text[int(start) : int(end)] == exact for text, start, end, exact in found)  # type: ignore[index, arg-type]


def test_the_turtle_is_the_graph_without_mentions(out: Path) -> None:
    turtle = (out / "graph.ttl").read_text("utf-8")
    assert "kg:Mention" not in turtle
    assert "schema:founder" in turtle


def test_plain_rdflib_reads_the_nquads(out: Path) -> None:
    dataset = Dataset(default_union=True).parse(data=(out / "graph.nq").read_text("utf-8"), format="nquads")
    founders = dataset.query("SELECT ?name { ?x <https://schema.org/founder>/rdfs:label ?name }")
    assert "Liang Changlin" in {str(row.name) for row in founders}  # type: ignore[union-attr]


def test_the_page_asks_nobody(out: Path) -> None:
    page = (out / "graph.html").read_text("utf-8")
    assert "cdn" not in page.split("<script", 1)[0]


def test_the_network_has_entities_and_claims(out: Path) -> None:
    network = kg.Graph(out).networkx()
    labels = {data["label"]: data["kind"] for _, data in network.nodes(data=True)}
    assert labels["Shanghai"] == "Place"
    assert labels["China Mobile"] == "Organization"
    assert any(data["label"] == "founder" for _, _, data in network.edges(data=True))


def test_pyvis_gets_the_same_entities(out: Path) -> None:
    graph = kg.Graph(out)
    assert {node["id"] for node in graph.pyvis().nodes} == set(graph.networkx().nodes)


def build_apart(out: Path, seed: str, *paths: Path, **environment: str) -> str:
    """Build in a process of its own; gives the SHA-256 of graph.nq."""
    command = [sys.executable, "-m", "kg", "build", *map(str, paths), "-o", str(out), "--quiet"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed, **environment})
    return hashlib.sha256((out / "graph.nq").read_bytes()).hexdigest()


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed_and_the_order_of_files(tmp_path: Path) -> None:
    files = sorted(EXAMPLES.iterdir())
    one = build_apart(tmp_path / "one", "1", *files, LC_ALL="C", TZ="UTC")
    other = build_apart(tmp_path / "other", "2", *reversed(files), LC_ALL="C.UTF-8", TZ="Asia/Shanghai")
    assert one == other


def test_a_text_becomes_an_extraction_through_the_library() -> None:
    found = kg.Reader().read("Ann Roe founded Acme Ltd in Leeds on Friday.", published="2024-05-20")
    assert "Ann Roe" in {entity.label for entity in found.entities}
    assert all(c.evidence.exact == found.document.text[c.evidence.start : c.evidence.end] for c in found.claims)
