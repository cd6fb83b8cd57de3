"""Every class and property name the code uses, checked against `ontology.ttl`.

`SCHEMA.founder` is the string "schema:founder"; a name that the ontology does not declare raises `OntologyError`
where it is used. `iri("schema:founder")` gives the full IRI.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.errors import OntologyError

PREFIXES: dict[str, str] = {
    "kg": "https://example.org/kg/ontology#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "sh": "http://www.w3.org/ns/shacl#",
}
BASE = "https://example.org/kg/"

_DECLARATION = re.compile(r"^([a-z]+:[A-Za-z]\w*)\s+a\s", re.MULTILINE)


def ontology_path() -> Path:
    """Where `ontology.ttl` lies: inside the installed package, or beside it in a checkout."""
    packaged = Path(str(files("kg"))) / "ontology.ttl"
    checkout = Path(__file__).parent.parent / "ontology.ttl"
    for path in (packaged, checkout):
        if path.is_file():
            return path
    raise OntologyError("ontology.ttl is missing: install the package anew, or run from a complete checkout")


@cache
def declared() -> frozenset[str]:
    """The short forms of all names that `ontology.ttl` declares (each at the start of a line, followed by `a`)."""
    return frozenset(_DECLARATION.findall(ontology_path().read_text("utf-8")))


def iri(name: str) -> str:
    """The full IRI of a short form; a full IRI stays as it is."""
    prefix, _, local = name.partition(":")
    if local.startswith("//"):
        return name
    return PREFIXES[prefix] + local


class Vocabulary:
    """The names of one namespace: attribute access gives the short form, if the ontology declares it."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def __getattr__(self, local: str) -> str:
        name = f"{self._prefix}:{local.removesuffix('_')}"
        if name not in declared():
            raise OntologyError(f"{name} is not declared in ontology.ttl: declare it there first")
        setattr(self, local, name)  # asked for once an article or more: the next time it is found at once
        return name


KG = Vocabulary("kg")
SCHEMA = Vocabulary("schema")
ORG = Vocabulary("org")
PROV = Vocabulary("prov")
OA = Vocabulary("oa")
SKOS = Vocabulary("skos")
RDF = Vocabulary("rdf")
RDFS = Vocabulary("rdfs")
XSD = Vocabulary("xsd")
