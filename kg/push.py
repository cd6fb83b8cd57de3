"""A published graph goes to a SPARQL server: each named graph whose content changed since the last push, in batches.

By the Graph Store Protocol where the server has it at the address, else by SPARQL Update. What was pushed is kept in a
file beside the graph, a line a graph, written as soon as the server has it: an interrupted push goes on where it was.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.endpoint import Access, Answer, client, send, told
from kg.errors import ServerError
from kg.store import current, open_generation

if TYPE_CHECKING:
    import httpx

BATCH = 20_000  # triples in one request
NOT_HERE = (404, 405, 415, 501)  # what an address says that has no graph store
_N_TRIPLES = {"Content-Type": "application/n-triples"}
DELETED = "-"  # in place of a hash: the graph is gone there too


@dataclass(slots=True)
class Pushed:
    """What a push did, in graphs and triples."""

    sent: int = 0
    same: int = 0
    deleted: int = 0
    triples: int = 0


class _Record:
    """What a server has by earlier pushes: graphs and hashes of their content, in a file that is only added to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.hashes: dict[str, str] = {}
        if path.exists():
            lines = path.read_text("utf-8").splitlines()
            self.hashes = dict(line.split("\t", 1) for line in lines if "\t" in line)
        self.hashes = {graph: digest for graph, digest in self.hashes.items() if digest != DELETED}

    def note(self, graph: str, digest: str) -> None:
        """Keep what the server has now."""
        with open(self._path, "a", encoding="utf-8") as sink:
            sink.write(f"{graph}\t{digest}\n")


def push(
    out: Path,
    url: str,
    access: Access,
    anew: bool = False,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Pushed:
    """Bring a server's copy of the graph up to date; `anew` sends all of it. Graphs of others are left alone.

    `url` is the address of a graph store (`.../store`, `.../rdf-graphs/service`) or of SPARQL Update. Raises
    `ServerError` where the server refuses; what it took before that is remembered.
    """
    generation = current(out)
    store = open_generation(generation)
    record = _Record(out / f"pushed-{hashlib.sha256(url.encode()).hexdigest()[:12]}.tsv")
    before = {} if anew else record.hashes
    graphs = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    gone = sorted(set(record.hashes) - set(graphs))
    done = Pushed()
    with client(access) as session:
        target: _GraphStore | _Update = _GraphStore(session, url)
        for number, graph in enumerate(graphs + gone, 1):
            lines = _lines(store, graph)
            digest = hashlib.sha256(b"".join(lines)).hexdigest() if lines else DELETED
            if before.get(graph) == digest:
                done.same += 1
            else:
                target = _sent(target, graph, lines)
                record.note(graph, digest)
                done.deleted += digest == DELETED
                done.sent += digest != DELETED
                done.triples += len(lines)
            progress(number, len(graphs) + len(gone))
    return done


def _lines(store: ox.Store, graph: str) -> list[bytes]:
    """A graph as lines of N-Triples, in order."""
    content = ox.serialize(
        (quad.triple for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph))),
        format=ox.RdfFormat.N_TRIPLES,
    )
    return sorted(line + b"\n" for line in (content or b"").split(b"\n") if line)


def _batches(lines: list[bytes]) -> Iterator[bytes]:
    for start in range(0, len(lines), BATCH):
        yield b"".join(lines[start : start + BATCH])


class _GraphStore:
    """A server at an address of the Graph Store Protocol."""

    def __init__(self, session: "httpx.Client", url: str) -> None:
        self.session, self.url = session, url

    def replace(self, graph: str, lines: list[bytes]) -> Answer:
        """Make a graph hold these lines; gives the first answer that is no success, else the last."""
        where: dict[str, Any] = {"params": {"graph": graph}}
        if not lines:
            send(self.session, "PUT", self.url, content=b"", headers=_N_TRIPLES, **where)  # so that there is one
            return send(self.session, "DELETE", self.url, **where)
        for number, batch in enumerate(_batches(lines)):
            method = "POST" if number else "PUT"
            answer = send(self.session, method, self.url, content=batch, headers=_N_TRIPLES, **where)
            if not answer.is_success:
                break
        return answer


class _Update:
    """A server at an address of SPARQL Update."""

    def __init__(self, session: "httpx.Client", url: str) -> None:
        self.session, self.url = session, url

    def replace(self, graph: str, lines: list[bytes]) -> Answer:
        """Make a graph hold these lines; gives the first answer that is no success, else the last."""
        name = str(ox.NamedNode(graph))
        answer = self._update(f"DROP SILENT GRAPH {name}")
        for batch in _batches(lines):
            if not answer.is_success:
                break
            answer = self._update(f"INSERT DATA {{ GRAPH {name} {{\n{batch.decode()}}} }}")
        return answer

    def _update(self, text: str) -> Answer:
        kind = {"Content-Type": "application/sparql-update"}
        return send(self.session, "POST", self.url, content=text.encode(), headers=kind)


def _sent(target: _GraphStore | _Update, graph: str, lines: list[bytes]) -> _GraphStore | _Update:
    """Replace a graph on a server; gives the way that worked, which may be the other one."""
    answer = target.replace(graph, lines)
    if answer.status in NOT_HERE and isinstance(target, _GraphStore):
        target = _Update(target.session, target.url)
        answer = target.replace(graph, lines)
    if not answer.is_success:
        hint = "set KG_USER and KG_PASSWORD, or KG_TOKEN" if answer.status in (401, 403) else "see its log"
        raise ServerError(f"{target.url} answers {told(answer)} to {graph}: {hint}; run kg push again to go on")
    return target
