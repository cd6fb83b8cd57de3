"""What a user names becomes raw articles, one at a time, in order: files, folders, patterns, archives, object stores.

Tables, crawls, web addresses and standard input are among them.

An article's id is the `id` of its JSON record, else the record's `url`, else its path below the folder, pattern or
file that was named (so it is the same from wherever it is read), for a record and for standard input with a hash of
the content behind it; that of a web page is its address. No two articles share an id: where it is taken by other
content, the hash is added. The same content again is a `Reject` that names the first.
"""

import hashlib
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, cast
from urllib.parse import unquote

from kg.limits import Limits
from kg.model import Raw, Reject
from kg.sources.ahead import fetched as fetched_ahead
from kg.sources.archives import UNREADABLE, Member, is_archive, members, unpacked
from kg.sources.crawls import pages
from kg.sources.files import SUFFIXES, File, FileKind, Place, clean, is_hidden, kind_by_name, named
from kg.sources.json_records import records
from kg.sources.remote import listed, scheme_of
from kg.sources.tables import readable, rows
from kg.sources.web import fetched
from kg.spill import Keys

Found = Iterator[Raw | Reject]

HOLDING: dict[FileKind, Callable[[BinaryIO, str, str, Limits], Found]] = {
    "record": records,
    "table": rows,
    "crawl": pages,
}  # what gives the articles of a file that holds many
MARKS: dict[bytes, FileKind] = {b"%PDF-": "pdf", b"PAR1": "table", b"WARC/": "crawl"}


@dataclass(slots=True)
class Extent:
    """How far the files of an input were read. Sizes are bytes on disk."""

    whole: int | None = None  # None: not known, as of standard input and the web
    done: int = 0
    stream: BinaryIO | None = None  # of the file that is being read

    def of(self, number: int) -> int | None:
        """About how many articles there are in all, if so many were found so far."""
        here = self.stream.tell() if self.stream else 0
        return max(number, round(number * self.whole / (self.done + here))) if self.whole and self.done + here else None


def articles(
    paths: Iterable[str],
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
    fetch: bool = False,
    extent: Extent | None = None,
) -> Found:
    """The articles that the paths hold, in order; raises `MissingInputError` at once when a path holds none.

    Web addresses among them are read where `fetch` is set. `extent` is told how far the reading is. Raises `UsageError`
    where something has to be installed first.
    """
    found = [item for path in paths for item in _named(path, fetch)]
    bounds, extent = limits or Limits(), extent or Extent()
    places = [item.place for item in found if isinstance(item, File)]
    for place in filter(None, places):
        if kind_by_name(place.name) == "table":
            readable(place.name)
    extent.whole = sum(place.size for place in places if place) if all(places) else None
    return _distinct(raw for item in fetched_ahead(_once(found)) for raw in _open(item, stdin, bounds, extent))


def _named(argument: str, fetch: bool) -> list[File | Reject]:
    """The files that one argument names, on disk, in a store or on the web."""
    scheme = scheme_of(argument)
    if scheme == "file":
        return named(unquote(argument[len("file://") :].removeprefix("localhost")))
    return named(argument, fetch) if scheme in (None, "http", "https") else listed(argument)


def _once(found: Iterable[File | Reject]) -> Iterator[File | Reject]:
    """A file that is named twice is read once."""
    seen: set[str] = set()
    for item in found:
        if isinstance(item, File):
            real = item.place.key() if item.place else item.source
            if real in seen:
                continue
            seen.add(real)
        yield item


def _open(item: File | Reject, stdin: BinaryIO | None, limits: Limits, extent: Extent) -> Found:
    if isinstance(item, Reject):
        yield item
    elif item.is_web:
        yield fetched(item.source, limits)
    elif item.place is None:
        yield from _read(stdin or sys.stdin.buffer, item.source, item.name, None, limits)
    else:
        yield from _from(item.place, item, limits, extent)


def _from(place: Place, item: File, limits: Limits, extent: Extent) -> Found:
    name = place.name.lower()
    try:
        with place.open() as stream:
            extent.stream = stream
            if is_archive(name):
                yield from _members(members(stream, name, place.size, limits), item, limits)
            else:
                content = unpacked(stream, name, place.size, limits)
                yield from _read(content, item.source, item.name, kind_by_name(name), limits, named=True)
    except UNREADABLE as error:
        extent.stream = None  # closed by now
        yield Reject(item.source, f"cannot be read: {getattr(error, 'strerror', None) or error or 'damaged'}")
    finally:
        extent.stream = None
    extent.done += place.size


def _members(inside: Iterable[Member], item: File, limits: Limits) -> Found:
    """The articles in an archive: its members with a known ending, hidden ones aside, as in a folder."""
    empty = True
    for inner, content, size in inside:
        kind = kind_by_name(inner)
        if kind is None:
            continue
        source, own = clean(f"{item.source}, {inner}"), clean(inner)
        if isinstance(content, str):
            yield Reject(source, content)
            empty = False
            continue
        if is_hidden(inner):
            continue
        empty = False
        try:
            yield from _read(unpacked(content, inner.lower(), size, limits), source, own, kind, limits, named=True)
        except UNREADABLE as error:
            yield Reject(source, f"cannot be read: {error or 'damaged'}")
    if empty:
        yield Reject(item.source, f"holds no {', '.join(SUFFIXES)} file")


def _read(
    content: BinaryIO, source: str, name: str, kind: FileKind | None, limits: Limits, named: bool = False
) -> Found:
    """The articles in one open file; `named` says whether its name is its own."""
    stream = content if isinstance(content, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, content))
    looks = _looks(stream.peek(1024))
    if kind is None or looks == "pdf":
        kind = looks
    if kind == "record" or kind == "table" or kind == "crawl":
        yield from HOLDING[kind](cast(BinaryIO, stream), source, name, limits)
        return
    most: int = getattr(limits, kind)
    held = stream.read(most + 1)
    if len(held) > most:
        yield Reject(source, f"larger than {most / 1_000_000:g} MB: split it into its articles (or --limit {kind})")
        return
    yield Raw(source, name if named else f"{name}#{_digest(held)[:12]}", held, kind)


def _looks(head: bytes) -> FileKind:
    """What content is by its first characters."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, kind in MARKS.items():
        if start.startswith(mark):
            return kind
    if start.startswith(b"<"):
        return "html"
    return "record" if start.startswith(b"{") else "text"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _distinct(found: Iterable[Raw | Reject]) -> Found:
    """Refuses content that came before, and makes the ids distinct."""
    sources, taken = Keys(), Keys()
    for item in found:
        if isinstance(item, Raw) and item.content.strip():
            digest = _digest(item.content)
            if (before := sources.add(bytes.fromhex(digest), item.source)) is not None:
                yield Reject(item.source, f"duplicate of {before}")
                continue
            if taken.add(item.id) is not None:
                item = replace(item, id=f"{item.id}#{digest[:12]}")
                taken.add(item.id)
        yield item
