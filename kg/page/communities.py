"""Ties of entities become circles: groups tied more closely among themselves than with others, each with a name."""

from collections.abc import Iterable

import networkx as nx

CONSIDERED = 2_000  # the heaviest entities; more would take seconds and say nothing on a screen
LEAST = 4  # members that make a circle


def circles(ties: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Groups of entity numbers, largest first, in each the heaviest first: the circle is called after it.

    Louvain's method (Blondel and others, 2008) with a fixed seed. Low numbers are heavy entities.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from(sorted(tie for tie in ties if max(tie) < CONSIDERED))
    found = [sorted(group) for group in nx.community.louvain_communities(graph, seed=7)] if graph else []
    return sorted((group for group in found if len(group) >= LEAST), key=lambda group: (-len(group), group[0]))
