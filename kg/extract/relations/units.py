"""Parents and units told without "of" or an owner: "Acme parent Bex", "runs Acme as a unit"."""

from collections.abc import Iterator

from kg.extract.grammar import agents, child, governing_verb, is_passive, objects, own_objects, prepositional, subjects
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import names_behind
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

BESIDE, TOLD = 0.85, 0.75
TYING = ("by", "from", "to", "with")  # a target price is "for" a parent that is somebody else's
KIND = "organization"


def by_units(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The ties of parents and units to the name beside them or to the firms of their clause."""
    units = rows("relations")["units"]
    for noun in sentence:
        if noun.lemma_.lower() == "parent":
            yield from _parent(reading, noun)
        elif noun.lemma_.lower() in units["nouns"] and not _has_owner(noun):
            yield from _run_as(reading, noun, units["verbs"])
            yield from _by_means_of(reading, noun, units["means"])


def _has_owner(noun: Token) -> bool:
    return child(noun, "poss") is not None or any(prepositional(noun, "of", "to", "for"))


def _parent(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "Acme parent Bex fell", "Acme borrowed money from parent company Bex"."""
    doc, end = noun.doc, noun.sent.end
    last = noun.i + 1
    last += last < end and doc[last].lower_ in ("company", "group", "firm", "organization", "organisation")
    named = reading.mention_at(doc[last]) if last < end else None
    if named is None or named.kind != "name" or named.first != last or not fits_kind(reading, named, KIND):
        return
    beside = reading.mention_at(noun.nbor(-1)) if noun.i > noun.sent.start else None
    if beside is not None and beside.kind == "name" and beside.last == noun.i:
        units, sure = ([beside] if fits_kind(reading, beside, KIND) else []), BESIDE
    else:
        units, sure = _of_clause(reading, noun, doc[named.root]), TOLD
    for unit in units:
        if unit.entity != named.entity:
            yield _belongs(reading, noun, unit, named, sure)


def _of_clause(reading: Reading, noun: Token, name: Token) -> list[Mention]:
    """The only firm of a clause in which a parent without an article stands behind a preposition."""
    head = next((t for t in (name, noun, noun.nbor(1)) if t.dep_ == "pobj"), None)
    if head is None or head.head.lower_ not in TYING:
        return []
    bare = child(noun, "det") is None and not any(t.dep_ in ("det", "poss") for t in head.lefts)
    verb = governing_verb(head.head) if bare else None
    if verb is None:
        return []
    firms = of_kind(reading, [*subjects(verb), *objects(verb)], KIND)
    return firms[:1] if len({m.entity for m in firms}) == 1 else []


def _run_as(reading: Reading, noun: Token, verbs: list[str]) -> Iterator[Claim]:
    """ "Bex runs Acme as a wholly owned subsidiary": the subject's."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "as" or verb.lemma_ not in verbs:
        return
    passive = is_passive(verb)
    owners = of_kind(reading, agents(verb) if passive else subjects(verb), KIND)
    units = of_kind(reading, subjects(verb) if passive else own_objects(verb), KIND)
    for owner in owners[:1]:
        yield from (_belongs(reading, noun, unit, owner, TOLD) for unit in units if unit.entity != owner.entity)


def _by_means_of(reading: Reading, noun: Token, prepositions: list[str]) -> Iterator[Claim]:
    """ "Bex sells its films through the subsidiary Acme": the subject's."""
    units = names_behind(reading, noun, KIND)[:1]
    heads = (noun, *(noun.doc[m.root] for m in units))
    prep = next((t.head for t in heads if t.dep_ == "pobj" and t.head.lower_ in prepositions), None)
    verb = governing_verb(prep) if prep is not None else None
    if verb is None or is_passive(verb):
        return
    for owner in of_kind(reading, subjects(verb), KIND)[:1]:
        yield from (_belongs(reading, noun, unit, owner, TOLD) for unit in units if unit.entity != owner.entity)


def _belongs(reading: Reading, noun: Token, unit: Mention, owner: Mention, sure: float) -> Claim:
    parts = reading.entity_part(unit), reading.entity_part(owner)
    rule = "relations.parentOrganization"
    return statement(reading, noun, parts[0], SCHEMA.parentOrganization, parts[1], rule, sure)
