"""What `ontology.ttl` says about its names: superclasses, superproperties, which properties lead to nodes."""

from collections import defaultdict
from functools import cache

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.vocabulary import PREFIXES, ontology_path

_OWL = PREFIXES["owl"]
_RDFS = PREFIXES["rdfs"]


def shorten(iri: str) -> str:
    """The short form of an IRI where a prefix fits, else the IRI."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


@cache
def _statements() -> dict[str, dict[str, tuple[str, ...]]]:
    """Short predicate → short subject → short objects, of everything the ontology states between IRIs."""
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(lambda: defaultdict(tuple))
    try:
        for quad in ox.parse(ontology_path().read_bytes(), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found[shorten(quad.predicate.value)][shorten(quad.subject.value)] += (shorten(quad.object.value),)
    except SyntaxError as error:
        raise OntologyError(f"ontology.ttl is not Turtle: {error}") from error
    return found


@cache
def with_superclasses(name: str) -> tuple[str, ...]:
    """A class and all its superclasses, the special one first; `schema:Thing` only where it stands alone."""
    above = [name]
    for current in above:
        above += [s for s in _statements()["rdfs:subClassOf"].get(current, ()) if s not in above]
    return tuple(c for c in above if c != "schema:Thing" or name == c)


@cache
def superproperties(name: str) -> tuple[str, ...]:
    """The properties that a property implies, itself left out."""
    above = [name]
    for current in above:
        above += [s for s in _statements()["rdfs:subPropertyOf"].get(current, ()) if s not in above]
    return tuple(above[1:])


@cache
def range_of(name: str) -> str:
    """The class or datatype that a property leads to, or ""."""
    return next(iter(_statements()["rdfs:range"].get(name, ())), "")


@cache
def leads_to_node(name: str) -> bool:
    """Whether the values of a property are things, not literals."""
    return "owl:ObjectProperty" in _statements()["rdf:type"].get(name, ())
