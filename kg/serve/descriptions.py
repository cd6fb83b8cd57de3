"""What programs want to know of the server: what it can do, what the data set holds, whether it is well."""

import json
from importlib.resources import files
from string import Template

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import __version__
from kg.media import GRAPH_TYPES, chosen
from kg.query import select
from kg.query_process import GRAPHS

_COUNTS = """SELECT (COUNT(DISTINCT ?article) AS ?articles) (COUNT(DISTINCT ?thing) AS ?things) {
  { ?article a schema:NewsArticle } UNION { ?thing rdfs:label ?name . GRAPH kg:entities { ?thing a ?class } } }"""


def service(request: Request) -> Response:
    """The service description, in RDF; people are told how to ask."""
    if chosen(request.headers.get("Accept", ""), {**GRAPH_TYPES, "html": "text/html"}) == "html":
        raise HTTPException(400, "a query is needed: /sparql?query=... (GET), or POST; RDF describes the service")
    return _described(request, "service.ttl", endpoint=str(request.url_for("sparql")))


def void(request: Request) -> Response:
    """What the data set holds, as VoID."""
    generation = request.app.state.published.newest()
    articles, things = next(select(generation.store, _COUNTS))
    return _described(
        request,
        "void.ttl",
        dataset=str(request.url_for("void")) + "#dataset",
        endpoint=str(request.url_for("sparql")),
        base=generation.base,
        triples=str(len(generation.store)),
        articles=articles,
        entities=things,
    )


def rdf(request: Request, triples: list[ox.Triple]) -> Response:
    """Triples in the format that a request accepts; raises 406 where it accepts none."""
    form = chosen(request.headers.get("Accept", ""), GRAPH_TYPES)
    if form is None:
        raise HTTPException(406, f"this comes as {', '.join(GRAPH_TYPES.values())}", {"Vary": "Accept"})
    body = ox.serialize(triples, format=GRAPHS[form], prefixes=_prefixes(form)) or b""
    return Response(body, headers={"Vary": "Accept", "Content-Type": GRAPH_TYPES[form]})


def _prefixes(form: str) -> dict[str, str] | None:
    from kg.vocabulary import PREFIXES

    return PREFIXES if form in ("ttl", "xml") else None


def _described(request: Request, name: str, **values: str) -> Response:
    text = Template((files("kg.serve") / name).read_text("utf-8")).substitute(values)
    return rdf(request, [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)])


def health(request: Request) -> Response:
    """Whether the newest generation can be opened, and which it is."""
    generation = request.app.state.published.newest()
    return JSONResponse({"status": "ok", "generation": generation.folder.name, "quads": len(generation.store)})


def openapi(request: Request) -> Response:
    """The OpenAPI description of the server."""
    described = json.loads((files("kg.serve") / "openapi.json").read_text("utf-8"))
    described["info"]["version"] = __version__
    return JSONResponse(described)
