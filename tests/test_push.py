"""A graph moves to servers that teams already run, and only what changed moves again."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import httpx
import pytest

from kg import endpoint, push
from kg.cli import main
from kg.endpoint import Access
from kg.errors import ServerError, UsageError
from tests.published import about, publish
from tests.servers import Silent, answering, kg_server, oxigraph_server, virtuoso_server

NOBODY = Access()
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
NAMES = "SELECT ?name { GRAPH ?g { ?x a schema:Person ; rdfs:label ?name } }"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with oxigraph_server() as url:
        yield url


def count(server: str) -> int:
    answer = httpx.post(f"{server}/query", data={"query": COUNT}, headers={"Accept": "text/csv"}).text
    return int(answer.split()[1])


def empty(server: str) -> None:
    httpx.post(f"{server}/update", data={"update": "DROP ALL"}).raise_for_status()


def quads(out: Path) -> int:
    return len((out / "graph.nq").read_text("utf-8").splitlines())


@pytest.mark.parametrize("address", ["store", "update"])
def test_only_what_changed_is_sent_again(server: str, tmp_path: Path, address: str) -> None:
    empty(server)
    url = f"{server}/{address}"
    first = push.push(publish(tmp_path, *about(1)), url, NOBODY)
    assert (first.sent, first.triples, count(server)) == (first.sent, quads(tmp_path), quads(tmp_path))
    again = push.push(tmp_path, url, NOBODY)
    assert (again.sent, again.same) == (0, first.sent)
    changed = push.push(publish(tmp_path, *about(2)), url, NOBODY)
    assert (changed.sent, changed.same, count(server)) == (2, first.sent - 2, quads(tmp_path))
    removed = push.push(publish(tmp_path), url, NOBODY)
    assert (removed.sent, removed.deleted, count(server)) == (0, 2, quads(tmp_path))
    everything = push.push(tmp_path, url, NOBODY, anew=True)
    assert (everything.sent, count(server)) == (first.sent - 2, quads(tmp_path))


def test_a_large_graph_goes_in_batches(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty(server)
    monkeypatch.setattr(push, "BATCH", 7)
    push.push(publish(tmp_path), f"{server}/store", NOBODY)
    assert count(server) == quads(tmp_path)


def test_graphs_of_others_are_left_alone(server: str, tmp_path: Path) -> None:
    empty(server)
    httpx.post(f"{server}/update", data={"update": "INSERT DATA { GRAPH <http://a.example/g> { <a:a> <a:b> 1 } }"})
    push.push(publish(tmp_path), f"{server}/store", NOBODY)
    assert count(server) == quads(tmp_path) + 1


@pytest.mark.skipif(not shutil.which("virtuoso-t"), reason="needs Virtuoso: apt-get install virtuoso-opensource")
def test_virtuoso_takes_what_changed_and_answers_the_shipped_queries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_PASSWORD", "dba")
    out, place = tmp_path / "out", tmp_path / "virtuoso"
    place.mkdir()
    with virtuoso_server(place) as url:
        store = f"{url}/sparql-graph-crud-auth"
        access = Access.from_environment("dba", digest=True)
        first = push.push(publish(out, *about(1)), store, access)
        changed = push.push(publish(out, *about(2)), store, access)
        assert (changed.sent, changed.same) == (2, first.sent - 2)
        said = "SELECT ?n { GRAPH ?g { ?s schema:value ?n } FILTER (STRENDS(STR(?g), 'document/one')) }"
        for query, answer in ((said, "2"), (NAMES, "Ann Roe"), ("founders", "Ann Roe")):
            assert main(["query", "--endpoint", f"{url}/sparql", query, "--format", "csv"]) == 0
            assert answer in capfd.readouterr().out
        removed = push.push(publish(out), store, access)
        assert removed.deleted == 2


class Fickle(Silent):
    """A server that is busy at first, wants to know who asks, and forgets everything."""

    seen: ClassVar[list[tuple[str, str | None]]] = []
    answers: ClassVar[list[int]] = []

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.seen.append((self.command, self.headers.get("Authorization")))
        self.send_response(self.answers.pop(0) if self.answers else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_PUT = do_POST = do_DELETE = _answer  # noqa: N815 - named by the library


@pytest.fixture
def fickle(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(endpoint, "FIRST_PAUSE", 0.01)
    Fickle.seen, Fickle.answers = [], []
    with answering(Fickle) as url:
        yield f"{url}/store"


def test_a_busy_server_is_asked_again(fickle: str, tmp_path: Path) -> None:
    Fickle.answers = [503, 429, 502]
    done = push.push(publish(tmp_path), fickle, NOBODY)
    assert len(Fickle.seen) == done.sent + 3


def test_an_interrupted_push_goes_on_where_it_was(fickle: str, tmp_path: Path) -> None:
    publish(tmp_path, *about(1))
    Fickle.answers = [204, 204, 409]
    with pytest.raises(ServerError, match="run kg push again"):
        push.push(tmp_path, fickle, NOBODY)
    Fickle.seen.clear()
    done = push.push(tmp_path, fickle, NOBODY)
    assert (done.same, len(Fickle.seen)) == (2, done.sent)


@pytest.mark.parametrize(
    ("access", "header"),
    [(Access("ann", "pass"), "Basic YW5uOnBhc3M="), (Access(token="abc"), "Bearer abc"), (NOBODY, None)],
)
def test_the_server_is_told_who_asks(fickle: str, tmp_path: Path, access: Access, header: str | None) -> None:
    push.push(publish(tmp_path), fickle, access)
    assert {seen for _, seen in Fickle.seen} == {header}


def test_a_server_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(endpoint, "FIRST_PAUSE", 0.0)
    with pytest.raises(ServerError, match="is it running"):
        push.push(publish(tmp_path), "http://127.0.0.1:9/store", NOBODY)
    with pytest.raises(UsageError, match="starts with http"):
        push.push(tmp_path, "localhost:7878", NOBODY)
    with pytest.raises(UsageError, match="KG_PASSWORD"):
        push.push(tmp_path, "http://127.0.0.1:9/store", Access("ann"))


def test_the_commands_push_and_ask(server: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    empty(server)
    publish(tmp_path)
    assert main(["push", f"{server}/store", "--graph", str(tmp_path)]) == 0
    assert "triples), 0 unchanged" in capfd.readouterr().err
    for form, wanted in (
        ("csv", "name\r\nAnn Roe\r\n"),
        ("jsonl", '{"name": "Ann Roe"}\n'),
        ("tsv", '?name\n"Ann Roe"\n'),
    ):
        assert main(["query", "--endpoint", f"{server}/query", NAMES, "--format", form]) == 0
        assert capfd.readouterr().out == wanted
    assert main(["query", "--endpoint", f"{server}/query", NAMES, "-p", "name=Bob", "--format", "csv"]) == 0
    assert capfd.readouterr().out == "name\r\n"
    assert main(["query", "--endpoint", f"{server}/query", "SELECT ?x { ?x foo }"]) == 2
    assert "refuses the query" in capfd.readouterr().err


def test_our_own_server_is_asked_the_same_way(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with kg_server(publish(tmp_path)) as url:
        assert main(["query", "--endpoint", f"{url}/sparql", "founders", "--format", "csv"]) == 0
        assert "Ann Roe" in capfd.readouterr().out
        assert (
            main(["query", "--endpoint", f"{url}/sparql", "CONSTRUCT WHERE { ?s a kg:Claim }", "--format", "nt"]) == 0
        )
        assert "ontology#Claim" in capfd.readouterr().out
        assert main(["query", "--endpoint", f"{url}/sparql", "ASK {}"]) == 0
        assert capfd.readouterr().out == "yes\n"
