"""What a user names (a file, a folder, a pattern, a web address) becomes what is to be read, in a fixed order.

Addresses of object stores are for `kg.sources.remote`.
"""

import glob
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, Protocol

from kg.errors import MissingInputError
from kg.model import RawKind, Reject
from kg.sources.archives import is_archive

FileKind = RawKind | Literal["table", "crawl"]  # the last two hold articles of the other kinds
SUFFIXES: dict[str, FileKind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".json": "record",
    ".jsonl": "record",
    ".ndjson": "record",
    ".parquet": "table",
    ".warc": "crawl",
}
STDIN = "-"
FETCH = "give --fetch to read web addresses, or save the page and name the file"
MAX_NAME = 500  # characters: longer than any path on disk that is meant


class Place(Protocol):
    """Where the bytes of a file are, and how to get at them."""

    @property
    def name(self) -> str:
        """The file's own name, without its folders."""

    @property
    def size(self) -> int:
        """Its bytes, packed as they are; 0 where nobody knows."""

    def key(self) -> str:
        """The same for the same file, however it was named."""

    def open(self) -> BinaryIO:
        """Its content, to be read and closed; raises `OSError`."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file of this machine."""

    path: Path

    @property
    def name(self) -> str:
        """See `Place`."""
        return self.path.name

    @property
    def size(self) -> int:
        """See `Place`."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def key(self) -> str:
        """See `Place`."""
        return str(self.path.resolve())

    def open(self) -> BinaryIO:
        """See `Place`."""
        return open(self.path, "rb")


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: `source` as the user would name it, `name` as its articles are called.

    Without a `place` it is standard input, or a page of the web.
    """

    place: Place | None
    source: str
    name: str
    is_web: bool = False


def named(argument: str, fetch: bool = False) -> list[File | Reject]:
    """The files that one argument names; raises `MissingInputError` when there are none.

    A web address is one of them where `fetch` allows it.
    """
    if argument == STDIN:
        return [File(None, "standard input", "stdin")]
    if argument.lower().startswith(("http://", "https://")):
        return (
            [File(None, argument, argument, is_web=True)]
            if fetch
            else _missing(f"{clean(argument)} is on the web: {FETCH}")
        )
    if os.path.isdir(argument):
        return _below(Path(argument)) or _missing(nothing_in(argument))
    if os.path.exists(argument):
        return [_file(Path(argument), os.path.basename(argument))]
    if glob.has_magic(argument):
        return _matching(argument) or _missing(no_match(argument))
    return _missing(f"there is no file or folder {clean(argument)}; check the spelling and the working directory")


def nothing_in(folder: str) -> str:
    """What is told of a folder without articles."""
    return f"the folder {clean(folder)} holds no {', '.join(SUFFIXES)} file"


def no_match(pattern: str) -> str:
    """What is told of a pattern that matches nothing."""
    return f"no file matches {clean(pattern)}; check the pattern and the folder"


def kind_by_name(name: str) -> FileKind | None:
    """What a file holds by its suffix, `.gz` behind it aside, or None."""
    stem, suffix = os.path.splitext(name.lower())
    return SUFFIXES.get(os.path.splitext(stem)[1] if suffix == ".gz" else suffix)


def clean(name: str) -> str:
    """A name that can be written anywhere: composed characters, none that cannot be printed."""
    whole = name[: 2 * MAX_NAME].encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return "".join(c for c in unicodedata.normalize("NFC", whole) if c.isprintable()).strip()[:MAX_NAME]


def is_hidden(name: str) -> bool:
    """Whether a path is that of a file which is not meant to be seen."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _missing(message: str) -> list[File | Reject]:
    raise MissingInputError(message)


def _file(path: Path, name: str) -> File:
    return File(OnDisk(path), clean(str(path)), clean(name))


def _below(root: Path) -> list[File | Reject]:
    """The files with a known suffix in a folder and its folders; no hidden ones, no links that lead out of it."""
    found: list[File | Reject] = []
    home = root.resolve()

    def unreadable(error: OSError) -> None:
        found.append(Reject(clean(str(error.filename)), f"the folder cannot be read: {error.strerror}"))

    for folder, inner, names in os.walk(root, onerror=unreadable):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        if "generations" in inner and ".lock" in names:
            _leave_graph(folder, inner, names)
        for name in sorted(names):
            path = Path(folder, name)
            known = kind_by_name(name) or is_archive(name)
            if not name.startswith(".") and known and path.is_file() and _stays_in(path, home):
                found.append(_file(path, path.relative_to(root).as_posix()))
    return found


def _leave_graph(folder: str, inner: list[str], names: list[str]) -> None:
    """Take what a build wrote out of what a folder holds: no graph is made from its own page."""
    inner[:] = [name for name in inner if name not in ("extractions", "generations")]
    names[:] = [name for name in names if not Path(folder, name).is_symlink()]


def _stays_in(path: Path, home: Path) -> bool:
    return not path.is_symlink() or path.resolve().is_relative_to(home)


def _matching(pattern: str) -> list[File | Reject]:
    """The files that a pattern matches, called by their path below the part of it that has no wild card."""
    parts = Path(pattern).parts
    fixed = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    base = Path(*parts[:fixed])
    paths = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]
    return [_file(path, path.relative_to(base).as_posix()) for path in paths if path.is_file()]
