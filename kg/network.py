"""A published graph becomes a network of entities: for networkx to analyse, for pyvis to draw.

Nodes are entities; every edge is one claim that ties two of them, with its words. Several claims between the same two
entities are several edges.
"""

from typing import TypeAlias

import networkx as nx
import pyoxigraph as ox
from pyvis.network import Network

from kg.query import select

Entities: TypeAlias = "nx.MultiDiGraph[str]"

_ENTITIES = """
SELECT ?entity (MIN(?name) AS ?label) (GROUP_CONCAT(DISTINCT ?class) AS ?classes)
       (COUNT(DISTINCT ?mention) AS ?mentions) {
  ?entity rdfs:label ?name ; a ?type .
  ?mention kg:refersTo ?entity .
  BIND (REPLACE(STR(?type), "^.*[/#]", "") AS ?class)
} GROUP BY ?entity ORDER BY ?entity
"""
# Each row: claim, one end, the other end, what ties them. The ends must be entities with mentions.
_TIES = (
    """SELECT ?claim ?from ?to ?label {
      ?claim a rdf:Statement ; rdf:subject ?from ; rdf:predicate ?p ; rdf:object ?to .
      BIND (REPLACE(STR(?p), "^.*[/#]", "") AS ?label) }""",
    """SELECT ?claim ?from ?to ?label {
      ?claim a org:Membership ; org:member ?from ; org:organization ?to ; org:role/rdfs:label ?label }""",
    """SELECT ?claim ?from ?to ?label {
      ?claim a schema:Action ; kg:verb ?label ; schema:agent ?from .
      ?claim schema:object|schema:participant|schema:location ?to }""",
)
_CLAIMS = """
SELECT ?claim ?modality ?confidence ?rule ?sentence ?article {
  ?claim kg:modality ?modality ; kg:confidence ?confidence ; kg:rule ?rule ; kg:evidence/oa:exact ?sentence ;
         prov:wasDerivedFrom/rdfs:label ?article .
}
"""
# Colours that the colour-blind can tell apart (Okabe and Ito 2008), one a kind of entity.
COLOURS = {
    "Person": "#E69F00",
    "Organization": "#0072B2",
    "Place": "#009E73",
    "Event": "#CC79A7",
    "CreativeWork": "#56B4E9",
    "Product": "#D55E00",
    "Service": "#D55E00",
    "DefinedTerm": "#B8A800",
}
OTHER_COLOUR = "#888888"
# Shapes say the kind a second time, for those who see no colours.
SHAPES = {
    "Person": "dot",
    "Organization": "square",
    "Place": "triangle",
    "Event": "star",
    "CreativeWork": "diamond",
    "Product": "hexagon",
    "Service": "triangleDown",
    "DefinedTerm": "diamond",
}


def to_networkx(store: ox.Store) -> Entities:
    """The network of a graph: node attributes label, kind, classes, mentions, weight (PageRank); edges are claims.

    Nodes are IRIs of entities that the articles mention; an edge's key is the IRI of its claim, its attributes are
    label, modality, confidence, rule, sentence and article.
    """
    network: Entities = nx.MultiDiGraph()
    for entity, label, classes, mentions in select(store, _ENTITIES):
        names = classes.split()
        kind = next((name for name in COLOURS if name in names), "Thing")
        network.add_node(entity, label=label, kind=kind, classes=sorted(names), mentions=int(mentions))
    said = {claim: rest for claim, *rest in select(store, _CLAIMS)}
    for text in _TIES:
        for claim, one, other, label in sorted(select(store, text)):
            if one in network and other in network and one != other:
                modality, confidence, rule, sentence, article = said[claim]
                network.add_edge(
                    one,
                    other,
                    key=claim,
                    label=label,
                    modality=modality,
                    confidence=float(confidence),
                    rule=rule,
                    sentence=sentence,
                    article=article,
                )
    weigh(network)
    return network


def weigh(network: Entities) -> None:
    """Give every node its weight: PageRank over pairs of tied entities, whichever way and how often they are tied."""
    pairs: nx.DiGraph[str] = nx.DiGraph()
    pairs.add_nodes_from(network)
    pairs.add_edges_from((end, other) for tie in network.edges() for end, other in (tie, tie[::-1]))
    nx.set_node_attributes(network, nx.pagerank(pairs) if network else {}, "weight")


class _Ids(list[str]):
    """The ids of a pyvis network, which looks for every end of every edge in them: found by hash, not one by one."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[object] = set()

    def append(self, id: str) -> None:
        super().append(id)
        self._known.add(id)

    def __contains__(self, id: object) -> bool:
        return id in self._known


def to_pyvis(network: Entities) -> Network:
    """The network as a pyvis `Network`: nodes coloured and shaped by kind, sized by weight; one edge a pair.

    An edge knows the IRIs of its `claims` and their `count`. Use it for its nodes, edges and options. Its own page
    loads scripts from the web and shows names unescaped: `kg.page.render` makes one that does neither.
    """
    drawn = Network(directed=True, cdn_resources="in_line")
    drawn.node_ids = _Ids()
    heaviest = max((data["weight"] for _, data in network.nodes(data=True)), default=1.0)
    for entity, data in network.nodes(data=True):
        drawn.add_node(
            entity,
            label=data["label"],
            title=data["label"],
            color=COLOURS.get(data["kind"], OTHER_COLOUR),
            shape=SHAPES.get(data["kind"], "dot"),
            size=8 + 32 * (data["weight"] / heaviest) ** 0.5,
            kind=data["kind"],
        )
    pairs: dict[tuple[str, str], dict[str, str]] = {}
    for one, other, claim, data in network.edges(keys=True, data=True):
        pairs.setdefault((one, other), {})[claim] = data["label"]
    for (one, other), labels in pairs.items():
        title = ", ".join(dict.fromkeys(labels.values()))
        drawn.add_edge(one, other, label=title, count=len(labels), claims=list(labels))
    return drawn
