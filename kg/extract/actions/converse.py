"""What a deal says of its other side: who bought from Orion was sold something by Orion."""

from collections.abc import Iterator

from kg.extract.actions.parts import mention_of
from kg.extract.grammar import lemma, objects, prepositional
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Claim, Part
from kg.rows import rows
from kg.vocabulary import KG, RDFS, SCHEMA


def converse(reading: Reading, verb: Token, claim: Claim) -> Iterator[Claim]:
    """The same deal from the other side: what is "bought from Orion", Orion sold."""
    row = rows("actions")["converse"].get(lemma(verb))
    who, what = claim.parts.get(SCHEMA.agent, ()), claim.parts.get(SCHEMA.object, ())
    if row is None or not who or not what:
        return
    other = _other_side(reading, verb, row["preposition"], {part.entity for part in (*who, *what)})
    if other is None:
        return
    parts = dict(claim.parts)
    parts[SCHEMA.agent], parts[SCHEMA.participant] = (other,), who
    parts[KG.verb] = (reading.words_part(verb.i, verb.i + 1, row["verb"]),)
    label = claim.part(RDFS.label)
    parts[RDFS.label] = (label,) if label is not None else ()
    yield claim.with_(parts=parts, rule="action/converse")


def _other_side(reading: Reading, verb: Token, preposition: str, taken: set[str | None]) -> Part | None:
    """The organization or person on the other side of the deal."""
    things = [n for thing in (verb, *objects(verb)) for _, n in prepositional(thing, preposition) if n.i > verb.i]
    for noun in things:
        mention = mention_of(reading, noun)
        if mention is None or mention.entity in taken:
            continue
        if reading.is_a(mention, SCHEMA.Organization, SCHEMA.Person):
            return reading.entity_part(mention)
    return None
