"""The server shows every thing, tells limits, stays up, and always answers from one whole graph."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.query import named_queries
from tests.published import ANN, FORMER, about, publish
from tests.servers import kg_server

QUERY = {"Content-Type": "application/sparql-query"}
DOCUMENT = "https://example.org/kg/document/a-txt-6c2c64ec"
NAMES = "SELECT ?name { ?x a schema:Person ; rdfs:label ?name }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def server(out: Path) -> Iterator[httpx.Client]:
    with (
        kg_server(out, "--timeout", "3", "--memory", "300", "--rows", "1000") as url,
        httpx.Client(base_url=url) as client,
    ):
        yield client


def ask(server: httpx.Client, query: str = NAMES, accept: str = "*/*", **parameters: str | list[str]) -> httpx.Response:
    return server.get("/sparql", params={"query": query, **parameters}, headers={"Accept": accept})


def test_a_bad_query_tells_its_line_and_column(server: httpx.Client) -> None:
    response = ask(server, "SELECT ?s {\n ?s foo }")
    assert response.status_code == 400
    assert "line 2, column" in response.text


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, {"method": "POST", "content": "ASK { ?s ?p '\u00ff' }".encode("latin-1"), "headers": QUERY}),
        (400, {"method": "GET", "params": {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}}),
        (405, {"method": "DELETE"}),
        (406, {"method": "GET", "params": {"query": "ASK {}"}, "headers": {"Accept": "text/turtle"}}),
        (413, {"method": "POST", "content": f"ASK {{}} #{'x' * 300_000}", "headers": QUERY}),
        (413, {"method": "POST", "content": f"ASK {{}} #{'x' * 3_000_000}", "headers": QUERY}),
    ],
)
def test_a_request_that_cannot_be_met_is_told_why(
    server: httpx.Client, status: int, request_: dict[str, object]
) -> None:
    response = server.request(url="/sparql", **request_)  # type: ignore[arg-type]
    assert response.status_code == status, response.text
    assert response.text.strip()


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        (ENDLESS, 503, "longer than 3 s"),
        ("SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 1001", 400, "more than 1,000 rows"),
        ("ASK " + "{" * 500 + "}" * 500, 400, "nested deeper"),
    ],
)
def test_a_query_that_hits_a_limit_is_told_which(server: httpx.Client, query: str, status: int, told: str) -> None:
    response = server.post("/sparql", content=query, headers=QUERY)
    assert (response.status_code, told in response.text) == (status, True), response.text


def test_without_a_query_the_service_is_described_in_rdf(server: httpx.Client) -> None:
    response = server.get("/sparql", headers={"Accept": "text/turtle"})
    triples = list(ox.parse(response.text, format=ox.RdfFormat.TURTLE))
    assert any(t.object.value.endswith("#UnionDefaultGraph") for t in triples)
    assert server.get("/sparql", headers={"Accept": "text/html"}).status_code == 400


def test_the_data_set_is_described(server: httpx.Client) -> None:
    triples = ox.parse(server.get("/.well-known/void").text, format=ox.RdfFormat.TURTLE)
    counts = {t.predicate.value.partition("#")[2]: t.object.value for t in triples}
    assert counts["documents"] == "1"
    assert int(counts["triples"]) > 50


def test_an_address_shows_people_a_page_with_the_sentences(server: httpx.Client) -> None:
    response = server.get("/entity/ann-roe-8d5072ad", headers={"Accept": "text/html,*/*;q=0.8"})
    assert response.headers["Content-Type"].startswith("text/html")
    assert "<h1>Ann Roe</h1>" in response.text
    assert "Ann Roe founded Acme Ltd." in response.text


def test_an_address_gives_programs_rdf(server: httpx.Client) -> None:
    response = server.get("/entity/ann-roe-8d5072ad", headers={"Accept": "text/turtle"})
    assert any(t.subject == ox.NamedNode(ANN) for t in ox.parse(response.text, format=ox.RdfFormat.TURTLE))
    claim = server.get("/claim/abfbf8c9d8567564", headers={"Accept": "application/n-triples"}).text
    assert '"Ann Roe founded Acme Ltd."' in claim
    document = server.get("/document/a-txt-6c2c64ec", headers={"Accept": "application/n-triples"}).text
    assert "claim/abfbf8c9d8567564" in document


def test_a_former_address_leads_on(server: httpx.Client) -> None:
    response = server.get("/entity/" + FORMER.rsplit("/", 1)[1])
    assert (response.status_code, response.headers["Location"]) == (301, "/entity/ann-roe-8d5072ad")


@pytest.mark.parametrize("path", ["/entity/nobody", "/entity/%3Cscript%3E", "/entity/%00", "/nothing", "/claim/"])
def test_what_the_graph_does_not_know_is_not_found(server: httpx.Client, path: str) -> None:
    assert server.get(path).status_code == 404


def test_names_are_no_mark_up(tmp_path: Path) -> None:
    bad = ox.Quad(
        ox.NamedNode("https://example.org/kg/entity/bad"),
        ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
        ox.Literal("<script>alert(1)</script>"),
        ox.NamedNode(DOCUMENT),
    )
    link = ox.Quad(
        bad.subject, ox.NamedNode("https://schema.org/url"), ox.NamedNode("javascript:alert(1)"), bad.graph_name
    )
    with kg_server(publish(tmp_path, bad, link)) as url:
        page = httpx.get(f"{url}/entity/bad")
        assert "<script" not in page.text
        assert 'href="javascript' not in page.text
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_the_page_health_and_description_are_there(server: httpx.Client) -> None:
    assert "<title>the page</title>" in server.get("/").text
    assert server.get("/health").json()["status"] == "ok"
    described = server.get("/openapi.json").json()
    assert {"/sparql", "/entity/{name}", "/health"} <= set(described["paths"])


def test_every_answer_carries_security_headers(server: httpx.Client) -> None:
    for path in ("/", "/sparql?query=ASK{}", "/entity/nobody", "/health"):
        headers = server.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_a_foreign_name_for_this_machine_is_refused(server: httpx.Client) -> None:
    assert server.get("/health", headers={"Host": "evil.example"}).status_code == 400


def test_hostile_queries_do_not_keep_a_quick_one_waiting(out: Path) -> None:
    hostile = [
        ENDLESS,
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
        "ASK " + "{" * 20_000 + "}" * 20_000,
        'ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), "(a+)+$zz")) }',
        "ASK { ?s " + "/".join(["rdf:type"] * 5000) + " ?o }",
        "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    ]
    waits = []

    def attack(url: str, query: str, until: float) -> None:
        while time.monotonic() < until:
            assert httpx.post(f"{url}/sparql", content=query, headers=QUERY, timeout=60).status_code in (200, 400, 503)

    with kg_server(out, "--timeout", "5") as url, ThreadPoolExecutor(len(hostile)) as pool:
        assert httpx.get(f"{url}/sparql", params={"query": NAMES}).status_code == 200
        until = time.monotonic() + 5
        attacks = [pool.submit(attack, url, query, until) for query in hostile]
        while time.monotonic() < until:
            started = time.monotonic()
            canary = httpx.get(f"{url}/sparql", params={"query": NAMES}, timeout=60)
            assert canary.status_code == 200, canary.text
            waits.append(time.monotonic() - started)
            time.sleep(0.05)
        for attack_ in attacks:
            attack_.result()
    assert len(waits) > 5
    assert max(waits) < 3, waits  # the benchmark holds it to one second; here other work may share the machine


def test_thirty_two_clients_see_whole_graphs_while_rebuilds_swap_in(tmp_path: Path) -> None:
    publish(tmp_path, *about(0))
    both = "SELECT ?n ?m { GRAPH ?a { ?x schema:value ?n } GRAPH ?b { ?x schema:value ?m } FILTER (?a != ?b) }"
    stop = threading.Event()
    seen: set[int] = set()

    def client(url: str) -> int:
        asked = 0
        with httpx.Client(base_url=url, timeout=60) as session:
            while not stop.is_set():
                response = session.get("/sparql", params={"query": both})
                assert response.status_code == 200, response.text
                rows = response.json()["results"]["bindings"]
                assert rows
                assert all(row["n"]["value"] == row["m"]["value"] for row in rows)
                seen.add(int(rows[0]["n"]["value"]))
                named = list(named_queries().values())[asked % len(named_queries())]
                assert session.post("/sparql", content=named.text.encode(), headers=QUERY).status_code == 200
                asked += 1
        return asked

    with kg_server(tmp_path) as url, ThreadPoolExecutor(32) as pool:
        clients = [pool.submit(client, url) for _ in range(32)]
        for number in range(1, 5):
            time.sleep(1)
            publish(tmp_path, *about(number))
        time.sleep(1)
        stop.set()
        assert all(client.result() for client in clients)
    assert len(seen) >= 3
    assert max(seen) == 4


def test_a_folder_without_a_graph_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from kg.cli import main

    assert main(["serve", "--graph", str(tmp_path)]) == 2
    assert "holds no graph" in capfd.readouterr().err


def test_the_description_of_the_server_is_json_of_our_own() -> None:
    from importlib.resources import files

    paths = json.loads((files("kg.serve") / "openapi.json").read_text("utf-8"))["paths"]
    assert all(operation["responses"] for methods in paths.values() for operation in methods.values())
