"""What tells that a post is one at a body of members, such as a union, and not at the company told of beside it."""

from kg.extract.grammar import subject
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import noun_of
from kg.extract.roles.titles.titles import Title, row
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import words
from kg.vocabulary import SCHEMA


def is_no_firms(reading: Reading, title: Title, mention: Mention) -> bool:
    """Whether a post is not at the company of a mention: "general secretary", "its president" behind "the union"."""
    if not reading.is_a(mention, SCHEMA.Corporation):
        return False
    its = mention.kind == "pronoun" and mention.last == title.lead
    return title.key in row("heads", "of_members") or (its and body_gone_on_from(reading, mention.root) is not None)


def is_body_in_town(reading: Reading, mention: Mention) -> bool:
    """Whether a noun that was taken for a town is that of a body there: "treasurer of the port of Lomas"."""
    behind = reading.doc[mention.last : mention.last + 3]
    of = mention.kind == "nominal" and len(behind) > 1 and behind[0].lower_ == "of"
    if not of or noun_of(reading.doc[mention.root]) not in row("chambers", "in_towns"):
        return False
    return reading.is_a(mention, SCHEMA.Place)


def body_gone_on_from(reading: Reading, opening: int) -> Token | None:
    """The noun of a body that is no company, on which the sentence before ends: "but the union wants more. Its"."""
    if not reading.doc[opening].is_sent_start:
        return None
    last = opening - 1
    while last > 0 and reading.doc[last].is_space:
        last -= 1
    verb = reading.doc[max(last, 0)].sent.root
    clauses = [verb, *(c for c in verb.rights if c.dep_ == "conj" and subject(c) is not None)]
    noun = subject(clauses[-1])
    if noun is None or noun.tag_ != "NN" or noun_of(noun) not in words("reference", "public_words"):
        return None
    return noun if is_without_name(reading, noun) else None


def is_without_name(reading: Reading, noun: Token) -> bool:
    """Whether no name is told of what a noun means, before it or set off behind it: "the union of miners, Corvo,"."""
    if reading.mention_at(noun) is not None:
        return False
    verb = noun.head.i if noun.head.i > noun.i else noun.i + 3
    behind = (m for m in reading.mentions_in(noun.i, verb) if m.kind == "name" and reading.doc[m.first - 1].text == ",")
    return not any(reading.is_a(m, SCHEMA.Organization) for m in behind)


def is_capped(reading: Reading, title: Title, mention: Mention) -> bool:
    """Whether a country stands for its national team: "the former Chile striker", "England captain"."""
    town = title.text.lower() in row("capped", "of_towns") and reading.is_a(mention, SCHEMA.City)  # "Lomas head coach"
    return town or (title.key in row("capped", "words") and reading.is_a(mention, SCHEMA.Country))
