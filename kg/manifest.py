"""The articles of a graph: of each the key of its extraction, its names in context, the IRIs that these were given.

generations/0003/manifest.jsonl     a line an article, in order of document ids

They are read and written one after the other: there may be more of them than memory holds.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from kg.errors import OutputError
from kg.identity import Record
from kg.identity.records import from_fields, to_fields
from kg.spill import scratch


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a graph: its extraction's key, its records, the IRIs these were given, its rejected claims."""

    key: str
    records: tuple[Record, ...]
    iris: Mapping[str, str] = field(default_factory=dict)
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The articles of a graph in a file. Iterating gives document ids and entries, in order of the ids.

    `read_with` tells what read them, `made_with` also what made quads of them. Raises `OutputError` where damaged.
    """

    path: Path
    read_with: str
    made_with: str

    @classmethod
    def read(cls, path: Path) -> "Manifest | None":
        """The manifest in a file; None where there is none."""
        try:
            with open(path, encoding="utf-8") as lines:
                head = json.loads(next(lines))
                return cls(path, head["read_with"], head["made_with"])
        except FileNotFoundError:
            return None
        except (OSError, StopIteration, ValueError, KeyError, TypeError) as error:
            raise _damaged(path) from error

    def write(self, entries: Iterable[tuple[str, Entry]]) -> None:
        """Write the file, with the entries as they come: in order of document ids."""
        with open(self.path, "w", encoding="utf-8") as sink:
            sink.write(json.dumps({"read_with": self.read_with, "made_with": self.made_with}) + "\n")
            for id, entry in entries:
                sink.write(json.dumps(_to_json(id, entry), ensure_ascii=False) + "\n")

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        try:
            with open(self.path, encoding="utf-8") as lines:
                next(lines, None)
                yield from map(_from_json, map(json.loads, lines))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise _damaged(self.path) from error


def side_by_side(
    some: Iterable[tuple[str, Entry]], others: Iterable[tuple[str, Entry]]
) -> Iterator[tuple[str, Entry | None, Entry | None]]:
    """The entries of two graphs by document id, None where one has no such article; both come in order."""
    left, right = ((id, 0, entry) for id, entry in some), ((id, 1, entry) for id, entry in others)
    for id, pair in groupby(merge(left, right, key=itemgetter(0, 1)), key=itemgetter(0)):
        sides = {side: entry for _, side, entry in pair}
        yield id, sides.get(0), sides.get(1)


class Entries:
    """The articles of a graph in the making, by document id: on disk, whatever their number."""

    def __init__(self, before: Iterable[tuple[str, Entry]] = ()) -> None:
        self._base = scratch()
        self._base.execute("CREATE TABLE entries (document TEXT PRIMARY KEY, key TEXT, records TEXT)")
        self._base.execute("CREATE TABLE named (document TEXT, record TEXT, iri TEXT)")
        for id, entry in before:
            self.put(id, entry.key, entry.records)

    def put(self, id: str, key: str, records: Iterable[Record]) -> None:
        """Add an article, or replace the one of that id."""
        fields = json.dumps([to_fields(record) for record in records])
        self._base.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", (id, key, fields))

    def drop(self, id: str) -> bool:
        """Take an article out; gives whether it was there."""
        return self._base.execute("DELETE FROM entries WHERE document = ?", (id,)).rowcount > 0

    def ids(self) -> Iterator[str]:
        """All document ids, in order."""
        return (id for (id,) in self._base.execute("SELECT document FROM entries ORDER BY document"))

    def records(self) -> Iterator[Record]:
        """The records of all articles."""
        for id, fields in self._base.execute("SELECT document, records FROM entries ORDER BY document"):
            yield from _records(id, json.loads(fields))

    def name(self, iris: Mapping[str, Mapping[str, str]]) -> None:
        """Keep the IRIs that records were given, by document and local id."""
        rows = ((document, record, iri) for document, given in iris.items() for record, iri in given.items())
        self._base.executemany("INSERT INTO named VALUES (?, ?, ?)", rows)

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        """The articles with the IRIs that `name` was told, in order of their ids."""
        named = groupby(self._base.execute("SELECT * FROM named ORDER BY document, record"), key=itemgetter(0))
        document, given = next(named, ("", ()))
        for id, key, fields in self._base.execute("SELECT * FROM entries ORDER BY document"):
            iris = {}
            if id == document:
                iris = {record: iri for _, record, iri in given}
                document, given = next(named, ("", ()))
            yield id, Entry(key, _records(id, json.loads(fields)), iris)

    def __len__(self) -> int:
        return int(self._base.execute("SELECT COUNT(*) FROM entries").fetchone()[0])


def _damaged(path: Path) -> OutputError:
    return OutputError(f"{path} is damaged: build all articles again, with --fresh")


def _to_json(id: str, entry: Entry) -> dict[str, Any]:
    return {
        "document": id,
        "key": entry.key,
        "iris": dict(entry.iris),
        "rejected": list(entry.rejected),
        "records": [to_fields(record) for record in entry.records],
    }


def _from_json(found: dict[str, Any]) -> tuple[str, Entry]:
    id = found["document"]
    return id, Entry(found["key"], _records(id, found["records"]), found["iris"], tuple(found["rejected"]))


def _records(id: str, found: Iterable[Iterable[Any]]) -> tuple[Record, ...]:
    return tuple(from_fields(id, fields) for fields in found)
