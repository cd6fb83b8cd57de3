"""A counterpart has the same office in another country: "the French minister, Ann Roe, and her Danish counterpart"."""

from collections.abc import Iterator, Mapping

from kg.extract.demonyms import country_told
from kg.extract.grammar import child, prepositional
from kg.extract.reading import Reading
from kg.extract.referents import country_part, referents
from kg.extract.relations.series import names_behind
from kg.extract.tokens import Token
from kg.model import Claim, Part
from kg.vocabulary import KG, ORG, SCHEMA

BLOCKS = ("paragraph", "headline", "subheading", "caption")
CONFIDENCE = 0.75


def counterparts(reading: Reading, offices: Mapping[str, Part]) -> Iterator[Claim]:
    """The memberships of counterparts that are named; `offices` are the offices of countries that people have."""
    for sentence in reading.sentences(BLOCKS):
        for noun in sentence:
            if noun.lower_ != "counterpart":
                continue
            office, country = _office(reading, noun, offices), _country(reading, noun)
            named = next(iter(names_behind(reading, noun, "person")), None)
            if office is not None and country is not None and named is not None:
                parts = {
                    ORG.member: (reading.entity_part(named),),
                    ORG.role: (office,),
                    KG.status: (Part(text="current"),),
                    ORG.organization: (country,),
                }
                evidence = reading.sentence_evidence(noun)
                yield Claim(ORG.Membership, parts, evidence, "roles.counterpart", noun.i, CONFIDENCE)


def _office(reading: Reading, noun: Token, offices: Mapping[str, Part]) -> Part | None:
    """The office of the one whose counterpart it is."""
    owner = child(noun, "poss")
    people = referents(reading, [owner], SCHEMA.Person) if owner is not None else []
    return offices.get(people[0].entity) if people else None


def _country(reading: Reading, noun: Token) -> Part | None:
    """The country that an adjective or "from" gives to a counterpart."""
    for word in noun.lefts:
        country = country_told(word)
        if country is not None:
            return country_part(reading, word, country)
    places = referents(reading, [place for _, place in prepositional(noun, "from", "in")], SCHEMA.Country)
    return reading.entity_part(places[0]) if places else None
