"""A published graph becomes what the page shows: nodes, ties, claims and articles as compact lists, ready for JSON.

Nodes are numbered: entities first, heaviest first, then everything else that claims point at (posts, measured
properties, things without a name). In a claim's parts a number is a node and a string is a literal value.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import networkx as nx
import pyoxigraph as ox
from pyvis.network import Network

from kg.errors import UsageError
from kg.iris import fold
from kg.network import COLOURS, OTHER_COLOUR, SHAPES, Entities, to_networkx, to_pyvis
from kg.page.communities import circles
from kg.page.layout import positions
from kg.query import named_queries, select
from kg.vocabulary import PREFIXES

Claims: TypeAlias = Mapping[str, Mapping[str, list[Any]]]

HELD = 20_000  # entities a page holds at most; the heaviest stay
NEAR = 2  # steps around the entity that `around` names

CLAIM_SHAPES = ("Statement", "Membership", "Observation", "Quotation", "Action")
_OWN = ("evidence", "confidence", "rule", "modality", "wasDerivedFrom", "wasAttributedTo", "type")

_NAMES = "SELECT ?node ?label { ?node rdfs:label ?label } ORDER BY ?node ?label"
_ALSO = """SELECT ?node ?property ?value {
  VALUES ?property { skos:altLabel schema:description schema:sameAs } ?node ?property ?value } ORDER BY ?node ?value"""
_DOCUMENTS = """SELECT ?document ?title ?text ?published ?url {
  ?document a schema:NewsArticle ; rdfs:label ?title ; schema:text ?text .
  OPTIONAL { ?document schema:datePublished ?published } OPTIONAL { ?document schema:url ?url }
} ORDER BY ?document"""
_MAKERS = """SELECT ?document ?property ?name {
  VALUES ?property { schema:publisher schema:author } ?document ?property ?maker .
  ?maker rdfs:label ?name } ORDER BY ?document ?name"""
_MENTIONS = """SELECT ?document ?start ?end ?entity {
  ?mention kg:refersTo ?entity ; oa:hasSource ?document ; oa:start ?start ; oa:end ?end }"""
_CLAIMS = """SELECT ?claim ?property ?value (isIRI(?value) AS ?node) {
  ?claim a kg:Claim ; ?property ?value }"""
_EVIDENCE = """SELECT ?claim ?start ?end { ?claim kg:evidence ?evidence .
  ?evidence oa:start ?start ; oa:end ?end }"""
_WIDE = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the graph a page holds, and how many entities it draws first."""

    top: int = 250
    around: str | None = None  # a name or IRI: it and all within two steps
    articles: tuple[str, ...] = ()  # titles or IRIs; empty: all
    min_confidence: float = 0.0


class Utf16:
    """Offsets in characters as offsets in UTF-16 units, which is what a browser counts in."""

    def __init__(self, text: str) -> None:
        self._wide = [wide.start() for wide in _WIDE.finditer(text)]

    def __call__(self, offset: int) -> int:
        """The same place, counted in UTF-16 units."""
        return offset + bisect_left(self._wide, offset)


def content(store: ox.Store, choice: Choice) -> dict[str, Any]:
    """All that the page shows of a store. Raises `UsageError` where the choice names nothing in the graph."""
    network = to_networkx(store)
    documents = _documents(store, choice.articles)
    claims = _claims(store, documents, choice.min_confidence)
    kept, left_out = _kept(network, claims, choice)
    labels = _labels(store)
    numbers = {iri: number for number, iri in enumerate(kept)}
    rows = _numbered(claims, numbers, labels, documents)
    drawn = to_pyvis(network.subgraph(kept))
    ties = _ties(drawn, numbers, {claim: i for i, claim in enumerate(rows)})
    places = positions(kept, [(kept[a], kept[b]) for a, b, _ in ties])
    return {
        "top": choice.top,
        "leftOut": left_out,
        "prefixes": PREFIXES,
        "kinds": {kind: [COLOURS[kind], SHAPES[kind]] for kind in COLOURS} | {"Thing": [OTHER_COLOUR, "dot"]},
        "nodes": _nodes(network, drawn, kept, places, _also(store)),
        "names": [[iri, labels[iri]] for iri in list(numbers)[len(kept) :]],
        "ties": ties,
        "circles": circles((one, other) for one, other, _ in ties),
        "claims": list(rows.values()),
        "documents": _written(store, documents, numbers),
        "queries": [[q.name, q.description, q.text, dict(q.parameters)] for q in named_queries().values()],
    }


def _documents(store: ox.Store, wanted: tuple[str, ...]) -> dict[str, list[str]]:
    """Title, text, date and address of each article, or of those wanted."""
    found: dict[str, list[str]] = {row[0]: list(row[1:]) for row in select(store, _DOCUMENTS)}
    if not wanted:
        return found
    chosen = {}
    for name in wanted:
        fitting = {iri: row for iri, row in found.items() if name == iri or fold(name) in fold(row[0])}
        if not fitting:
            raise UsageError(f"no article is called {name!r}: `kg query articles` lists them")
        chosen.update(fitting)
    return chosen


def _claims(store: ox.Store, documents: Mapping[str, object], least: float) -> Claims:
    """Each claim's values by property, in order; a node is a tuple of its IRI, a literal its text."""
    places = {claim: [int(start), int(end)] for claim, start, end in select(store, _EVIDENCE)}
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for claim, name, value, is_node in select(store, _CLAIMS):
        found[claim][name].append((value,) if is_node == "true" else value)
    claims: dict[str, dict[str, list[Any]]] = {}
    for claim, values in sorted(found.items()):  # sorted here: the engine takes three times as long
        parts = {_property(name): sorted(values[name], key=_place) for name in sorted(values)}
        if parts["wasDerivedFrom"][0][0] in documents and float(parts["confidence"][0]) >= least:
            claims[claim] = parts | {"evidence": places.get(claim, [0, 0])}
    return claims


def _place(value: Any) -> tuple[bool, str]:
    """Where a value stands among others: nodes first, then literals, each in order."""
    return (False, value[0]) if _node(value) else (True, value)


def _kept(network: Entities, claims: Claims, choice: Choice) -> tuple[list[str], int]:
    """The entities the page holds, heaviest first, and how many it leaves out."""
    network.remove_edges_from([tie for tie in network.edges(keys=True) if tie[2] not in claims])
    chosen = set(network)
    if choice.around:
        centre = _named(network, choice.around)
        chosen = set(nx.ego_graph(network.to_undirected(as_view=True), centre, NEAR))
    elif choice.articles:
        said = {value for parts in claims.values() for values in parts.values() for value in values if _node(value)}
        chosen = {value[0] for value in said} & set(network)
    weights = network.nodes
    heaviest = sorted(chosen, key=lambda e: (-weights[e]["weight"], -weights[e]["mentions"], e))
    return heaviest[:HELD], len(network) - len(heaviest[:HELD])


def _node(value: object) -> bool:
    return isinstance(value, tuple)


def _named(network: Entities, name: str) -> str:
    """The entity of an IRI or a name; of several with the name the heaviest."""
    if name in network:
        return name
    bearers = [e for e, data in network.nodes(data=True) if fold(name) == fold(data["label"])]
    bearers = bearers or [e for e, data in network.nodes(data=True) if fold(name) in fold(data["label"])]
    if not bearers:
        raise UsageError(f"no entity is called {name!r}: `kg query entities` lists them")
    heaviest: str = max(bearers, key=lambda e: (network.nodes[e]["weight"], e))
    return heaviest


def _labels(store: ox.Store) -> dict[str, str]:
    labels: dict[str, str] = {}
    for node, label in select(store, _NAMES):
        labels.setdefault(node, label)
    return labels


def _also(store: ox.Store) -> dict[str, dict[str, list[str]]]:
    """Other names, descriptions and links of every node that has any."""
    also: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node, name, value in select(store, _ALSO):
        also[node][_local(name)].append(value)
    return also


def _numbered(
    claims: Claims,
    numbers: dict[str, int],
    labels: dict[str, str],
    documents: Iterable[str],
) -> dict[str, list[Any]]:
    """Claims as rows: IRI, shape, article, start, end, confidence, modality, rule, credited to, parts."""
    order = {iri: i for i, iri in enumerate(documents)}

    def valued(value: Any) -> int | str:
        if not _node(value):
            return str(value)
        iri = value[0]
        labels.setdefault(iri, _local(iri))
        return numbers.setdefault(iri, len(numbers))

    rows = {}
    for claim, parts in claims.items():
        shape = next(i for i, name in enumerate(CLAIM_SHAPES) if any(_local(t[0]) == name for t in parts["type"]))
        start, end = parts["evidence"]
        rows[claim] = [
            claim,
            shape,
            order[parts["wasDerivedFrom"][0][0]],
            start,
            end,
            float(parts["confidence"][0]),
            parts["modality"][0],
            parts["rule"][0],
            [valued(value) for value in parts.get("wasAttributedTo", ())],
            {name: [valued(value) for value in values] for name, values in parts.items() if name not in _OWN},
        ]
    return rows


def _ties(drawn: Network, numbers: Mapping[str, int], claims: Mapping[str, int]) -> list[list[Any]]:
    """Ties of pyvis's network as rows: one end, the other, their claims."""
    return [
        [numbers[edge["from"]], numbers[edge["to"]], [claims[claim] for claim in edge["claims"]]]
        for edge in drawn.get_network_data()[1]
    ]


def _nodes(
    network: Entities,
    drawn: Network,
    kept: list[str],
    places: Mapping[str, tuple[int, int]],
    also: Mapping[str, Mapping[str, Any]],
) -> list[list[Any]]:
    """Nodes of pyvis's network as rows: IRI, label, kind, classes, size, mentions, x, y, names, descriptions, links."""
    sizes = {node["id"]: node["size"] for node in drawn.get_network_data()[0]}
    rows = []
    for iri in kept:
        data, more = network.nodes[iri], also.get(iri, {})
        names = [name for name in more.get("altLabel", ()) if name != data["label"]]
        rows.append(
            [
                iri,
                data["label"],
                data["kind"],
                data["classes"],
                round(sizes[iri], 1),
                data["mentions"],
                *places[iri],
                names,
                more.get("description", []),
                more.get("sameAs", []),
            ]
        )
    return rows


def _written(store: ox.Store, documents: Mapping[str, list[str]], numbers: Mapping[str, int]) -> list[list[Any]]:
    """Articles as rows: IRI, title, date, address, publishers, authors, text, mentions."""
    makers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for document, name, maker in select(store, _MAKERS):
        makers[document, _local(name)].append(maker)
    mentions: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for document, start, end, entity in select(store, _MENTIONS):
        if entity in numbers:
            mentions[document].append((int(start), int(end), numbers[entity]))
    rows = []
    for iri, (title, text, published, url) in documents.items():
        names = [list(dict.fromkeys(makers[iri, name])) for name in ("publisher", "author")]
        rows.append([iri, title, published, url, *names, text, sorted(mentions[iri])])
    return rows


def in_utf16(shown: dict[str, Any]) -> dict[str, Any]:
    """The same content with every offset counted as a browser counts."""
    counts = [Utf16(document[6]) for document in shown["documents"]]
    for document, count in zip(shown["documents"], counts, strict=True):
        document[7] = [[count(start), count(end), node] for start, end, node in document[7]]
    for claim in shown["claims"]:
        claim[3], claim[4] = counts[claim[2]](claim[3]), counts[claim[2]](claim[4])
    return shown


@cache
def _property(iri: str) -> str:
    """The short name of a property: there are few, and they come often."""
    return _local(iri)


def _local(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]
