"""What families tell together: whose "their son" is, and that children of one parent are brothers and sisters."""

from collections.abc import Iterator
from itertools import combinations

from kg.extract.grammar import child, first_conjunct, subject
from kg.extract.reading import Reading
from kg.extract.relations.holders import holders
from kg.extract.relations.slots import statement
from kg.extract.tokens import Token
from kg.model import Claim, Part
from kg.rows import rows
from kg.vocabulary import RDF, SCHEMA

CHILDREN_OF_COUPLE, SIBLINGS = 0.82, 0.8
NEAR = 2  # sentences between a couple and "their son"


def by_households(reading: Reading, told: list[Claim]) -> Iterator[Claim]:
    """The parents of "their son", where a couple was told just before, and the ties among one parent's children."""
    children = list(_of_couples(reading, told))
    yield from children
    yield from _siblings(reading, [*told, *children])


def _of_couples(reading: Reading, told: list[Claim]) -> Iterator[Claim]:
    """The children whom "their" ties to the couple named last."""
    couples = sorted((c for c in told if _tells(c, SCHEMA.spouse)), key=lambda claim: claim.anchor)
    if not couples:
        return
    starts = [sentence.start for sentence in reading.doc.sents]
    for number, sentence in enumerate(reading.doc.sents):
        near = [c for c in couples if starts[max(0, number - NEAR)] <= c.anchor < sentence.end]
        for noun in sentence if near else ():
            couple = next((c for c in reversed(near) if c.anchor < noun.i), None) if _is_theirs(noun) else None
            if couple is None:
                continue
            for named in holders(reading, noun, "person", []):
                part = reading.entity_part(named)
                parents = [couple.part(RDF.subject), couple.part(RDF.object)]
                if any(p is not None and p.entity == part.entity for p in parents):
                    continue  # "his wife Ann and their son": the son has no name
                for parent in (p for p in parents if p is not None):
                    rule = "relations.parent"
                    yield statement(reading, noun, part, SCHEMA.parent, parent, rule, CHILDREN_OF_COUPLE)


def _is_theirs(noun: Token) -> bool:
    """Whether a noun speaks of a couple's child: "their son", "they have a son"."""
    if noun.lemma_.lower() not in rows("relations")["households"]["children"]:
        return False
    owner = child(noun, "poss")
    top = first_conjunct(noun)
    had = top.dep_ == "dobj" and top.head.lemma_ in rows("relations")["having"]["verbs"]
    who = subject(top.head) if had and owner is None else owner
    return who is not None and who.lower_ in ("their", "they")


def _siblings(reading: Reading, told: list[Claim]) -> Iterator[Claim]:
    """The ties among the named children of one parent that one sentence tells."""
    families: dict[tuple[int, str], dict[str, tuple[int, Part]]] = {}
    for claim in told:
        one, parent = claim.part(RDF.subject), claim.part(RDF.object)
        if _tells(claim, SCHEMA.parent) and one is not None and parent is not None and one.entity and parent.entity:
            sentence = reading.doc[claim.anchor].sent.start
            families.setdefault((sentence, parent.entity), {}).setdefault(one.entity, (claim.anchor, one))
    done: set[frozenset[str | None]] = set()
    for members in families.values():
        for (_, one), (anchor, other) in combinations(members.values(), 2):
            pair = frozenset((one.entity, other.entity))
            if pair not in done:
                done.add(pair)
                yield statement(reading, reading.doc[anchor], one, SCHEMA.sibling, other, "relations.sibling", SIBLINGS)


def _tells(claim: Claim, predicate: str) -> bool:
    told = claim.part(RDF.predicate)
    return told is not None and told.iri == predicate
