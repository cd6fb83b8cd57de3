"""Participles tied to a name by a hyphen become statements: "the Acme-owned mill Bex", "Volta-backed Bex"."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.extract.reading import Reading
from kg.extract.referents import described
from kg.extract.relations.kinds import classes, fits_kind
from kg.extract.relations.slots import statement
from kg.extract.tokens import Span
from kg.model import Claim
from kg.rows import rows


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
        thing = described(reading, token, *classes(kinds[0]))
        if thing is not None and thing.entity != doer.entity:
            about, of = reading.entity_part(thing), reading.entity_part(doer)
            parts = (of, about) if row.get("turned") else (about, of)
            rule = f"relations.{row['predicate'].partition(':')[2]}"
            yield statement(reading, token, parts[0], row["predicate"], parts[1], rule, row["confidence"])
