"""Participles tied to a name by a hyphen become statements: "the Acme-owned mill Bex", "Volta-backed Bex"."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.extract.reading import Reading
from kg.extract.referents import referent
from kg.extract.relations.kinds import classes, fits_kind
from kg.extract.relations.slots import statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows

NEAR = 5  # nouns between the participle and the name that it describes


@cache
def _by_participle() -> dict[str, dict[str, Any]]:
    return {word: row for row in rows("relations")["compound"] for word in row["participles"]}


def by_compounds(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The statements of a sentence's hyphened participles."""
    for token in sentence:
        row = _by_participle().get(token.lower_)
        if row is None or token.i < sentence.start + 2 or token.nbor(-1).text != "-":
            continue
        doer = reading.mention_at(token.nbor(-2))
        kinds = row["types"]
        if doer is None or doer.kind != "name" or not fits_kind(reading, doer, kinds[1]):
            continue
        thing = _described(reading, token, kinds[0])
        if thing is not None and thing.entity != doer.entity:
            about, of = reading.entity_part(thing), reading.entity_part(doer)
            parts = (of, about) if row.get("turned") else (about, of)
            rule = f"relations.{row['predicate'].partition(':')[2]}"
            yield statement(reading, token, parts[0], row["predicate"], parts[1], rule, row["confidence"])


def _described(reading: Reading, participle: Token, kind: str) -> Mention | None:
    """What the noun phrase that holds the participle names."""
    noun = participle.head
    for _ in range(NEAR):
        found = referent(reading, noun, *classes(kind))
        if found is not None:
            return found
        if noun.dep_ not in ("compound", "amod", "nmod") or noun.head.i == noun.i:
            return None
        noun = noun.head
    return None
