"""A list of schools goes on behind towns and years: "at Trent School, in Lugo, Bex College (1972), and Yale"."""

from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.tokens import Token, behind_brackets
from kg.model import Mention
from kg.vocabulary import SCHEMA

PLACED = ("in", "near")
JOINING = (",", "and", "&", "then", "later", "finally", "at", "from", "the", "both")


def further_schools(reading: Reading, last: Mention, verb: Token) -> list[Mention]:
    """The schools that a list adds behind one that a verb names, with nothing but places and years between."""
    doc, end, found = reading.doc, verb.sent.end, list[Mention]()
    if last.first < verb.i or last.kind != "name":
        return []
    at = last.last
    while (following := _past_joints(reading, _past_details(reading, at, end), end)) is not None:
        school = reading.mention_at(doc[following])
        if school is None or school.first != following or school.kind != "name":
            break
        owned = school.last < end and doc[school.last].pos_ in ("VERB", "AUX", "PART")
        if owned or not fits_kind(reading, school, "school"):
            break
        found.append(school)
        at = school.last
    return found


def _past_details(reading: Reading, at: int, end: int) -> int:
    """The token behind where and when one was at a school: "in Lugo", ", Oslo", "in 1990", "(BSc 1972)"."""
    doc = reading.doc
    while at + 1 < end:
        told = at + 1 if doc[at].text == "," or doc[at].lower_ in PLACED else at
        told += told == at + 1 and told + 1 < end and doc[told].lower_ in PLACED
        time = reading.time_at(doc[told]) if told > at else None
        place = reading.mention_at(doc[told])
        if doc[at].text == "(":
            behind = behind_brackets(doc, at, min(9, end - at))
            closed = behind if behind > at else None
        elif time is not None:
            closed = time.last
        elif told > at and place is not None and place.first == told and _is_town(reading, place):
            closed = place.last
        else:
            closed = None
        if closed is None:
            return at
        at = closed
    return at


def _is_town(reading: Reading, mention: Mention) -> bool:
    return mention.kind == "name" and reading.is_a(mention, SCHEMA.Place)


def _past_joints(reading: Reading, at: int, end: int) -> int | None:
    """The token behind the comma or "and" of a list, if one stands here: ", and then at the"."""
    doc, first = reading.doc, at
    while at < end and doc[at].lower_ in JOINING:
        at += 1
    return at if at < end and at > first and doc[first].lower_ in (",", "and", "&") else None
