"""Measure Ray against processes on one machine: `python benchmarks/cluster.py [ARTICLES [ROUNDS]]`.

So many made-up short articles (1,000) are built by two processes and by a Ray cluster of this machine with two
workers, in turn, with the rules alone (`--relations none`). The graphs must be the same, byte for byte.
"""

import argparse
import importlib.util
import platform
import statistics
import sys
import tempfile
from datetime import date
from pathlib import Path

from made import SHORT, articles
from throughput import Spent, build

from kg import __version__

OPTIONS = ("--workers", "2", "--relations", "none", "--whole")
ENGINES = ("processes", "ray")


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="?", type=int, default=1000)
    options.add_argument("rounds", nargs="?", type=int, default=1)
    given = options.parse_args()
    number, rounds = given.articles, given.rounds
    if importlib.util.find_spec("ray") is None:
        sys.exit('Ray is not installed: pip install "kg[ray]"')
    print(f"kg {__version__}, {date.today()}, Python {platform.python_version()}, {platform.machine()}")
    spent: dict[str, list[Spent]] = {engine: [] for engine in ENGINES}
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "some.jsonl")
        file.write_bytes(b"\n".join(article.line for article in articles(number, sentences=SHORT)))
        for n in range(rounds):
            hashes = set()
            for engine in ENGINES:
                once, report = build(file, Path(place, f"{engine}-{n}"), *OPTIONS, "--engine", engine)
                spent[engine].append(once)
                hashes.add(report["graph.nq sha256"])
                print(f"   {engine}: {once.clock:.1f} s, of which {report['seconds']}", flush=True)
            print("   the same bytes" if len(hashes) == 1 else "   NOT THE SAME BYTES")
    clock = {engine: statistics.median(one.clock for one in all) for engine, all in spent.items()}
    print(
        f"{number} articles, {rounds} round(s): Ray against processes, articles a second: "
        f"{clock['processes'] / clock['ray']:.2f}"
    )


if __name__ == "__main__":
    main()
