"""Measure what one more article costs in a large graph: `python benchmarks/adding.py [ARTICLES [ROUNDS]]`.

A graph of so many made-up articles (5,000) is built, their extractions given. Then, in turn, a new article is built
alone into an empty folder and added to the graph, both by the command line with everything that belongs to it: start,
language model, reading, identity, RDF, validation, store. Whole-graph files are not written. Printed are the medians
and their ratio, and the stages of the last addition.
"""

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from made import articles, keep

from kg import __version__
from kg.archive import Archive
from kg.report import Settings

Report = dict[str, dict[str, float]]


def build(articles: Path, out: Path) -> tuple[float, Report]:
    """Run the command line; gives the seconds it took and its report."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "kg", "build", str(articles), "-o", str(out), "--no-whole", "-q"]
    subprocess.run(command, check=True)
    return time.perf_counter() - started, json.loads((out / "report.json").read_text("utf-8"))


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="?", type=int, default=5000)
    options.add_argument("rounds", nargs="?", type=int, default=5)
    given = options.parse_args()
    number, rounds = given.articles, given.rounds
    print(f"kg {__version__}, {date.today()}, Python {platform.python_version()}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as place:
        folder, large = Path(place), Path(place, "large")
        lines = keep(articles(number), Archive(large), Settings())
        (folder / "all.jsonl").write_bytes(b"\n".join(lines))
        seconds, report = build(folder / "all.jsonl", large)
        print(f"graph of {number} articles, {report['counts']['quads']:.0f} quads: {seconds:.1f} s, extractions given")
        alone, added = [], []
        for n, article in enumerate(articles(rounds, first=number)):
            one = folder / f"{n}.jsonl"
            one.write_bytes(article.line)
            alone.append(build(one, folder / f"alone-{n}")[0])
            seconds, report = build(one, large)
            added.append(seconds)
    one, more = statistics.median(alone), statistics.median(added)
    print(f"an article alone {one:.2f} s, added {more:.2f} s: ratio {more / one:.2f} ({rounds} rounds in turn)")
    print("stages of the last addition:", report["seconds"])


if __name__ == "__main__":
    main()
