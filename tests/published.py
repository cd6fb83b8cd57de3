"""A small graph of two articles, published as a build publishes it, for tests that ask it."""

from pathlib import Path

import pyoxigraph as ox

from kg.model import Part
from kg.outputs import write_nquads
from kg.store import new_generation, write_redirects, writer
from tests.test_rdf import article, employees, founder, quads

ANN = "https://example.org/kg/entity/ann-roe-8d5072ad"
FORMER = "https://example.org/kg/entity/anne-roe-00000000"


def publish(out: Path, *more: ox.Quad) -> Path:
    """A new generation in `out`, of the article's quads and `more` of them; gives `out`."""
    with new_generation(out) as folder:
        with writer(folder) as store:
            store.add([*quads(article(founder(), employees(value=Part(value=30)))), *more])
        write_redirects(folder, {FORMER: ANN})
        (folder / "graph.html").write_text("<!doctype html><title>the page</title>")
        write_nquads(ox.Store.read_only(str(folder / "store")), folder / "graph.nq")
    return out


def about(number: int) -> list[ox.Quad]:
    """Two quads that say the same number in two graphs: a reader that sees two numbers saw a torn graph."""
    return [
        ox.Quad(
            ox.NamedNode("https://example.org/kg/entity/now"),
            ox.NamedNode("https://schema.org/value"),
            ox.Literal(number),
            ox.NamedNode(f"https://example.org/kg/document/{graph}"),
        )
        for graph in ("one", "two")
    ]
