"""The way of an article, in order: sources → read → annotate → extract → identity → RDF → validate → generation.

Only this module knows the order. A bad article is a `Reject` in the report and the run goes on. What a graph holds
depends on its articles alone, not on the order or the number of builds that added them.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from kg import archive, sources, store
from kg.archive import Archive, Entry, Manifest
from kg.engine import Engine, Processes
from kg.errors import MissingInputError, OutputError
from kg.identity import Authority, Decisions, located, named_only, records, resolve
from kg.jsonl import from_line
from kg.model import Extraction, Raw, Reject
from kg.outputs import write_outputs
from kg.publication import Job, publish
from kg.rdf import document_node, entities_graph
from kg.report import Report, Settings
from kg.vocabulary import KG, iri

BATCH = 32  # articles whose graphs are made together: few enough to keep memory small, enough to be worth a message

Progress = Callable[[int, str], None]


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
    raws = sources.articles(paths, limits=settings.limits, fetch=settings.fetch)
    return _extracted(raws, report, kept, progress, engine or Processes(settings))


def _extracted(
    raws: Iterable[Raw | Reject], report: Report, kept: Archive | None, progress: Progress | None, engine: Engine
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
                progress(report.used, f"rejected {answer.source}: {answer.reason}")
            continue
        if isinstance(answer, bytes):
            report.counts["articles read"] += 1
            if kept:
                kept.put(key, answer)
        found = from_line(answer) if isinstance(answer, bytes) else answer
        report.used += 1
        if progress:
            progress(report.used, found.document.headline or found.document.id)
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
        entries = dict(before.entries) if before else {}
        started = time.perf_counter()
        for key, extraction in found:
            entries[extraction.document.id] = Entry(key, located(records(named_only(extraction))))
        _spent(report, "reading", started, report.articles_in)
        _publish(entries, before, out, folder, report, decisions or Decisions(), authority, engine)
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
    entries = dict(before.entries) if before else {}
    for id in ids:
        if entries.pop(id, None) is None:
            near = ", ".join(sorted(entries)[:5])
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
    entries: dict[str, Entry],
    before: Manifest | None,
    out: Path,
    folder: Path,
    report: Report,
    decisions: Decisions,
    authority: Authority | None,
    engine: Engine,
) -> None:
    """Settle who is who, write the graphs of the articles for which that or their content changed, keep the rest."""
    started = time.perf_counter()
    base = report.settings.base
    found = (record for entry in entries.values() for record in entry.records)
    identity = resolve(found, decisions, base, authority)
    _spent(report, "identity", started, len(entries))
    settled = {
        id: Entry(e.key, e.records, identity.iris.get(id, {}), decisions.rejected_in(id)) for id, e in entries.items()
    }
    known = before.entries if before else {}
    copied = known if _can_be_copied(before, out, report.settings) else {}
    changed = [id for id, entry in sorted(settled.items()) if copied.get(id) != entry]
    kept = Archive(out)
    started = time.perf_counter()
    with store.writer(folder, out / "current" / "store" if copied else None) as graph:
        dropped = [id for id in sorted(copied) if copied[id] != settled.get(id)]
        graph.drop(document_node(id, base) for id in dropped)
        for made in engine.map(partial(publish, settings=report.settings), _jobs(changed, settled, kept)):
            graph.load(made.lines)
            report.counts.update(made.counts)
            report.quarantined += made.quarantined
        if dropped:
            graph.forget_unused(iri(KG.shared))
        graph.replace(iri(KG.entities), entities_graph(identity, base))
        report.counts["quads"] = len(graph)
    _spent(report, "RDF, validation, store", started, len(changed))
    report.counts.update({"articles in the graph": len(settled), "entities": len(identity.entities)})
    unchanged = set(settled) - set(changed)
    if copied:
        report.quarantined += [q for q in store.read_quarantine(out) if q["document"] in unchanged]
    read_with, made_with = archive.read_with(report.settings), archive.made_with(report.settings)
    Manifest(read_with, made_with, settled).write(folder / "manifest.jsonl")
    held = before or _current_or_none(out)  # what readers still see until this one is published
    kept.forget_all_but(entry.key for entry in [*(held.entries if held else {}).values(), *settled.values()])
    old = store.read_redirects(out / "current")
    store.write_redirects(folder, redirects(old, known, settled, {entity.id for entity in identity.entities}))


def _spent(report: Report, stage: str, started: float, articles: int) -> None:
    """Note how long a stage took, and for how many articles."""
    report.seconds[stage] = time.perf_counter() - started
    report.articles_of[stage] = articles


def _jobs(ids: list[str], settled: Mapping[str, Entry], kept: Archive) -> Iterator[list[Job]]:
    """What is needed to make the graphs of some articles, in batches."""
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        yield [(id, kept.packed(settled[id].key, id), replace(settled[id], records=())) for id in batch]


def redirects(
    old: Mapping[str, str], known: Mapping[str, Entry], settled: Mapping[str, Entry], inside: set[str]
) -> dict[str, str]:
    """Where IRIs went that no entity has any more, so that saved queries and links still find it."""
    moved = dict(old)
    for id, entry in sorted(known.items()):
        after = settled.get(id)
        if after and after.key == entry.key:
            moved.update((iri, after.iris[local]) for local, iri in sorted(entry.iris.items()))
    ends = {}
    for start in moved:
        seen = {start}
        end = moved[start]
        while end not in inside and end in moved and end not in seen:
            seen.add(end)
            end = moved[end]
        if start not in inside and end in inside:
            ends[start] = end
    return ends
