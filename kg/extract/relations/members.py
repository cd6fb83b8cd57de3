"""Lists of members become memberships: "a league whose members include Acme", "the band consists of Ann Roe and"."""

from collections.abc import Iterator

from kg.extract.grammar import agents, child, is_passive, objects, own_objects, prepositional, verb_lemma
from kg.extract.reading import Reading
from kg.extract.relations.series import row_behind
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Part
from kg.rows import rows
from kg.vocabulary import KG, ORG

CONFIDENCE = 0.85
LISTING = ("include", "be", "comprise")
FORMING = ("form", "co-form", "found", "co-found", "start")


def by_members(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """Who is told as a member of an organization: "its members are", "consists of", "formed by guitarist Ann Roe"."""
    for token in sentence:
        if token.lower_ in ("members", "lineup", "line-up") and token.dep_ == "nsubj":
            yield from _listed(reading, token)
        elif token.pos_ == "VERB" and verb_lemma(token) in {*FORMING, "consist", "comprise", "compose", "make up"}:
            yield from _formed(reading, token) if verb_lemma(token) in FORMING else _made_up(reading, token)


def _listed(reading: Reading, noun: Token) -> Iterator[Claim]:
    """The members told of a body: "whose members include", "The band's members are Ann Roe, Tom Lee and"."""
    verb = noun.head
    if verb.lemma_ not in LISTING and verb.lemma_ != "consist":
        return
    owner, of = child(noun, "poss"), child(noun, "prep")
    named = owner if owner is not None else child(of, "pobj") if of is not None and of.lower_ == "of" else None
    body = of_kind(reading, [named], "organization")[:1] if named is not None else []
    listed = [*own_objects(verb), *(c for c in verb.children if c.dep_ == "attr")]
    listed += [n for _, n in prepositional(verb, "of")] if verb.lemma_ == "consist" else []
    for whole in body:
        for mention in _all_members(reading, listed, noun, whole):
            yield _belongs(reading, noun, mention, whole)


def _all_members(reading: Reading, nouns: list[Token], noun: Token, whole: Mention) -> list[Mention]:
    """The bodies and states, or the people, that nouns name, with those that a list adds."""
    found = [m for m in of_kind(reading, nouns, "member") if m.kind == "name" and m.entity != whole.entity]
    people = [m for m in of_kind(reading, nouns, "person") if m.kind == "name"] if not found else []
    if len(people) == 1:
        people = row_behind(reading, people[0], noun, "person")
    return [*found, *people]


def _made_up(reading: Reading, verb: Token) -> Iterator[Claim]:
    """The people of whom a body consists: "The band, made up of Ann Roe and Tom Lee,", "consists of"."""
    nouns = [noun for _, noun in prepositional(verb, "of")]
    if verb_lemma(verb) == "comprise":
        nouns = [*nouns, *own_objects(verb)]
    people = [m for m in of_kind(reading, nouns, "person") if m.kind == "name"]
    if not people:
        return
    told = objects(verb) if is_passive(verb) or verb.tag_ == "VBN" else agents(verb)
    over = (verb.tag_ == "VBD" and verb.dep_ != "acl") or any(t.lower_ in ("was", "were") for t in verb.lefts)
    if len(people) == 1:
        people = row_behind(reading, people[0], verb, "person")
    for whole in of_kind(reading, told, "organization")[:1]:
        for person in people:
            yield _belonged(reading, verb, person, whole) if over else _belongs(reading, verb, person, whole)


def _formed(reading: Reading, verb: Token) -> Iterator[Claim]:
    """The musicians who form a band are its members: "was formed by guitarist Ann Roe and bassist Tom Lee"."""
    people = [m for m in of_kind(reading, agents(verb), "person") if m.kind == "name"]
    players = [m for m in people if _plays(reading, m)]
    if not people:
        return
    for whole in of_kind(reading, objects(verb), "organization")[:1]:
        band = _is_band(reading, whole) or (verb_lemma(verb) == "form" and len(players) == len(people))
        for person in people:
            if band and not _manages(reading, person):
                yield _belongs(reading, verb, person, whole)


def _plays(reading: Reading, person: Mention) -> bool:
    """Whether what stands before a name tells what its bearer plays in a band: "guitarist Ann Roe"."""
    before = reading.doc[person.first - 1] if person.first > reading.doc[person.root].sent.start else None
    return before is not None and before.lower_ in rows("relations")["bands"]["posts"]


def _manages(reading: Reading, person: Mention) -> bool:
    """Whether what stands before a name tells that its bearer makes bands for others: "producer Ann Roe"."""
    before = reading.doc[person.first - 1] if person.first else None
    return before is not None and before.lower_ in rows("relations")["bands"]["makers"]


def _is_band(reading: Reading, body: Mention) -> bool:
    """Whether a body is anywhere called a band: "The band was formed by", "the rock band Acme"."""
    doc, nouns = reading.doc, rows("relations")["bands"]["nouns"]
    for mention in reading.mentions:
        if mention.entity != body.entity:
            continue
        inside = doc[mention.root].lemma_.lower() if mention.kind == "nominal" else ""
        beside = doc[mention.first - 1].lower_ if mention.first else ""
        if inside in nouns or (mention.kind == "name" and beside in nouns):
            return True
    return any(word in nouns for word in reading.entity(body).label.lower().split())


def _belonged(reading: Reading, verb: Token, member: Mention, whole: Mention) -> Claim:
    """The membership of "The band consisted of Ann Roe and Tom Lee"."""
    parts = {
        ORG.member: (reading.entity_part(member),),
        ORG.organization: (reading.entity_part(whole),),
        ORG.role: (reading.words_part(verb.i, verb.i + 1, "member"),),
        KG.status: (Part(text="former"),),
    }
    return Claim(ORG.Membership, parts, reading.sentence_evidence(verb), "relations.memberOf", verb.i, CONFIDENCE)


def _belongs(reading: Reading, anchor: Token, member: Mention, whole: Mention) -> Claim:
    one, body = reading.entity_part(member), reading.entity_part(whole)
    return statement(reading, anchor, one, ORG.memberOf, body, "relations.memberOf", CONFIDENCE)
