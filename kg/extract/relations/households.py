"""What families tell together: whose "their son" is, and that children of one parent are brothers and sisters."""

from collections.abc import Callable, Iterator
from itertools import combinations

from kg.extract.grammar import child, first_conjunct, subject
from kg.extract.reading import Reading
from kg.extract.relations.holders import holders
from kg.extract.relations.kinds import is_in_law
from kg.extract.relations.slots import statement
from kg.extract.tokens import Token
from kg.model import Claim, Part
from kg.rows import rows
from kg.vocabulary import RDF, SCHEMA

OF_PAIR, SIBLINGS = 0.82, 0.8
NEAR = 2  # sentences between a couple and "their son"
SIBLING = ("brother", "sister", "sibling", "twin")


def by_households(reading: Reading, told: list[Claim]) -> Iterator[Claim]:
    """The parents of "their son" behind a couple, "their father" behind brothers, and the ties among children."""
    children = list(_of_couples(reading, told))
    yield from children
    ties = list(_siblings(reading, [*told, *children]))
    yield from ties
    yield from _of_siblings(reading, [*told, *ties])


def _of_couples(reading: Reading, told: list[Claim]) -> Iterator[Claim]:
    """The children whom "their" or "the couple's" ties to the couple named last."""
    for noun, named, pair in _told_of_pairs(reading, told, SCHEMA.spouse, _is_theirs):
        for parent in pair:
            yield statement(reading, noun, named, SCHEMA.parent, parent, "relations.parent", OF_PAIR)


def _of_siblings(reading: Reading, told: list[Claim]) -> Iterator[Claim]:
    """The parents whom "their" or "the brothers'" ties to the brothers and sisters named last."""
    for noun, named, pair in _told_of_pairs(reading, told, SCHEMA.sibling, _is_parent_of_theirs):
        for one in pair:
            yield statement(reading, noun, one, SCHEMA.parent, named, "relations.parent", OF_PAIR)


def _told_of_pairs(
    reading: Reading, told: list[Claim], predicate: str, is_theirs: Callable[[Token], bool]
) -> Iterator[tuple[Token, Part, tuple[Part, Part]]]:
    """Who is named with a noun that is told of two, with the two whom a predicate tied together last."""
    pairs = sorted((c for c in told if _tells(c, predicate)), key=lambda claim: claim.anchor)
    if not pairs:
        return
    starts = [sentence.start for sentence in reading.doc.sents]
    for number, sentence in enumerate(reading.doc.sents):
        near = [c for c in pairs if starts[max(0, number - NEAR)] <= c.anchor < sentence.end]
        for noun in sentence if near else ():
            pair = next((c for c in reversed(near) if c.anchor < noun.i), None) if is_theirs(noun) else None
            one, other = (pair.part(RDF.subject), pair.part(RDF.object)) if pair is not None else (None, None)
            if one is None or other is None:
                continue
            for named in map(reading.entity_part, holders(reading, noun, "person", [])):
                if named.entity not in (one.entity, other.entity):  # "his wife Ann and their son": he has no name
                    yield noun, named, (one, other)


def _is_theirs(noun: Token) -> bool:
    """Whether a noun speaks of a couple's child: "their son", "the couple's son", "they have a son"."""
    if noun.lemma_.lower() not in rows("relations")["households"]["children"] or is_in_law(noun):
        return False
    owner = child(noun, "poss")
    top = first_conjunct(noun)
    had = top.dep_ == "dobj" and top.head.lemma_ in rows("relations")["having"]["verbs"]
    who = subject(top.head) if had and owner is None else owner
    return who is not None and who.lower_ in ("their", "they", "couple")


def _is_parent_of_theirs(noun: Token) -> bool:
    """Whether a noun speaks of the parent of several: "their father", "the brothers' mother"."""
    owner = child(noun, "poss") if noun.lower_ in ("father", "mother") and not is_in_law(noun) else None
    return owner is not None and (owner.lower_ == "their" or owner.lemma_.lower() in SIBLING)


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
