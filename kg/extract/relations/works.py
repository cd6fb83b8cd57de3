"""Who made a work, told behind its title: "Salt Road, by the Cork novelist Ann Roe", "“Salt Road” by Ann Roe"."""

import re
from collections.abc import Iterator

from kg.extract.names.words import listed
from kg.extract.reading import Reading
from kg.extract.relations.holders import holders
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import listed as row_of
from kg.extract.relations.series import name_from
from kg.extract.relations.slots import statement
from kg.extract.tokens import Span
from kg.model import Claim, Mention
from kg.vocabulary import SCHEMA

CONFIDENCE = 0.82
OWNED = 0.8
WORKS = (
    "series",
    "trilogy",
    "saga",
    "tetralogy",
    "comic",
    "strip",
    "sitcom",
    "novel",
    "book",
    "film",
    "play",
    "poem",
    "song",
)
WRITTEN = frozenset(("novel", "book", "poem", "play"))
CREATORS = ("creator", "co-creator", "author", "co-author", "writer")
YEAR = re.compile(r"(1[5-9]|20)\d\d")


def by_works(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The makers named behind the titles of a sentence."""
    doc, end = reading.doc, sentence.end
    for title in reading.mentions_in(sentence.start, end):
        if title.kind != "name" or not fits_kind(reading, title, "artwork"):
            continue
        yield from _of_owner(reading, title)
        yield from _created(reading, title)
        at = title.last
        at += at < end and doc[at].is_lower and doc[at].lemma_ in WORKS  # "the Tin Road series by Ann Roe"
        while at < min(end, title.last + 3) and (doc[at].text == "," or doc[at].is_quote):
            at += 1
        if at + 1 >= end or doc[at].lower_ != "by" or (at == title.last and doc[at].dep_ == "agent"):
            continue
        maker = name_from(reading, at + 1, end)
        if maker is not None and maker.last < end and doc[maker.last].tag_ == "NN":  # "by the Cork novelist"
            maker = name_from(reading, maker.last, end)
        if maker is None or not fits_kind(reading, maker, "person"):
            continue
        told = {token.lower_ for token in doc[at + 1 : maker.first]}
        told |= {token.lemma_ for token in doc[title.last : at]}
        predicate = SCHEMA.author if told & (listed("around", "writers") | WRITTEN) else SCHEMA.creator
        for one in row_of(reading, [maker], "person"):
            about, of = reading.entity_part(title), reading.entity_part(one)
            rule = f"relations.{predicate.partition(':')[2]}"
            yield statement(reading, doc[title.root], about, predicate, of, rule, CONFIDENCE)


def _created(reading: Reading, title: Mention) -> Iterator[Claim]:
    """Who is called the creator of what a noun for works follows: "Ann Roe, creator of the Tin Road comic strip"."""
    doc = reading.doc
    of = title.first - 2 if title.first > 2 and doc[title.first - 1].lower_ == "the" else title.first - 1
    noun = doc[of - 1] if of > 0 and doc[of].lower_ == "of" and title.last < len(doc) else None
    if noun is None or noun.lower_ not in CREATORS or doc[title.last].lemma_.lower() not in WORKS:
        return
    predicate = SCHEMA.creator if noun.lower_.endswith("creator") else SCHEMA.author
    for maker in holders(reading, noun, "person", [title]):
        about, by = reading.entity_part(title), reading.entity_part(maker)
        rule = f"relations.{predicate.partition(':')[2]}"
        yield statement(reading, noun, about, predicate, by, rule, CONFIDENCE)


def _of_owner(reading: Reading, title: Mention) -> Iterator[Claim]:
    """Whose a work is, told right before its title: "Ann Roe's Salt Road", "Ann Roe's 1990 “Salt Road”"."""
    doc, at = reading.doc, title.first - 1
    noun = doc[at].lower_ if at > 0 and doc[at].pos_ == "VERB" and doc[at].lower_ in WORKS else ""
    at -= bool(noun)  # "Ann Roe's play Salt Road", where the tagger sees somebody play
    while at > 0 and (doc[at].is_quote or doc[at].text in ("The", "A") or YEAR.fullmatch(doc[at].text)):
        at -= 1
    owner = reading.mention_at(doc[at - 1]) if at > 0 and doc[at].tag_ == "POS" else None
    if owner is None or owner.last != at or owner.kind != "name" or not fits_kind(reading, owner, "person"):
        return
    behind = doc[title.last] if title.last < len(doc) else None
    if behind is not None and (behind.pos_ in ("NOUN", "PROPN") or behind.tag_ == "POS") and behind.is_alpha:
        return  # "Ann Roe's Salt Road home"
    about, of = reading.entity_part(title), reading.entity_part(owner)
    predicate = SCHEMA.author if noun in WRITTEN else SCHEMA.creator
    rule = f"relations.{predicate.partition(':')[2]}"
    yield statement(reading, doc[title.root], about, predicate, of, rule, OWNED)
