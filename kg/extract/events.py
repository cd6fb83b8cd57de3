"""When, where and by whom something is held becomes claims about the event.

schema:startDate and schema:endDate from "runs from June 10 to July 9", "opened on Saturday"; schema:location from
"was held in Geneva"; schema:organizer from "is organized by A and B"; schema:superEvent from "part of the festival".
"""

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.grammar import (
    RELATIVES,
    TENSED,
    antecedent,
    by_agents,
    child,
    clause_head,
    clause_tokens,
    conjuncts,
    is_passive,
    objects,
    own_objects,
    prepositional,
    subject,
    verb_lemma,
)
from kg.extract.occasions import by_occasions
from kg.extract.organizers import HOSTS, doers, hosts, together
from kg.extract.reading import Reading
from kg.extract.referents import around, referent, referents
from kg.extract.relations.series import names_behind
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part, Time
from kg.rows import words
from kg.vocabulary import RDF, SCHEMA

LINKS = ("to", "-", "–", "—", "through", "until", "till", "and", "thru")
REACH = 12  # tokens between a verb and its date
NEAR = 14  # tokens between the name of an event and a participle


def extract(reading: Reading) -> Iterator[Claim]:
    """Claims about the events of the article."""
    for token in reading.doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(reading, token)
        elif token.lemma_ in words("events", "parts") and token.pos_ == "NOUN":
            yield from _part_of(reading, token)
        elif token.lemma_.lower() in words("events", "makers"):
            yield from _of_last(reading, token)
    for mention in reading.mentions:
        if mention.kind == "name" and reading.is_a(mention, SCHEMA.Event):
            yield from _beside_name(reading, mention)
    yield from by_occasions(reading)


def _of_verb(reading: Reading, verb: Token) -> Iterator[Claim]:
    lemma = verb_lemma(verb).lower()
    lemma = lemma if lemma in words("events", "organizing") else verb.lemma_.lower()
    noun = subject(verb)
    if noun is None and verb.tag_ == "VBG" and verb.head.tag_ in ("NN", "NNP", "NNS", "NNPS"):
        noun = verb.head  # "the festival, spanning May 17 to June 17"
    event = _event_of(reading, noun) if noun is not None else None
    if event is not None:
        yield from _dates(reading, event, verb, lemma)
        yield from _place(reading, event, verb, lemma)
        if lemma in words("events", "organizing") and is_passive(verb):
            for agent in hosts(reading, [*(by_agents(verb) or doers(verb)), *together(verb)]):
                yield _organized(reading, event, agent, verb, lemma)
    elif lemma in words("events", "organizing") and noun is not None and not is_passive(verb):
        held = next((e for thing in objects(verb) if (e := _event_of(reading, thing)) is not None), None)
        if held is not None and held.kind != "pronoun":
            for agent in referents(reading, [noun, *together(verb)], *HOSTS):
                yield _organized(reading, held, agent, verb, lemma)
            yield from _placed(reading, held, verb)
    elif lemma in words("events", "organizing") and verb.tag_ in ("VBN", "VBD"):
        yield from _by_participle(reading, verb, lemma)


def _by_participle(reading: Reading, verb: Token, lemma: str) -> Iterator[Claim]:
    """ "the Chess Open in Baku, an event organized by Acme": the name before a participle that hangs elsewhere."""
    doc, start = reading.doc, verb.sent.start
    before = [m for m in reading.mentions_in(max(start, verb.i - NEAR), verb.i) if reading.is_a(m, SCHEMA.Event)]
    event = next((m for m in reversed(before) if m.kind == "name"), None)
    if event is None or any(t.tag_ in TENSED for t in doc[event.last : verb.i]) or child(verb, "aux", "dobj"):
        return
    for agent in hosts(reading, doers(verb)):
        yield _organized(reading, event, agent, verb, lemma)


def _of_last(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "the organizers, Acme Events, expect", "Promoter Acme has put off": whose event the text tells of alone."""
    owned = child(noun, "poss") is not None or any(c.lower_ == "of" for c in noun.rights)
    told = next((t for t in noun.lefts if t.tag_ == "DT"), None)
    agents = names_behind(reading, noun, "organization") if not owned and (told is None or told.lower_ == "the") else []
    start = noun.doc[max(noun.sent.start - 1, 0)].sent.start
    near = [m for m in reading.mentions_in(start, noun.sent.end) if reading.is_a(m, SCHEMA.Event) and m.kind == "name"]
    for agent in agents if len({m.entity for m in near}) == 1 else ():
        yield _organized(reading, near[0], agent, noun, "organize")


def _event_of(reading: Reading, noun: Token) -> Mention | None:
    """The event that a noun names, or of which it is one edition: "the festival's 12th edition, which opened"."""
    if noun.lower_ in RELATIVES:
        noun = antecedent(clause_head(noun)) or noun
    if noun.lemma_ not in words("events", "editions"):
        return referent(reading, noun, SCHEMA.Event)
    of = [inner for _, inner in prepositional(noun, "of")]
    owner = child(noun, "poss")
    return next(iter(referents(reading, [owner] if owner is not None else of, SCHEMA.Event)), None)


def _organized(reading: Reading, event: Mention, agent: Mention, verb: Token, lemma: str) -> Claim:
    """Who makes an event happen; a place that hosts it is where it is."""
    object_ = reading.entity_part(agent)
    if reading.is_a(agent, SCHEMA.Place):
        return _claim(reading, event, SCHEMA.location, object_, verb, 0.8, "event-host")
    predicate = SCHEMA.sponsor if lemma in words("events", "sponsoring") else SCHEMA.organizer
    return _claim(reading, event, predicate, object_, verb, 0.9, "event-organizer")


def _claim(
    reading: Reading, event: Mention, predicate: str, object_: Part, anchor: Token, confidence: float, rule: str
) -> Claim:
    parts = {
        RDF.subject: (reading.entity_part(event),),
        RDF.predicate: (Part(iri=predicate),),
        RDF.object: (object_,),
    }
    evidence = reading.sentence_evidence(anchor)
    return Claim(RDF.Statement, parts, evidence, rule, anchor.i, confidence)


# Dates


def _dates(reading: Reading, event: Mention, verb: Token, lemma: str) -> Iterator[Claim]:
    """Both ends of a span, or the end that the verb tells."""
    times = _times_after(reading, verb)
    pair = next((p for p in pairwise(times) if _linked(reading, *p)), None)
    lasting = lemma in words("events", "lasting")
    if pair is not None and (lasting or lemma in words("events", "placing")):
        yield _claim(reading, event, SCHEMA.startDate, _day(reading, pair[0]), verb, 0.92, "event-span")
        yield _claim(reading, event, SCHEMA.endDate, _day(reading, pair[1]), verb, 0.92, "event-span")
        return
    if not times or not _own_time(reading, verb, times[0]):
        return
    until = reading.doc[times[0].first - 1].lower_ in ("until", "till", "through")
    if lemma in words("events", "ending") or (until and (lasting or lemma in words("events", "placing"))):
        yield _claim(reading, event, SCHEMA.endDate, _day(reading, times[0]), verb, 0.88, "event-end")
    elif _begins(verb, lemma):
        yield _claim(reading, event, SCHEMA.startDate, _day(reading, times[0]), verb, 0.88, "event-start")


def _begins(verb: Token, lemma: str) -> bool:
    """Whether a single date with the verb is the day an event begins: "opened", "was held", "took place"."""
    if lemma == "take":
        return any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children)
    if lemma == "break":
        return any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children)
    if lemma in words("events", "befalling"):
        return not is_passive(verb)
    if any(c.lower_ == "first" for c in verb.children):
        return False  # "first held in 1987" tells of the first of many
    return lemma in words("events", "starting") or (is_passive(verb) and lemma in words("events", "scheduled"))


def _times_after(reading: Reading, verb: Token) -> list[Time]:
    """The dates that follow a verb closely, up to the end of its sentence."""
    found: list[Time] = []
    for token in reading.doc[verb.i + 1 : min(verb.i + 1 + REACH, verb.sent.end)]:
        time = reading.time_at(token)
        if time is not None and time.type == "DATE" and _exact(time) and time not in found:
            found.append(time)
    return found


def _exact(time: Time) -> bool:
    """Whether a value is a day, a month or a year, rather than a season or the vague past."""
    return all(part.isdigit() or set(part) == {"X"} for part in time.value.split("-")) and len(time.value) >= 4


def _linked(reading: Reading, one: Time, other: Time) -> bool:
    between = [t.lower_ for t in reading.doc[one.last : other.first] if t.text != ","]
    return len(between) == 1 and between[0] in LINKS


def _own_time(reading: Reading, verb: Token, time: Time) -> bool:
    """Whether a date belongs to the verb: it is in its clause, with "on", "in" or nothing before it."""
    inside = {t.i for t in clause_tokens(verb)}
    before = reading.doc[time.first - 1]
    fits = before.lower_ in ("on", "in", "until", "till", "through", "early", "late") or time.first - 1 == verb.i
    return time.first in inside and (fits or before.pos_ in ("NOUN", "PROPN", "ADP"))


def _day(reading: Reading, time: Time) -> Part:
    return Part(value=time.value, text=reading.doc[time.first : time.last].text, start=time.start, end=time.end)


# Places and larger events


def _place(reading: Reading, event: Mention, verb: Token, lemma: str) -> Iterator[Claim]:
    if lemma in words("events", "placing"):
        yield from _placed(reading, event, verb)
    if lemma in words("events", "moving") or (lemma in words("events", "drawing") and own_objects(verb)):
        yield from _placed(reading, event, verb, ("to",))


def _placed(
    reading: Reading, event: Mention, verb: Token, inside: tuple[str, ...] = ("in", "at", "on")
) -> Iterator[Claim]:
    """The places behind the verb of an event: "opens in Oslo", "which Acme holds at the Grand Hotel"."""
    for prep in clause_tokens(verb):
        if prep.dep_ == "prep" and prep.lower_ in inside and prep.i > verb.i and prep.head.i in _reach(verb):
            for place in _sites(reading, prep):
                for part in _with_wider(reading, place):
                    yield _claim(reading, event, SCHEMA.location, part, verb, 0.88, "event-place")


def _with_wider(reading: Reading, place: Mention) -> list[Part]:
    """A place and the lands that are set behind it: "in Lille, France"."""
    part = reading.entity_part(place)
    return [part, *(land for land in around(reading, part) if _is_land(reading, land))]


def _is_land(reading: Reading, part: Part) -> bool:
    """Whether what stands behind a place is a country or a part of one, no next place of a list."""
    return reading.is_a(reading.mention_of(part), SCHEMA.AdministrativeArea)


def _sites(reading: Reading, prep: Token) -> Iterator[Mention]:
    """The places behind a preposition, and those that they are told to be in: "at the Grand Hotel in Oslo"."""
    noun = child(prep, "pobj")
    for each in conjuncts(noun) if noun is not None else ():
        place = reading.mention_headed_by(each) or reading.mention_at(each)
        if place is not None and reading.is_a(place, SCHEMA.Place):
            yield place
        for inner in (*each.children, *prep.head.children):
            if inner.dep_ == "prep" and inner.lower_ in ("in", "at") and inner.i > each.i:
                yield from _sites(reading, inner)
        owner = child(each, "poss", "compound", "nmod")
        whose = reading.mention_at(owner) if owner is not None else None
        if whose is not None and place is not whose and reading.is_a(whose, SCHEMA.City):
            yield whose


def _reach(verb: Token) -> set[int]:
    """A verb, its adverbs and nominal objects: where a prepositional phrase of the event may be attached."""
    return {verb.i, *(c.i for c in verb.children if c.dep_ in ("advmod", "dobj", "prt", "attr", "acomp"))}


def _beside_name(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """ "the Ulsan Jazz Festival in South Korea"."""
    doc = reading.doc
    yield from _called_after(reading, mention)
    yield from _owned(reading, mention)
    at = mention.last
    if at + 1 >= len(doc) or doc[at].lower_ not in ("in", "at") or doc[at].sent.start != doc[mention.first].sent.start:
        return
    start = at + 2 if doc[at + 1].lower_ == "the" and at + 2 < len(doc) else at + 1
    place = reading.mention_at(doc[start])
    while place is not None and place.first == start and reading.is_a(place, SCHEMA.Place):
        root = doc[mention.root]
        for part in _with_wider(reading, place):
            yield _claim(reading, mention, SCHEMA.location, part, root, 0.88, "event-in")
        owns = place.last < len(doc) and doc[place.last].tag_ == "POS"  # "at Oslo's Grand Arena"
        if place.last + 1 >= len(doc) or not (owns or doc[place.last].lower_ in ("in", "at")):
            return
        start = place.last + 1
        place = reading.mention_at(doc[start])


def _owned(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """ "the Reef Network's annual Ballot Forum", "Oslo's Design Fair": whose a fair is, or where."""
    doc, at = reading.doc, mention.first - 1
    named = {doc[i].lower_ for i in range(mention.first, mention.last)}
    while at > 0 and (doc[at].pos_ in ("ADJ", "NUM") or doc[at].lower_ in ("annual", "own")):
        at -= 1
    owner = reading.mention_at(doc[at - 1]) if at > 0 and doc[at].tag_ == "POS" else None
    if owner is None or owner.last != at or not named & words("events", "arranged"):
        return
    object_ = reading.entity_part(owner)
    if reading.is_a(owner, SCHEMA.City):
        yield _claim(reading, mention, SCHEMA.location, object_, doc[mention.root], 0.8, "event-in")
    elif reading.is_a(owner, SCHEMA.Organization):
        yield _claim(reading, mention, SCHEMA.organizer, object_, doc[mention.root], 0.8, "event-organizer")


def _called_after(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """ "the Lagos Book Fair": a fair that is called after a city is held there."""
    doc = reading.doc
    head = doc[mention.last - 1]
    first = next((i for i in range(mention.first, mention.last) if not doc[i].text[0].isdigit()), mention.first)
    if head.lower_ not in words("events", "held_in_city") or mention.last - first < 2:
        return
    for end in (first + 2, first + 1):
        entity = reading.entity_named(doc[first:end].text) if end < mention.last else None
        if entity is not None and SCHEMA.City in entity.classes:
            span = doc[first:end]
            part = Part(entity=entity.id, start=span.start_char, end=span.end_char)
            yield _claim(reading, mention, SCHEMA.location, part, doc[mention.root], 0.75, "event-city")
            return


def _part_of(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "The parade, part of the Lagos Carnival, ..." and "was held as part of the carnival"."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None else None
    larger = referent(reading, inner, SCHEMA.Event) if inner is not None else None
    if larger is None:
        return
    smaller = _smaller(reading, noun)
    if smaller is not None and smaller.entity != larger.entity:
        yield _claim(reading, smaller, SCHEMA.superEvent, reading.entity_part(larger), noun, 0.85, "event-part")


def _smaller(reading: Reading, noun: Token) -> Mention | None:
    """What is said to be a part: the noun in apposition, or the subject of the clause."""
    mention = reading.mention_headed_by(noun)
    if reading.is_a(mention, SCHEMA.Event):
        return mention
    if noun.dep_ == "appos":
        return referent(reading, noun.head, SCHEMA.Event)
    verb = noun.head if noun.dep_ == "attr" else None
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = noun.head.head
    found = subject(verb) if verb is not None else None
    return referent(reading, found, SCHEMA.Event) if found is not None else None
