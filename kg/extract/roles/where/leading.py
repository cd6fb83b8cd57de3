"""What leads an article, and what is the only one of its kind there, as the body of a title."""

from collections.abc import Iterable

from kg.extract.grammar import subject, verb_lemma
from kg.extract.reading import Reading
from kg.extract.referents import referent
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import GUESSED, LED, Body, body_of
from kg.extract.topic import Leader
from kg.model import Mention
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

NEAR, AGAIN = 5, 3  # sentences that tell of one body alone, and how often it has been told of


def led_by(reading: Reading, leader: Leader | None) -> Body | None:
    """The body that leads, less sure where another is near."""
    return body_of(reading, leader.mention, LED if leader.by_far else GUESSED) if leader is not None else None


def led_in_passive(reading: Reading, title: Title, person: Mention) -> Body | None:
    """The body that is told to be led by who has a title that bodies give: "The court is led by President Ann Roe"."""
    by = reading.doc[person.root].head
    verb, noun = by.head, subject(by.head)
    leads = {lemma for each in rows("roles")["lead"] for lemma in each["verbs"]}
    if by.lower_ != "by" or title.first > person.first or noun is None or verb_lemma(verb) not in leads:
        return None
    told = referent(reading, noun, SCHEMA.Organization)
    known = told is not None and noun.lemma_.lower() in words("reference", "organs") | row("presided", "bodies")
    return body_of(reading, told, LED) if told is not None and known and title.key in row("presided", "words") else None


def only_near(reading: Reading, title: Title) -> Leader | None:
    """The one body that a text tells of again and again, where the last sentences before a title tell of no other."""
    start = reading.doc[title.head].sent.start
    for _ in range(NEAR):
        start = reading.doc[max(start - 1, 0)].sent.start
    other = (SCHEMA.GovernmentOrganization, SCHEMA.NewsMediaOrganization)
    near = only(m for m in reading.mentions_in(start, title.lead) if reading.is_a(m, SCHEMA.Organization))
    if near is None or reading.is_a(near, *other):
        return None
    told = [m for m in reading.mentions_in(0, title.lead) if m.entity == near.entity]
    named = [m for m in told if m.kind == "name"]
    return Leader(named[-1], by_far=False) if named and len(told) >= AGAIN else None


def only(mentions: Iterable[Mention]) -> Mention | None:
    """The last mention of the one entity that all are of; None where they are of several."""
    found = {m.entity: m for m in mentions}
    return next(iter(found.values())) if len(found) == 1 else None
