"""Names tied to a word behind them become statements: "the Acme-owned mill Bex", "Acme's Bex unit"."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.extract.reading import Reading
from kg.extract.referents import described
from kg.extract.relations.kinds import classes, fits_kind
from kg.extract.relations.slots import statement
from kg.extract.tokens import Span, Token
from kg.model import Claim
from kg.rows import rows
from kg.vocabulary import SCHEMA

UNITS = ("unit", "subsidiary", "division", "arm", "affiliate", "imprint")
UNIT = 0.82


@cache
def _by_participle() -> dict[str, dict[str, Any]]:
    return {word: row for row in rows("relations")["compound"] for word in row["participles"]}


def by_compounds(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The statements of a sentence's hyphened participles, and of units with their names in front."""
    for token in sentence:
        if token.lower_ in UNITS and token.i > sentence.start + 1:
            yield from _unit(reading, token)
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


def _unit(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "Acme's Bex unit", "its Bex subsidiary": the name between an owner and the noun is the unit's."""
    doc, name = noun.doc, reading.mention_at(noun.nbor(-1))
    if name is None or name.kind != "name" or name.last != noun.i or name.first == noun.sent.start:
        return
    before = doc[name.first - 1]
    owner = reading.mention_at(doc[before.i - 1] if before.tag_ == "POS" and before.i else before)
    owned = before.tag_ in ("POS", "PRP$") and owner is not None and owner.entity != name.entity
    if owner is not None and owned and fits_kind(reading, owner, "organization") and fits_kind(reading, name, "firm"):
        unit, whole = reading.entity_part(name), reading.entity_part(owner)
        yield statement(reading, noun, unit, SCHEMA.parentOrganization, whole, "relations.parentOrganization", UNIT)
