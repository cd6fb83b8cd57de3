"""Dates beside a title or its verb become the start and the end of a membership."""

from collections.abc import Mapping
from functools import cache

from kg.extract.grammar import prepositional, verb_lemma
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.roles.titles.titles import Title
from kg.extract.roles.who.holder import STANDING, Holder
from kg.extract.tokens import Token
from kg.model import Part, Time
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

START, END, ON = ("since", "from", "between"), ("until", "till", "to", "through"), ("in", "on", "effective", "of")

OPENING = {"since": "since", "from": "from", "between": "from", "until": "until", "to": "until", "and": "until"}
OPENING |= {"(": "from", ",": "from", "-": "until", "–": "until"}
RANGE = ("to", "and", "-", "–")  # what parts two years
RANGED = ("from", "until")
CLOSING, CLAUSE, FAR = (",", ")", ".", ";", "—"), ("VERB", "AUX", "PRON"), 16


def dates(reading: Reading, title: Title, holder: Holder) -> dict[str, tuple[Part, ...]]:
    """schema:startDate and schema:endDate of a membership, where the clause tells them."""
    parts: dict[str, tuple[Part, ...]] = {}
    for preposition, time in _times(reading, title, holder):
        name = _end_of(preposition, holder)
        if name is not None and name not in parts:
            words = reading.doc[time.first : time.last]
            parts[name] = (Part(value=time.value, text=words.text, start=time.start, end=time.end),)
    last = _left_from(reading, title) if holder.status == "former" and SCHEMA.endDate not in parts else None
    if last is not None:
        parts[SCHEMA.endDate] = (reading.time_part(last),)
    return parts


def _held_until(reading: Reading, title: Title) -> Time | None:
    """Until when a clause tells that a post was held: ", which she served as until 2019", ", a post he held until"."""
    doc = reading.doc
    opens = doc[title.last : title.last + 1].text == ","
    behind = [*doc[title.last + 1 : min(title.last + FAR, doc[title.head].sent.end - 1)]] if opens else []
    told = [t.lower_ for t in behind[:3]]
    post = told[:1] == ["which"] or (told[:1] in (["a"], ["the"]) and told[1] in words("roles", "post_nouns"))
    until = next((t for t in behind if t.lower_ in ("until", "till")), None) if post else None
    return reading.time_at(until.nbor(1)) if until is not None else None


def is_to_begin(reading: Reading, held: Mapping[str, tuple[Part, ...]]) -> bool:
    """Whether a post begins after the day of the article: "has named Ann Roe its head from September 2026"."""
    return any(reading.is_ahead(str(part.value)) for part in held.get(SCHEMA.startDate, ()))


def is_to_end(reading: Reading, title: Title, holder: Holder, held: Mapping[str, tuple[Part, ...]]) -> bool:
    """Whether a post that is told to be left, or taken over, is held until a day after that of the article."""
    verb = holder.verb
    if verb is not None and judge(verb) != "asserted":
        return False
    last = _left_from(reading, title) if holder.status == "former" else None
    if last is not None and reading.is_ahead(last.value):
        return True
    if verb is not None and verb.tag_ in ("VBD", "VBN"):
        return False
    ends = [str(part.value) for part in held.get(SCHEMA.endDate, ())]
    if holder.date is None and verb is not None:
        ends += [time.value for _, time in _times(reading, title, holder)]
    return any(map(reading.is_ahead, ends))


def _left_from(reading: Reading, title: Title) -> Time | None:
    """From when a sentence tells behind a post that it is left: "resigned as chair, effective 31 July"."""
    doc, end = reading.doc, reading.doc[title.head].sent.end
    for word in doc[title.last : min(end, title.last + FAR)]:
        if word.lower_ in ("effective", "effect"):
            at = word.i + 1 + (doc[word.i + 1 : word.i + 2].text.lower() in ("from", "on", "as"))
            at += doc[at : at + 1].text.lower() in ("of", "from")
            return reading.time_at(doc[at]) if at < end else None
    return None


def is_of_year(reading: Reading, title: Title, behind: int) -> bool:
    """Whether a year that is over, or a decade, says at a token when a post was held: "mayor of Lomas in 2013"."""
    doc = reading.doc
    at = behind + 1 + (doc[behind + 1 : behind + 2].text.lower() == "the")
    told = doc[behind : behind + 1].text.lower() in ("in", "during") and at < len(doc)
    time = reading.time_at(doc[at]) if told and doc[max(title.lead - 1, 0)].tag_ != "VBN" else None
    if time is None or time.type != "DATE" or not time.value[:3].isdigit() or len(time.value) > len("2013"):
        return False
    return not str(reading.document.published or "").startswith(time.value)


def _end_of(preposition: str, holder: Holder) -> str | None:
    if preposition in START:
        return SCHEMA.startDate
    if preposition in END:
        return SCHEMA.endDate
    if holder.date in ("start", "end"):
        return SCHEMA.startDate if holder.date == "start" else SCHEMA.endDate
    return None


def _times(reading: Reading, title: Title, holder: Holder) -> list[tuple[str, Time]]:
    """The dates that hang on the verb or stand behind the title, with their prepositions."""
    own, verb = reading.doc[title.head], holder.verb
    second = own.head.lower_ == "as" and own.head.dep_ == "conj"  # "as head from 2001 to 2004 and as chairman"
    last = own.dep_ == "conj" and own.head.dep_ == "attr"  # "was head from 2001 to 2004 and chairman until 2009"
    found: list[tuple[str, Time]] = []
    for head in [own, *([verb] if verb is not None and not holder.apart else [])]:
        for token in head.children:
            if head is verb and token.i < own.i and (second or (last and own.head.i < token.i)):
                continue
            apart = head is own and verb is None and token.dep_ == "prep" and token.nbor(-1).text == ","
            time = _time_below(reading, token) if not apart else None  # "will replace its head, Roe, from May"
            earlier = head is holder.verb and holder.date == "start" and token.lower_ in END and token.i < head.i
            if time is not None and time.type == "DATE" and not earlier:  # not "until last year a clerk, joined as"
                effect = token.lower_ == "from" and token.nbor(-1).lower_ == "effect"  # "resigned with effect from May"
                found.append(("effective" if effect else token.lower_ if token.dep_ == "prep" else "on", time))
                inner = _until(reading, token)
                found += [("until", inner)] if inner is not None else []
    beside = holder.verb is None and holder.how == "apposition" and holder.person.last <= title.first
    if not found and beside:
        found = _behind(reading, title)
    if (ended := _held_until(reading, title)) is not None:
        found.append(("until", ended))
    if len(aside := _in_brackets(reading, title)) > 1:
        found = [(how, time) for how, time in found if time.first not in aside]
    since = (
        _effective(reading, title, holder) if holder.status != "former" else None
    )  # "from chief clerk with effect from"
    if since is not None and since[0] == "from" and holder.how == STANDING:
        since = None  # "has named Ann Roe, now its treasurer, to succeed its head, Dan Poe, effective July 1"
    return [*([since] if since is not None else []), *found]


def _in_brackets(reading: Reading, title: Title) -> list[int]:
    """Where the dates begin that brackets behind bodies tell: "member of Acme (since 2008) and of Bex (2016)"."""
    doc = reading.doc
    opened = [t.i for t in doc[title.last : doc[title.head].sent.end - 2] if t.text == "("]
    near = [reading.time_at(doc[i + 1]) or reading.time_at(doc[i + 2]) for i in opened]
    return [time.first for time in near if time is not None]


def _behind(reading: Reading, title: Title) -> list[tuple[str, Time]]:
    """The years that end an aside, with prepositions: ", mayor of Lomas from 2011 to 2019,", "(head, 2011-2019)"."""
    doc, found = reading.doc, list[tuple[str, Time]]()
    end = next((t.i for t in doc[title.last : doc[title.head].sent.end] if t.pos_ in CLAUSE), doc[title.head].sent.end)
    for i in range(title.last, min(title.last + FAR, end) - 1):
        time = reading.time_at(doc[i + 1])
        if time is None or time.first != i + 1 or time.type != "DATE" or doc[i].lower_ not in OPENING:
            continue
        if doc[i].lower_ == "from" and doc[i - 1].text == "," and reading.is_ahead(str(time.value)):
            continue  # "will replace Roe, its head of eight years, from May 1"
        found.append((OPENING[doc[i].lower_], time))
        ends = CLOSING if len(found) != len(RANGED) else (*CLOSING, "and")  # "from 2011 to 2019 and governor"
        if time.last < len(doc) and doc[time.last].text in ends and len(found) < 3:
            return found if doc[i].text != "," and (doc[i].text not in RANGE or len(found) > 1) else []
    return []


def _effective(reading: Reading, title: Title, holder: Holder) -> tuple[str, Time] | None:
    """From when a post is held, or until when: ", effective June 9", "announced her resignation effective July 1"."""
    doc = reading.doc
    for token in doc[title.last : doc[title.head].sent.end - 1]:
        of_effect = token.lower_ == "effect" and token.nbor(1).lower_ == "from"
        if token.lower_ == "effective" or of_effect:
            time = next((t for t in map(reading.time_at, doc[token.i + 1 : token.i + 5]) if t is not None), None)
            between = doc[title.last : token.i]
            left = any(t.lemma_.lower() in departures() or _leaves(t) for t in between)
            other = any(t.tag_ in ("MD", "VBD", "VBZ", "VBP") or t.lower_ == "as" for t in between)
            if time is None or (other and holder.verb is None and not left):
                return None  # "Ann Roe, its treasurer, will become chairwoman, effective July 1"
            return ("until" if left else "from", time)
    return None


def _leaves(word: Token) -> bool:
    """Whether a verb tells that somebody leaves a post."""
    return word.pos_ == "VERB" and verb_lemma(word).replace("-", " ") in words("roles", "leaving")


@cache
def departures() -> frozenset[str]:
    """The nouns by which a post is over."""
    events = (each for each in rows("roles")["event"] if each["status"] == "former" and "date" in each)
    return frozenset(noun for each in events for noun in each["nouns"])


def _time_below(reading: Reading, token: Token) -> Time | None:
    """The date that a preposition or a bare noun phrase beside a verb tells."""
    if token.dep_ == "prep" and token.lower_ in {*START, *END, *ON}:
        return next((t for c in token.children if (t := reading.time_at(c)) is not None), None)
    return reading.time_at(token) if token.dep_ == "npadvmod" else None


def _until(reading: Reading, token: Token) -> Time | None:
    """The second date of "from 2001 to 2004", "between 2001 and 2004"."""
    if token.lower_ not in ("from", "between"):
        return None
    doc, end = reading.doc, END if token.lower_ == "from" else ("and",)
    for i in range(token.i + 1, min(token.i + 8, len(doc) - 1)):
        if doc[i].lower_ in end:
            return reading.time_at(doc[i + 1]) or _left_at(reading, doc[i + 1])
    return None


def _left_at(reading: Reading, who: Token) -> Time | None:
    """When the holder of a post left it: May of "the treasurer from 2003 until she left in May"."""
    verb = who.head
    if who.tag_ != "PRP" or verb.i != who.i + 1 or not _leaves(verb):
        return None
    return next((time for _, noun in prepositional(verb, "in", "on") if (time := reading.time_at(noun))), None)
