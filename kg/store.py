"""Quads become a generation on disk, swapped in by one step: readers see the old graph or the new one, whole.

out/generations/0003/      graph.nq, graph.ttl, graph.html, report.json, quarantine.jsonl, store/ (Oxigraph), SHA256SUMS
out/current                a link to the newest whole generation; the files in out/ are links through it
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import OutputError
from kg.spill import in_order, room_needed

if TYPE_CHECKING:
    from rdflib import Dataset  # takes 0.2 s to import: only where it is used

KEPT_GENERATIONS = 2
REPAIR = "run the build again, it makes the graph anew from what was read"
CHECKED_SIZE = 1_000_000_000  # bytes of a store that is looked through when it is opened: about a second
SUMS = "SHA256SUMS"
MAY_CHANGE = ("graph.html", "LOG", "LOCK")  # `kg page` draws the page anew; the store keeps a diary
FILES = ("graph.nq", "graph.ttl", "graph.html", "report.json", "quarantine.jsonl")


@contextlib.contextmanager
def new_generation(out: Path) -> Iterator[Path]:
    """A folder to build in; when the block ends without an error it becomes the current generation.

    Raises `OutputError` when the folder cannot be written, another build is writing it, or it holds a file of others
    where one of the graph belongs.
    """
    for name in ("current", *FILES):
        if (out / name).exists() and not (out / name).is_symlink():
            raise OutputError(f"{out / name} was not written by kg build: move it, or name another folder with -o")
    try:
        (out / "generations").mkdir(parents=True, exist_ok=True)
        with open(out / ".lock", "w") as lock:
            _take(lock.fileno(), out)
            number = max((int(g.name) for g in _generations(out)), default=0) + 1
            for left_over in (out / "generations").glob("*.building"):
                shutil.rmtree(left_over)
            building = out / "generations" / f"{number:04d}.building"
            building.mkdir()
            try:
                with room_needed():
                    yield building
                _publish(out, building, out / "generations" / f"{number:04d}")
            finally:
                shutil.rmtree(building, ignore_errors=True)  # of a build that failed: it may fill the disk
    except OSError as error:
        raise OutputError(
            f"cannot write to {out}: {error.strerror or error}; free it or name another with -o"
        ) from error


def _take(lock: int, out: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OutputError(f"another build is writing {out}: wait for it, or name another folder with -o") from error


def _generations(out: Path) -> list[Path]:
    """The whole generations, oldest first."""
    return sorted((g for g in (out / "generations").glob("*") if g.name.isdigit()), key=lambda g: int(g.name))


def _publish(out: Path, building: Path, whole: Path) -> None:
    """Make sure all is on disk, then point `current` at it and drop what is no longer kept."""
    _write_sums(building, out / "current")
    for path in sorted(building.rglob("*")):
        _sync(path)
    _sync(building)
    os.rename(building, whole)
    _sync(whole.parent)
    _link(out / "current", Path("generations") / whole.name)
    for name in FILES:
        if (whole / name).exists():
            _link(out / name, Path("current") / name)
        else:
            (out / name).unlink(missing_ok=True)
    _sync(out)
    for old in _generations(out)[:-KEPT_GENERATIONS]:
        shutil.rmtree(old, ignore_errors=True)  # what is left of it goes with the next build


def _write_sums(folder: Path, before: Path) -> None:
    """Write the hashes of what must not change, in the form that `sha256sum -c` reads.

    A file that the generation before has too was looked at when its store was copied: its hash is taken from there.
    """
    known = _sums(before)
    lines = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in MAY_CHANGE):
        name = str(path.relative_to(folder))
        is_shared = name in known and (before / name).exists() and path.samefile(before / name)
        lines.append(f"{known[name] if is_shared else sha256(path)}  {name}\n")
    (folder / SUMS).write_text("".join(lines), "utf-8")


def _sums(generation: Path) -> dict[str, str]:
    """The hashes that were written for a generation, by the names of its files."""
    try:
        lines = [line.split("  ", 1) for line in (generation / SUMS).read_text("utf-8").splitlines()]
        return {name: hash for hash, name in lines}
    except (OSError, ValueError):
        return {}


def damaged(generation: Path, part: str = "") -> list[str]:
    """The files of a generation (those in one part of it) that are not as they were written, or are gone."""
    known = _sums(generation)
    wrong = [name for name, hash in known.items() if name.startswith(part) and sha256(generation / name) != hash]
    return wrong if known else [SUMS]


def sha256(path: Path) -> str:
    """The hash of a file's content; "" where it is gone."""
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put(path: Path, content: str) -> None:
    """Write a file in one step: whoever reads it sees what was there or the new content, whole."""
    place = path.resolve()
    if place.is_dir():
        raise OutputError(f"{path} is a folder: name a file")
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        beside.write_text(content, "utf-8")
        os.replace(beside, place)
    finally:
        beside.unlink(missing_ok=True)


def _link(path: Path, target: Path) -> None:
    """Point a symbolic link at a target in one step, whether it was there before or not."""
    if path.is_symlink() and os.readlink(path) == str(target):
        return
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    os.replace(beside, path)


class Writer:
    """A store that is being written: graphs are dropped, added and replaced; `len` counts quads."""

    CHUNK = 25_000  # quads held before they are loaded in one go
    BYTES = 20_000_000  # of N-Quads held before they are loaded in one go

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._held: list[ox.Quad] = []
        self._lines: list[bytes] = []
        self._has_dropped = False

    def drop(self, graph: ox.NamedNode) -> None:
        """Drop a whole graph."""
        self._store.remove_graph(graph)
        self._has_dropped = True

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads; one that is there stays."""
        for quad in quads:
            self._held.append(quad)
            if len(self._held) >= self.CHUNK:
                self.flush()

    def load(self, lines: bytes) -> None:
        """Add N-Quads."""
        self._lines.append(lines)
        if sum(map(len, self._lines)) >= self.BYTES:
            self.flush()

    def replace(self, graph: str, quads: Iterable[ox.Quad]) -> None:
        """Make a graph hold exactly these quads, touching only what differs."""
        if self._store.contains_named_graph(ox.NamedNode(graph)):
            before = self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
            quads = self._lacking(before, quads)
        self.add(quads)
        self.flush()

    def _lacking(self, before: Iterable[ox.Quad], after: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The quads after that were not there before; removes those from before that are not there after."""
        sides = chain(((str(quad), False) for quad in before), ((str(quad), True) for quad in after))
        for text, found in groupby(in_order(sides, 2), key=itemgetter(0)):
            (is_after, *others) = {bool(side) for _, side in found}
            if not others:
                (quad,) = ox.parse(f"{text} .", format=ox.RdfFormat.N_QUADS)
                if is_after:
                    yield quad
                else:
                    self._store.remove(quad)

    def describes(self, graph: str, node: str) -> bool:
        """Whether a graph says something of a node."""
        return any(self._store.quads_for_pattern(ox.NamedNode(node), None, None, ox.NamedNode(graph)))

    def forget_unused(self, graph: str) -> None:
        """Drop from a graph what nothing refers to any more, if graphs were dropped."""
        self.flush()
        if not self._has_dropped:
            return
        quads = list(self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        described = {quad.subject for quad in quads}
        unused = {x for x in described if not any(self._store.quads_for_pattern(None, None, x, None))}
        for quad in quads:
            if quad.subject in unused:
                self._store.remove(quad)

    def flush(self) -> None:
        """Load what is held."""
        self._store.bulk_extend(self._held)
        self._store.bulk_load(b"".join(self._lines), format=ox.RdfFormat.N_QUADS)
        self._held, self._lines = [], []

    def close(self) -> None:
        """Let go of the store: as long as it is open, its background work moves files under its readers."""
        del self._store

    def __len__(self) -> int:
        self.flush()
        return len(self._store)


@contextlib.contextmanager
def writer(folder: Path, before: Path | None = None) -> Iterator[Writer]:
    """The store of a generation, empty or as a copy of the one before (files are shared, so a copy costs little)."""
    target = folder / "store"
    if before is not None:
        ox.Store.read_only(str(before)).backup(str(target))
    store = ox.Store(str(target))
    writing = Writer(store)
    yield writing
    writing.flush()
    if before is None:
        store.optimize()
    store.flush()
    writing.close()


def read_redirects(folder: Path) -> dict[str, str]:
    """Former IRIs and where they went."""
    try:
        lines = (folder / "redirects.tsv").read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return {}
    return {old: new for old, tab, new in (line.partition("\t") for line in lines) if tab}


def write_redirects(folder: Path, redirects: Mapping[str, str]) -> None:
    """Keep former IRIs and where they went, in order."""
    lines = "".join(f"{old}\t{new}\n" for old, new in sorted(redirects.items()))
    (folder / "redirects.tsv").write_text(lines, "utf-8")


def read_quarantine(out: Path) -> list[dict[str, Any]]:
    """The claims of the current generation that broke a shape."""
    try:
        return [json.loads(line) for line in (out / "quarantine.jsonl").read_text("utf-8").splitlines()]
    except FileNotFoundError:
        return []


def current(out: Path) -> Path:
    """The folder of the current generation; that of a generation is its own. Raises `OutputError` without any."""
    if (out / "store").is_dir():
        return out.resolve()
    generation = out / "current"
    if not generation.is_dir():
        raise OutputError(f"{out} holds no graph: build one with `kg build PATH ... -o {out}`, or name it with --graph")
    return generation.resolve()


def open_store(out: Path) -> ox.Store:
    """The current generation's store, read only."""
    return open_generation(current(out))


def open_generation(generation: Path) -> ox.Store:
    """The store of one generation, read only. Raises `OutputError` where it is damaged.

    The engine leaves out what it cannot read of a damaged file, and says nothing: the files are looked through first.
    """
    folder = generation / "store"
    try:
        size = sum(path.stat().st_size for path in folder.iterdir())
        if size <= CHECKED_SIZE and (wrong := damaged(generation, "store/")):
            raise OSError(f"{wrong[0]} is not as it was written")
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:
        others = [path for path in _generations(generation.parents[1]) if path != generation]
        before = f", or ask another one with --graph {others[-1]}" if others else ""
        raise OutputError(f"the graph in {generation} is damaged ({error}): {REPAIR}{before}") from error


def as_dataset(store: ox.Store) -> "Dataset":
    """A store behind rdflib's API; queries see the union of all graphs."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    return Dataset(store=OxigraphStore(store=store), default_union=True)
