"""Files, folders, patterns and standard input become raw articles, one at a time, in a fixed order.

An article's id is the `id` of its JSON record, else the record's `url`, else its path below the folder, pattern or
file that was named (so it is the same from wherever it is read), for a record and for standard input with a hash of
the content behind it. No two articles share an id: where it is taken by other content, the hash is added. The same
content again is a `Reject` that names the first.
"""

import gzip
import hashlib
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from kg.model import Raw, RawKind, Reject
from kg.sources.files import File, kind_by_name, named
from kg.sources.json_records import records

MEGABYTE = 1_000_000
LIMITS: dict[RawKind, int] = {
    "text": 8 * MEGABYTE,  # more than the million characters that the language model takes, in any encoding
    "html": 10 * MEGABYTE,  # the largest news pages have 3 MB; extraction takes time and memory with the size
    "pdf": 50 * MEGABYTE,  # mostly pictures
}


def articles(paths: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Raw | Reject]:
    """The articles that the paths hold, in order; raises `MissingInputError` at once when a path holds none."""
    found = [item for path in paths for item in named(path)]
    return _distinct(raw for item in _once(found) for raw in _open(item, stdin))


def _once(found: Iterable[File | Reject]) -> Iterator[File | Reject]:
    """A file that is named twice is read once."""
    seen: set[Path | None] = set()
    for item in found:
        if isinstance(item, File):
            real = item.path and item.path.resolve()
            if real in seen:
                continue
            seen.add(real)
        yield item


def _open(item: File | Reject, stdin: BinaryIO | None) -> Iterator[Raw | Reject]:
    if isinstance(item, Reject):
        yield item
        return
    if item.path is None:
        yield from _read(item, stdin or sys.stdin.buffer)
        return
    try:
        with open(item.path, "rb") as stream:
            zipped = item.path.suffix.lower() == ".gz"
            yield from _read(item, gzip.GzipFile(fileobj=stream) if zipped else stream)
    except (OSError, EOFError, zlib.error) as error:
        yield Reject(item.source, f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _read(file: File, source: BinaryIO | gzip.GzipFile) -> Iterator[Raw | Reject]:
    """The articles in one open file."""
    stream = source if isinstance(source, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, source))
    kind = kind_by_name(file.path.name) if file.path else None
    looks = _looks(stream.peek(1024))
    if kind is None or looks == "pdf":
        kind = looks
    if kind == "record":
        yield from records(cast(BinaryIO, stream), file.source, file.name)
        return
    content = stream.read(LIMITS[kind] + 1)
    if len(content) > LIMITS[kind]:
        yield Reject(file.source, f"larger than {LIMITS[kind] // MEGABYTE} MB: split it into its articles")
        return
    id = file.name if file.path else f"{file.name}#{_digest(content)[:12]}"
    yield Raw(file.source, id, content, kind)


def _looks(head: bytes) -> RawKind:
    """What content is by its first characters."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"<"):
        return "html"
    return "record" if start.startswith(b"{") else "text"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _distinct(found: Iterable[Raw | Reject]) -> Iterator[Raw | Reject]:
    """Refuses content that came before, and makes the ids distinct."""
    sources: dict[bytes, str] = {}
    taken: set[str] = set()
    for item in found:
        if isinstance(item, Raw) and item.content.strip():
            digest = _digest(item.content)
            if (key := bytes.fromhex(digest)) in sources:
                yield Reject(item.source, f"duplicate of {sources[key]}")
                continue
            sources[key] = item.source
            if item.id in taken:
                item = replace(item, id=f"{item.id}#{digest[:12]}")
            taken.add(item.id)
        yield item
