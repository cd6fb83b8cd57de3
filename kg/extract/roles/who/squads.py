"""Players and their clubs: "was drafted by Acme United", "was traded to", "played as a goalkeeper for"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from kg.extract.grammar import agents, child, objects, own_objects, prepositional, verb_lemma
from kg.extract.modality import judge
from kg.extract.places.known import places
from kg.extract.reading import PROSE, Reading
from kg.extract.reference.taking_up.phrases import is_person_noun, noun_of
from kg.extract.referents import referents
from kg.extract.relations.series import row_behind
from kg.extract.roles.where.given import given
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Part
from kg.rows import rows
from kg.vocabulary import KG, ORG, RDF, SCHEMA

CONFIDENCE = 0.84
NO_CLUBS = (SCHEMA.EducationalOrganization, SCHEMA.MedicalOrganization, SCHEMA.GovernmentOrganization)
PLAIN = (SCHEMA.Corporation, SCHEMA.NewsMediaOrganization)  # what sends and takes people, too, but no player
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{4}-W")
REACH = 9  # tokens between "played" and its "for"


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(rows("careers")["squads"][name])


def squads(reading: Reading) -> Iterator[Claim]:
    """The memberships of players whom clubs choose, pass on or field."""
    for sentence in reading.sentences(PROSE):
        for verb in sentence:
            if verb.lower_ == "signing" and verb.dep_ == "dobj":
                yield from _signing(reading, verb)
            if verb.pos_ != "VERB" or not verb.tag_.startswith("VB"):
                continue
            word = verb_lemma(verb)
            if word in _listed("passing"):
                yield from _passed_on(reading, verb)
            if word in _listed("drafting") or (word in _listed("choosing") and _is_draft(sentence)):
                yield from _chosen(reading, verb)
            if word in _listed("playing"):
                yield from _fielded(reading, verb)
            if word in ("return", "play"):
                yield from _taken_on(reading, verb, word)
            if word == "sign":
                yield from _signed(reading, verb)


def _is_draft(sentence: Span) -> bool:
    """Whether a sentence tells of the day on which clubs choose newcomers: "in the first round of the 2015 draft"."""
    return any(t.lower_ in _listed("drafts") and t.pos_ in ("NOUN", "PROPN") for t in sentence)


def _passed_on(reading: Reading, verb: Token) -> Iterator[Claim]:
    """The new club of a player: "was traded to Acme United for two others"."""
    people = _people(reading, objects(verb))
    clubs = _clubs(reading, [noun for _, noun in prepositional(verb, "to")]) if people else []
    for person, club in product(people, clubs[:1]):
        yield _belongs(reading, verb, person, club)


def _chosen(reading: Reading, verb: Token) -> Iterator[Claim]:
    """The club that chooses a newcomer: "was picked by Acme United in the second round of the draft"."""
    people = _people(reading, objects(verb))
    clubs = _clubs(reading, agents(verb)) if people else []
    for person, club in product(people, clubs[:1]):
        if club.first != person.first:
            yield _belongs(reading, verb, person, club)


def _taken_on(reading: Reading, verb: Token, word: str) -> Iterator[Claim]:
    """The club of "returned to Acme United", "has played with Acme United since 2010"."""
    clubs = _teams(reading, [noun for _, noun in prepositional(verb, "with" if word == "play" else "to")])
    for person, club in product(_people(reading, agents(verb))[:1] if clubs else (), clubs[:1]):
        if word == "play" and verb.tag_ == "VBD":
            yield _player(reading, verb, person, club, "former")
        else:
            yield _belongs(reading, verb, person, club)


def _signed(reading: Reading, verb: Token) -> Iterator[Claim]:
    """The club for which somebody signs: "signed for Acme United", "signed a contract with the Boston Herons"."""
    nouns = own_objects(verb)
    contracts = [noun for noun in nouns if noun.lemma_ in _listed("contracts")]
    told = [noun for each in (verb, *contracts) for _, noun in prepositional(each, "for", "with", "to")]
    clubs = _teams(reading, told)
    people = _people(reading, [*agents(verb), *(objects(verb) if verb.tag_ == "VBN" else [])]) if clubs else []
    for person, club in product(people, clubs[:1]) if contracts or not nouns else ():
        yield _belongs(reading, verb, person, club)


def _signing(reading: Reading, noun: Token) -> Iterator[Claim]:
    """The new club and the old one: "Acme United completed the signing of Bo Lee from Lomas City"."""
    verb, signed = noun.head, [below for _, below in prepositional(noun, "of")]
    if verb_lemma(verb) not in _listed("signing"):
        return
    old = [club for above in (noun, verb, *signed) for _, club in prepositional(above, "from")]
    for person in _people(reading, signed)[:1]:
        for club in _clubs(reading, agents(verb))[:1]:
            yield _belongs(reading, verb, person, club)
        for club in _clubs(reading, old)[:1] if judge(verb) == "asserted" else ():
            yield _player(reading, verb, person, club, "former")


def _teams(reading: Reading, nouns: list[Token]) -> list[Mention]:
    return [m for m in referents(reading, nouns, SCHEMA.Organization) if _is_team(reading, m)]


def _is_team(reading: Reading, mention: Mention) -> bool:
    """Whether a body is a sports team, by class or by a place and a plural in its name: "Boston Herons"."""
    town, _, last = reading.entity(mention).label.rpartition(" ")
    plain = reading.entity(mention).classes[-1] == SCHEMA.Organization
    return reading.is_a(mention, SCHEMA.SportsTeam) or (plain and last.endswith("s") and bool(places(town)))


def _fielded(reading: Reading, verb: Token) -> Iterator[Claim]:
    """The clubs of a player whose place in the field is told: "plays as a forward for Acme United"."""
    people = _people(reading, agents(verb))
    clubs = _all_clubs(reading, _for(verb)) if people and not _is_open(verb) else []
    over = verb.tag_ in ("VBD", "VBN") and not _is_of_now(reading, verb)
    for person, club in product(people, clubs):
        yield _player(reading, verb, person, club, "former" if over else "current")
        if not over:
            yield _belongs(reading, verb, person, club)


def _is_open(verb: Token) -> bool:
    """Whether it is not told if somebody plays there still: "has played 30 games for Acme United"."""
    return verb.tag_ == "VBN" and any(t.lower_ in ("has", "have", "'ve") for t in verb.lefts)


def _is_of_now(reading: Reading, verb: Token) -> bool:
    """Whether somebody plays there on a day: "started as a striker on Saturday"."""
    return any(_DAY.match(time.value) is not None for time in reading.times_in(verb.sent.start, verb.sent.end))


def _for(verb: Token) -> list[Token]:
    """What stands behind the "for" that a place in the field or a number of games parts from its verb."""
    doc = verb.doc
    told = [below for _, below in prepositional(verb, "as", "in", "at")]
    told += [c for c in verb.rights if c.dep_ in ("dobj", "npadvmod", "attr", "oprd")]
    near = (t for t in doc[verb.i + 2 : min(verb.sent.end, verb.i + REACH)] if t.lower_ == "for")
    preposition = next(near, None)
    if preposition is None or not any(t.lower_ in _listed("places") for t in doc[verb.i + 1 : preposition.i]):
        return []
    noun = child(preposition, "pobj")
    tied = preposition.head is verb or any(preposition.head in each.subtree for each in told)
    return [noun] if noun is not None and tied else []


def _people(reading: Reading, nouns: list[Token]) -> list[Mention]:
    told = [noun for noun in nouns if noun.pos_ != "NOUN" or is_person_noun(noun_of(noun))]
    return referents(reading, told, SCHEMA.Person)


def _clubs(reading: Reading, nouns: list[Token]) -> list[Mention]:
    """The organizations that may have players among those that nouns name."""
    return [m for m in referents(reading, nouns, SCHEMA.Organization) if _is_club(reading, m)]


def _is_club(reading: Reading, mention: Mention) -> bool:
    return not reading.is_a(mention, *NO_CLUBS) and not reading.is_a(mention, *PLAIN)


def _all_clubs(reading: Reading, nouns: list[Token]) -> list[Mention]:
    """The clubs behind "for" with those a list adds: "for Acme United, Bex and Corvo", "for clubs such as"."""
    named = _clubs(reading, nouns)[:1]
    if named and named[0].kind == "name":
        named = row_behind(reading, named[0], nouns[0].head, "organization")
    return [m for m in named or given(reading, nouns) if _is_club(reading, m)]


def _belongs(reading: Reading, verb: Token, person: Mention, club: Mention) -> Claim:
    one, whole = reading.entity_part(person), reading.entity_part(club)
    parts = {RDF.subject: (one,), RDF.predicate: (Part(iri=ORG.memberOf),), RDF.object: (whole,)}
    return Claim(RDF.Statement, parts, reading.sentence_evidence(verb), "roles.belong", verb.i, CONFIDENCE)


def _player(reading: Reading, verb: Token, person: Mention, club: Mention, status: str) -> Claim:
    parts = {
        ORG.member: (reading.entity_part(person),),
        ORG.organization: (reading.entity_part(club),),
        ORG.role: (reading.words_part(verb.i, verb.i + 1, "player"),),
        KG.status: (Part(text=status),),
    }
    return Claim(ORG.Membership, parts, reading.sentence_evidence(verb), "roles.verb", verb.i, CONFIDENCE)
