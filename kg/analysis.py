"""The network of a graph becomes answers: ways between two entities, who is central, who belongs together, who is near.

Only what the articles assert ties entities, unless all is asked for. Every result is the same on every run.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx

from kg.errors import QueryError
from kg.network import Entities, weigh

SEED = 7  # of the search for communities
LARGE = 2000  # entities; above it betweenness is estimated from so many of them


@dataclass(frozen=True, slots=True)
class Step:
    """One tie on a way: from whom to whom, what it is, and the sentence."""

    one: str
    tie: str
    other: str
    sentence: str
    article: str


@dataclass(frozen=True, slots=True)
class Central:
    """An entity and how central it is: by PageRank, by the ways that lead through it, by how many it is tied to."""

    entity: str
    label: str
    kind: str
    pagerank: float
    betweenness: float
    neighbours: int


@dataclass(frozen=True, slots=True)
class Community:
    """Entities that belong together, heaviest first, named by the heaviest three."""

    name: str
    members: tuple[str, ...]


def asserted(network: Entities) -> Entities:
    """The network without what is denied, planned or merely possible."""
    edges: Any = network.edges(keys=True, data=True)
    lesser: Entities = nx.MultiDiGraph()
    lesser.add_nodes_from(network.nodes(data=True))
    for one, other, key, data in edges:
        if data["modality"] == "asserted":
            lesser.add_edge(one, other, key=key, **data)
    weigh(lesser)
    return lesser


def path(network: Entities, ones: list[str], others: list[str]) -> list[Step]:
    """The shortest way between one of some entities and one of others; raises `QueryError` where there is none."""
    plain = _plain(network)
    ways = []
    for one in sorted(set(ones) & set(plain)):
        for other in sorted(set(others) & set(plain)):
            if nx.has_path(plain, one, other):
                ways.append(min(nx.all_shortest_paths(plain, one, other)))
    if not ways:
        raise QueryError(
            "no statement, and no chain of statements, ties the two (--all looks at what is denied or planned too)"
        )
    way = min(ways, key=lambda nodes: (len(nodes), nodes))
    return [_step(network, one, other) for one, other in pairwise(way)]


def neighbours(network: Entities, entities: list[str]) -> list[Step]:
    """All ties of some entities, each with its sentence, in order of the other's name."""
    steps = []
    for entity in entities:
        if entity in network:
            for one, other, data in [*network.out_edges(entity, data=True), *network.in_edges(entity, data=True)]:
                steps.append((_label(network, other if one == entity else one), _said(network, one, other, data)))
    return [step for _, step in sorted(steps, key=lambda pair: (pair[0], pair[1].tie, pair[1].sentence))]


def central(network: Entities, number: int) -> list[Central]:
    """The most central entities by PageRank, at most so many."""
    plain = _plain(network)
    some = LARGE if len(plain) > LARGE else None
    between = nx.betweenness_centrality(plain, k=some, seed=SEED)
    weights: dict[str, float] = nx.get_node_attributes(network, "weight")
    order = sorted(weights, key=lambda entity: (-weights[entity], entity))[:number]
    return [
        Central(
            entity,
            _label(network, entity),
            network.nodes[entity]["kind"],
            round(weights[entity], 6),
            round(between[entity], 6),
            plain.degree(entity),
        )
        for entity in order
    ]


def communities(network: Entities) -> list[Community]:
    """Groups of entities that are tied more to each other than to the rest (Louvain), largest first."""
    plain = _plain(network)
    plain.remove_nodes_from(list(nx.isolates(plain)))
    found = nx.community.louvain_communities(plain, weight="count", seed=SEED) if plain else []
    groups = []
    for members in found:
        order = sorted(members, key=lambda entity: (-network.nodes[entity]["weight"], entity))
        labels = tuple(_label(network, entity) for entity in order)
        groups.append(Community(", ".join(labels[:3]), labels))
    return sorted(groups, key=lambda group: (-len(group.members), group.name))


def _plain(network: Entities) -> "nx.Graph[str]":
    """One undirected edge a pair that knows the number of its ties, nodes and edges in order of their names."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(network))
    for one, other in sorted(network.edges()):
        count = plain.edges[one, other]["count"] if plain.has_edge(one, other) else 0
        plain.add_edge(one, other, count=count + 1)
    return plain


def _step(network: Entities, one: str, other: str) -> Step:
    """The surest tie between two entities, in either direction."""
    ties = [
        (-data["confidence"], key, start, end, data)
        for start, end in ((one, other), (other, one))
        for key, data in (network.get_edge_data(start, end) or {}).items()
    ]
    *_, start, end, data = min(ties, key=lambda tie: tie[:4])
    return _said(network, start, end, data)


def _said(network: Entities, one: str, other: str, data: dict[str, Any]) -> Step:
    return Step(_label(network, one), data["label"], _label(network, other), data["sentence"], data["article"])


def _label(network: Entities, entity: str) -> str:
    return str(network.nodes[entity]["label"])
