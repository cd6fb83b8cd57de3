"""Measure how fast a build is: `python benchmarks/throughput.py [ARTICLES [ROUNDS]]`. All figures are ratios.

So many made-up articles (300), or the `*.txt` of a folder such as `benchmarks/articles/mended`: the whole build, with
one process and with two, against bare `nlp.pipe` of the same language model in as many processes; and the build again
after a decision was changed. Taken in turn, the medians.
Seconds of processor time are told too: they hardly depend on what else the machine is doing. Before all this, where the
processor time of an article goes (`stages.py`).

How time and memory grow: `benchmarks/growing.py`. Ray: `benchmarks/cluster.py`. Other programs: `benchmarks/others.py`.
"""

import argparse
import compileall
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from made import articles

import kg
from kg.api import Graph

BATCH = 64
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
BARE = """
import importlib, json, sys
from kg.report import DEFAULT_MODEL
if __name__ == "__main__":
    texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
    nlp = importlib.import_module(DEFAULT_MODEL).load()
    for doc in nlp.pipe(texts, batch_size=int(sys.argv[2]), n_process=int(sys.argv[3])):
        pass
"""
DECISION = """
[[label]]
name = "{name}"
label = "{name} (renamed)"
reason = "to see how long it takes"
"""


class Spent(NamedTuple):
    """Seconds on the clock, and seconds that processors worked."""

    clock: float
    work: float


def run(command: list[str]) -> Spent:
    """Run a command to its end, away from here: the `kg` that is installed, be it compiled, is measured."""
    started, worked = time.perf_counter(), os.times()
    subprocess.run(command, check=True, env=os.environ | ONE_THREAD, cwd=tempfile.gettempdir())
    done = os.times()
    work = done.children_user + done.children_system - worked.children_user - worked.children_system
    return Spent(time.perf_counter() - started, work)


def bare(file: Path, processes: int) -> Spent:
    """Run the language model alone, its loading included."""
    return run([sys.executable, "-c", BARE, str(file), str(BATCH), str(processes)])


def build(file: Path, out: Path, *options: str) -> tuple[Spent, dict[str, Any]]:
    """A whole build by the command line, and its report."""
    spent = run([sys.executable, "-m", "kg", "build", str(file), "-o", str(out), "-q", "--no-whole", *options])
    return spent, json.loads((out / "report.json").read_text("utf-8"))


def lines(given: str) -> list[bytes]:
    """So many made-up articles, or those of a folder, as lines of JSON Lines."""
    if given.isdecimal():
        return [article.line for article in articles(int(given))]
    files = sorted(Path(given).glob("*.txt"))
    if not files:
        sys.exit(f"no *.txt in {given}: give a number of articles, or a folder that holds some")
    return [json.dumps({"id": file.stem, "text": file.read_text("utf-8")}).encode() for file in files]


def some_name(out: Path) -> str:
    """The name of an entity in a graph."""
    return min(entity["label"] for _, entity in Graph(out).networkx().nodes(data=True))


def reading(folder: Path, given: str, rounds: int) -> None:
    """Print the figures of whole builds."""
    some = lines(given)
    (folder / "some.jsonl").write_bytes(b"\n".join(some))
    run([sys.executable, str(Path(__file__).resolve().with_name("stages.py")), str(folder / "some.jsonl")])
    spent: dict[str, list[Spent]] = defaultdict(list)
    for n in range(rounds):
        for processes in (1, 2):
            out = folder / f"out-{n}-{processes}"
            spent[f"bare {processes}"].append(bare(folder / "some.jsonl", processes))
            once, report = build(folder / "some.jsonl", out, "--workers", str(processes))
            spent[f"build {processes}"].append(once)
        (folder / "decisions.toml").write_text(DECISION.format(name=some_name(out)), "utf-8")
        spent["again"].append(build(folder / "some.jsonl", out, "--decisions", str(folder / "decisions.toml"))[0])
    print(f"{len(some)} articles, {rounds} rounds in turn; medians")
    for measure in ("clock", "work"):
        of = {name: statistics.median(getattr(one, measure) for one in all) for name, all in spent.items()}
        print(f"seconds of {measure}:", {name: round(seconds, 1) for name, seconds in of.items()})
        for processes in (1, 2):
            ratio = of[f"bare {processes}"] / of[f"build {processes}"]
            print(f"   articles a second, whole build against bare nlp.pipe, {processes} process(es): {ratio:.2f}")
        print(f"   build after a changed decision against the first: {of['again'] / of['build 2']:.2f}")
    clock = {name: statistics.median(one.clock for one in all) for name, all in spent.items()}
    print(f"two processes against one, whole build: {clock['build 1'] / clock['build 2']:.2f}")
    print(f"two processes against one, bare nlp.pipe: {clock['bare 1'] / clock['bare 2']:.2f}")
    print("stages of the last first build:", report["seconds"])


def main() -> None:
    """Print all figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="?", default="300", help="a number of made-up ones, or a folder")
    options.add_argument("rounds", nargs="?", type=int, default=3)
    given = options.parse_args()
    print(f"kg {kg.__version__}, {date.today()}, Python {platform.python_version()}, {platform.machine()}")
    compileall.compile_dir(Path(kg.__file__).parent, quiet=1)  # as spaCy is, where Python itself writes no bytecode
    with tempfile.TemporaryDirectory() as place:
        reading(Path(place), given.articles, given.rounds)


if __name__ == "__main__":
    main()
