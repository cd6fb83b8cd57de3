"""The first sentence of a life tells a nationality past all brackets: "Ann Roe (born 1950) is a Danish painter"."""

from collections.abc import Iterator

from kg.extract.asides import past_asides
from kg.extract.demonyms import country_told
from kg.extract.reading import Reading
from kg.extract.referents import country_part
from kg.extract.relations.slots import statement
from kg.extract.tokens import Doc, Span, Token
from kg.model import Claim, Mention
from kg.vocabulary import SCHEMA

FRONT = 3  # tokens that a title may take in front of the name
REACH = 100  # tokens from the name to its nationality
ADJECTIVES = 4  # words between the article and the nationality: "a retired professional"
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
    at = past_asides(doc, mention.last, end)
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


def _nationalities(doc: Doc, at: int, end: int) -> list[Token]:
    """The words for peoples behind an article: "Soviet and Russian", "retired Danish", "Italian-born Swiss"."""
    found: list[Token] = []
    last = min(at + ADJECTIVES, end)
    while at < last and country_told(doc[at]) is None:
        if doc[at].pos_ not in DESCRIBING and doc[at].text not in (",", "-"):
            return []
        at += 1
    while at < end and (country_told(doc[at]) is not None or doc[at].lower_ in JOINING):
        tied = at + 2 < end and doc[at + 1].text == "-" and doc[at + 2].is_lower  # no "German-Jewish"
        if country_told(doc[at]) is not None and not tied and doc[at - 1].text + doc[at].text != "AmericanIndian":
            found.append(doc[at])
        at += 3 if tied else 1  # "German-born"
    return [] if at < end and doc[at].lower_ in OTHERS else found
