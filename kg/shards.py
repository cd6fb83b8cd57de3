"""A store becomes files that bulk loaders take side by side: N-Quads in shards, and a list of what they hold.

graph-0001.nq.gz     named graphs, each whole and in one shard, by a hash of its name: where it stays as others come
graphs.tsv           of each named graph its IRI, its shard, its number of quads
manifest.json        of each shard the number of its graphs, quads and bytes, and its SHA-256

The same graph gives the same bytes. The lines of all shards are those of graph.nq.
"""

import gzip
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg import __version__
from kg.errors import UsageError
from kg.store import sha256 as hash_of

ENDINGS = (".nq", ".nq.gz")
FEW = 1000  # quads written at once


@dataclass(slots=True)
class Shard:
    """What one file holds: `bytes` and `sha256` are those of the file, packed or not."""

    file: str
    graphs: int = 0
    quads: int = 0
    bytes: int = 0
    sha256: str = ""


def write_shards(store: ox.Store, path: Path, number: int) -> list[Path]:
    """Write a store into so many files beside each other, called after `path`: DIR/graph.nq.gz, DIR/graph.nq.

    Gives the files written. Raises `UsageError` for another ending.
    """
    ending = next((ending for ending in reversed(ENDINGS) if path.name.lower().endswith(ending)), None)
    if ending is None:
        raise UsageError(f"--shards writes N-Quads: name a file that ends in {' or '.join(ENDINGS)}, not {path.name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    stem = path.name[: -len(ending)]
    shards = [Shard(f"{stem}-{n:04d}{ending}") for n in range(1, number + 1)]
    files = [path.parent / shard.file for shard in shards]
    table, manifest = path.parent / "graphs.tsv", path.parent / "manifest.json"
    with ExitStack() as stack, open(table, "w", encoding="utf-8") as graphs:
        sinks = [stack.enter_context(_opened(file)) for file in files]
        for name in _names(store):
            place = int.from_bytes(sha256(name.encode()).digest()[:8]) % number
            quads = _write(store, name, sinks[place])
            shards[place].graphs += 1
            shards[place].quads += quads
            graphs.write(f"{name}\t{shards[place].file}\t{quads}\n")
    for shard, file in zip(shards, files, strict=True):
        shard.bytes, shard.sha256 = file.stat().st_size, hash_of(file)
    total = {"graphs": sum(shard.graphs for shard in shards), "quads": sum(shard.quads for shard in shards)}
    told = {"kg": __version__, "format": "N-Quads", **total, "shards": [asdict(shard) for shard in shards]}
    manifest.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    return [*files, table, manifest]


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    """A file to write, packed where its name says so: without the time and the name that gzip notes."""
    with open(file, "wb") as sink:
        if file.suffix != ".gz":
            yield sink
            return
        with gzip.GzipFile(filename="", mode="wb", fileobj=sink, compresslevel=6, mtime=0) as packed:
            yield cast(IO[bytes], packed)


def _names(store: ox.Store) -> list[str]:
    """The names of all graphs, in order."""
    return sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))


def _write(store: ox.Store, graph: str, sink: IO[bytes]) -> int:
    """Write one graph in the order of the store, which depends on the content alone; gives the number of its quads."""
    number = 0
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    while some := list(islice(quads, FEW)):
        sink.write(ox.serialize(some, format=ox.RdfFormat.N_QUADS) or b"")
        number += len(some)
    return number
