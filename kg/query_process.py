"""Requests on a pipe become replies: what runs in a process that can be stopped, over one store, read only.

A request names its generation, so a process follows the newest one from request to request. The process ends itself
when its time is over, even where the one that asked is gone.
"""

import contextlib
import csv
import io
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from kg import memory
from kg.errors import QueryError, QueryStopped
from kg.query import Answer, absent_names, depth, run
from kg.store import open_generation, read_redirects
from kg.vocabulary import PREFIXES

RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
NICE = 5  # queries stand back behind the server, and behind processes that are just starting
GRACE = 2.0  # seconds after its time at which a process ends itself, if nobody ended it


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a query may go; None is no limit. Memory in megabytes beyond what an idle process needs."""

    seconds: float | None = None
    memory: int | None = None
    rows: int | None = None
    result_bytes: int | None = None
    query_bytes: int = 200_000
    nesting: int = 100


@dataclass(frozen=True, slots=True)
class Request:
    """A query over the store of one generation; `forms` says how to write each kind of answer."""

    generation: Path
    text: str
    forms: Mapping[str, str]  # "rows", "boolean", "triples" → a key of RESULTS or GRAPHS; a kind left out is not wanted
    parameters: Mapping[str, str] = field(default_factory=dict)
    dataset: tuple[Sequence[str], Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The kind of the answer, and its bytes; no bytes where the kind is not wanted.

    `absent` tells of names that the query asks for and the graph lacks, where it found no row.
    """

    kind: str
    body: bytes | None
    absent: tuple[str, ...] = ()


class _Sink(io.RawIOBase):
    """Takes in what is written, up to a number of bytes."""

    def __init__(self, most: int | None) -> None:
        super().__init__()
        self.most = most
        self.parts: list[bytes] = []
        self.length = 0

    def write(self, part: Any) -> int:
        """Keep a part; raises `QueryStopped` beyond the limit."""
        self.length += len(part)
        if self.most is not None and self.length > self.most:
            raise QueryStopped(f"the result is larger than {self.most:,} bytes: ask for less, or add LIMIT", "bytes")
        self.parts.append(bytes(part))
        return len(part)


def check(text: str, limits: Limits) -> None:
    """Raise `QueryStopped` for a query that is too long or too deep to be looked at."""
    if len(text.encode()) > limits.query_bytes:
        raise QueryStopped(f"the query is longer than {limits.query_bytes:,} bytes: ask in parts", "size")
    if depth(text) > limits.nesting:
        raise QueryStopped(f"braces and brackets are nested deeper than {limits.nesting} levels", "nesting")


def work(pipe: Connection, limits: Limits) -> None:
    """Answer the requests that come through a pipe until it closes; says None first, when ready."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine's last words when memory ends; the asker tells it better
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    os.nice(NICE)
    opened: tuple[Path, ox.Store, dict[str, str]] | None = None
    pipe.send(None)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            request: Request = pipe.recv()
            try:
                if opened is None or opened[0] != request.generation:
                    opened = None  # the limit is for queries: a store that takes another's place needs room to open
                    memory.lift()
                    opened = (
                        request.generation,
                        open_generation(request.generation),
                        read_redirects(request.generation),
                    )
                    memory.allow(limits.memory and limits.memory * 1_000_000)
                pipe.send(_within_time(partial(_answer, *opened[1:], request, limits), limits.seconds))
            except MemoryError:
                pipe.send(out_of_memory(limits))
            except Exception as error:
                pipe.send(error)


def _within_time(answer: Callable[[], Reply], seconds: float | None) -> Reply:
    signal.setitimer(signal.ITIMER_REAL, 0 if seconds is None else seconds + GRACE)
    try:
        return answer()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def out_of_memory(limits: Limits) -> QueryStopped:
    """What is told when memory ends."""
    return QueryStopped(f"the query needed more than {limits.memory} MB of memory: ask for less at a time", "memory")


def _answer(store: ox.Store, redirects: Mapping[str, str], request: Request, limits: Limits) -> Reply:
    answer = run(store, request.text, request.parameters, redirects, request.dataset)
    kind = _kind(answer)
    if kind not in request.forms:
        return Reply(kind, None)
    sink = _Sink(limits.result_bytes)
    try:
        _write(answer, request.forms[kind], sink)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error
    body = b"".join(sink.parts)
    found_nothing = kind == "rows" and _count(body, request.forms[kind], limits.rows) == 0
    return Reply(kind, body, tuple(absent_names(store, request.text)) if found_nothing else ())


def _kind(answer: Answer) -> str:
    if isinstance(answer, ox.QueryTriples):
        return "triples"
    return "boolean" if isinstance(answer, ox.QueryBoolean) else "rows"


def _write(answer: Answer, form: str, sink: _Sink) -> None:
    if isinstance(answer, ox.QueryTriples):
        prefixes = PREFIXES if form in ("ttl", "xml") else None
        ox.serialize(answer, cast(IO[bytes], sink), format=GRAPHS[form], prefixes=prefixes)
    else:
        answer.serialize(cast(IO[bytes], sink), format=RESULTS[form])


def _count(body: bytes, form: str, most: int | None) -> int:
    """The rows of a result, counted no further than tells whether there are any, or more than allowed.

    Raises `QueryStopped` where there are more.
    """
    if form == "csv":
        found: Iterator[object] = islice(csv.reader(io.StringIO(body.decode(), newline="")), 1, None)
    else:
        solutions = ox.parse_query_results(body, format=RESULTS[form])
        assert isinstance(solutions, ox.QuerySolutions)
        found = solutions
    number = sum(1 for _ in islice(found, (most or 0) + 1))
    if most is not None and number > most:
        raise QueryStopped(f"the result has more than {most:,} rows: ask for less, or add LIMIT and OFFSET", "rows")
    return number
