"""What people see on a terminal: progress, the summary of a build, the state of an installation.

Text of articles is shown without control characters, never as mark-up. Programs that read a pipe get it as it is.
"""

import sys
import unicodedata
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.text import Text

from kg.errors import KgError
from kg.report import DEFAULT_MODEL, Report


def plain(text: str) -> str:
    """Text without control and formatting characters: safe to print on a terminal."""
    return "".join(c if c in "\n\t" or unicodedata.category(c)[0] != "C" else "\N{REPLACEMENT CHARACTER}" for c in text)


def tell(text: str, err: bool = False) -> None:
    """Print text: as it is into a file or a pipe, plain on a terminal."""
    stream = sys.stderr if err else sys.stdout
    print(plain(text.replace("\r\n", "\n")) if stream.isatty() else text, file=stream, flush=True)


class _Status:
    """A line on the terminal that shows what is under way; nothing where there is no terminal. A context manager."""

    def __init__(self, quiet: bool = False) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._status = self._console.status("starting") if self._console.is_terminal and not quiet else None

    def __enter__(self) -> Self:
        if self._status:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status:
            self._status.stop()

    def _show(self, text: str) -> None:
        if self._status:
            self._status.update(Text(plain(text)))


class Progress(_Status):
    """Shows how many articles are done, how fast, and what is left; rejects are always told, on lines of their own."""

    def __init__(self, quiet: bool = False) -> None:
        super().__init__(quiet)
        self._stage = ""
        self._started = 0.0
        self._first = 0  # articles that were done when the clock started

    def __call__(self, stage: str, done: int, of: int | None, what: str = "") -> None:
        """Tell that `done` articles went through a stage ("read", "written"), of about so many; the last was `what`."""
        if stage != self._stage:
            self._stage, self._started, self._first = stage, perf_counter(), done
        number = f"{done:,} of about {of:,}" if of else f"{done:,}"
        told = (
            f"{number} articles {stage}",
            pace(done - self._first, of and of - self._first, perf_counter() - self._started),
            what[:80],
        )
        self._show(" · ".join(filter(None, told)))

    def rejected(self, source: str, reason: str) -> None:
        """Tell that an article was rejected."""
        self._console.print(Text(plain(f"rejected {source}: {reason}")), soft_wrap=True)


def pace(done: int, of: int | None, seconds: float) -> str:
    """How many were done a second, and how long the rest takes at that rate; "" where that cannot be told yet."""
    if not done:
        return ""
    rate = done / max(seconds, 1e-9)
    if not of:
        return f"{rate:.1f} a second"
    minutes, left = divmod(round((of - done) / rate), 60)
    hours, minutes = divmod(minutes, 60)
    wait = f"{hours} h {minutes} min" if hours else f"{minutes} min {left} s" if minutes else f"{left} s"
    return f"{rate:.1f} a second · {wait} left"


class Counter(_Status):
    """Shows on a terminal how many of how many are done."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def __call__(self, done: int, of: int) -> None:
        """Tell that `done` are done."""
        self._show(f"{done} of {of} {self._what}")


def summary(report: Report, out: Path) -> None:
    """One paragraph on what a build did and where its results are."""
    counts, console = report.counts, Console(stderr=True, highlight=False)
    lines = [
        f"{report.articles_in} articles in, {report.used} used, {len(report.rejects)} rejected; "
        f"the graph holds {counts['articles in the graph']} articles, {counts['entities']} entities, "
        f"{counts['quads']} quads; {report.seconds['whole build']:.1f} s",
    ]
    if report.quarantined:
        lines.append(f"{len(report.quarantined)} claims broke a shape: {out / 'quarantine.jsonl'} says why")
    if (out / "graph.html").exists():
        lines.append(f"open {out / 'graph.html'}, or ask: kg query posts --graph {out}")
    else:
        lines.append(f"ask: kg query posts --graph {out} (graph.nq, graph.ttl and graph.html: build with --whole)")
    for line in lines:
        console.print(Text(plain(line)), soft_wrap=True)


def describe(model: str | None, graph: Path) -> None:
    """Print versions, the language model and the graph in use."""
    from kg.annotate import load_model
    from kg.store import current

    rows = [(name, version(name)) for name in ("kg", "spacy", "rdflib", "pyoxigraph", "pyshacl", "networkx", "pyvis")]
    rows.insert(1, ("python", sys.version.split()[0]))
    try:
        meta = load_model(model or DEFAULT_MODEL).meta
        rows.append(
            ("model", f"{meta['lang']}_{meta['name']} {meta['version']}, {meta.get('license', 'no licence given')}")
        )
    except KgError as error:
        rows.append(("model", str(error)))
    try:
        rows.append(("graph", str(current(graph))))
    except KgError as error:
        rows.append(("graph", str(error)))
    for name, value in rows:
        tell(f"{name:<12}{value}")
