"""A published graph and the question why become the claims behind an entity or a fact, with what speaks for them."""

from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query import named, select

_CLAIM = """?claim a ?shape ; kg:confidence ?confidence ; kg:modality ?modality ; kg:rule ?rule ;
    prov:wasDerivedFrom/rdfs:label ?article ; kg:evidence ?evidence . ?evidence oa:exact ?sentence ; oa:start ?start .
    OPTIONAL { ?claim prov:wasAttributedTo/rdfs:label ?source }
    FILTER (?shape != kg:Claim)"""
_HEAD = "SELECT DISTINCT ?article ?start ?claim ?shape ?sentence ?source ?modality ?confidence ?rule WHERE {"
_ABOUT = f"{_HEAD} VALUES ?entity {{ $entity }} ?claim ?part ?entity . {_CLAIM} }} ORDER BY ?article ?start ?claim"
_FACT = f"""{_HEAD} VALUES ?subject {{ $subject }} VALUES ?predicate {{ $predicate }}
    ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
    OPTIONAL {{ ?object rdfs:label ?label }} FILTER ($object)
    {_CLAIM} }} ORDER BY ?article ?start ?claim"""


@dataclass(frozen=True, slots=True)
class Support:
    """One claim behind an entity or a fact: the sentence, its article, whom it credits, by which rule, how sure."""

    claim: str
    shape: str
    sentence: str
    article: str
    source: str
    modality: str
    confidence: float
    rule: str


def entities_named(store: ox.Store, name: str) -> list[str]:
    """The IRIs of the entities that bear a name (case does not count), or the IRI itself; raises where none does."""
    if name.startswith(("http://", "https://")):
        return [name]
    bearer = ox.Literal(name.casefold())
    text = f"SELECT DISTINCT ?x {{ ?x rdfs:label|skos:altLabel ?name FILTER (LCASE(?name) = {bearer}) }} ORDER BY ?x"
    found = [iri for (iri,) in select(store, text)]
    if not found:
        raise QueryError(f"nothing in the graph is named {name!r}: `kg query entities` lists what there is")
    return found


def about(store: ox.Store, name: str) -> list[Support]:
    """All claims that an entity takes part in, in order of articles and text."""
    return _supports(store, _ABOUT.replace("$entity", _nodes(entities_named(store, name))))


def fact(store: ox.Store, subject: str, predicate: str, value: str) -> list[Support]:
    """All claims that state one fact; `predicate` is a short form or a local name, `value` a name or a literal."""
    predicate = predicate if ":" in predicate else f"schema:{predicate}"
    text = _FACT.replace("$subject", _nodes(entities_named(store, subject))).replace(
        "$predicate", str(named(predicate))
    )
    wanted = ox.Literal(value.casefold())
    return _supports(store, text.replace("$object", f"LCASE(?label) = {wanted} || LCASE(STR(?object)) = {wanted}"))


def _supports(store: ox.Store, text: str) -> list[Support]:
    return [
        Support(
            claim, shape.rsplit("#", 1)[-1].rsplit("/", 1)[-1], sentence, article, source, modality, float(sure), rule
        )
        for article, _, claim, shape, sentence, source, modality, sure, rule in select(store, text)
    ]


def _nodes(iris: list[str]) -> str:
    return " ".join(str(named(iri)) for iri in iris)
