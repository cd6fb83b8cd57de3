"""Brackets behind a name become facts of a life: dates and places of birth and death, a party."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.reading import Reading
from kg.extract.referents import around
from kg.extract.relations.slots import statement, tells_day, time_part
from kg.extract.tokens import Doc, Token
from kg.model import Claim, Mention, Part, Time
from kg.rows import rows
from kg.vocabulary import KG, SCHEMA

BRACKET = 60  # tokens that a bracket of dates may hold
LIFE = (15, 120)  # years between the two dates of a life; "(2009-2017)" behind a name is a term of office
BORN = re.compile(r"\b(born|b\.)", re.IGNORECASE)
DIED = re.compile(r"\b(died|d\.(?![a-z]\.)|deceased)", re.IGNORECASE)
RANK = re.compile(
    r"\d+(st|nd|rd|th)$|Baron(et)?$|Earl$|Viscount$|Duke$|Marquess$|Lord$|Count$|Commander$|Commendatore$|Knight$"
)
HONOUR = re.compile(r"[A-Z][A-Z.]{1,5}|[A-Z][a-z][A-Z]\w?")
FLOURISHED = re.compile(r"\b(fl\.|flourished|floruit|active|reigned|ruled|r\.|in office|served)", re.IGNORECASE)
OPENED = ("(", "(;", "(:", "(,")  # "(; born 1950)" has lost what was said in another script, and reads like a smiley
JUNIOR = ("Sr", "Jr", "Snr", "Jnr")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
DASH = re.compile(r"[-–—]|\bto\b")
LONG_DASH = re.compile(r"[–—]")
YEAR = re.compile(r"\d{4}")
PARTY = re.compile(r"\s*([A-Z][A-Za-z]{0,3})\s*(?:$|[-–—,/.]\s*[A-Z])")

TIED = re.compile(r"([DR])-[A-Z]\w*")
PARTED = 4  # tokens of ", D-Ohio" with its comma


def by_brackets(reading: Reading) -> Iterator[Claim]:
    """What stands in brackets: "Ann Roe (born 3 May 1950 in Oslo)", "(1901-1985)", "(D-Ohio)"."""
    doc = reading.doc
    for mention in reading.mentions:
        if mention.kind == "name" and reading.is_a(mention, SCHEMA.Person):
            for first in _openings(doc, mention):
                last = _closing(reading, first)
                if last is not None:
                    bearer = _bearer(reading, mention)
                    yield from _life(reading, bearer, first + 1, last)
                    yield from _party(reading, bearer, first + 1, last)
            if doc[mention.last : mention.last + 1].text == "," and mention.last + PARTED <= len(doc):
                yield from _party(reading, mention, mention.last + 1, mention.last + PARTED, TIED)


def _bearer(reading: Reading, mention: Mention) -> Mention:
    """Who a bracket behind a rank is about: Ann Roe of "Ann Roe, 3rd Baronet (1901-1980)"."""
    doc, first = reading.doc, mention.first
    before = reading.mention_at(doc[first - 2]) if first > 1 and doc[first - 1].text == "," else None
    ranked = RANK.match(doc[first].text) is not None
    told = before is not None and before.kind == "name" and before.last == first - 1
    return before if before is not None and ranked and told and reading.is_a(before, SCHEMA.Person) else mention


def _openings(doc: Doc, mention: Mention) -> Iterator[int]:
    """The brackets behind a name, honours in between left out: "Ann Roe, OBE (born 1950)", "Ann Roe (/roʊ/) (born"."""
    at = mention.last
    at += at < len(doc) and doc[at].text == "." and doc[at - 1].text in JUNIOR  # "Tom Roe Sr. (born 1950)"
    while at + 1 < len(doc) and (doc[at].text == "," or HONOUR.fullmatch(doc[at].text)):
        at += 1
    for _ in range(2):
        if at >= len(doc) or doc[at].text not in OPENED:
            return
        yield at
        at = next((i + 1 for i in range(at, min(at + BRACKET, len(doc))) if doc[i].text == ")"), len(doc))


def _closing(reading: Reading, first: int) -> int | None:
    """The bracket that closes the one at a token; others may stand inside."""
    depth = 0
    for i in range(first, min(first + BRACKET, len(reading.doc))):
        text = reading.doc[i].text
        depth += 1 if text in OPENED else -1 if text == ")" else 0
        if depth == 0:
            return i
    return None


def _life(reading: Reading, mention: Mention, first: int, last: int) -> Iterator[Claim]:
    """Birth, and behind a dash or "died" the death."""
    text, start = reading.document.text, reading.doc[first].idx
    end = reading.doc[last].idx
    times = [t for t in list(reading.times_in(first, last)) if tells_day(t) and _is_known(reading, t)]
    born, died = BORN.search(text, start, end), DIED.search(text, start, end)
    if FLOURISHED.search(text, start, end) and not (born or died):
        return
    edge = died.start() if died is not None else _dash(text, times, end)
    before = [t for t in times if t.end <= edge]
    after = [t for t in times if t.start >= edge]
    opens = mention.first - reading.doc[mention.first].sent.start <= 1  # a title may stand in front
    lone = opens and _is_lone_day(reading, times, first, last)
    if not (born or died or lone or (before and after and _lasted(before[0], after[0]))):
        yield from _born_at(reading, mention, times, (start, end))
        return
    if born or not died:
        told = born.end() if born else before[0].end
        other = text.find(";", told, edge)  # "(born 1950; lives in Oslo)"
        between = (start, other if other > 0 else edge)
        yield from _event(reading, mention, before, between, (SCHEMA.birthDate, SCHEMA.birthPlace))
    if died or _lasted(before[0] if before else None, after[0] if after else None):
        yield from _event(reading, mention, after, (edge, end), (SCHEMA.deathDate, SCHEMA.deathPlace))


def _is_lone_day(reading: Reading, times: list[Time], first: int, last: int) -> bool:
    """Whether brackets hold but a day, and a place, of one who lives: "Ann Roe (3 May 1950, Oslo) is a painter"."""
    doc = reading.doc
    lives = [t.lower_ for t in doc[last + 1 : last + 3]] in (["is", "a"], ["is", "an"], ["is", "the"])
    if not lives or len(times) != 1 or DAY.fullmatch(times[0].value) is None:
        return False
    rest = (t for t in doc[first:last] if not times[0].first <= t.i < times[0].last)
    return all(t.is_punct or t.lower_ in ("in", "at") or _is_place(reading, t) for t in rest)


def _is_place(reading: Reading, token: Token) -> bool:
    mention = reading.mention_at(token)
    return mention is not None and mention.kind == "name" and reading.is_a(mention, SCHEMA.Place)


def _is_known(reading: Reading, time: Time) -> bool:
    """Whether a date is told, not merely a time before or behind which it lies: "(1770 - before 1820)"."""
    return reading.doc[time.first - 1].lower_ not in ("before", "after", "until", "by", "post", "ante")


def _born_at(reading: Reading, mention: Mention, times: list[Time], between: tuple[int, int]) -> Iterator[Claim]:
    """A day and a place that end a bracket by themselves: "Ann Roe (Анна Роу, 11 April 1942, Oslo) is a chemist"."""
    place = _place(reading, mention, (times[0].end, between[1])) if len(times) == 1 else None
    full = place is not None and len(times[0].value) == len("1931-03-06") and place.start is not None
    if place is None or not full or reading.document.text[times[0].end : place.start].strip() not in (",", "in", "at"):
        return
    published = reading.document.published
    if published is None or int(published[:4]) - int(times[0].value[:4]) >= LIFE[0]:
        yield from _event(reading, mention, times, (times[0].end, between[1]), (SCHEMA.birthDate, SCHEMA.birthPlace))


def _dash(text: str, times: list[Time], end: int) -> int:
    """Where the dash between two dates stands; the end of the brackets when there is none."""
    for earlier, later in pairwise(times):
        found = [*LONG_DASH.finditer(text, earlier.end, later.start)] or [
            *DASH.finditer(text, earlier.end, later.start)
        ]
        if found:
            return found[-1].start()  # not the hyphen of "in Saint-Denis – 4 May 1901"
    return end


def _lasted(birth: Time | None, death: Time | None) -> bool:
    """Whether two dates can be those of a life."""
    years = [YEAR.search(time.value) for time in (birth, death) if time is not None]
    if len(years) < 2 or years[0] is None or years[1] is None:
        return False
    return LIFE[0] <= int(years[1][0]) - int(years[0][0]) <= LIFE[1]


def _event(
    reading: Reading, mention: Mention, times: list[Time], between: tuple[int, int], names: tuple[str, str]
) -> Iterator[Claim]:
    """The date and the place of a birth or a death, as told between two characters."""
    person, anchor = reading.entity_part(mention), reading.doc[mention.last - 1]
    if times:
        part = time_part(reading, times[0])
        yield statement(reading, anchor, person, names[0], part, "relations.brackets", 0.93)
    place = _place(reading, mention, between)
    for part in (place, *around(reading, place)) if place is not None else ():
        yield statement(reading, anchor, person, names[1], part, "relations.brackets", 0.85)


def _place(reading: Reading, mention: Mention, between: tuple[int, int]) -> Part | None:
    """The first place that stands between two characters behind a name."""
    i = bisect_left(reading.mentions, mention.last, key=lambda m: m.first)
    for other in reading.mentions[i : i + BRACKET]:
        if other.start >= between[1]:
            return None
        if other.start >= between[0] and other.kind == "name" and reading.is_a(other, SCHEMA.Place):
            return reading.entity_part(other)
    return None


def _party(
    reading: Reading, mention: Mention, first: int, last: int, written: re.Pattern[str] = PARTY
) -> Iterator[Claim]:
    """The party of "(D-Ohio)", and of ", D-Ohio,"."""
    mark = written.match(reading.doc[first:last].text)
    party = rows("relations")["party_marks"].get(mark[1]) if mark is not None else None
    if mark is not None and party is not None:
        start = reading.doc[first].idx + mark.start(1)
        part = Part(text=party, start=start, end=start + len(mark[1]))
        person, anchor = reading.entity_part(mention), reading.doc[mention.last - 1]
        yield statement(reading, anchor, person, KG.politicalAffiliation, part, "relations.party", 0.9)
