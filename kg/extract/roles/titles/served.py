"""Titles that only style who has another, that name whom they serve, and those whom somebody with a title serves."""

from kg.extract.demonyms import country_told, is_country
from kg.extract.reading import Reading
from kg.extract.roles.titles.heads import all_heads
from kg.extract.roles.where.phrases import named_in_phrase
from kg.extract.tokens import Doc, Token
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

STATES = ("U.S.", "US")
FIELD = 6  # tokens of what a reader at a university is for


def is_style(token: Token) -> bool:
    """Whether a word written large only styles who has the post before it: "dean Professor Ann Roe"."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    return token.is_title and before.is_lower and before.tag_ == "NN" and before.lower_ in all_heads()


def is_of_states(token: Token) -> bool:
    """Whether a country is the first word of an officer's title: "U.S." of "Assistant U.S. Attorney Ann Roe"."""
    return token.text in STATES


def is_academic(reading: Reading, last: int, end: int) -> bool:
    """Whether a reader is one who teaches: "reader in law at Lund University"."""
    doc = reading.doc
    if doc[last : last + 1].text.lower() != "in":
        return False
    at = next((t for t in doc[last + 2 : min(last + FIELD, end)] if t.lower_ == "at"), None)
    school = named_in_phrase(reading, at.i + 1, end) if at is not None else None
    return reading.is_a(school, SCHEMA.Organization, SCHEMA.Place)


def past_served(doc: Doc, last: int, end: int) -> int:
    """The end of "for the provincial governor" of "spokesman for the provincial governor", told of nobody by name."""
    start, reach = last + 2, min(last + 6, end)
    if doc[last : min(start, end)].text.lower() != "for the":
        return last
    head = next((t for t in doc[start:reach] if t.tag_ == "NN" and t.dep_ == "pobj" and t.head.i == last), None)
    holder = head is not None and head.lower_ in words("reference", "person_nouns")
    plain = head is not None and all(t.is_lower for t in doc[last : head.i + 1])
    apposed = (
        head is not None and doc[head.i + 1 : head.i + 2].text == "," and doc[head.i + 2 : head.i + 3].text.istitle()
    )
    return head.i + 1 if head is not None and holder and plain and not apposed else last


def plays_for_country(token: Token, last: int) -> bool:
    """Whether an "international" is somebody who plays for a country: "a former Chile international", no airport."""
    before, doc = token.doc[max(token.i - 1, 0)], token.doc
    behind = doc[last : last + 1].text
    closed = behind in ("", ",", ".", ";", ")", "who", "and", "in") or (behind[:1].isupper() and token.dep_ != "amod")
    nation = is_country(before.text) or before.text in rows("demonyms")["governed"]["nations"]  # "Wales"
    return token.is_lower and closed and (nation or country_told(before) is not None)
