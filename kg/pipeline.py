"""The way of an article, in order: sources → read → annotate → extract → identity → RDF → validate → generation.

Only this module knows the order. A bad article is a `Reject` in the report and the run goes on. What a graph holds
depends on its articles alone, not on the order or the number of builds that added them.
"""

import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg import archive, sources, store
from kg.archive import Archive
from kg.engine import Engine, Processes
from kg.errors import MissingInputError, OutputError
from kg.identity import Authority, Decisions, named_only, placed, resolve_in_parts
from kg.jsonl import from_line
from kg.manifest import Entries, Entry, Manifest, side_by_side
from kg.model import Extraction, Raw, Reject
from kg.outputs import write_outputs
from kg.publication import Job, publish
from kg.rdf import document_node, entities_graph
from kg.report import Report, Settings
from kg.spill import Keys
from kg.store import Writer
from kg.vocabulary import KG, iri

Pairs = Iterable[tuple[str, Entry]]  # of articles, in order of document ids

BATCH = 32  # articles whose graphs are made together: few enough to keep memory small, enough to be worth a message


class Progress(Protocol):
    """Who is told how far a run is."""

    def __call__(self, stage: str, done: int, of: int | None, what: str = "") -> None:
        """So many articles went through a stage, of about so many (None: not known); the last of them."""

    def rejected(self, source: str, reason: str) -> None:
        """An article was rejected."""


def extractions(
    paths: Iterable[str],
    report: Report,
    kept: Archive | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
) -> Iterator[tuple[str, Extraction]]:
    """What each article says, with local ids, in the order of the input, with the key it is kept under.

    A path that is not there raises at once, not when the first article is asked for.
    """
    settings = report.settings
    extent = sources.Extent()
    raws = sources.articles(paths, limits=settings.limits, fetch=settings.fetch, extent=extent)
    return _extracted(raws, extent, report, kept, progress, engine or Processes(settings))


def _extracted(
    raws: Iterable[Raw | Reject],
    extent: sources.Extent,
    report: Report,
    kept: Archive | None,
    progress: Progress | None,
    engine: Engine,
) -> Iterator[tuple[str, Extraction]]:
    """Kept extractions as they are, the others from the workers, in order; rejects are counted in the report."""
    keys: deque[str] = deque()

    def items() -> Iterator[Raw | Reject | Extraction]:
        for raw in raws:
            report.articles_in += 1
            keys.append("" if isinstance(raw, Reject) else archive.key_of(raw, report.settings))
            yield (kept.get(keys[-1]) if kept and isinstance(raw, Raw) else None) or raw

    for answer in engine.read(items()):
        key = keys.popleft()
        if isinstance(answer, Reject):
            report.rejects.append(answer)
            if progress:
                progress.rejected(answer.source, answer.reason)
            continue
        if isinstance(answer, bytes):
            report.counts["articles read"] += 1
            if kept:
                kept.put(key, answer)
        found = from_line(answer) if isinstance(answer, bytes) else answer
        report.used += 1
        if progress:
            done = report.used + len(report.rejects)
            progress("read", done, extent.of(report.articles_in), found.document.headline or found.document.id)
        yield key, found


def build(
    paths: Iterable[str],
    out: Path,
    settings: Settings,
    decisions: Decisions | None = None,
    progress: Progress | None = None,
    fresh: bool = False,
    whole: bool | None = None,
    authority: Authority | None = None,
    engine: Engine | None = None,
) -> Report:
    """Add the articles under the paths to the graph in `out`, and publish the result as its current generation.

    An article with the id of one that is there replaces it; `fresh` starts from nothing. `whole` says whether to
    write graph.nq, graph.ttl and graph.html, None: unless the graph is large. Raises `KgError` for a
    set-up that cannot work (missing path, no model, output not writable).
    """
    report = Report(settings)
    engine = engine or Processes(settings)
    found = extractions(paths, report, Archive(out), progress, engine)
    with store.new_generation(out) as folder:
        before = None if fresh else _before(out, settings)
        entries = Entries(before or ())
        started = time.perf_counter()
        for key, extraction in found:
            entries.put(extraction.document.id, key, placed(named_only(extraction)))
        _spent(report, "reading", started, report.articles_in)
        _publish(entries, before, out, folder, report, decisions or Decisions(), authority, engine, progress)
        write_outputs(folder, report, whole)
    return report


def remove(
    ids: Iterable[str],
    out: Path,
    settings: Settings,
    decisions: Decisions | None = None,
    whole: bool | None = None,
    authority: Authority | None = None,
) -> Report:
    """Take articles back by their document ids: exactly what they alone supported goes with them.

    Raises `MissingInputError` for an id that the graph does not hold.
    """
    report = Report(settings)
    store.current(out)
    before = _before(out, settings)
    entries = Entries(before or ())
    for id in ids:
        if not entries.drop(id):
            near = ", ".join(islice(entries.ids(), 5))
            raise MissingInputError(f"the graph in {out} holds no article {id!r}; it holds, among others: {near}")
    with store.new_generation(out) as folder:
        _publish(entries, before, out, folder, report, decisions or Decisions(), authority, Processes(settings))
        write_outputs(folder, report, whole)
    return report


def _before(out: Path, settings: Settings) -> Manifest | None:
    """The articles of the current generation; raises `OutputError` where others cannot be added to them."""
    manifest = Manifest.read(out / "current" / "manifest.jsonl")
    if manifest and manifest.read_with != archive.read_with(settings):
        raise OutputError(
            f"the articles in {out} were read with another language model or version of kg: build all of them again, "
            "with --fresh, or name another folder with -o"
        )
    return manifest


def _current_or_none(out: Path) -> Manifest | None:
    """The articles of the current generation, if they can be told."""
    try:
        return Manifest.read(out / "current" / "manifest.jsonl")
    except OutputError:
        return None


def _can_be_copied(before: Manifest | None, out: Path, settings: Settings) -> bool:
    """Whether the quads of the current generation are whole, and as the settings want them."""
    wanted = archive.made_with(settings)
    return before is not None and before.made_with == wanted and not store.damaged(out / "current")


def _publish(
    entries: Entries,
    before: Manifest | None,
    out: Path,
    folder: Path,
    report: Report,
    decisions: Decisions,
    authority: Authority | None,
    engine: Engine,
    progress: Progress | None = None,
) -> None:
    """Settle who is who, write the graphs of the articles for which that or their content changed, keep the rest."""
    settings, kept = report.settings, Archive(out)
    copied = _can_be_copied(before, out, settings)
    settled = Manifest(folder / "manifest.jsonl", archive.read_with(settings), archive.made_with(settings))
    quarantined = store.read_quarantine(out) if copied else []
    comparison = _Comparison(before or (), settled, copied, {claim["document"] for claim in quarantined})
    with store.writer(folder, out / "current" / "store" if copied else None) as graph:
        started = time.perf_counter()
        graph.replace(iri(KG.entities), _entities(entries, report, decisions, authority))
        settled.write((id, replace(entry, rejected=decisions.rejected_in(id))) for id, entry in entries)
        _spent(report, "identity", started, len(entries))
        started, articles = time.perf_counter(), 0
        for made in engine.map(partial(publish, settings=settings), _jobs(comparison, graph, kept, settings.base)):
            graph.load(made.lines)
            articles += made.articles
            if progress:
                progress("written", articles, len(entries))
            report.counts.update(made.counts)
            report.quarantined += made.quarantined
        graph.forget_unused(iri(KG.shared))
        report.counts["quads"] = len(graph)
        _spent(report, "RDF, validation, store", started, articles)
        is_inside = partial(graph.describes, iri(KG.entities))
        ends = redirects(store.read_redirects(out / "current"), comparison.moved, is_inside)
    report.counts["articles in the graph"] = len(entries)
    report.quarantined += [claim for claim in quarantined if claim["document"] in comparison.unchanged]
    for _, entry in (before is None and _current_or_none(out)) or ():  # what readers still see until this is published
        comparison.keys.add(entry.key)
    kept.forget_all_but(comparison.keys)
    store.write_redirects(folder, ends)


def _entities(entries: Entries, report: Report, decisions: Decisions, authority: Authority | None) -> Iterator[ox.Quad]:
    """Who is who among the records of all articles, as quads; each article is told the IRIs of its entities."""
    base = report.settings.base
    for part in resolve_in_parts(entries.records, decisions, base, authority):
        entries.name(part.iris)
        report.counts["entities"] += len(part.entities)
        yield from entities_graph(part, base)


class _Comparison:
    """The articles of two graphs side by side; iterating gives the changed ones: id, what was, what is to be.

    Where quads cannot be `copied` all are changed. What is noted on the way is whole once all was gone through:
    `keys` of extractions in use, IRIs that `moved`, and which of the documents that are `watched` are `unchanged`.
    """

    def __init__(self, before: Pairs, after: Pairs, copied: bool, watched: Collection[str]) -> None:
        self._before, self._after, self._copied, self._watched = before, after, copied, watched
        self.keys = Keys()
        self.moved: dict[str, str] = {}
        self.unchanged: set[str] = set()

    def __iter__(self) -> Iterator[tuple[str, Entry | None, Entry | None]]:
        for id, old, new in side_by_side(self._before, self._after):
            for entry in filter(None, (old, new)):
                self.keys.add(entry.key)
            if old and new and old.key == new.key:
                self.moved |= {iri: to for local, iri in sorted(old.iris.items()) if (to := new.iris[local]) != iri}
            if not self._copied or old != new:
                yield id, old if self._copied else None, new
            elif id in self._watched:
                self.unchanged.add(id)


def _jobs(changes: _Comparison, graph: Writer, kept: Archive, base: str) -> Iterator[list[Job]]:
    """What is needed to make the graphs of the articles that changed, in batches; their former graphs are dropped."""
    batch: list[Job] = []
    for id, old, new in changes:
        if old:
            graph.drop(document_node(id, base))
        if new:
            batch.append((id, kept.packed(new.key, id), replace(new, records=())))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _spent(report: Report, stage: str, started: float, articles: int) -> None:
    """Note how long a stage took, and for how many articles."""
    report.seconds[stage] = time.perf_counter() - started
    report.articles_of[stage] = articles


def redirects(old: Mapping[str, str], moved: Mapping[str, str], is_inside: Callable[[str], bool]) -> dict[str, str]:
    """Where IRIs went that no entity has any more, so that saved queries and links still find it."""
    steps = {**old, **moved}
    ends = {}
    for start in steps:
        seen = {start}
        end = steps[start]
        while not is_inside(end) and end in steps and end not in seen:
            seen.add(end)
            end = steps[end]
        if not is_inside(start) and is_inside(end):
            ends[start] = end
    return ends
