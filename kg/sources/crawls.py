"""A web archive (WARC) becomes one raw article a page that a crawler was given: HTML, with status 200.

Whatever else it holds is passed over. A page's id and address are those that the crawler asked for. A record whose
length is wrong hides where the next one begins: what is behind it is left, not searched for more.
"""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.limits import Limits
from kg.model import Raw, Reject
from kg.sources.files import MAX_NAME, clean

LINE = 65_536  # bytes of a header line; the rest of a longer one counts as the next
LINES = 1_000  # headers
PIECE = 65_536  # bytes that are passed over at a time
PAGES = ("text/html", "application/xhtml+xml")
PACKED = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}  # zlib's numbers for them


class _DamagedError(Exception):
    """Why a record is not read."""


@dataclass(slots=True)
class _Block:
    """What a record holds: so many bytes of the stream."""

    stream: BinaryIO
    left: int

    def read(self, most: int) -> bytes:
        """The next bytes, so many where there are."""
        return self._taken(self.stream.read(min(most, self.left)))

    def readline(self, most: int) -> bytes:
        """The next line, up to so many bytes of it."""
        return self._taken(self.stream.readline(min(most, self.left)))

    def pass_over(self) -> None:
        """Go to the end; raises `_DamagedError` where the stream ends before."""
        while self.left:
            if not self.read(PIECE):
                raise _DamagedError("the file ends within the record")

    def _taken(self, part: bytes) -> bytes:
        self.left -= len(part)
        return part


def pages(stream: BinaryIO, source: str, name: str, limits: Limits) -> Iterator[Raw | Reject]:
    """One raw article a page; a damaged record is a `Reject`."""
    number, empty = 0, True
    try:
        while _begins(stream):
            number += 1
            headers = _headers(stream)
            block = _Block(stream, _length(headers))
            try:
                found = _page(headers, block, source, name, limits)
            except _DamagedError as error:
                found = Reject(f"{source}, record {number}", str(error))
            block.pass_over()
            if stream.readline(LINE).strip():
                raise _DamagedError("it is longer or shorter than it says")
            if found:
                yield found
                empty = False
    except _DamagedError as error:
        yield Reject(f"{source}, record {number}", f"{error}: the rest is left")
    else:
        if empty:
            yield Reject(source, "holds no page: no answer of status 200 that is HTML")


def _begins(stream: BinaryIO) -> bool:
    """Whether another record begins; raises `_DamagedError` where something else does."""
    while (line := stream.readline(LINE)) and not line.strip():
        pass
    if line and not line.startswith(b"WARC/"):
        raise _DamagedError("what follows it is no record")
    return bool(line)


def _headers(stream: BinaryIO | _Block) -> dict[str, str]:
    """The lines up to an empty one, by their names in small letters; of two of one name the first."""
    found: dict[str, str] = {}
    for _ in range(LINES):
        line = stream.readline(LINE)
        if not line.strip():
            return found
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    raise _DamagedError(f"more than {LINES:,} lines of headers")


def _length(headers: dict[str, str]) -> int:
    told = headers.get("content-length", "")
    if not (told.isascii() and told.isdigit() and len(told) < 16):
        raise _DamagedError("it does not say how long it is")
    return int(told)


def _page(headers: dict[str, str], block: _Block, source: str, name: str, limits: Limits) -> Raw | Reject | None:
    """The page that a record holds, or why it is not read, or None where it is none."""
    address = headers.get("warc-target-uri", "").strip("<>")
    if headers.get("warc-type") != "response" or not address.lower().startswith(("http://", "https://")):
        return None
    status, *_ = [*block.readline(LINE).split()[1:2], b""]
    told = _headers(block)
    if status != b"200" or told.get("content-type", "").partition(";")[0].strip().lower() not in PAGES:
        return None
    source = clean(f"{source}, {address}")
    body = block.read(limits.html + 1)
    if "chunked" in told.get("transfer-encoding", "").lower():
        body = _joined(body)
    content = _unpacked(body, told.get("content-encoding", "").lower(), limits.html)
    if content is None:
        return Reject(source, f"packed as {clean(told['content-encoding'])}, which is not read")
    if len(content) > limits.html:
        return Reject(source, f"larger than {limits.html / 1_000_000:g} MB (--limit html)")
    id = address if len(address) <= MAX_NAME else f"{name}#{hashlib.sha256(content).hexdigest()[:12]}"
    return Raw(source, clean(id), content, "html", {"url": address})


def _joined(body: bytes) -> bytes:
    """A body without the marks of its chunks; as it is where it has none, for many crawlers take them out."""
    parts: list[bytes] = []
    place = 0
    while place < len(body):
        end = body.find(b"\n", place, place + LINE)
        try:
            size = int(body[place:end].partition(b";")[0], 16)
        except ValueError:
            return b"".join(parts) if parts else body
        parts.append(body[end + 1 : end + 1 + max(0, size)])
        place = end + 1 + max(0, size) + len(b"\r\n")
        if size <= 0:
            break
    return b"".join(parts)


def _unpacked(body: bytes, packing: str, most: int) -> bytes | None:
    """A body unpacked, up to a byte more than so many; None for a packing that is not known.

    As it is where it is not packed, whatever the server said: many crawlers keep what they unpacked.
    """
    if packing in ("", "identity") or body.lstrip()[:1] == b"<":
        return body
    for number in PACKED.get(packing, ()):
        try:
            return zlib.decompressobj(number).decompress(body, most + 1)
        except zlib.error:
            continue
    return None
