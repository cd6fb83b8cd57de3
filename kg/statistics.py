"""A published graph becomes counts: articles, entities by class, claims by shape, rule and modality."""

import pyoxigraph as ox

from kg.query import select

_COUNTS = {
    "articles": (
        "SELECT ?which (COUNT(DISTINCT ?x) AS ?n) { ?x a schema:NewsArticle BIND ('all' AS ?which) } GROUP BY ?which"
    ),
    "entities": (
        "SELECT ?which (COUNT(DISTINCT ?x) AS ?n) { GRAPH kg:entities { ?x a ?class } "
        "BIND (REPLACE(STR(?class), '^.*[/#]', '') AS ?which) } GROUP BY ?which"
    ),
    "claims": (
        "SELECT ?which (COUNT(DISTINCT ?x) AS ?n) { ?x a kg:Claim, ?shape FILTER (?shape != kg:Claim) "
        "BIND (REPLACE(STR(?shape), '^.*[/#]', '') AS ?which) } GROUP BY ?which"
    ),
    "modality": "SELECT ?which (COUNT(DISTINCT ?x) AS ?n) { ?x kg:modality ?which } GROUP BY ?which",
    "rules": "SELECT ?which (COUNT(DISTINCT ?x) AS ?n) { ?x kg:rule ?which } GROUP BY ?which",
}


def counts(store: ox.Store) -> dict[str, dict[str, int]]:
    """Counts by group, the largest first."""
    found = {}
    for group, text in _COUNTS.items():
        pairs = sorted(((which, int(n)) for which, n in select(store, text)), key=lambda p: (-p[1], p[0]))
        found[group] = dict(pairs)
    return found
