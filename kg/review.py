"""A graph's manifest and store become what a person should look at: uncertain pairs and claims, the worst first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.identity import Record
from kg.identity.names import main_key
from kg.query import select
from kg.vocabulary import SCHEMA

SURE = 0.9  # identity decisions at least this sure are not shown


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that are one entity, or two, but not surely: what was decided, why, and a sentence of each."""

    names: tuple[str, str]
    documents: tuple[str, str]
    joined: bool
    reason: str
    score: float


def namesakes(records: Iterable[tuple[Record, str]]) -> Iterator[Pair]:
    """People of one name whom nothing ties: kept apart for want of a shared context."""
    bearers: dict[str, dict[str, Record]] = defaultdict(dict)
    for record, iri in records:
        if record.kind == SCHEMA.Person and " " in record.label:
            bearers[main_key(record.kind, record.label)].setdefault(iri, record)
    for _, group in sorted(bearers.items()):
        first, *others = (record for _, record in sorted(group.items()))
        for other in others:
            reason = "the same name, but nobody and nothing is named together with both"
            yield Pair((first.label, other.label), (first.document, other.document), False, reason, 0.5)


def joined_unsurely(store: ox.Store) -> Iterator[Pair]:
    """Names that a rule joined with less than full confidence."""
    text = f"""SELECT ?decision ?name ?other ?one ?two ?score ?reason {{
      ?decision a kg:IdentityDecision ; kg:decidedBy "rule" ; kg:confidence ?score ; kg:reason ?reason ;
                kg:joinedName ?name, ?other ; prov:wasDerivedFrom/rdfs:label ?one, ?two .
      FILTER (?score < {SURE} && STR(?name) < STR(?other) && STR(?one) < STR(?two)) }} ORDER BY ?score ?decision ?one"""
    seen = set()
    for decision, name, other, one, two, score, reason in select(store, text):
        if decision not in seen:
            seen.add(decision)
            yield Pair((name, other), (one, two), True, reason, float(score))


def unsure_claims(store: ox.Store, most: int) -> Iterator[tuple[str, ...]]:
    """The least sure claims: confidence, shape, rule, sentence, claim."""
    yield from select(
        store,
        f"""SELECT ?confidence ?kind ?rule ?sentence ?claim {{
          ?claim a kg:Claim, ?shape ; kg:confidence ?confidence ; kg:rule ?rule ; kg:evidence/oa:exact ?sentence .
          FILTER (?shape != kg:Claim) BIND (REPLACE(STR(?shape), "^.*[/#]", "") AS ?kind)
        }} ORDER BY ?confidence ?claim LIMIT {most}""",
    )
