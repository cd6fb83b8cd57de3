"""Measure how time and memory grow: `python benchmarks/growing.py [ARTICLES [--read]]`. All figures are ratios.

So many made-up short articles (2,000, of some 60 words) and ten times as many are built by the command line, with the
rules alone (`--relations none`). Their extractions are given, so that what is measured is all that comes after reading,
which alone could grow faster than the number of articles; with `--read` they are read as well.
"""

import argparse
import platform
import tempfile
from datetime import date
from pathlib import Path

from made import SHORT, articles, keep
from throughput import Spent, build

from kg import __version__
from kg.archive import Archive
from kg.report import Settings

SETTINGS = Settings(relations="none")


def measured(folder: Path, number: int, read: bool) -> tuple[Spent, int]:
    """Build so many articles; gives the time and the peak memory of the process that holds the graph, in bytes."""
    out = folder / f"out-{number}"
    made = articles(number, sentences=SHORT)
    lines = [article.line for article in made] if read else keep(made, Archive(out), SETTINGS, SHORT)
    (folder / f"{number}.jsonl").write_bytes(b"\n".join(lines))
    del lines
    spent, report = build(folder / f"{number}.jsonl", out, "--relations", SETTINGS.relations)
    peak = report["peak memory in bytes"]
    print(
        f"{number} articles, {report['counts']['quads']} quads: {spent.clock:.1f} s, {spent.work:.1f} s of processors"
    )
    print("   memory:", {which: f"{size / 1e6:.0f} MB" for which, size in peak.items()})
    print("   seconds:", report["seconds"], flush=True)
    return spent, peak["this process"]


def main() -> None:
    """Print all figures."""
    print(f"kg {__version__}, {date.today()}, Python {platform.python_version()}, {platform.machine()}")
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="?", type=int, default=2000)
    options.add_argument("--read", action="store_true", help="the builds read the articles, too")
    given = options.parse_args()
    number, read = given.articles, given.read
    print("articles read by the build" if read else "extractions given")
    with tempfile.TemporaryDirectory() as place:
        (spent, memory), (more_spent, more_memory) = (measured(Path(place), n, read) for n in (number, 10 * number))
    print(
        f"ten times the articles: {more_spent.clock / spent.clock:.1f} times the time on the clock, "
        f"{more_spent.work / spent.work:.1f} times that of processors, {more_memory / memory:.2f} times the memory"
    )


if __name__ == "__main__":
    main()
