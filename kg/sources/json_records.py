"""A stream of JSON (one object a line, one object, or a list of objects) becomes one raw article an object."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from kg.limits import Limits
from kg.model import Raw, Reject
from kg.sources.files import MAX_NAME, clean

_Line = tuple[int, bytes | None]


def records(stream: BinaryIO, source: str, name: str, limits: Limits) -> Iterator[Raw | Reject]:
    """One raw article an object, called by its `id`, its `url`, or file and hash; a bad line is a `Reject`.

    After many bad lines, one behind the other, the rest is left: it is no JSON Lines.
    """
    bad, empty = 0, True
    for item in _items(stream, source, name, limits):
        bad = bad + 1 if isinstance(item, Reject) else 0
        if bad > limits.scraps:
            yield Reject(item.source, f"the {bad:,}th in a row that is no record: the rest is left (--limit scraps)")
            return
        yield item
        empty = False
    if empty:
        yield Reject(source, "empty: it holds no record")


def _items(stream: BinaryIO, source: str, name: str, limits: Limits) -> Iterator[Raw | Reject]:
    lines: Iterator[_Line] = enumerate(_bounded(stream, limits.line), 1)
    first = next(((n, line) for n, line in lines if line is None or line.strip()), None)
    if first is None:
        return
    ahead = [first]
    start = (first[1] or b"").lstrip()[:1]
    value = _value(first[1])
    if value is None and start in (b"{", b"["):
        ahead, value = _whole(first, lines, limits.json)
        if isinstance(value, dict):
            value = [value]
    if isinstance(value, list):
        for n, item in enumerate(value, 1):
            yield record(item, json.dumps(item).encode(), f"{source}, item {n}", name)
        return
    for n, line in chain(ahead, lines):
        if line is None:
            yield Reject(f"{source}, line {n}", too_long(limits))
        elif line.strip():
            yield record(_value(line), line.strip(), f"{source}, line {n}", name)


def _bounded(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long."""
    mark = b"\xef\xbb\xbf"
    while line := stream.readline(most + 1):
        line, mark = line.removeprefix(mark) if mark else line, b""
        too_long = len(line) > most
        while too_long and line and not line.endswith(b"\n"):
            line = stream.readline(most + 1)
        yield None if too_long else line


def _whole(first: _Line, lines: Iterable[_Line], most: int) -> tuple[list[_Line], object]:
    """The lines read ahead, and the one value that all of them spell together, or None."""
    ahead, size = [first], 0
    for n, line in lines:
        ahead.append((n, line))
        size += len(line or b"")
        if line is None or size > most:
            return ahead, None
    return ahead, _value(b"".join(line or b"" for _, line in ahead))


def _value(line: bytes | None) -> object:
    """The JSON value that a line spells, or None."""
    if line is None:
        return None
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # not JSON, a number of more digits than Python reads, nested too deep
        return None


def too_long(limits: Limits) -> str:
    """Why a record is not read that is larger than a line may be."""
    return f"longer than {limits.line / 1_000_000:g} MB: not one article (--limit line)"


def record(value: object, content: bytes, source: str, name: str) -> Raw | Reject:
    """The raw article that a value read from JSON is, called by its `id`, its `url`, or file and hash."""
    if not isinstance(value, dict):
        return Reject(source, 'not a JSON object such as {"id": "a1", "text": "..."}')
    digest = hashlib.sha256(content).hexdigest()[:12]
    given = (clean(str(value[key])) for key in ("id", "url") if _names(value.get(key)))
    return Raw(source, next(filter(None, given), f"{name}#{digest}"), content, "record", value)


def _names(value: object) -> bool:
    """Whether a value can be what a record is called by."""
    return isinstance(value, (str, int)) and len(str(value)) <= MAX_NAME
