"""What families tell together: whose "their son" is, and that children of one parent are brothers and sisters."""

from collections.abc import Callable, Iterator
from itertools import combinations

from kg.extract.grammar import child, first_conjunct, governing_verb, prepositional, subject, subjects
from kg.extract.reading import Reading
from kg.extract.relations.holders import holders
from kg.extract.relations.kinds import fits_kind, is_in_law
from kg.extract.relations.series import names_behind, row_before
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import rows
from kg.vocabulary import RDF, SCHEMA

OF_PAIR, OF_TWO, SIBLINGS = 0.82, 0.8, 0.8
ROW = 14  # tokens between two nouns for children of one couple
NEAR = 2  # sentences between a couple and "their son"
SIBLING = ("brother", "sister", "sibling", "twin")


def by_households(reading: Reading, told: list[Claim]) -> Iterator[Claim]:
    """The parents of "their son" behind a couple, "their father" behind brothers, and the ties among children."""
    children = list(_of_couples(reading, told))
    yield from children
    ties = list(_siblings(reading, [*told, *children]))
    yield from ties
    yield from _in_rows(reading, [*told, *ties])
    yield from _of_siblings(reading, [*told, *ties])
    yield from _homes_of_pairs(reading, told)


def _homes_of_pairs(reading: Reading, told: list[Claim]) -> Iterator[Claim]:
    """Where two live of whom the sentence before told that they are married: "The couple live in Graz"."""
    weddings = [c for c in told if _tells(c, SCHEMA.spouse)]
    starts = [0, *(sentence.start for sentence in reading.doc.sents)]
    for number, sentence in enumerate(reading.doc.sents):
        near = [c for c in weddings if starts[number] <= c.anchor < sentence.end]
        pair = {(part.entity or "") for c in near for name in (RDF.subject, RDF.object) if (part := c.part(name))}
        for verb in sentence if len(pair) == 2 else ():
            who = subject(verb) if verb.lemma_ in rows("relations")["households"]["living"] else None
            if who is None or who.lower_ not in ("they", "couple") or near[0].anchor > verb.i:
                continue
            places = of_kind(reading, [noun for _, noun in prepositional(verb, "in", "near")], "place")
            for one in (near[0].part(RDF.subject), near[0].part(RDF.object)) if places else ():
                where = reading.entity_part(places[0])
                if one is not None:
                    yield statement(reading, verb, one, SCHEMA.homeLocation, where, "relations.homeLocation", OF_PAIR)


def _of_couples(reading: Reading, told: list[Claim]) -> Iterator[Claim]:
    """The children whom "their" or "the couple's" ties to the couple named last."""
    done: set[int] = set()
    for noun, named, pair in _told_of_pairs(reading, told, SCHEMA.spouse, _is_theirs):
        done.add(noun.i)
        for parent in pair:
            yield statement(reading, noun, named, SCHEMA.parent, parent, "relations.parent", OF_PAIR)
    siblings = [(c.part(RDF.subject), c.part(RDF.object)) for c in told if _tells(c, SCHEMA.sibling)]
    tied = {frozenset((one.entity, other.entity)) for one, other in siblings if one is not None and other is not None}
    for sentence in reading.doc.sents:
        for noun in sentence:
            two = _two_before(reading, noun) if noun.i not in done and _is_theirs(noun) else []
            if two and frozenset(m.entity for m in two) not in tied:
                yield from _parents(reading, noun, two)


def _parents(reading: Reading, noun: Token, two: list[Mention]) -> Iterator[Claim]:
    """The ties of those named with a noun for a child to its two parents."""
    for named in holders(reading, noun, "person", []):
        for parent in two:
            if named.entity not in {m.entity for m in two}:
                parts = reading.entity_part(named), reading.entity_part(parent)
                yield statement(reading, noun, parts[0], SCHEMA.parent, parts[1], "relations.parent", OF_TWO)


def _two_before(reading: Reading, noun: Token) -> list[Mention]:
    """The two whom "their" means: those right before ("A and B and their son"), or the subject of the clause."""
    owner = child(noun, "poss")
    if owner is None or owner.lower_ != "their":
        return []
    before = owner.nbor(-1) if owner.i > noun.sent.start else owner
    last = reading.mention_at(before.nbor(-1)) if before.lower_ == "and" and before.i > noun.sent.start else None
    beside = last is not None and last.last == before.i and fits_kind(reading, last, "person")
    row = [*row_before(reading, last, "person"), last] if beside and last is not None else []
    if len(row) < 2:
        verb = governing_verb(noun)
        row = [m for m in of_kind(reading, subjects(verb), "person") if m.last <= owner.i] if verb is not None else []
    return row if len(row) == 2 and row[0].entity != row[1].entity else []


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
    if owner is None and (first := _child_before(noun)) is not None:
        return _is_theirs(first)  # "their son Tom and daughter Ann"
    top = first_conjunct(noun)
    had = top.dep_ == "dobj" and top.head.lemma_ in rows("relations")["having"]["verbs"]
    who = subject(top.head) if had and owner is None else owner
    return who is not None and who.lower_ in ("their", "they", "couple")


def _child_before(noun: Token) -> Token | None:
    """The noun for a child that another goes on from: "son" for "daughter" in "their son Tom (9) and daughter Ann"."""
    doc, start = noun.doc, noun.sent.start
    if noun.i - 1 <= start or noun.nbor(-1).lower_ not in ("and", ",") or noun.i + 1 >= noun.sent.end:
        return None
    for token in reversed(doc[max(start, noun.i - ROW) : noun.i]):
        if token.lemma_.lower() in rows("relations")["households"]["children"] and token.pos_ == "NOUN":
            return token
        if token.pos_ in ("VERB", "AUX") and token.dep_ != "acl":
            return None
    return None


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
    done: set[frozenset[str | None]] = {_pair(c) for c in told if _tells(c, SCHEMA.sibling)}
    for members in families.values():
        for (_, one), (anchor, other) in combinations(members.values(), 2):
            pair = frozenset((one.entity, other.entity))
            if pair not in done:
                done.add(pair)
                yield statement(reading, reading.doc[anchor], one, SCHEMA.sibling, other, "relations.sibling", SIBLINGS)


def _in_rows(reading: Reading, told: list[Claim]) -> Iterator[Claim]:
    """The ties among children whom a list names: "They have three children: Ann, Tom and Jim"."""
    done = {_pair(c) for c in told if _tells(c, SCHEMA.sibling)}
    for noun in reading.doc:
        if noun.tag_ != "NNS" or noun.lower_ not in ("sons", "daughters", "children") or not _is_of_family(noun):
            continue
        named = list(map(reading.entity_part, names_behind(reading, noun, "person")))
        for one, other in combinations(named, 2):
            if one.entity != other.entity and frozenset((one.entity, other.entity)) not in done:
                yield statement(reading, noun, one, SCHEMA.sibling, other, "relations.sibling", SIBLINGS)


def _is_of_family(noun: Token) -> bool:
    """Whether children are told as somebody's: "has two sons", "their children", no "two children drowned"."""
    having = rows("relations")["having"]["verbs"]
    owned = child(noun, "poss") is not None or any(c.lower_ == "of" for c in noun.rights)
    return owned or (noun.dep_ == "dobj" and noun.head.lemma_ in having)


def _pair(claim: Claim) -> frozenset[str | None]:
    return frozenset(part.entity for name in (RDF.subject, RDF.object) if (part := claim.part(name)) is not None)


def _tells(claim: Claim, predicate: str) -> bool:
    told = claim.part(RDF.predicate)
    return told is not None and told.iri == predicate
