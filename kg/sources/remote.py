"""An address of an object store (s3://, gs://, sftp://, memory://, ...) becomes the files behind it, by way of fsspec.

Their order and their names are those of the same files in a folder on disk. Only what lies at or below the address is
listed and read; an address that leads through another one is refused.
"""

import glob
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, BinaryIO, cast

from kg.errors import MissingInputError, UsageError
from kg.model import Reject
from kg.sources.archives import is_archive
from kg.sources.files import File, clean, kind_by_name, no_match, nothing_in

ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+)://", re.I)  # of two letters or more: "C:" is a drive
PASSWORD = re.compile(r"(?<=://)([^/@:]*):[^/@]*@")
EXTRA = ("s3", "s3a", "gs", "gcs")  # what "kg[cloud]" brings
BLOCK = 5_000_000  # bytes that are asked for at a time

Parts = tuple[str, ...]  # of a path or a pattern, between its slashes


class _Told(io.RawIOBase):
    """A file of a store that is being read. What goes wrong there, in whatever way, is an `OSError`."""

    def __init__(self, file: Any) -> None:
        super().__init__()
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def readinto(self, buffer: Any) -> int:
        try:
            part: bytes = self._file.read(len(buffer))
        except Exception as error:  # each store has errors of its own
            raise OSError(_words(error)) from error
        buffer[: len(part)] = part
        return len(part)

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def close(self) -> None:
        self._file.close()
        super().close()


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of an object store: a `kg.sources.files.Place`."""

    store: Any  # a file system of fsspec
    path: str
    size: int

    @property
    def name(self) -> str:
        """See `Place`."""
        return self.path.rsplit("/", 1)[-1]

    def key(self) -> str:
        """See `Place`."""
        return str(self.store.unstrip_protocol(self.path))

    def open(self) -> BinaryIO:
        """See `Place`."""
        try:
            file = self.store.open(self.path, "rb", block_size=BLOCK)
        except Exception as error:  # as above
            raise OSError(_words(error)) from error
        return cast(BinaryIO, io.BufferedReader(_Told(file)))


def scheme_of(argument: str) -> str | None:
    """What an address begins with, in small letters, or None where an argument is none."""
    found = ADDRESS.match(argument)
    return found[1].lower() if found else None


def listed(argument: str) -> list[File | Reject]:
    """The files that an address names (a file, a folder, a pattern), in order.

    Raises `UsageError` where no store goes by such an address, `MissingInputError` where there are no files.
    """
    address = PASSWORD.sub(r"\1@", argument)  # it is told in reports
    store, path = _reached(argument, address)
    try:
        found = _found(store, path, address)
    except FileNotFoundError as error:
        raise MissingInputError(f"there is nothing at {clean(address)}; check the spelling") from error
    except Exception as error:  # as above
        raise MissingInputError(
            f"{clean(address)} cannot be listed ({_words(error)}); check the name, and the keys that the store asks for"
        ) from error
    if not found:
        raise MissingInputError(no_match(address) if glob.has_magic(path) else nothing_in(address))
    return found


def _found(store: Any, path: str, address: str) -> list[File | Reject]:
    """The files at a path of a store, if there are any; raises whatever the store raises."""
    store.invalidate_cache()
    try:
        info = store.info(path)
    except FileNotFoundError:
        if not glob.has_magic(path):
            raise
        base, pattern = _parted(path)
        prefix = "/".join((*_parted(address)[0], ""))
        matching = _below(store, "/".join(base), prefix, pattern)
        return sorted(matching, key=lambda item: item.source)
    if info["type"] == "file" and not address.endswith("/"):
        return [_file(store, info, address, path.rsplit("/", 1)[-1])]
    return list(_below(store, path, address if address.endswith("/") else f"{address}/"))


def _reached(argument: str, address: str) -> tuple[Any, str]:
    """The store that an address is of, and the path within."""
    scheme = scheme_of(argument) or ""
    if "::" in argument or argument.count("://") > 1:
        raise UsageError(f"{clean(address)} leads through another address: give one; archives are opened by themselves")
    try:
        import fsspec

        store, path = fsspec.url_to_fs(scheme + argument[len(scheme) :])
    except ImportError as error:
        needed = 'pip install "kg[cloud]"' if error.name == "fsspec" or scheme in EXTRA else _words(error)
        raise UsageError(f"{scheme}:// needs more than is installed: {needed}") from error
    except Exception as error:  # a scheme that nobody knows, an address that a store cannot use
        raise UsageError(f"{clean(address)} cannot be used ({_words(error)}); check the spelling") from error
    return store, path


def _parted(path: str) -> tuple[Parts, Parts]:
    """A path up to its first part with a wild card, and from there on."""
    parts = tuple(path.split("/"))
    fixed = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return parts[:fixed], parts[fixed:]


def _below(store: Any, root: str, prefix: str, pattern: Parts | None = None) -> Iterator[File | Reject]:
    """The files below a folder that a pattern matches, or without one those with a known suffix; no hidden ones."""
    ahead: list[tuple[str, Parts]] = [(root, ())]
    while ahead:
        folder, above = ahead.pop()
        try:
            inside = store.ls(folder, detail=True)
        except Exception as error:  # each store has errors of its own
            if not above:
                raise
            yield Reject(clean(prefix + "/".join(above)), f"the folder cannot be read: {_words(error)}")
            continue
        folders = []
        for info in sorted(inside, key=lambda info: str(info["name"]).rstrip("/")):
            own, is_folder = info["name"].rstrip("/"), info["type"] == "directory"
            last = "" if own == folder.rstrip("/") else own.rsplit("/", 1)[-1]
            parts = (*above, last)
            name = "/".join(parts)
            if last in ("", ".", ".."):
                if is_folder and info["name"] != folder:
                    yield Reject(clean(f"{prefix}{name}/"), "a name that leads out of its folder, or nowhere")
            elif is_folder and _leads(parts, pattern):
                folders.append((own, parts))
            elif info["type"] == "file" and _fits(parts, pattern):
                yield _file(store, info, prefix + name, name)
        ahead += reversed(folders)


def _file(store: Any, info: dict[str, Any], source: str, name: str) -> File:
    return File(Stored(store, info["name"], int(info.get("size") or 0)), clean(source), clean(name))


def _is_shown(part: str) -> bool:
    return not part.startswith(".")


def _fits(parts: Parts, pattern: Parts | None) -> bool:
    """Whether a file is wanted: by the pattern, read as one for files on disk is, or by its suffix."""
    if pattern is None:
        return _is_shown(parts[-1]) and bool(kind_by_name(parts[-1]) or is_archive(parts[-1]))
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_fits(parts[n:], pattern[1:]) for n in _any_deep(parts))
    return bool(parts) and _is_like(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])


def _leads(parts: Parts, pattern: Parts | None) -> bool:
    """Whether a folder may hold wanted files."""
    if pattern is None:
        return _is_shown(parts[-1])
    if not parts or not pattern:
        return bool(pattern)
    if pattern[0] == "**":
        return all(map(_is_shown, parts)) or any(_leads(parts[n:], pattern[1:]) for n in _any_deep(parts))
    return _is_like(parts[0], pattern[0]) and _leads(parts[1:], pattern[1:])


def _any_deep(parts: Parts) -> Iterator[int]:
    """How many parts "**" may stand for: none that is hidden."""
    return (n for n in range(len(parts) + 1) if all(map(_is_shown, parts[:n])))


def _is_like(part: str, pattern: str) -> bool:
    return fnmatchcase(part, pattern) and (_is_shown(part) or not _is_shown(pattern))


def _words(error: Exception) -> str:
    """What an error says, on one line."""
    return clean(" ".join(str(error).split())) or type(error).__name__
