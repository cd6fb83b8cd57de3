"""What a sentence that introduces a work says of it: "Tin Road is a novel by Ann Roe, first published in 1939".

The title may be worded as a sentence's other parts are, so its noun is found by the words that stand behind it.
"""

from collections.abc import Iterator
from itertools import takewhile

from kg.extract.names.words import listed
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.published import PUBLISHED, QUOTES
from kg.extract.relations.series import listed as row_of
from kg.extract.relations.series import name_from
from kg.extract.relations.slots import date_of, statement, time_part
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

ARTICLES = ("a", "an", "the", "one", "his", "her", "their")
BRACKET = 12  # tokens in brackets between a title and its verb
PHRASE = 10  # tokens before the noun for the work
ISSUED = ("released", "published", "issued", "aired", "premiered", "broadcast")
NEAR = 9  # tokens between "published" and its "by": "published in 1939 by"
BETWEEN = ("first", "originally", "and", "also", "later")
CONFIDENCE = 0.85


def by_introductions(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The date, the maker and the publisher of the works that a sentence says the kind of."""
    for title in reading.mentions_in(sentence.start, sentence.end):
        link = _link(reading, sentence, title) if title.kind == "name" else None
        noun = _noun_behind(link, sentence) if link is not None else None
        if link is not None and noun is not None and fits_kind(reading, title, "issued"):
            yield from _introduced(reading, title, link, noun)


def _introduced(reading: Reading, title: Mention, link: Token, noun: Token) -> Iterator[Claim]:
    """What is said of a work in the phrase of a noun and behind it."""
    about = reading.entity_part(title)
    for year in reading.times_in(link.i + 1, noun.i):
        if year.is_date and year.last < noun.i:
            yield statement(reading, noun, about, SCHEMA.datePublished, time_part(reading, year), PUBLISHED, CONFIDENCE)
    yield from _made(reading, title, noun)
    for token in reading.doc[noun.i + 1 : noun.sent.end]:
        if token.lower_ in ISSUED and token.tag_ in ("VBN", "VBD") and _tells_of(reading, title, noun, token):
            time = date_of(reading, token)
            if time is not None and time.is_date:
                when = time_part(reading, time)
                yield statement(reading, token, about, SCHEMA.datePublished, when, PUBLISHED, CONFIDENCE)
            yield from _issued_by(reading, title, token)


def _link(reading: Reading, sentence: Span, title: Mention) -> Token | None:
    """The "is" behind the title that a sentence opens with, or the comma behind any, brackets left out."""
    doc, at = reading.doc, title.last
    while at < sentence.end and doc[at].text in QUOTES:
        at += 1
    if at < sentence.end and doc[at].text == "(":
        end = min(sentence.end, at + BRACKET)
        at = next((i + 1 for i in range(at, end) if doc[i].text == ")"), sentence.end)
    if at >= sentence.end or doc[at].lower_ not in ("is", "was", ","):
        return None
    before = doc[sentence.start : title.first]
    opened = all(t.is_space or t.text in {*QUOTES, "The", "A", "An"} for t in before)
    return doc[at] if opened or doc[at].text == "," else None


def _noun_behind(verb: Token, sentence: Span) -> Token | None:
    """The noun for a work behind "is a": "novel" of "is a 1972 crime novel"."""
    doc, start = verb.doc, verb.i + 1
    if start + 1 >= sentence.end or doc[start].lower_ not in ARTICLES:
        return None
    head = None
    for token in doc[start + 1 : min(sentence.end, start + 1 + PHRASE)]:
        tied = token.tag_ == "HYPH" or token.text in {*QUOTES, "/", "-"}
        if token.pos_ in ("ADP", "VERB", "AUX", "CCONJ", "PRON", "SCONJ") or (token.is_punct and not tied):
            break
        head = token if token.pos_ in ("NOUN", "PROPN") else head
    works = listed("around", "works_titled") | listed("around", "games") | {"series", "show"}
    return head if head is not None and head.lower_ in works else None


def _tells_of(reading: Reading, title: Mention, noun: Token, verb: Token) -> bool:
    """Whether a participle tells of the work, no other work or clause standing between the noun and it."""
    doc, before = reading.doc, verb.i - 1
    relative = verb.dep_ == "relcl" and verb.head.i == noun.i
    while before > noun.i and doc[before].lower_ in BETWEEN:
        before -= 1
    close = verb.tag_ == "VBN" or doc[before].text == ","
    apart = not close or doc[before].pos_ in ("AUX", "PRON") or doc[before].text in ("n't", "not", "to")
    if apart and not relative:
        return False
    named = (m for m in reading.mentions_in(noun.i + 1, verb.i) if m.entity != title.entity and m.kind == "name")
    other = [m for m in named if reading.is_a(m, SCHEMA.CreativeWork, SCHEMA.Product, SCHEMA.Event)]
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP") for t in doc[noun.i + 1 : before])
    return relative or not (finite or other)


def _made(reading: Reading, title: Mention, noun: Token) -> Iterator[Claim]:
    """Who made the work, told right behind its noun: "is a novel by the Cork writer Ann Roe"."""
    doc, at = reading.doc, noun.i + 1
    if at + 1 >= noun.sent.end or doc[at].lower_ != "by":
        return
    first = name_from(reading, at + 1, noun.sent.end)
    if first is None or not fits_kind(reading, first, "person"):
        return
    written = noun.lower_ in words("relations", "written")
    predicate = SCHEMA.author if written else SCHEMA.creator
    for maker in row_of(reading, [first], "person"):
        about, by = reading.entity_part(title), reading.entity_part(maker)
        rule = f"relations.{predicate.partition(':')[2]}"
        yield statement(reading, noun, about, predicate, by, rule, CONFIDENCE)


def _issued_by(reading: Reading, title: Mention, verb: Token) -> Iterator[Claim]:
    """Who published the work: "developed and published by Acme"."""
    end = min(verb.sent.end, verb.i + NEAR)
    clause = list(takewhile(lambda t: t.text not in (",", ";") and t.pos_ != "VERB", verb.doc[verb.i + 1 : end]))
    by = next((t for t in clause if t.lower_ == "by"), None)
    if verb.lower_ != "published" or by is None:
        return
    house = name_from(reading, by.i + 1, verb.sent.end)
    if house is not None and fits_kind(reading, house, "organization"):
        about, who = reading.entity_part(title), reading.entity_part(house)
        yield statement(reading, verb, about, SCHEMA.publisher, who, "relations.publisher", CONFIDENCE)
