"""The first sentence of a life tells a nationality past all brackets: "Ann Roe (born 1950) is a Danish painter"."""

from collections.abc import Iterator

from kg.extract.demonyms import country_told
from kg.extract.reading import Reading
from kg.extract.referents import country_part
from kg.extract.relations.slots import statement
from kg.extract.tokens import Doc, Span, Token
from kg.model import Claim, Mention
from kg.vocabulary import SCHEMA

FRONT = 3  # tokens that a title may take in front of the name
BRACKET = 60  # tokens that brackets behind a name may hold
REACH = 100  # tokens from the name to its nationality
ASIDE = 14  # tokens of another name that is set off by commas: ", better known as Ann Lee,"
ADJECTIVES = 4  # words between the article and the nationality: "a retired professional"
KNOWN = ("known", "called", "styled", "born", "credited", "nicknamed", "spelled", "spelt", "aka", "a.k.a", "a.k.a.")
SAID = ("also", "better", "best", "commonly", "sometimes", "usually", "often", "professionally", "simply", "formerly")
DESCRIBING = ("ADJ", "ADV", "NOUN", "PROPN")
OTHERS = ("language", "literature", "history", "studies", "cuisine", "orthodox")
JOINING = ("and", "-", "–", "/", ",")


def by_first_sentence(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The nationalities of a person whose name, brackets and "is a" open a sentence."""
    mention = _opening_name(reading, sentence)
    if mention is None:
        return
    doc = reading.doc
    end = min(len(doc), mention.last + REACH)  # brackets end many a sentence too early
    at = _past_asides(doc, mention.last, end)
    if ")" not in {t.text for t in doc[mention.last : at]} or at + 2 >= end:
        return
    if doc[at].lower_ not in ("is", "was") or doc[at + 1].lower_ not in ("a", "an", "the"):
        return
    for adjective in _nationalities(doc, at + 2, end):
        if _names_place(reading, adjective):
            continue
        person = reading.entity_part(mention)
        country = country_part(reading, adjective, country_told(adjective) or adjective.text)
        yield statement(reading, adjective, person, SCHEMA.nationality, country, "relations.nationality", 0.85)


def _opening_name(reading: Reading, sentence: Span) -> Mention | None:
    """The name of a person that a sentence opens with, a title in front left out."""
    for mention in reading.mentions_in(sentence.start, min(sentence.start + FRONT, sentence.end)):
        if mention.kind == "name":
            return mention if reading.is_a(mention, SCHEMA.Person) else None
    return None


def _names_place(reading: Reading, adjective: Token) -> bool:
    """Whether a people's word is part of the name of a place: "British Columbia"."""
    mention = reading.mention_at(adjective)
    return mention is not None and mention.last - mention.first > 1 and reading.is_a(mention, SCHEMA.Place)


def _past_asides(doc: Doc, at: int, end: int) -> int:
    """The token behind the brackets and the other names that follow a name."""
    while at < end - 1:
        if doc[at].text == "(":
            behind = _closed(doc, at, end)
        elif doc[at].text == "," and doc[at + 1].text == "(":
            behind = at + 1
        else:
            behind = _past_other_name(doc, at, end)
        if behind == at:
            return at
        at = behind
    return at


def _closed(doc: Doc, first: int, end: int) -> int:
    """The token behind the bracket that closes the one at a token, others inside; the token itself if none does."""
    depth = 0
    for i in range(first, min(first + BRACKET, end)):
        depth += doc[i].text.count("(") - doc[i].text.count(")")
        if depth == 0:
            return i + 1
    return first


def _past_other_name(doc: Doc, at: int, end: int) -> int:
    """The token behind ", also known as Ann Lee,", "aka Lee" or the comma that closes brackets."""
    told = at + (doc[at].text == ",")
    if told > at and doc[told].lower_ in ("is", "was"):
        return told
    while told < end and doc[told].lower_ in SAID:
        told += 1
    if told >= end or doc[told].lower_ not in KNOWN:
        return at
    for i in range(told + 1, min(told + ASIDE, end)):
        if doc[i].lower_ in ("is", "was") or (doc[i].text == "," and doc[i + 1 : i + 2].text in ("is", "was")):
            return i
    return at


def _nationalities(doc: Doc, at: int, end: int) -> list[Token]:
    """The words for peoples behind an article: "Soviet and Russian", "retired Danish", "Italian-born Swiss"."""
    found: list[Token] = []
    last = min(at + ADJECTIVES, end)
    while at < last and country_told(doc[at]) is None:
        if doc[at].pos_ not in DESCRIBING and doc[at].text not in (",", "-"):
            return []
        at += 1
    while at < end and (country_told(doc[at]) is not None or doc[at].lower_ in JOINING):
        tied = at + 2 < end and doc[at + 1].text == "-" and country_told(doc[at + 2]) is None
        if country_told(doc[at]) is not None and not tied and doc[at - 1].text + doc[at].text != "AmericanIndian":
            found.append(doc[at])
        at += 3 if tied else 1  # "German-born"
    return [] if at < end and doc[at].lower_ in OTHERS else found
