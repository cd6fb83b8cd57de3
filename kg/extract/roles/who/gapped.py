"""A name right in front of a title shares the verb of the one before: "was elected president, Lee vice president"."""

from dataclasses import replace

from kg.extract.reading import Reading
from kg.extract.roles.titles.titles import Title
from kg.extract.roles.who.going_on import Told, is_named_behind
from kg.extract.roles.who.holder import Holder
from kg.vocabulary import SCHEMA

GAP = 6  # tokens between two such posts: ", and his sister"
JOINING = (",", ";", "and", "&")


def gapped(reading: Reading, title: Title, first: int, before: Told | None) -> list[Holder]:
    """Who has a title without a verb of its own, at the body of the one that a verb told `before`."""
    doc = reading.doc
    person = reading.mention_at(doc[first - 1]) if first > doc[title.head].sent.start else None
    told = before.people if before is not None and before.last >= doc[title.head].sent.start else []
    if person is None or before is None or len(told) != 1 or told[0].how != "frame":
        return []
    named = person.kind == "name" and person.last == first and reading.is_a(person, SCHEMA.Person)
    between = doc[before.last : person.first]
    joined = 0 < len(between) <= GAP and between[0].lower_ in JOINING
    plain = all(t.lower_ in JOINING or t.tag_ == "PRP$" or t.pos_ in ("NOUN", "ADJ") for t in between)
    if not (named and joined and plain) or person.entity == told[0].person.entity or is_named_behind(reading, title):
        return []
    return [replace(told[0], person=person, after=told[0].person)]
