"""How fast and how steady queries are: `python benchmarks/query.py engine|serve [--claims N] [--seconds S]`.

engine   load and shipped queries over a generated graph: pyoxigraph alone, through kg, and rdflib in memory
serve    32 clients on shipped queries while rebuilds swap in; then a quick query beside hostile ones
"""

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import httpx
import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parent.parent))

from kg.query import named_queries
from kg.query_process import Limits, Request
from kg.query_worker import QueryWorkers
from kg.store import current, new_generation, open_store, writer
from kg.vocabulary import BASE, PREFIXES, iri
from tests.servers import kg_server

FORMS = {"rows": "json", "boolean": "json", "triples": "nt"}
BODY = {"Content-Type": "application/sparql-query"}
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "ASK " + "{" * 20_000 + "}" * 20_000,
    'ASK { ?a ?b ?c . ?d ?e ?f FILTER (REGEX(CONCAT(STR(?c), STR(?f)), "(a+)+$zz")) }',
    "ASK { ?s " + "/".join(["rdf:type"] * 5000) + " ?o }",
    "CONSTRUCT { ?a ?e ?c } { ?a ?b ?c . ?d ?e ?f }",
)


def quads(claims: int, seed: int = 1) -> Iterator[ox.Quad]:
    """A made-up graph of founders and posts, ten claims an article, about ten quads a claim."""
    chance = random.Random(seed)
    entities = ox.NamedNode(iri("kg:entities"))

    def node(kind: str, number: object) -> ox.NamedNode:
        return ox.NamedNode(f"{BASE}{kind}/{number}")

    def named(subject: ox.NamedNode, kind: str, label: str) -> Iterator[ox.Quad]:
        yield ox.Quad(subject, ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri(kind)), entities)
        yield ox.Quad(subject, ox.NamedNode(iri("rdfs:label")), ox.Literal(label), entities)

    many = max(10, claims // 5)
    for number in range(many):
        yield from named(node("entity", f"p{number}"), "schema:Person", f"Person {number}")
        yield from named(node("entity", f"o{number}"), "schema:Organization", f"Company {number}")
    for number in range(claims):
        article, claim = node("document", number // 10), node("claim", number)
        person, body = (node("entity", f"{kind}{chance.randrange(many)}") for kind in "po")
        words = ox.NamedNode(f"{article.value}#char={number % 10 * 50},{number % 10 * 50 + 50}")
        post = number % 2
        role = node("role", number % 100)
        facts: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
            (claim, "rdf:type", ox.NamedNode(iri("kg:Claim"))),
            (claim, "rdf:type", ox.NamedNode(iri("org:Membership" if post else "rdf:Statement"))),
            (claim, "prov:wasDerivedFrom", article),
            (claim, "kg:confidence", ox.Literal("0.9", datatype=ox.NamedNode(iri("xsd:decimal")))),
            (claim, "kg:modality", ox.Literal("asserted")),
            (claim, "kg:rule", ox.Literal("benchmark")),
            (claim, "kg:evidence", words),
            (words, "oa:exact", ox.Literal(f"Sentence {number} says so.")),
            (words, "oa:start", ox.Literal(number % 10 * 50)),
            (words, "oa:hasSource", article),
        ]
        if post:
            facts += [(claim, "org:member", person), (claim, "org:organization", body), (claim, "org:role", role)]
            facts += [(role, "rdfs:label", ox.Literal(f"role {number % 100}"))]
        else:
            facts += [(claim, "rdf:subject", body), (claim, "rdf:predicate", ox.NamedNode(iri("schema:founder")))]
            facts += [(claim, "rdf:object", person), (body, "schema:founder", person)]
        if number % 10 == 0:
            facts += [(article, "rdf:type", ox.NamedNode(iri("schema:NewsArticle")))]
            facts += [(article, "rdfs:label", ox.Literal(f"Article {number // 10}"))]
        for subject, predicate, value in facts:
            yield ox.Quad(subject, ox.NamedNode(iri(predicate)), value, article)


def build(out: Path, claims: int, seed: int = 1) -> None:
    """A new generation of a made-up graph."""
    with new_generation(out) as folder:
        (folder / "graph.html").write_text("")
        with writer(folder) as store:
            for quad in quads(claims, seed):
                store.add([quad])


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The shortest time of some runs."""
    took = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return min(took)


def engine(out: Path, claims: int) -> None:
    """Print the times of loading and of the shipped queries; rdflib up to 40,000 quads, a query at most once."""
    made = list(quads(claims))
    with tempfile.TemporaryDirectory() as folder:
        bulk = seconds(partial(ox.Store(folder).bulk_extend, made), 1)
    ours = seconds(lambda: build(out, claims), 1)
    making = seconds(lambda: list(quads(claims)), 1)
    print(f"{len(made):,} quads; bulk load {bulk:.2f} s, ours {ours - making:.2f} s: {bulk / (ours - making):.2f}")
    store, generation = open_store(out), current(out)
    small = None
    if len(made) <= 40_000:
        import rdflib

        small = rdflib.Dataset(default_union=True)
        small.parse(data=(store.dump(format=ox.RdfFormat.N_QUADS) or b"").decode(), format="nquads")
    print("| query | pyoxigraph, s | kg, s | ratio | rdflib in memory, s |\n|---|---|---|---|---|")
    with QueryWorkers(1, Limits()) as workers:
        workers.answer(Request(generation, "ASK {}", FORMS))
        for name, query in named_queries().items():
            text = query.text
            alone_s = seconds(
                lambda t=text: store.query(t, prefixes=PREFIXES, use_default_graph_as_union=True).serialize(
                    format=ox.QueryResultsFormat.JSON
                )
            )
            ours_s = seconds(lambda t=text: workers.answer(Request(generation, t, FORMS)))
            other = (
                f"{seconds(lambda t=text: list(small.query(t, initNs=PREFIXES)), 1):.2f}" if small is not None else "-"
            )
            print(f"| {name} | {alone_s:.4f} | {ours_s:.4f} | {ours_s / alone_s:.2f} | {other} |", flush=True)


def serve(out: Path, claims: int, lasting: float) -> None:
    """Print how many answers 32 clients get while rebuilds swap in, and how long they wait."""
    build(out, claims)
    texts = [query.text.encode() for query in named_queries().values()]
    took: list[float] = []
    bad: list[str] = []
    until = time.monotonic() + lasting

    def client(number: int, url: str) -> None:
        with httpx.Client(timeout=120) as session:
            while time.monotonic() < until:
                number += 1
                started = time.perf_counter()
                answer = session.post(f"{url}/sparql", content=texts[number % len(texts)], headers=BODY)
                took.append(time.perf_counter() - started)
                if answer.status_code != 200:
                    bad.append(f"{answer.status_code} {answer.text.strip()}")

    with kg_server(out) as url:
        threads = [threading.Thread(target=client, args=(n, url)) for n in range(32)]
        for thread in threads:
            thread.start()
        rebuilds = 1
        while time.monotonic() < until - 2:
            time.sleep(lasting / 6)
            rebuilds += 1
            build(out, claims, rebuilds)
        for thread in threads:
            thread.join()
        cuts = statistics.quantiles(took, n=100)
        print(
            f"32 clients, {lasting:.0f} s, {claims} claims, {rebuilds - 1} rebuilds: {len(took)} asked, {len(bad)} bad,"
        )
        print(
            f"{len(took) / lasting:.0f} a second, p50 {cuts[49] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms", *set(bad)
        )
        hostile(url, lasting / 3)


def hostile(url: str, lasting: float) -> None:
    """Print how long a quick query waits beside hostile ones."""
    until = time.monotonic() + lasting
    waits = []

    def attack(query: str) -> None:
        while time.monotonic() < until:
            httpx.post(f"{url}/sparql", content=query, headers=BODY, timeout=120)

    with ThreadPoolExecutor(len(HOSTILE)) as pool:
        for query in HOSTILE:
            pool.submit(attack, query)
        while time.monotonic() < until:
            started = time.perf_counter()
            canary = httpx.get(f"{url}/sparql", params={"query": "ASK { ?x a schema:Person }"}, timeout=120)
            assert canary.status_code == 200, canary.text
            waits.append(time.perf_counter() - started)
            time.sleep(0.1)
    print(
        f"canary beside {len(HOSTILE)} hostile clients: {len(waits)} asked, median "
        f"{statistics.median(waits) * 1000:.0f} ms, longest {max(waits) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["engine", "serve"])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if given.what == "engine":
            engine(Path(place), given.claims)
        else:
            serve(Path(place), given.claims, given.seconds)
