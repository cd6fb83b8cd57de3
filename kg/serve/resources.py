"""An IRI of the graph becomes what is known of it: a page for people, RDF for programs. Former IRIs lead on."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
from jinja2 import Environment, Template
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg import explain
from kg.media import GRAPH_TYPES, chosen
from kg.page import served
from kg.query import select
from kg.serve.descriptions import rdf
from kg.serve.published import Generation
from kg.vocabulary import KG, PREFIXES, RDFS, SCHEMA, iri

KINDS = ("entity", "document", "claim", "term", "role", "maker", "thing", "decision")
MOST = 1000  # values of a property, and claims, that a page or a description holds
_NAMES = [ox.NamedNode(iri(name)) for name in (RDFS.label, SCHEMA.headline)]
_SAID = """SELECT ?claim ?sentence { ?claim prov:wasDerivedFrom $document ; kg:evidence ?words .
  ?words oa:exact ?sentence ; oa:start ?start } ORDER BY ?start ?claim LIMIT 1000"""
_STYLE = (files("kg.serve") / "resource.css").read_text("utf-8")
_POLICY = (
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value as a page shows it: its text, and where it leads."""

    text: str
    link: str | None


def explorer(request: Request) -> Response:
    """The page that shows the graph, and asks this server; it carries its own security policy."""
    page = request.app.state.published.folder() / "graph.html"
    if not page.is_file():
        raise HTTPException(404, "this graph was built without its page: run kg page")
    html = _explorer(page.resolve(), page.stat().st_mtime_ns)
    return HTMLResponse(
        html, headers={"Content-Security-Policy": "frame-ancestors 'none'", "Cache-Control": "no-cache"}
    )


@lru_cache(maxsize=1)
def _explorer(page: Path, _changed: int) -> str:
    """A page as it was when it last changed, asking this server instead of an engine of its own."""
    return served(page.read_text("utf-8"), "sparql")


def resource(request: Request) -> Response:
    """What the graph says of the IRI behind a path."""
    generation: Generation = request.app.state.published.newest()
    path = request.url.path.removeprefix("/")
    node = _node(generation.base + path)
    if node is None:
        raise HTTPException(404, "no such thing in this graph")
    target = generation.redirects.get(node.value)
    if target is not None:
        return RedirectResponse(_link(generation, target) or target, 301)
    triples = _described(generation.store, node)
    if not any(triple.subject == node for triple in triples):
        raise HTTPException(404, "no such thing in this graph")
    accepted = chosen(request.headers.get("Accept", ""), {"html": "text/html", **GRAPH_TYPES})
    return _page(generation, node) if accepted == "html" else rdf(request, triples)


def _node(address: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(address)
    except ValueError:
        return None


def _described(store: ox.Store, node: ox.NamedNode) -> list[ox.Triple]:
    """What is said of a node and what points at it; of a document its whole graph; of a claim its evidence too."""
    evidence = ox.NamedNode(iri(KG.evidence))
    quads = list(store.quads_for_pattern(node, None, None))
    quads += [
        quad
        for words in store.quads_for_pattern(node, evidence, None)
        if isinstance(words.object, ox.NamedNode)
        for quad in store.quads_for_pattern(words.object, None, None)
    ]
    quads += list(store.quads_for_pattern(None, None, None, node))
    pointing = store.quads_for_pattern(None, None, node)
    quads += [quad for quad, _ in zip(pointing, range(MOST), strict=False)]
    return sorted({quad.triple for quad in quads}, key=str)


def _page(generation: Generation, node: ox.NamedNode) -> Response:
    store = generation.store
    facts: dict[str, list[Value]] = {}
    for triple in sorted({quad.triple for quad in store.quads_for_pattern(node, None, None)}, key=str):
        values = facts.setdefault(_short(triple.predicate.value), [])
        if len(values) < MOST:
            values.append(_value(generation, triple.object))
    said = [(claim, sentence) for claim, sentence in select(store, _SAID.replace("$document", str(node)))]
    html = _template().render(
        style=_STYLE,
        title=_label(store, node),
        iri=node.value,
        facts=facts,
        supports=explain.about(store, node.value)[:MOST] if "/entity/" in node.value else [],
        said=said,
        link=lambda address: _link(generation, address),
    )
    return Response(html, media_type="text/html", headers={"Content-Security-Policy": _POLICY, "Vary": "Accept"})


@cache
def _template() -> Template:
    return Environment(autoescape=True).from_string((files("kg.serve") / "resource.html").read_text("utf-8"))


def _value(generation: Generation, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Value:
    if isinstance(term, ox.NamedNode):
        return Value(_label(generation.store, term), _link(generation, term.value))
    return Value(getattr(term, "value", str(term)), None)


def _label(store: ox.Store, node: ox.NamedNode) -> str:
    """The name of a node, else its short form, else its IRI."""
    for name in _NAMES:
        for quad in store.quads_for_pattern(node, name, None):
            if isinstance(quad.object, ox.Literal):
                return quad.object.value
    return _short(node.value)


def _short(address: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if address.startswith(namespace):
            return f"{prefix}:{address[len(namespace) :]}"
    return address


def _link(generation: Generation, address: str) -> str | None:
    """Where an IRI leads: a path of this server for what it describes, the web for web addresses, else nowhere."""
    local = address.removeprefix(generation.base)
    if local != address and local.partition("/")[0] in KINDS:
        return f"/{local}"
    return address if address.startswith(("https://", "http://")) else None
