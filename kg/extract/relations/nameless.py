"""Who does something without a name: "the Scottish government", "the Roe family", "Peru's rail regulator"."""

from kg.extract.demonyms import country_told
from kg.extract.grammar import child, prepositional
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import kind_of_noun
from kg.extract.referents import country_part, referents
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows
from kg.vocabulary import SCHEMA

NEAR = 7  # tokens between an authority and its name
STATES = ("government", "state")
AUTHORITIES = {"authority": "words", "watchdog": "watchdogs", "supervisor": "supervisors"}  # type name: list of nouns


def nameless(reading: Reading, nouns: list[Token], kind: str) -> list[Part]:
    """Those who own or supervise and have no name, as the country they act for or as words."""
    if kind in ("holder", "owner"):
        found = governments(reading, nouns) if kind == "holder" else []
        return found or [part for noun in nouns for part in _owners(reading, noun)]
    table = AUTHORITIES.get(kind)
    if table is None:
        return []
    called = rows("relations")["authorities"][table]
    told = [noun for noun in nouns if noun.lower_ in called and _is_told(reading, noun)]
    return [_set_off(reading, noun) or _phrase(reading, noun) for noun in told]


def governments(reading: Reading, nouns: list[Token]) -> list[Part]:
    """The countries of "the Scottish government", "Oman's government" and "the government of Kenya"."""
    states = [noun for noun in nouns if noun.lower_ in STATES]
    told = [(word, country_told(word)) for noun in states for word in noun.lefts]
    found = [country_part(reading, word, country) for word, country in told if country is not None]
    whose = [n for noun in states for n in (child(noun, "poss"), *(of for _, of in prepositional(noun, "of")))]
    named = referents(reading, [noun for noun in whose if noun is not None], SCHEMA.Country)
    return found or [reading.entity_part(mention) for mention in named]


def _owners(reading: Reading, noun: Token) -> list[Part]:
    """ "the Roe family", whose name another bears; "Oman's oil fund"."""
    before = noun.nbor(-1) if noun.i > noun.sent.start else noun
    if noun.lower_ == "family" and before.pos_ == "PROPN":
        return [reading.words_part(_first_of_name(before), noun.i + 1)]
    owner = child(noun, "poss")
    of_place = owner is not None and reading.is_a(reading.mention_at(owner), SCHEMA.Place)
    body = of_place and noun.tag_ == "NN" and kind_of_noun(noun.lemma_.lower()) == SCHEMA.Organization
    return [_phrase(reading, noun)] if body and reading.mention_at(noun) is None else []


def _first_of_name(last: Token) -> int:
    """Where a name begins that ends with a token: "Roe-Lee" of "the Roe-Lee family"."""
    at = last.i
    while at > last.sent.start and (last.doc[at - 1].pos_ == "PROPN" or last.doc[at - 1].text == "-"):
        at -= 1
    return at


def _is_told(reading: Reading, noun: Token) -> bool:
    """Whether a nameless authority is told by its field or its country: "the privacy watchdog"."""
    return reading.mention_at(noun) is None and any(t.dep_ in ("poss", "compound", "amod", "nmod") for t in noun.lefts)


def _set_off(reading: Reading, noun: Token) -> Part | None:
    """The name set off behind an authority after all: "the food regulator of Kenya, Acme, has"."""
    doc, end = noun.doc, min(noun.i + NEAR, noun.sent.end - 2)
    comma = next((i for i in range(noun.i + 1, end) if doc[i].text == ","), None)
    name = reading.mention_at(doc[comma + 1]) if comma is not None else None
    closed = name is not None and name.first - 1 == comma and name.last < noun.sent.end and doc[name.last].text == ","
    if name is None or not closed or name.kind != "name" or not reading.is_a(name, SCHEMA.Organization):
        return None
    return reading.entity_part(name)


def _phrase(reading: Reading, noun: Token) -> Part:
    """The words of a noun phrase up to its noun, without an article."""
    first = noun.left_edge
    return reading.words_part(first.i + (first.lower_ in ("the", "a", "an")), noun.i + 1)
