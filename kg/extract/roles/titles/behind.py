"""What stands behind a title: a place of its field, the title of somebody else, a part of the body it is held at."""

from kg.extract.reading import Reading
from kg.extract.roles.titles.heads import all_heads
from kg.extract.roles.where.phrases import named_in_phrase
from kg.extract.tokens import Doc, Token
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

WITHIN = ("at", "of", "within", "in")  # between a part of a body and the body
PART = 7  # tokens of such a part: "the emerging markets division"
INSIDE = ("ADJ", "NOUN", "PROPN")


def is_region(reading: Reading, word: Token) -> bool:
    """Whether a place only says where a field is: "China" in "head of China operations"."""
    place = reading.mention_at(word)
    if place is None or not reading.is_a(place, SCHEMA.Place):
        return False
    behind = reading.doc[place.last : place.last + 1].text.lower()
    return behind in rows("roles")["functions"]["words"] or behind in words("roles", "looked_after")


def titles_name(reading: Reading, word: Token) -> bool:
    """Whether a word is the title of the person named behind it: "Mayor" in "a spokesman for Mayor Ann Roe"."""
    titled = word.is_title and word.lower_ in all_heads() and word.i + 1 < len(reading.doc)
    if not titled or is_portfolio_of(reading.doc, word.i):
        return False
    following = reading.mention_at(word.nbor(1))
    named = following is not None and following.kind == "name" and following.first == word.i + 1
    return named and reading.is_a(following, SCHEMA.Person)


def is_portfolio_of(doc: Doc, at: int) -> bool:
    """Whether a word behind "of" says what a minister is for, and is no title: "Secretary of Justice"."""
    return doc[at - 1].lower_ == "of" and doc[at].lower_ in rows("roles")["fields"]["words"]


def chair_of_field(doc: Doc, last: int, end: int) -> int:
    """The end of what a chair at a school is for: "Chair in Public Law at Lund University"; else its own end."""
    if not doc[last - 1].is_title or doc[last : last + 1].text.lower() != "in":
        return last
    at = last + 1
    while at < end and (doc[at].is_title or doc[at].lower_ in ("and", "of", "&")):
        at += 1
    return at if last + 1 < at < end and doc[at].lower_ in ("at", "in", ",") else last


def past_part(reading: Reading, last: int, end: int) -> int:
    """The end of "of the sales division" of "head of the sales division at Acme"; else its own end."""
    doc = reading.doc
    if doc[last : last + 1].text.lower() != "of" or doc[last + 1 : last + 2].text.lower() not in (
        "the",
        "its",
        "their",
    ):
        return last
    at = last + 2
    while at < min(end, last + PART) and (doc[at].pos_ in INSIDE or doc[at].tag_ in ("VBG", "VBN", "POS", "HYPH")):
        at += 1
    part = doc[at - 1].lower_ in words("roles", "parts") and doc[at - 1].is_lower
    return at if part and is_of_body(reading, at, end) else last


def is_of_body(reading: Reading, at: int, end: int) -> bool:
    """Whether "at" and an organization stand at a token: "at Acme" of "the sales division at Acme"."""
    joined = at + 1 < end and reading.doc[at].lower_ in WITHIN
    body = named_in_phrase(reading, at + 1, end) if joined else None
    return body is not None and body.kind != "pronoun" and reading.is_a(body, SCHEMA.Organization)
