"""Ways, centres and communities of a network are right, and the same on every run; other programs can read it."""

import csv
import gzip
import hashlib
import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from kg import analysis
from kg.cli import main
from kg.errors import OutputError, QueryError, UsageError
from kg.export import export, nodes_and_edges
from kg.network import Entities
from kg.store import open_store
from kg.vocabulary import PREFIXES
from tests.published import ANN, publish
from tests.test_rdf import article, founder, quads


def tie(network: Entities, one: str, other: str, key: str, label: str = "knows", **more: object) -> None:
    told = {"modality": "asserted", "confidence": 0.9, "sentence": f"{one} {label} {other}.", "article": "A"}
    network.add_edge(one, other, key=key, label=label, **{**told, **more})


@pytest.fixture
def network() -> Entities:
    """Two triangles, tied by two statements between Bo and Di and by a plan of Al and Flo."""
    network: Entities = nx.MultiDiGraph()
    for name in ("Al", "Bo", "Cy", "Di", "Ed", "Flo", "Gus"):
        network.add_node(name, label=name, kind="Person", classes=["Person"], mentions=1)
    for pair in ("Al Bo", "Bo Cy", "Cy Al", "Di Ed", "Ed Flo", "Flo Di"):
        tie(network, *pair.split(), pair)
    tie(network, "Di", "Bo", "bridge", "met", confidence=0.6)
    tie(network, "Di", "Bo", "surer bridge", "married", confidence=0.8)
    tie(network, "Al", "Flo", "plan", "will meet", modality="planned")
    return network


def test_a_way_is_a_chain_of_the_surest_statements(network: Entities) -> None:
    way = analysis.path(analysis.asserted(network), ["Al"], ["Flo"])
    assert [(s.one, s.tie, s.other) for s in way] == [
        ("Al", "knows", "Bo"),
        ("Di", "married", "Bo"),
        ("Flo", "knows", "Di"),
    ]
    assert way[1].sentence == "Di married Bo."


def test_what_is_planned_ties_nobody_unless_asked_for(network: Entities) -> None:
    assert [step.tie for step in analysis.path(network, ["Al"], ["Flo"])] == ["will meet"]


def test_where_there_is_no_way_that_is_told(network: Entities) -> None:
    with pytest.raises(QueryError, match="no chain of statements"):
        analysis.path(network, ["Al"], ["Gus"])


def test_neighbours_come_with_their_sentences(network: Entities) -> None:
    steps = analysis.neighbours(analysis.asserted(network), ["Bo"])
    assert [(s.one, s.other) for s in steps] == [("Al", "Bo"), ("Bo", "Cy"), ("Di", "Bo"), ("Di", "Bo")]


def test_the_bridge_is_central(network: Entities) -> None:
    rows = analysis.central(analysis.asserted(network), 3)
    assert {row.label for row in rows[:2]} == {"Bo", "Di"}
    assert (len(rows), rows[0].neighbours) == (3, 3)
    assert rows[0].betweenness > rows[2].betweenness


def test_communities_are_named_by_their_heaviest_members(network: Entities) -> None:
    network.remove_edge("Di", "Bo", key="bridge")
    groups = analysis.communities(analysis.asserted(network))
    assert [set(group.members) for group in groups] == [{"Al", "Bo", "Cy"}, {"Di", "Ed", "Flo"}]
    assert [group.name.split(", ")[0] for group in groups] == ["Bo", "Di"]


def test_an_empty_network_has_nothing_to_show() -> None:
    empty = analysis.asserted(nx.MultiDiGraph())
    assert analysis.central(empty, 3) == []
    assert analysis.communities(empty) == []


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("out"))


@pytest.mark.parametrize(
    "command", [["central"], ["communities"], ["neighbours", "ann roe"], ["path", "Ann Roe", "Acme Ltd"]]
)
def test_the_commands_print_tables_and_json(out: Path, capfd: pytest.CaptureFixture[str], command: list[str]) -> None:
    assert main([*command, "--graph", str(out)]) == 0
    assert "Ann Roe" in capfd.readouterr().out
    assert main([*command, "--graph", str(out), "--format", "json"]) == 0
    assert "Ann Roe" in json.dumps(json.loads(capfd.readouterr().out))


def test_an_unknown_name_is_told(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["path", "Ann Roe", "Nobody", "--graph", str(out)]) == 2
    assert "nothing in the graph is named 'Nobody'" in capfd.readouterr().err


@pytest.mark.parametrize(("ending", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_network_programs_can_read_it(out: Path, tmp_path: Path, ending: str, read: object) -> None:
    (written,) = export(open_store(out), tmp_path / f"x{ending}")
    found = read(written)  # type: ignore[operator]
    assert "Ann Roe" in {label for _, label in found.nodes(data="label")}
    assert [data["sentence"] for *_, data in found.edges(data=True)] == ["Ann Roe founded Acme Ltd."]


def test_tables_of_nodes_and_edges_fit_together(out: Path, tmp_path: Path) -> None:
    files = export(open_store(out), tmp_path / "x.csv")
    nodes, edges = (list(csv.DictReader(path.read_text("utf-8").splitlines())) for path in files)
    assert {edge[end] for edge in edges for end in ("source", "target")} <= {node["id"] for node in nodes}


def test_parquet_holds_the_same_rows_with_their_types(out: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow: pip install 'kg[parquet]'")
    store = open_store(out)
    files = export(store, tmp_path / "x.parquet")
    assert [path.name for path in files] == ["x.nodes.parquet", "x.edges.parquet"]
    assert tuple(parquet.read_table(path).to_pylist() for path in files) == nodes_and_edges(store)
    (edge,) = parquet.read_table(files[1]).to_pylist()
    assert (edge["sentence"], edge["confidence"]) == ("Ann Roe founded Acme Ltd.", 0.9)


@pytest.mark.parametrize("ending", [".nq", ".nq.gz"])
def test_shards_hold_the_lines_of_the_whole_graph_and_each_graph_in_one_of_them(tmp_path: Path, ending: str) -> None:
    node = ox.NamedNode("https://a.example/x")
    graphs = [ox.NamedNode(f"https://a.example/{n}") for n in range(20)]
    store = ox.Store()
    store.extend(
        ox.Quad(node, node, ox.Literal(f"é\n{k}"), graph) for n, graph in enumerate(graphs) for k in range(n + 1)
    )
    (whole,) = export(store, tmp_path / "graph.nq")
    *files, table, manifest = export(store, tmp_path / "shards" / f"graph{ending}", shards=3)
    packed = [path.read_bytes() for path in files]
    lines = [(gzip.decompress(content) if ending.endswith("gz") else content).splitlines(True) for content in packed]
    assert b"".join(sorted(line for shard in lines for line in shard)) == whole.read_bytes()
    told = json.loads(manifest.read_text("utf-8"))
    assert told["quads"] == sum(map(len, lines)) == len(store)
    assert [(s["file"], s["quads"], s["sha256"]) for s in told["shards"]] == [
        (path.name, len(shard), hashlib.sha256(content).hexdigest())
        for path, content, shard in zip(files, packed, lines, strict=True)
    ]
    rows = [row.split("\t") for row in table.read_text("utf-8").splitlines()]
    assert len(rows) == told["graphs"] == 20
    for name, file, number in rows:
        held = [sum(f" <{name}> .".encode() in line for line in shard) for shard in lines]
        assert held == [int(number) if path.name == file else 0 for path in files]


def test_shards_of_another_format_are_refused(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--shards writes N-Quads"):
        export(open_store(out), tmp_path / "x.ttl", shards=2)


def test_a_claim_of_a_fact_reifies_the_very_triple_that_it_states(out: Path, tmp_path: Path) -> None:
    store = open_store(out)
    (written,) = export(store, tmp_path / "x.annotated.ttl")
    triples = [quad.triple for quad in ox.parse(written.read_bytes(), format=ox.RdfFormat.TURTLE)]
    (reifying,) = (triple for triple in triples if triple.predicate.value.endswith("#reifies"))
    fact = reifying.object
    assert fact in triples
    assert fact.predicate.value == f"{PREFIXES['schema']}founder"
    assert fact.object == ox.NamedNode(ANN)
    said = {t.predicate.value.rpartition("#")[2] for t in triples if t.subject == reifying.subject}
    assert {"confidence", "modality", "evidence"} <= said
    assert not said & {"subject", "predicate", "object"}


def test_what_is_denied_is_reified_and_not_stated(tmp_path: Path) -> None:
    store = ox.Store()
    store.extend(quads(article(founder(modality="negated"))))
    (written,) = export(store, tmp_path / "x.annotated.ttl")
    triples = [quad.triple for quad in ox.parse(written.read_bytes(), format=ox.RdfFormat.TURTLE)]
    (reifying,) = (triple for triple in triples if triple.predicate.value.endswith("#reifies"))
    assert reifying.object not in triples


@pytest.mark.parametrize(
    ("ending", "form"),
    [(".jsonld", ox.RdfFormat.JSON_LD), (".nt", ox.RdfFormat.N_TRIPLES), (".nq", ox.RdfFormat.N_QUADS)],
)
def test_rdf_comes_back_as_it_was(out: Path, tmp_path: Path, ending: str, form: ox.RdfFormat) -> None:
    store = open_store(out)
    (written,) = export(store, tmp_path / f"x{ending}")
    assert {quad.triple for quad in ox.parse(written.read_bytes(), format=form)} == {quad.triple for quad in store}
    (again,) = export(store, tmp_path / f"again{ending}")
    assert again.read_bytes() == written.read_bytes()


def test_json_ld_has_short_names(out: Path, tmp_path: Path) -> None:
    export(open_store(out), tmp_path / "x.jsonld")
    document = json.loads((tmp_path / "x.jsonld").read_text("utf-8"))
    assert any("schema:founder" in node for node in document["@graph"])


def test_an_ending_that_is_not_known_is_told_with_those_that_are(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"choose from \.graphml"):
        export(open_store(out), tmp_path / "x.docx")
    with pytest.raises(OutputError, match="cannot write"):
        export(open_store(out), tmp_path / "nowhere" / "x.nq")
