"""Presidents told of in a list of people are not at the body of somebody else in it."""

from collections.abc import Sequence

from kg.extract.reading import Reading
from kg.extract.roles.titles.titles import Title
from kg.extract.roles.where.bodies import Body
from kg.vocabulary import SCHEMA

_FIRMS = (SCHEMA.Corporation, SCHEMA.SportsTeam)


def is_guest(reading: Reading, title: Title, recent: Sequence[Body]) -> bool:
    """Whether a president, large before the name, is one whom others are told of with, or somebody's aide serves.

    "African Union chair Ann Roe, Bishop Bo Lee and President Tom Rey", "an aide to President Ann Roe".
    """
    doc = reading.doc
    if title.text != "president" or not doc[title.head].is_title or title.lead == 0:
        return False
    before, start = doc[title.lead - 1], doc[title.head].sent.start
    if before.tag_ in ("IN", "TO") and before.head.tag_ == "NN" and before.lower_ in ("for", "to"):
        return True
    told = [body for body in recent if start <= body.first < title.lead]
    firm = any(reading.is_a(reading.mention_at(doc[body.first]), *_FIRMS) for body in told)
    return bool(told) and not firm and any(t.text == "," for t in doc[told[-1].last : title.lead])
