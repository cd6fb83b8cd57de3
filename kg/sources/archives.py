"""Packed files become open streams: `.gz`, and the members of `.zip` and `.tar` (plain or packed), read in place.

Nothing is written to disk. Only plain files are read; a name that leads out of the archive, a link and a device are
refused. What unpacks to far more than it is packed in is given up.
"""

import bz2
import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, BinaryIO, cast

from kg.limits import Limits

ZIP, TAR = (".zip",), (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
OPENERS: dict[str, Callable[[BinaryIO], Any]] = {
    ".gz": gzip.open,
    ".tgz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}
FREE = 10_000_000  # bytes that may come of anything, however small
# What the standard library raises for damaged, cut, encrypted and strangely packed files.
UNREADABLE = (
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError, OverflowError),
    *(zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError),
)

Member = tuple[str, BinaryIO | str, int]  # the name, its content or why it is not read, the size


class _Bounded(io.RawIOBase):
    """What comes out of a packed stream, up to so many times its packed size."""

    def __init__(self, source: Any, packed: int, limits: Limits) -> None:
        super().__init__()
        self._source = source
        self._left = FREE + packed * limits.unpacked
        self._times = limits.unpacked

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part: bytes = self._source.read(len(buffer))
        self._left -= len(part)
        if self._left < 0:
            raise OSError(f"unpacks to more than {self._times} times its size (--limit unpacked)")
        buffer[: len(part)] = part
        return len(part)


def is_archive(name: str) -> bool:
    """Whether a file holds others, by its name."""
    return name.lower().endswith(ZIP + TAR)


def unpacked(stream: BinaryIO, name: str, size: int, limits: Limits) -> BinaryIO:
    """The content of a file of a size, unpacked where its ending says that it is packed."""
    opener = OPENERS.get(os.path.splitext(name)[1])
    return _buffered(opener(stream), size, limits) if opener else stream


def members(stream: BinaryIO, name: str, size: int, limits: Limits) -> Iterator[Member]:
    """The plain files in an archive, in its order, each to be read before the next is asked for.

    Raises one of `UNREADABLE` where the archive is damaged.
    """
    if name.endswith(ZIP):
        yield from _zipped(stream, limits)
        return
    with tarfile.open(fileobj=unpacked(stream, name, size, limits), mode="r|") as archive:
        for number, member in enumerate(archive):
            _check_number(number, limits)
            if not member.isdir():
                refusal = _refusal(member.name) or (None if member.isreg() else "no plain file but a link or a device")
                yield member.name, refusal or cast(BinaryIO, archive.extractfile(member)), member.size


def _zipped(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    with zipfile.ZipFile(stream) as archive:
        for number, member in enumerate(archive.infolist()):
            _check_number(number, limits)
            if member.is_dir():
                continue
            refusal = _refusal(member.filename)
            if refusal is None and stat.S_ISLNK(member.external_attr >> 16):
                refusal = "no plain file but a link"
            if refusal is not None:
                yield member.filename, refusal, 0
                continue
            with archive.open(member) as content:
                yield member.filename, _buffered(content, member.compress_size, limits), member.file_size


def _check_number(number: int, limits: Limits) -> None:
    if number >= limits.members:
        raise OSError(f"holds more than {limits.members:,} files (--limit members)")


def _refusal(name: str) -> str | None:
    for path in (PurePosixPath(name), PureWindowsPath(name)):
        if path.is_absolute() or path.drive or ".." in path.parts:
            return "a name that leads out of the archive"
    return None


def _buffered(source: Any, packed: int, limits: Limits) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Bounded(source, packed, limits), 1 << 16))
