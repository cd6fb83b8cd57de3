"""Quads and SHACL shapes become findings: which node breaks which shape, and why, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
from rdflib import Graph

from kg.errors import OntologyError
from kg.vocabulary import PREFIXES

_SH = PREFIXES["sh"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A node that breaks a shape, with the shape's message."""

    node: str
    reason: str


@cache
def shapes() -> Graph:
    """The shapes that ship with the package."""
    try:
        return Graph().parse(data=(files("kg") / "shapes.ttl").read_text("utf-8"), format="turtle")
    except Exception as error:  # rdflib's parsers raise errors of many kinds
        raise OntologyError(f"kg/shapes.ttl cannot be read: {error}") from error


def validate(quads: Iterable[ox.Quad]) -> tuple[Finding, ...]:
    """The findings for one graph, ordered by node; the quads' graph names play no part."""
    from pyshacl import validate as run

    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=triples or b"", format="nt")
    _, report, _ = run(graph, shacl_graph=shapes(), inference="none", advanced=False)
    assert isinstance(report, Graph)
    found = report.query(f"SELECT ?node ?message WHERE {{ ?r <{_SH}focusNode> ?node ; <{_SH}resultMessage> ?message }}")
    return tuple(Finding(str(node), str(message)) for node, message in sorted(set(found)))  # type: ignore[misc]
