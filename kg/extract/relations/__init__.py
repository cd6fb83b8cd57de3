"""Typed facts between people, organizations, places and dates: founded, owned, merged, born, married, studied."""

from collections.abc import Iterator

from kg.extract.reading import PROSE, Reading
from kg.extract.relations.belonging import by_belonging
from kg.extract.relations.biographies import by_first_sentence
from kg.extract.relations.bridges import by_bridges
from kg.extract.relations.clausal import by_clause
from kg.extract.relations.cofounders import by_cofounders
from kg.extract.relations.compounds import by_compounds
from kg.extract.relations.constituencies import by_constituencies
from kg.extract.relations.deals import by_deals
from kg.extract.relations.education import by_degrees
from kg.extract.relations.existence import by_existence
from kg.extract.relations.founders import by_founders
from kg.extract.relations.goods import by_goods
from kg.extract.relations.holdings import by_holdings
from kg.extract.relations.homes import by_homes
from kg.extract.relations.households import by_households
from kg.extract.relations.introduced import by_introductions
from kg.extract.relations.life import by_brackets
from kg.extract.relations.markets import by_markets
from kg.extract.relations.members import by_members
from kg.extract.relations.mutual import by_mutual
from kg.extract.relations.nationals import by_country
from kg.extract.relations.nouns import by_nouns
from kg.extract.relations.origin import by_adjective
from kg.extract.relations.pairs import by_pairs
from kg.extract.relations.parties import by_party
from kg.extract.relations.published import by_dates
from kg.extract.relations.tickets import by_tickets
from kg.extract.relations.units import by_units
from kg.extract.relations.unnamed import by_unnamed
from kg.extract.relations.verbs import by_verbs
from kg.extract.relations.weddings import by_weddings
from kg.extract.relations.works import by_works
from kg.extract.topic import topics_of
from kg.model import Claim


def extract(reading: Reading) -> Iterator[Claim]:
    """The statements that verbs, nouns of relation, adjectives of origin and brackets of dates make."""
    topics = topics_of(reading)
    families: list[Claim] = []
    before = None
    for sentence in reading.sentences(PROSE):
        told = [*by_verbs(reading, sentence), *by_nouns(reading, sentence, topics), *by_mutual(reading, sentence)]
        told += by_pairs(reading, sentence)
        told += by_weddings(reading, sentence)
        families += told
        yield from told
        yield from by_degrees(reading, sentence)
        yield from by_deals(reading, sentence)
        yield from by_homes(reading, sentence)
        yield from by_holdings(reading, sentence)
        yield from by_clause(reading, sentence, topics)
        yield from by_compounds(reading, sentence)
        yield from by_members(reading, sentence)
        yield from by_adjective(reading, sentence)
        yield from by_country(reading, sentence)
        yield from by_first_sentence(reading, sentence)
        yield from by_goods(reading, sentence)
        yield from by_markets(reading, sentence)
        yield from by_works(reading, sentence)
        yield from by_dates(reading, sentence)
        yield from by_introductions(reading, sentence)
        yield from by_founders(reading, sentence)
        yield from by_existence(reading, sentence)
        yield from by_units(reading, sentence)
        yield from by_belonging(reading, sentence)
        yield from by_tickets(reading, sentence)
        yield from by_unnamed(reading, sentence)
        yield from by_constituencies(reading, sentence)
        yield from by_bridges(reading, before, sentence)
        before = sentence
    yield from by_households(reading, families)
    yield from by_cofounders(reading, list(reading.sentences(PROSE)), families)
    yield from by_brackets(reading)
    yield from by_party(reading)
