"""The ontology owns every name; each is labelled and defined."""

import pyoxigraph as ox
import pytest

from kg.errors import OntologyError
from kg.ontology import leads_to_node, shorten, superproperties, with_superclasses
from kg.vocabulary import KG, PREFIXES, SCHEMA, declared, iri, ontology_path

STANDARD = ("rdf:type", "xsd:")


def test_a_declared_name_is_its_short_form() -> None:
    assert SCHEMA.founder == "schema:founder"
    assert iri(KG.refersTo) == "https://example.org/kg/ontology#refersTo"


def test_an_undeclared_name_fails_with_advice() -> None:
    with pytest.raises(OntologyError, match="schema:fonder is not declared"):
        _ = SCHEMA.fonder


def test_a_city_is_a_place_but_not_a_thing() -> None:
    assert with_superclasses("schema:City") == ("schema:City", "schema:Place")
    assert with_superclasses("schema:Country") == ("schema:Country", "schema:AdministrativeArea", "schema:Place")


def test_headquarters_imply_a_location() -> None:
    assert superproperties("kg:headquarters") == ("schema:location",)


def test_a_founder_is_a_node_and_a_description_a_literal() -> None:
    assert leads_to_node("schema:founder")
    assert not leads_to_node("schema:description")


def test_every_declared_name_has_a_label_and_a_definition() -> None:
    said: dict[str, set[str]] = {}
    for quad in ox.parse(ontology_path().read_bytes(), format=ox.RdfFormat.TURTLE):
        said.setdefault(shorten(quad.subject.value), set()).add(shorten(quad.predicate.value))
    for name in sorted(declared()):
        if not name.startswith(STANDARD):
            assert {"rdfs:label", "skos:definition"} <= said[name], name


def test_every_domain_range_and_superclass_is_declared_too() -> None:
    linking = {PREFIXES["rdfs"] + p for p in ("domain", "range", "subClassOf", "subPropertyOf")}
    for quad in ox.parse(ontology_path().read_bytes(), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value in linking:
            assert shorten(quad.object.value) in declared(), quad
