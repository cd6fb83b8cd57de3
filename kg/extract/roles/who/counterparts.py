"""A counterpart has the same post elsewhere: "the French minister, Ann Roe, and her Danish counterpart, Tom Lee"."""

from collections.abc import Iterator, Mapping

from kg.extract.demonyms import country_told
from kg.extract.grammar import child, prepositional
from kg.extract.reading import PROSE, Reading
from kg.extract.referents import country_part, referents
from kg.extract.relations.series import names_behind
from kg.extract.roles.where.phrases import named_in_phrase
from kg.extract.roles.who.holders import person_before
from kg.extract.roles.who.succession import Posts
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.vocabulary import KG, ORG, SCHEMA

CONFIDENCE = 0.75
CLOSING = (",", ".", ";", ")", "")


def counterparts(reading: Reading, offices: Mapping[str, Part], posts: Posts) -> Iterator[Claim]:
    """The memberships of counterparts that are named; `offices` are the offices of countries that people have."""
    for sentence in reading.sentences(PROSE):
        for noun in sentence:
            if noun.lower_ != "counterpart" and (noun.text != "number" or noun.nbor(-1).text != "opposite"):
                continue
            owner = _owner(reading, noun)
            if owner is None:
                continue
            office, country = offices.get(owner.entity), _country(reading, noun)
            named = next(iter(names_behind(reading, noun, "person")), None)
            if office is not None and country is not None and named is not None:
                yield _membership(reading, noun, named, office, country)
            elif office is None:
                yield from _elsewhere(reading, noun, posts.only.get(owner.entity))


def _elsewhere(reading: Reading, noun: Token, post: Claim | None) -> Iterator[Claim]:
    """The same post at another body: "Ann Roe, chairwoman of Acme, and her counterpart at Bex, Tom Lee"."""
    doc, at = reading.doc, noun.i + 1
    body = named_in_phrase(reading, at + 1, noun.sent.end) if doc[at : at + 1].text == "at" else None
    if post is None or body is None or body.kind != "name" or not reading.is_a(body, SCHEMA.Organization):
        return
    behind = reading.mention_at(doc[body.last + 1]) if doc[body.last : body.last + 1].text == "," else None
    for named in (person_before(reading, noun.left_edge.i), behind):
        told = named is not None and named.kind == "name" and doc[named.last : named.last + 1].text in CLOSING
        if told and named is not None and reading.is_a(named, SCHEMA.Person):
            yield _membership(reading, noun, named, post.parts[ORG.role][0], reading.entity_part(body))
            return


def _membership(reading: Reading, noun: Token, person: Mention, office: Part, body: Part) -> Claim:
    parts = {
        ORG.member: (reading.entity_part(person),),
        ORG.role: (office,),
        KG.status: (Part(text="current"),),
        ORG.organization: (body,),
    }
    return Claim(ORG.Membership, parts, reading.sentence_evidence(noun), "roles.counterpart", noun.i, CONFIDENCE)


def _owner(reading: Reading, noun: Token) -> Mention | None:
    """Whose counterpart it is."""
    owner = child(noun, "poss")
    return next(iter(referents(reading, [owner], SCHEMA.Person)), None) if owner is not None else None


def _country(reading: Reading, noun: Token) -> Part | None:
    """The country that an adjective or "from" gives to a counterpart."""
    for word in noun.lefts:
        country = country_told(word)
        if country is not None:
            return country_part(reading, word, country)
    places = referents(reading, [place for _, place in prepositional(noun, "from", "in")], SCHEMA.Country)
    return reading.entity_part(places[0]) if places else None
