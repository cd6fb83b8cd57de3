"""From when to when something was there: "the province existed from 1712 until 1790", "its founding in 1867"."""

from collections.abc import Iterator

from kg.extract.grammar import child, own_objects, prepositional, subjects
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.slots import date_of, fillers, of_kind, statement, tells_day, time_part
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Part, Time
from kg.vocabulary import SCHEMA

LASTED, HELD_SINCE = 0.8, 0.76
DOING = ("broadcasting", "operating", "publishing", "trading", "transmitting")
BEGUN = {
    "come": ("being", "existence"),
    "spring": ("being", "existence"),
    "go": ("air",),
    "begin": DOING,
    "start": DOING,
    "commence": DOING,
    "date": (),
    "trace": (),
}
ORIGINS = ("origin", "root", "history", "beginning", "founding", "foundation", "start", "ancestry", "lineage")
HELD = ("hold", "stage", "organize", "organise", "award", "publish", "celebrate", "present", "contest")
NEAR = 10  # tokens between somebody's name and the date of his death
BEHIND = 8  # tokens between a verb and the first of two dates
DASHES = ("-", "–", "—")
LINKS = {"from": ("to", "until", "till", "through", *DASHES), "between": ("and",), "in": DASHES}


def by_existence(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """When something began and ceased to be: "existed from 1712 until 1790", "was in existence between"."""
    for verb in sentence:
        if verb.lemma_ in HELD and verb.tag_ == "VBN":
            yield from _held_since(reading, verb)
            continue
        if verb.lemma_ in BEGUN and verb.tag_ != "VBG":
            yield from _begun(reading, verb)
            continue
        if verb.lemma_ not in ("exist", "operate", "be") or verb.tag_ not in ("VBD", "VBN"):
            continue
        if not _tells_being(verb):
            continue
        span = _span_behind(reading, verb)
        if span is None:
            continue
        for subject in _subjects(reading, verb, "ended" if verb.lemma_ == "operate" else "founded"):
            for predicate, time in zip((SCHEMA.foundingDate, SCHEMA.dissolutionDate), span, strict=True):
                rule = f"relations.{predicate.partition(':')[2]}"
                yield statement(reading, verb, subject, predicate, time_part(reading, time), rule, LASTED)


def _begun(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "The college dates back to 1834", "came into being in 1918", "went on the air in 1955"."""
    time = _origin(reading, verb) if verb.lemma_ in ("date", "trace") else _opening(reading, verb)
    if time is None or not time.is_date:
        return
    for subject in fillers(reading, verb, "agent", "beginner"):
        date = time_part(reading, time)
        yield statement(reading, verb, subject, SCHEMA.foundingDate, date, "relations.foundingDate", HELD_SINCE)


def _origin(reading: Reading, verb: Token) -> Time | None:
    """The date that something "dates back to" or "traces its origins to"."""
    if verb.lemma_ == "trace" and not any(noun.lemma_.lower() in ORIGINS for noun in own_objects(verb)):
        return None
    words = (verb, *(c for c in verb.rights if c.dep_ in ("advmod", "prt")))
    nouns = (noun for word in words for _, noun in prepositional(word, "to", "from"))
    return next((time for noun in nouns if (time := reading.time_at(noun)) is not None), None)


def _opening(reading: Reading, verb: Token) -> Time | None:
    """The date when something "came into being", "went on the air" or "began broadcasting"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]
    word = next((t for t in behind if t.lower_ in BEGUN[verb.lemma_]), None)
    if verb.tag_ != "VBD" or word is None or child(word, "dobj") is not None:
        return None
    return date_of(reading, verb) or date_of(reading, word)


def _held_since(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "The fair has been held every year since 1987": the year of the first one; but "held in Oslo since 1987"."""
    since = next((noun for _, noun in prepositional(verb, "since")), None)
    time = reading.time_at(since) if since is not None else None
    if time is None or not time.is_date:
        return
    if any(reading.is_a(reading.mention_at(noun), SCHEMA.Place) for _, noun in prepositional(verb, "in", "at", "on")):
        return
    for subject in fillers(reading, verb, "patient", "tradition"):
        date = time_part(reading, time)
        yield statement(reading, verb, subject, SCHEMA.foundingDate, date, "relations.foundingDate", HELD_SINCE)


def _tells_being(verb: Token) -> bool:
    """Whether a verb says no more than that something was there."""
    if verb.lemma_ == "be":
        return any(noun.lower_ == "existence" for _, noun in prepositional(verb, "in"))
    return child(verb, "dobj", "neg", "auxpass", "xcomp") is None and child(verb, "attr", "acomp") is None


def _subjects(reading: Reading, verb: Token, kind: str) -> list[Part]:
    """Who or what was there; of "Tarn was a province of Orme, which existed from" that is Tarn."""
    top = verb.head if verb.dep_ == "relcl" else verb
    while top.dep_ in ("pobj", "prep", "conj", "appos") and top.head.i < top.i:
        top = top.head
    aside = verb.dep_ == "relcl" and verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text == ","
    if aside and top.dep_ == "attr" and top.i != verb.head.i:
        return [reading.entity_part(m) for m in of_kind(reading, subjects(top.head), kind)]
    return fillers(reading, verb, "agent", kind)


def _span_behind(reading: Reading, verb: Token) -> tuple[Time, Time] | None:
    """The two dates right behind a verb."""
    doc, text = verb.doc, reading.document.text
    end = min(verb.i + BEHIND, verb.sent.end)
    opener = next((doc[i] for i in range(verb.i + 1, end) if reading.time_at(doc[i]) is not None), None)
    if opener is None or doc[opener.i - 1].lower_ not in LINKS:
        return None
    times = list(reading.times_in(opener.i, min(opener.i + BEHIND, verb.sent.end)))
    if len(times) < 2 or not all(t.is_date for t in times[:2]):
        return None
    between = text[times[0].end : times[1].start].strip().lower()
    lasted = between in LINKS[doc[opener.i - 1].lower_] and times[0].value < times[1].value
    return (times[0], times[1]) if lasted else None


def owner_to_come(reading: Reading, noun: Token, time: Time | None, kind: str) -> list[Mention]:
    """The name that "its" points on to: "Since its founding in 1867, Acme has grown"."""
    doc, its = noun.doc, noun.i - 1
    fronted = its - noun.sent.start in (0, 1) and doc[its].lower_ in ("its", "their")
    if time is None or not fronted or time.last + 1 >= noun.sent.end or doc[time.last].text != ",":
        return []
    at = time.last + 1
    mention = reading.mention_at(doc[at + (doc[at].lower_ == "the" and at + 1 < noun.sent.end)])
    told = mention is not None and mention.kind == "name" and mention.first <= at + 1
    return [mention] if mention is not None and told and fits_kind(reading, mention, kind) else []


def date_behind(reading: Reading, noun: Token, whose: Mention) -> Time | None:
    """The date behind whom a noun is told of: "the death of his uncle, King Edmund I, in 1914"."""
    doc, at = noun.doc, whose.last
    if whose.first < noun.i:
        return None
    for i in range(at, min(at + NEAR, noun.sent.end - 1)):
        if doc[i].lower_ in ("in", "on") and (time := reading.time_at(doc[i + 1])) is not None:
            return time if tells_day(time) and time.first == i + 1 else None
        mention = reading.mention_at(doc[i])
        inside = doc[i].pos_ in ("NOUN", "ADJ") and any(t.lower_ in ("a", "an") for t in doc[max(at, i - 3) : i])
        passed = doc[i].text in (",", "(", ")", "in", "a", "an") or (mention is not None and mention.kind == "name")
        if not (passed or inside):
            return None
    return None
