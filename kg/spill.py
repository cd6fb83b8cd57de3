"""What is too much for memory: rows in order and sets of any size, kept by SQLite in temporary files of its own.

The files lie where the system keeps temporary ones (TMPDIR) and are gone with the process, however it ends.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain, islice
from typing import Any

from kg.errors import OutputError

MEMORY = 8_000  # KiB of rows that are held; what is more goes to disk
FEW = 200_000  # rows that are sorted in memory: some 50 MB of lines of N-Quads


@contextmanager
def room_needed() -> Iterator[None]:
    """Raises `OutputError` that says what to do where the temporary files cannot be written."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OutputError(f"no room for temporary files ({error}): name a folder that has it by TMPDIR") from error


def scratch() -> sqlite3.Connection:
    """An empty database that nobody else sees."""
    base = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    base.execute("PRAGMA journal_mode = OFF")
    base.execute(f"PRAGMA cache_size = -{MEMORY}")
    return base


def in_order(rows: Iterable[tuple[Any, ...]], columns: int, by: int | None = None) -> Iterator[tuple[Any, ...]]:
    """The rows, of texts, bytes and whole numbers, in order of their first `by` columns (None: of all).

    A column holds one type.
    """
    rows = iter(rows)
    few = list(islice(rows, FEW))
    if len(few) < FEW:
        yield from sorted(few, key=lambda row: row[:by])  # texts by code points, which is SQLite's order of bytes
        return
    names = [f"c{number}" for number in range(columns)]
    with closing(scratch()) as base:
        base.execute(f"CREATE TABLE rows ({', '.join(names)})")
        base.executemany(f"INSERT INTO rows VALUES ({', '.join('?' * columns)})", chain(few, rows))
        yield from base.execute(f"SELECT * FROM rows ORDER BY {', '.join(names[:by])}")


class Keys:
    """A set of texts or bytes that is only added to, each with a text."""

    def __init__(self) -> None:
        self._base = scratch()
        self._base.execute("CREATE TABLE keys (key PRIMARY KEY, told TEXT) WITHOUT ROWID")

    def add(self, key: str | bytes, told: str = "") -> str | None:
        """Add a key; gives the text that it came with before, None where it is new."""
        before = self.get(key)
        if before is None:
            self._base.execute("INSERT INTO keys VALUES (?, ?)", (key, told))
        return before

    def get(self, key: str | bytes) -> str | None:
        """The text that a key came with, or None."""
        found = self._base.execute("SELECT told FROM keys WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    def __contains__(self, key: str | bytes) -> bool:
        return self.get(key) is not None
