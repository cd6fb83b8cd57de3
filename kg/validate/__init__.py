"""Quads and SHACL shapes become findings: which node breaks which shape, and why, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.validate.screen import Screen
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph

_SH = PREFIXES["sh"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A node that breaks a shape, with the shape's message."""

    node: str
    reason: str


def validate(quads: Iterable[ox.Quad]) -> tuple[Finding, ...]:
    """The findings for one graph, ordered by node; the quads' graph names play no part."""
    held = list(quads)
    return () if _screen().clean(held) else findings(held)


def findings(quads: Iterable[ox.Quad]) -> tuple[Finding, ...]:
    """What pySHACL finds, which takes about a hundred times as long as to see that there is nothing to find."""
    from pyshacl import validate as run
    from rdflib import Graph

    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=triples or b"", format="nt")
    _, report, _ = run(graph, shacl_graph=_shapes(), inference="none", advanced=False)
    assert isinstance(report, Graph)
    found = report.query(f"SELECT ?node ?message WHERE {{ ?r <{_SH}focusNode> ?node ; <{_SH}resultMessage> ?message }}")
    return tuple(Finding(str(node), str(message)) for node, message in sorted(set(found)))  # type: ignore[misc]


def _text() -> str:
    """The shapes that ship with the package."""
    return (files("kg") / "shapes.ttl").read_text("utf-8")


@cache
def _shapes() -> "Graph":
    from rdflib import Graph

    try:
        return Graph().parse(data=_text(), format="turtle")
    except Exception as error:  # rdflib's parsers raise errors of many kinds
        raise OntologyError(f"kg/shapes.ttl cannot be read: {error}") from error


@cache
def _screen() -> Screen:
    try:
        return Screen(_text())
    except SyntaxError as error:
        raise OntologyError(f"kg/shapes.ttl cannot be read: {error}") from error
