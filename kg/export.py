"""A published graph becomes a file for other programs, by the ending of its name.

.graphml .gexf    the network of entities (Gephi, yEd, igraph)
.csv              two files: NAME.nodes.csv and NAME.edges.csv
.parquet          the same two as Parquet (needs pyarrow)
.jsonld           the union of all graphs as JSON-LD with a context
.ttl .nt          the union of all graphs, without mentions in .ttl
.annotated.ttl    the same as RDF 1.2: each claim of a fact reifies the very triple that it states
.nq               every graph by itself
"""

import csv
import json
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.errors import OutputError, UsageError
from kg.network import to_networkx
from kg.outputs import as_turtle, without_mentions, write_nquads, write_turtle
from kg.shards import write_shards
from kg.spill import room_needed
from kg.vocabulary import PREFIXES, RDF, iri

Row = dict[str, Any]

REIFICATION = (iri(RDF.subject), iri(RDF.predicate), iri(RDF.object))


def export(store: ox.Store, path: Path, shards: int | None = None) -> list[Path]:
    """Write a graph to a file in the format of its ending, or into so many shards; gives the files written.

    Raises `UsageError` for an ending that is not known, `OutputError` where the file cannot be written.
    """
    try:
        with room_needed():
            return write_shards(store, path, shards) if shards else _writer(path)(store, path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; name another place") from error


def _writer(path: Path) -> Callable[[ox.Store, Path], list[Path]]:
    """What writes the format of a file's ending."""
    for ending, write in WRITERS.items():
        if path.name.lower().endswith(ending):
            return write
    raise UsageError(f"{path} ends in no format that is known: choose from {', '.join(WRITERS)}")


def nodes_and_edges(store: ox.Store) -> tuple[list[Row], list[Row]]:
    """The network as rows: one an entity, one a claim that ties two; plain values only."""
    network = to_networkx(store)
    nodes = [{"id": node, **_plain(attributes)} for node, attributes in network.nodes(data=True)]
    edges = [
        {"source": one, "target": other, "claim": claim, **_plain(attributes)}
        for one, other, claim, attributes in network.edges(keys=True, data=True)
    ]
    return nodes, edges


def _plain(attributes: Mapping[str, Any]) -> Row:
    return {name: ", ".join(value) if isinstance(value, list) else value for name, value in attributes.items()}


def _network(store: ox.Store) -> "nx.MultiDiGraph[str]":
    """The network with attributes that XML can hold."""
    nodes, edges = nodes_and_edges(store)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in nodes:
        network.add_node(row.pop("id"), **_for_xml(row))
    for row in edges:
        network.add_edge(row.pop("source"), row.pop("target"), key=row["claim"], **_for_xml(row))
    return network


def _for_xml(row: Row) -> Row:
    """Values without the control characters that XML forbids."""
    return {
        name: "".join(c for c in value if c in "\t\n\r" or unicodedata.category(c) not in ("Cc", "Cs"))
        if isinstance(value, str)
        else value
        for name, value in row.items()
    }


def _graphml(store: ox.Store, path: Path) -> list[Path]:
    nx.write_graphml(_network(store), path)
    return [path]


def _gexf(store: ox.Store, path: Path) -> list[Path]:
    nx.write_gexf(_network(store), path)
    return [path]


def _csv(store: ox.Store, path: Path) -> list[Path]:
    written = []
    for name, rows in zip(("nodes", "edges"), nodes_and_edges(store), strict=True):
        target = path.with_suffix(f".{name}.csv")
        with open(target, "w", encoding="utf-8", newline="") as sink:
            writer = csv.DictWriter(sink, list(rows[0]) if rows else ["id"])
            writer.writeheader()
            writer.writerows(rows)
        written.append(target)
    return written


def _parquet(store: ox.Store, path: Path) -> list[Path]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'kg[parquet]'") from error
    written = []
    for name, rows in zip(("nodes", "edges"), nodes_and_edges(store), strict=True):
        target = path.with_suffix(f".{name}.parquet")
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), target)
        written.append(target)
    return written


def _jsonld(store: ox.Store, path: Path) -> list[Path]:
    """JSON-LD whose keys are short names, each node once, in order of the nodes."""
    nodes: dict[str, Row] = {}
    for triple in sorted({quad.triple for quad in store}, key=str):
        subject, value = triple.subject, triple.object
        assert isinstance(subject, ox.NamedNode)
        node = nodes.setdefault(subject.value, {"@id": _short(subject.value)})
        if triple.predicate.value == iri(RDF.type) and isinstance(value, ox.NamedNode):
            node.setdefault("@type", []).append(_short(value.value))
        else:
            node.setdefault(_short(triple.predicate.value), []).append(_json_value(value))
    document = {"@context": PREFIXES, "@graph": [nodes[name] for name in sorted(nodes)]}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return [path]


def _json_value(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Any:
    if isinstance(value, ox.Literal):
        if value.language:
            return {"@value": value.value, "@language": value.language}
        datatype = _short(value.datatype.value)
        return value.value if datatype == "xsd:string" else {"@value": value.value, "@type": datatype}
    assert isinstance(value, ox.NamedNode)
    return {"@id": _short(value.value)}


def _short(address: str) -> str:
    """An IRI in short form, where its rest is a plain name."""
    for prefix, namespace in PREFIXES.items():
        local = address.removeprefix(namespace)
        if local != address and local.isidentifier():
            return f"{prefix}:{local}"
    return address


def _turtle(store: ox.Store, path: Path) -> list[Path]:
    write_turtle(store, path)
    return [path]


def _annotated(store: ox.Store, path: Path) -> list[Path]:
    path.write_bytes(as_turtle(reified(without_mentions(store))))
    return [path]


def reified(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Triples in which the claim of a fact reifies it (RDF 1.2) instead of naming its subject, predicate and object.

    A fact that is not stated as such, because it is denied, planned or unsure, stays only what its claim is about.
    """
    parts: dict[Any, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if triple.predicate.value in REIFICATION:
            parts[triple.subject][triple.predicate.value].append(triple.object)
        else:
            yield triple
    reifies = ox.NamedNode(iri(RDF.reifies))
    for claim, terms in parts.items():
        for stated in product(*(terms[name] for name in REIFICATION)):
            yield ox.Triple(claim, reifies, ox.Triple(*stated))


def _ntriples(store: ox.Store, path: Path) -> list[Path]:
    content = ox.serialize((quad.triple for quad in store), format=ox.RdfFormat.N_TRIPLES) or b""
    path.write_bytes(b"".join(sorted(set(content.splitlines(keepends=True)))))
    return [path]


def _nquads(store: ox.Store, path: Path) -> list[Path]:
    write_nquads(store, path)
    return [path]


WRITERS: dict[str, Callable[[ox.Store, Path], list[Path]]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".csv": _csv,
    ".parquet": _parquet,
    ".jsonld": _jsonld,
    ".annotated.ttl": _annotated,
    ".ttl": _turtle,
    ".nt": _ntriples,
    ".nq": _nquads,
}
