"""When something was said, as far as the words around the verb of speech tell it."""

import re

from kg.extract.grammar import is_passive
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Time

DATING = ("on", "in", "at", "late", "early", "earlier")
DAY = re.compile(r"\d{4}-\d\d-\d\d(T\S*)?")
MONTH = re.compile(r"\d{4}-\d\d")


def told_when(reading: Reading, cue: Token, first: int) -> Time | None:
    """The time that dates a verb of speech in the past, not what is said, which begins at the token `first`."""
    if cue.tag_ not in ("VBD", "VBN") or cue.pos_ != "VERB" or is_passive(cue):
        return None
    end = first if first > cue.i else cue.sent.end
    behind = (time for time in reading.times_in(cue.i + 1, end) if _dates(reading, cue, time))
    found = next(behind, None)
    if found is None and cue.dep_ == "ROOT" and first > cue.i:
        start = min((c.left_edge.i for c in cue.lefts if c.dep_ in ("nsubj", "expl")), default=cue.sent.start)
        fronted = [time for time in reading.times_in(cue.sent.start, start) if _opens(reading, cue, time, first)]
        found = fronted[0] if len(fronted) == 1 else None
    return found


def _is_date(reading: Reading, time: Time) -> bool:
    """Whether a time is a past day, month or year, not how long or how often."""
    known = any(c.isdigit() for c in time.value)
    opener = reading.doc[time.first]
    if opener.is_title and not opener.is_sent_start and opener.tag_ != "NNP":
        return False  # "told This Week"
    ahead = "W" not in time.value and reading.is_ahead(time.value)  # a week does not compare with a day
    return time.type not in ("DURATION", "SET") and known and not ahead


def _holder(reading: Reading, time: Time) -> Token:
    """The word that a time hangs on, its preposition left out: "said" of "said late on Tuesday"."""
    root = reading.doc[time.first : time.last].root
    while root.dep_ in ("pobj", "prep", "npadvmod", "advmod") and root.head.lower_ in DATING:
        root = root.head
    return root.head


def _dates(reading: Reading, cue: Token, time: Time) -> bool:
    """Whether a time behind the verb dates it: "said on Tuesday", "told reporters in May", not "said, on Tuesday"."""
    before = reading.doc[time.first - 1]
    before = before.nbor(-1) if before.lower_ in DATING else before
    own = _holder(reading, time).i == cue.i
    parted = any(t.text in (",", ";", ":") for t in reading.doc[cue.i + 1 : time.first])
    return _is_date(reading, time) and not parted and (before.i == cue.i or own)


def _opens(reading: Reading, cue: Token, time: Time, first: int) -> bool:
    """Whether a time before the speaker is that of speaking: "On Tuesday, Roe said", not "In May, it said, 9 died"."""
    counted = any(t.like_num for t in reading.doc[first : cue.sent.end])
    day, month = DAY.fullmatch(time.value), MONTH.fullmatch(time.value)
    return (
        (day is not None or (month is not None and not counted))
        and _is_date(reading, time)
        and _holder(reading, time).i == cue.i
    )
