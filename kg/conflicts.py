"""A published graph becomes its conflicts: figures and facts that cannot all be true, side by side with their sources.

Two figures conflict when they are about the same thing, measure the same property of the same whole in the same unit
for the same time, say the same kind of thing (a level, a rise, a fall), and differ. A figure that changes over time is
no conflict; nor are figures of one sentence, which compares them itself.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.query import select

_FIGURES = """
SELECT ?claim ?about ?property ?of ?unit ?when ?how ?value ?sentence ?article ?published WHERE {
  { SELECT ?claim (GROUP_CONCAT(?qualifier; separator=",") AS ?how) WHERE {
      ?claim a schema:Observation . OPTIONAL { ?claim schema:measurementQualifier ?qualifier } } GROUP BY ?claim }
  ?claim schema:observationAbout/rdfs:label ?about ; schema:measuredProperty/rdfs:label ?property ;
         schema:value ?value ; kg:modality "asserted" ; kg:evidence/oa:exact ?sentence ; prov:wasDerivedFrom ?document .
  ?document rdfs:label ?article .
  OPTIONAL { ?document schema:datePublished ?published }
  OPTIONAL { ?claim schema:measurementDenominator/rdfs:label ?of }
  OPTIONAL { ?claim schema:unitText ?unit }
  OPTIONAL { ?claim schema:observationDate|schema:observationPeriod ?when }
} ORDER BY ?article ?claim
"""
_FACTS = """
SELECT ?subject ?property ?object ?sentence ?article WHERE {
  VALUES ?predicate { schema:foundingDate schema:birthDate schema:deathDate schema:birthPlace kg:headquarters
                      schema:parentOrganization schema:startDate schema:endDate }
  ?claim rdf:subject/rdfs:label ?subject ; rdf:predicate ?predicate ; rdf:object ?value ; kg:modality "asserted" ;
         kg:evidence/oa:exact ?sentence ; prov:wasDerivedFrom/rdfs:label ?article .
  OPTIONAL { ?value rdfs:label ?label }
  BIND (COALESCE(?label, STR(?value)) AS ?object)
  BIND (REPLACE(STR(?predicate), "^.*[/#]", "") AS ?property)
} ORDER BY ?subject ?property ?article
"""
_DIRECTIONS = ("increase", "decrease")


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values that differ, with its sentence and article."""

    value: str
    sentence: str
    article: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What several claims give different values for."""

    about: str
    property: str
    when: str
    versions: tuple[Version, ...]


def conflicts(store: ox.Store) -> list[Conflict]:
    """All conflicts, ordered by what they are about."""
    found = [*_of_figures(store), *_of_facts(store)]
    return sorted(found, key=lambda c: (c.about, c.property, c.when))


def _of_figures(store: ox.Store) -> Iterator[Conflict]:
    groups: dict[tuple[str, ...], list[Version]] = defaultdict(list)
    for _, about, name, of, unit, when, how, value, sentence, article, published in select(store, _FIGURES):
        direction = next((d for d in _DIRECTIONS if d in how), "")
        time = when or f"as of {published[:7]}"
        measured = f"{name} of {of}" if of else name
        groups[about, measured, unit, time, direction].append(Version(f"{value} {unit}".strip(), sentence, article))
    for (about, measured, _, time, _), versions in groups.items():
        yield from _differing(about, measured, time, versions)


def _of_facts(store: ox.Store) -> Iterator[Conflict]:
    groups: dict[tuple[str, str], list[Version]] = defaultdict(list)
    for subject, name, value, sentence, article in select(store, _FACTS):
        groups[subject, name].append(Version(value, sentence, article))
    for (subject, name), versions in groups.items():
        yield from _differing(subject, name, "", versions)


def _differing(about: str, name: str, when: str, versions: list[Version]) -> Iterator[Conflict]:
    """A conflict if versions of different sentences differ and none is only less exact than another."""
    distinct = list({(v.value, v.article): v for v in versions}.values())
    values = {v.value for v in distinct}
    exact = {v for v in values if not any(other != v and other.startswith(v) for other in values)}
    if len(exact) > 1 and len({v.sentence for v in distinct}) > 1:
        yield Conflict(about, name, when, tuple(v for v in distinct if v.value in exact))
