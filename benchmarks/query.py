"""How fast and how steady queries are: `python benchmarks/query.py engine|serve [--claims N] [--graph DIR]`.

engine   load and shipped queries over a generated graph: pyoxigraph alone, through kg, rdflib in memory (where small)
serve    32 clients on shipped queries while rebuilds swap in; then a quick query beside hostile ones
"""

import argparse
import json
import multiprocessing
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import httpx
import pyoxigraph as ox
import rdflib

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.made import graphs
from kg.errors import QueryStopped
from kg.query import named_queries
from kg.query_process import Limits, Request
from kg.query_worker import QueryWorkers
from kg.report import Settings
from kg.store import current, new_generation, open_store, writer
from kg.vocabulary import KG, PREFIXES, iri
from tests.servers import kg_server

FORMS = {"rows": "json", "boolean": "json", "triples": "nt"}
CLAIM = f"<{iri(KG.Claim)}> <"
PATIENCE = 3600  # seconds for a query
GIVEN_UP = 60  # seconds for a query by rdflib
LONG = 2.0  # seconds; what takes longer is timed once
BODY = {"Content-Type": "application/sparql-query"}
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "ASK " + "{" * 20_000 + "}" * 20_000,
    'ASK { ?a ?b ?c . ?d ?e ?f FILTER (REGEX(CONCAT(STR(?c), STR(?f)), "(a+)+$zz")) }',
    "ASK { ?s " + "/".join(["rdf:type"] * 5000) + " ?o }",
    "CONSTRUCT { ?a ?e ?c } { ?a ?b ?c . ?d ?e ?f }",
)


def written(path: Path, claims: int, seed: int = 1) -> Path:
    """A graph of made-up articles with so many claims, as a file of N-Quads; gives its path."""
    number = 0
    with open(path, "w", encoding="utf-8") as sink:
        for lines in graphs(Settings(), seed):
            sink.write(lines)
            number += lines.count(CLAIM)
            if number >= claims:
                return path
    raise AssertionError("there is always another article")


def build(out: Path, lines: Path) -> None:
    """A new generation of a graph in a file."""
    with new_generation(out) as folder:
        (folder / "graph.html").write_text("")
        with writer(folder) as store, open(lines, "rb") as source:
            while chunk := source.readlines(1_000_000):
                store.load(b"".join(chunk))


def seconds(work: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.perf_counter) -> float:
    """The shortest time of some runs; of a single one where it took long."""
    took: list[float] = []
    while len(took) < times and not (took and took[0] > LONG):
        started = clock()
        work()
        took.append(clock() - started)
    return min(took)


def both_clocks(work: Callable[[], object]) -> tuple[float, float]:
    """The seconds of one run, on the clock and of the processor."""
    started, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - used


def processor_seconds() -> float:
    """Processor time of this thread and of the processes that answer: what else the machine does matters less."""
    told = (Path(f"/proc/{child.pid}/schedstat").read_text() for child in multiprocessing.active_children())
    return time.thread_time() + sum(int(line.split()[0]) for line in told) / 1e9


def alone(folder: Path, lines: Path) -> None:
    """Load a file with pyoxigraph and nothing else."""
    store = ox.Store(str(folder))
    store.bulk_load(path=str(lines), format=ox.RdfFormat.N_QUADS)
    store.flush()


def load(out: Path, claims: int) -> None:
    """Load a made-up graph, and print how long that takes."""
    with tempfile.TemporaryDirectory() as folder:
        lines = written(Path(folder) / "made.nq", claims)
        bulk = both_clocks(lambda: alone(Path(tempfile.mkdtemp(dir=folder)), lines))
        ours = both_clocks(lambda: build(out, lines))
    for clock, theirs_s, ours_s in zip(("on the clock", "of the processor"), bulk, ours, strict=True):
        print(f"bulk load {theirs_s:.2f} s {clock}, ours {ours_s:.2f} s: {theirs_s / ours_s:.2f}", flush=True)


def engine(out: Path, claims: int) -> None:
    """Print the times of loading, and of the shipped queries in processor time; rdflib up to 300,000 quads."""
    if not (out / "current").exists():
        load(out, claims)
    store, generation = open_store(out), current(out)
    number = len(store)
    print(f"{number:,} quads", flush=True)
    small = None
    if number <= 300_000:
        small = rdflib.Dataset(default_union=True)
        small.parse(data=(store.dump(format=ox.RdfFormat.N_QUADS) or b"").decode(), format="nquads")
    print("| query | rows | pyoxigraph, s | kg, s | ratio | rdflib in memory, s |\n|---|---|---|---|---|---|")
    total = [0.0, 0.0]
    with QueryWorkers(1, Limits(seconds=PATIENCE)) as workers:
        workers.answer(Request(generation, "ASK {}", FORMS))
        for name, query in named_queries().items():
            ask = partial(workers.answer, Request(generation, query.text, FORMS))
            try:
                rows = len(json.loads(ask().body or b"")["results"]["bindings"])
            except QueryStopped:
                print(f"| {name} | - | - | over {PATIENCE} | - | - |", flush=True)
                continue
            ours_s = seconds(ask, clock=processor_seconds)
            alone_s = seconds(partial(answered, store, query.text), clock=processor_seconds)
            total = [total[0] + alone_s, total[1] + ours_s]
            other = rdflib_seconds(small, query.text) if small is not None else "-"
            print(
                f"| {name} | {rows:,} | {alone_s:.4f} | {ours_s:.4f} | {ours_s / alone_s:.2f} | {other} |", flush=True
            )
    print(f"all: {total[0]:.2f} s alone, {total[1]:.2f} s through kg: {total[1] / total[0]:.2f}")


def answered(store: ox.Store, text: str) -> bytes:
    """The answer of pyoxigraph and nothing else, as JSON."""
    answer = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    return answer.serialize(format=ox.QueryResultsFormat.JSON) or b""


def rdflib_seconds(dataset: rdflib.Dataset, text: str) -> str:
    """The time rdflib needs for a query in memory, given up after a minute."""

    def give_up(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(GIVEN_UP)
    try:
        return f"{seconds(lambda: list(dataset.query(text, initNs=PREFIXES)), 1):.2f}"
    except TimeoutError:
        return f"over {GIVEN_UP}"
    except Exception as error:
        return f"fails: {type(error).__name__}"
    finally:
        signal.alarm(0)


def serve(out: Path, claims: int, lasting: float) -> None:
    """Print how many answers 32 clients get while rebuilds swap in, and how long they wait."""
    graphs = [written(out / f"{seed}.nq", claims, seed) for seed in (0, 1)]
    build(out, graphs[0])
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
        rebuilds = 0
        while time.monotonic() < until - 2:
            time.sleep(lasting / 6)
            rebuilds += 1
            build(out, graphs[rebuilds % 2])
        for thread in threads:
            thread.join()
        cuts = statistics.quantiles(took, n=100)
        print(f"32 clients, {lasting:.0f} s, {claims} claims, {rebuilds} rebuilds: {len(took)} asked, {len(bad)} bad,")
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
    parser.add_argument("--graph", type=Path, help="keep the graph here; what is there is not loaded again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if given.what == "engine":
            engine(given.graph or Path(place), given.claims)
        else:
            serve(Path(place), given.claims, given.seconds)
