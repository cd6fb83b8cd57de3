"""A mayor without a town belongs to the one that the sentence is set in, or that the article has come to speak of."""

from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import noun_of
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import GUESSED, LED, Body, body_of
from kg.extract.roles.where.leading import only
from kg.extract.topic import Topics
from kg.model import Mention
from kg.vocabulary import SCHEMA

WIDE = (SCHEMA.Country, SCHEMA.State, SCHEMA.CivicStructure)  # no places with a mayor


def body_of_mayor(reading: Reading, title: Title, topics: Topics) -> Body | None:
    """The town of an office that is held in one; None where the article leads to it by far."""
    sure = _set_in(reading, title) or _of_council(reading)
    if sure is not None:
        return body_of(reading, sure, LED)
    leader = topics.at(title.first, (SCHEMA.City,))
    told = None if leader is not None and leader.by_far else _called_town(reading, title, topics)
    return body_of(reading, told, GUESSED) if told is not None else None


def is_elsewhere(reading: Reading, title: Title, town: Mention) -> bool:
    """Whether a text has come to speak of another place than a town, in a mayor's sentence or the one before."""
    start = reading.doc[title.head].sent.start
    near = reading.mentions_in(reading.doc[max(start - 1, 0)].sent.start, title.lead)
    places = [m for m in near if reading.is_a(m, SCHEMA.Place) and not reading.is_a(m, *WIDE)]
    return bool(places) and all(m.entity != town.entity for m in places) and places[-1].kind == "name"


def _called_town(reading: Reading, title: Title, topics: Topics) -> Mention | None:
    """The town told last: one that a noun takes up, "the town", or the only one of the text, told well enough."""
    told = [m for m in reading.mentions_in(0, title.lead) if reading.is_a(m, SCHEMA.City)]
    called = only(m for m in told if m.kind == "nominal" and noun_of(reading.doc[m.root]) in row("towns", "words"))
    text = [m for m in told if reading.block_kind(reading.doc[m.first]) != "dateline"]
    if called is None and (len(text) > 1 or any(m.first in topics.lead for m in text)):
        called = only(text)
    return told[-1] if called is not None and told[-1].entity == called.entity else None


def _set_in(reading: Reading, title: Title) -> Mention | None:
    """The town that a sentence is set in: "In Varna, where a road is being built, the mayor, Ann Roe, said"."""
    start = reading.doc[title.head].sent.start
    told = [m for m in reading.mentions_in(start, title.lead) if m.kind == "name" and reading.is_a(m, SCHEMA.Place)]
    first = next(iter(told), None)
    opens = first is not None and reading.doc[start].lower_ in ("in", "at") and reading.doc[first.root].dep_ == "pobj"
    return first if first is not None and opens and not reading.is_a(first, *WIDE) else None


def _of_council(reading: Reading) -> Mention | None:
    """The one city whose council an article tells of: Lomas, of the Lomas City Council."""
    names = [(m, reading.entity(m).label.rpartition(" Council")[0]) for m in reading.mentions if m.kind == "name"]
    towns = {name.removesuffix(" City").removesuffix(" Town").removesuffix(" Borough") for _, name in names if name}
    return only(m for m, _ in names if reading.entity(m).label in towns and reading.is_a(m, SCHEMA.Place))
