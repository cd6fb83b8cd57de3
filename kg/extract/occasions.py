"""When an event was, told beside its name: "the Battle of Karsk in 1606", "the Dukes' War (1717-1720)", "Expo 1958"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.names.words import listed as name_words
from kg.extract.reading import Reading
from kg.extract.relations.slots import statement
from kg.extract.tokens import Doc, Token
from kg.model import Claim, Mention, Part, Time
from kg.rows import words
from kg.vocabulary import SCHEMA

YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
DASHES = ("-", "–", "—", "/")
JOINING = {"in": (*DASHES,), "of": (*DASHES, "to", "and"), "from": ("to", "until", "till", "through", *DASHES)}
BETWEEN = {"on": ("and", "to", *DASHES), "between": ("and",), "(": ("to", "until", *DASHES)}
OPENING = ("in", "on", "of", "from", "between", "(")
LONGEST = 8  # tokens of a date and its range
DATED, YEARLY = 0.86, 0.85


@dataclass(frozen=True, slots=True)
class Told:
    """When an event began and, where that is told, ended."""

    mention: Mention
    begun: Part
    ended: Part | None
    rule: str
    confidence: float


def by_occasions(reading: Reading) -> Iterator[Claim]:
    """The dates of events told beside their names; none where the dates of one event differ."""
    told: dict[str, list[Told]] = {}
    for mention in reading.mentions:
        if mention.kind == "name" and reading.is_a(mention, SCHEMA.Event) and not _is_none(reading, mention):
            found = _in_name(reading, mention) or _beside(reading, mention)
            if found is not None:
                told.setdefault(mention.entity, []).append(found)
    for dates in told.values():
        if _agree([str(one.begun.value) for one in dates]):
            for one in dates:
                yield from _claims(reading, one)


def _is_none(reading: Reading, mention: Mention) -> bool:
    """Whether a name is told of what never was: "no 2021 Tarn Cup was held"."""
    return mention.first > 0 and reading.doc[mention.first - 1].lower_ in ("no", "any", "another", "every", "each")


def _agree(values: list[str]) -> bool:
    """Whether dates may be those of one day: each holds the shorter ones."""
    longest = max(values, key=len)
    return all(longest.startswith(value) for value in values)


def _claims(reading: Reading, told: Told) -> Iterator[Claim]:
    event, root = reading.entity_part(told.mention), reading.doc[told.mention.root]
    yield statement(reading, root, event, SCHEMA.startDate, told.begun, told.rule, told.confidence)
    if told.ended is not None:
        yield statement(reading, root, event, SCHEMA.endDate, told.ended, told.rule, told.confidence)


# A year in a name


def _in_name(reading: Reading, mention: Mention) -> Told | None:
    """ "the 2008 Summer Olympics", "Euro 2008", "the Crash of 1929": the year that the name begins or ends with."""
    doc = reading.doc
    ends = [doc[mention.first], doc[mention.last - 1]] if mention.last - mention.first > 1 else []
    if mention.first > 1 and doc[mention.first - 2].lower_ == "the":
        ends.append(doc[mention.first - 1])  # "the 1848 Lomas Rising"
    year = next((t for t in ends if YEAR.fullmatch(t.text)), None)
    if year is None or not _heads(reading, mention) & words("events", "dated_by_year"):
        return None
    part = Part(value=year.text, text=year.text, start=year.idx, end=year.idx + len(year.text))
    return Told(mention, part, None, "event-year", YEARLY)


def _heads(reading: Reading, mention: Mention) -> set[str]:
    """The words of a name, in lower case."""
    return {token.lower_ for token in reading.doc[mention.first : mention.last]}


# Dates behind a name


def _beside(reading: Reading, mention: Mention) -> Told | None:
    """The date right behind a name, behind a preposition or in brackets."""
    doc, sent = reading.doc, reading.doc[mention.root].sent
    at = mention.last
    comma = at + 1 < sent.end and doc[at].text == ","
    opener = doc[at + comma] if at + comma < sent.end else None
    if opener is None or opener.lower_ not in OPENING or opener.i + 1 >= sent.end or _is_title(reading, mention):
        return None
    begun = next(reading.times_in(opener.i + 1, min(opener.i + 1 + LONGEST, sent.end)), None)
    if begun is None or begun.first != opener.i + 1 or not begun.is_date:
        return None
    ended = _end(reading, opener, begun)
    last = max(begun.last, ended.last if ended is not None else 0)
    if not _fits(reading, mention, opener, comma, ended is not None, last):
        return None
    if ended is None and len(begun.value) == len("2000-01-01") and _is_fate(mention, doc):
        return None
    return Told(mention, _part(reading, begun), _part(reading, ended) if ended else None, "event-dated", DATED)


def _part(reading: Reading, time: Time) -> Part:
    """A date as a part, with no more than its own words: 1606 of "1606-1607"."""
    return Part(value=time.value, text=reading.document.text[time.start : time.end], start=time.start, end=time.end)


def _is_fate(mention: Mention, doc: Doc) -> bool:
    """Whether a day is rather that of what befell somebody: "was killed at the Battle of Karsk on 3 May 1606"."""
    start = doc[mention.root].sent.start
    return any(t.lemma_.lower() in words("events", "fates") for t in doc[start : mention.first])


def _end(reading: Reading, opener: Token, begun: Time) -> Time | None:
    """The other end of a span: 1720 of "from 1717 to 1720", 5 June of "on 4-5 June"."""
    doc = reading.doc
    behind = next((t for t in reading.times_in(begun.first, min(begun.last + LONGEST, len(doc))) if t != begun), None)
    if behind is None or not behind.is_date or behind.value <= begun.value:
        return None
    links = {**JOINING, **BETWEEN}[opener.lower_]
    between = reading.document.text[begun.end : behind.start].strip().lower()
    return behind if between in links else None


def _fits(reading: Reading, mention: Mention, opener: Token, comma: bool, span: bool, last: int) -> bool:
    """Whether a date behind a name is that of the event, not of what somebody did in it."""
    doc = reading.doc
    named = _heads(reading, mention)
    closed = last >= len(doc) or doc[last].text == ")"
    if opener.text == "(":
        return closed and not comma
    if opener.lower_ == "of":
        return not comma
    if span and opener.lower_ in ("from", "between"):
        return not comma and not named & words("events", "held_again") and _is_time_told(mention, doc)
    if opener.lower_ in ("from", "between"):
        return False
    sudden = bool(named & words("events", "sudden"))
    if not sudden or (comma and last < len(doc) and doc[last].text not in (",", ".", ";", ")")):
        return False
    if named & words("events", "held_again") and not _is_one_time(reading, mention, opener):
        return False
    return _is_scene(reading, mention, opener)


def _is_one_time(reading: Reading, mention: Mention, opener: Token) -> bool:
    """Whether a date is that of the one time told of, not of an earlier one: "the inaugural Oslo Cup in 1956"."""
    time, published = reading.time_at(opener.nbor()), reading.document.published
    before = reading.doc[max(mention.first - 2, 0) : mention.first]
    if any(t.lower_ in words("events", "first_times") for t in before):
        return True
    return time is not None and len(time.value) > len("2000") and time.value[:4] == (published or time.value)[:4]


def _is_time_told(mention: Mention, doc: Doc) -> bool:
    """Whether a span behind a name is no span of somebody's part in it: "during the Dukes' War from 1717 to 1720"."""
    at = mention.first - 1
    at -= at >= 0 and doc[at].pos_ == "DET"
    return at < 0 or doc[at].is_sent_start is True or doc[at].lower_ in ("during", "after", "before", "until", "since")


def _is_scene(reading: Reading, mention: Mention, opener: Token) -> bool:
    """Whether a name says where or when something was: "at the Battle of Karsk in 1606", no "talk on it in 1990"."""
    doc, sent = reading.doc, reading.doc[mention.root].sent
    at = mention.first - 1
    while at >= sent.start and doc[at].pos_ in ("DET", "ADJ", "NUM", "NOUN") and doc[at].dep_ != "dobj":
        at -= 1
    if at < sent.start:
        return True
    before = doc[at]
    if before.lower_ in words("events", "scenes"):
        return True
    if before.lower_ == "of":
        return doc[at - 1].lemma_.lower() in words("events", "stretches")
    if before.lower_ == "to":
        return doc[at - 1].lemma_.lower() in ("lead", "prior", "due", "up", "owe", "thank")
    return before.lemma_.lower() in words("events", "taking_part")


def _is_title(reading: Reading, mention: Mention) -> bool:
    """Whether a name may be that of a work: "the novel The Siege of Karsk (1956)", "in her film Battle of Karsk"."""
    doc, sent = reading.doc, reading.doc[mention.root].sent
    if doc[mention.first].text == "The" and mention.first > sent.start:
        return True
    return any(t.lemma_.lower() in name_words("around", "works") for t in doc[sent.start : mention.last])
