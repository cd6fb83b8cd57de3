"""Lists of members become memberships: "a league whose members include Acme and Borealis"."""

from collections.abc import Iterator

from kg.extract.grammar import child, own_objects
from kg.extract.reading import Reading
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span
from kg.model import Claim
from kg.vocabulary import ORG


def by_members(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The organizations that are told as the members of one: "whose members include", "its members are"."""
    for noun in sentence:
        verb = noun.head
        if noun.lower_ != "members" or noun.dep_ != "nsubj" or verb.lemma_ not in ("include", "be", "comprise"):
            continue
        owner = child(noun, "poss")
        of = child(noun, "prep")
        named = owner if owner is not None else child(of, "pobj") if of is not None and of.lower_ == "of" else None
        body = of_kind(reading, [named], "organization")[:1] if named is not None else []
        listed = [*own_objects(verb), *(c for c in verb.children if c.dep_ == "attr")]
        for whole in body:
            for mention in of_kind(reading, listed, "member"):
                if mention.kind == "name" and mention.entity != whole.entity:
                    member, joined = reading.entity_part(mention), reading.entity_part(whole)
                    yield statement(reading, noun, member, ORG.memberOf, joined, "relations.memberOf", 0.85)
