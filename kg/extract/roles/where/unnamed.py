"""A title becomes the body that a noun phrase without a name tells: "president of the village cooperative".

The phrase may stand behind the title, before it with a possessive, or inside it ("board chair"). Where the article is
about one body of the kind, that one is meant; else the words themselves stand for it.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.grammar import SUBJECTS, child
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import noun_of, nouns
from kg.extract.referents import CALLING
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import GUESSED, LED, SHARED, Body, body_of, fits
from kg.extract.roles.where.discourse import body_of_paragraph, is_quoted, speaks_as, subject_before, told_before
from kg.extract.roles.where.nameless import (
    POSSESSIVE,
    Phrase,
    before_owner,
    behind,
    in_full,
    in_words,
    inside,
    owner_of,
    speaks_of_body,
)
from kg.extract.roles.where.of_members import body_gone_on_from, is_no_firms, is_without_name
from kg.extract.tokens import Token
from kg.extract.topic import Topics
from kg.model import Mention
from kg.vocabulary import SCHEMA

BACK = 4  # sentences in which the one is looked for that "its" means
TOLD = 0.85  # confidence of a body that is told by words alone


def unnamed_body(reading: Reading, title: Title, topics: Topics, own: Body | None = None) -> Body | None:
    """The body of a title that no name beside it tells, as the leading one of its kind or in words.

    `own` is the body that the article ties the holder to in another way: "the firm" means that rather than what leads.
    """
    owner = owner_of(reading, title)
    if owner is not None and owner.tag_ in POSSESSIVE:
        return _its(reading, owner, title, topics)
    phrase = behind(reading, title)
    if phrase is None and title.text.lower() in row("unions", "whole"):
        return None
    if phrase is None:
        phrase = before_owner(reading, owner, title) if owner is not None else inside(reading, title)
    if phrase is not None and own is not None and _means(reading, phrase, own):
        return replace(own, sure=SHARED)
    return _body(reading, phrase, title, topics) if phrase is not None else None


def _means(reading: Reading, phrase: Phrase, own: Body) -> bool:
    """Whether a plain noun may mean the body that a holder is tied to: "the firm", which Ann Roe founded."""
    noun = noun_of(reading.doc[phrase.last - 1])
    alone = phrase.definite and phrase.last - phrase.first == 1 and noun in row("generic", "firms")
    return alone and own.organization


def _its(reading: Reading, owner: Token, title: Title, topics: Topics) -> Body | None:
    """Whom "its" means where no antecedent was found: an organization, for it has a post to fill.

    Of a captain or a coach "their" may mean the team as well.
    """
    known = reading.mention_at(owner)
    meant = known is not None and known.last == owner.i + 1
    if owner.lower_ != "its" and (meant or not _is_teams(owner, title)):
        return None
    if known is not None and meant and (fits(reading, title, known, None) or _is_here(reading, known, owner)):
        return None
    if owner.lower_ == "its" and (noun := body_gone_on_from(reading, owner.i)) is not None:
        return Body(in_words(reading, noun), False, False, noun.i, noun.i + 1, LED)
    by = owner.head.head  # "The board met. The house is run by its manager": that of the house
    run = child(by.head, "nsubjpass") if by.dep_ == "agent" else None
    if run is not None and run.tag_ == "NN" and not _is_body(run) and reading.mention_headed_by(run) is None:
        return None
    for back, (first, last) in enumerate(_spans_before(reading, owner)):
        told = [m for m in reading.mentions_in(first, last) if _may_be_its(reading, title, m)]
        told = [m for m in told if owner.lower_ == "its" or reading.is_a(m, SCHEMA.SportsTeam)]
        told = [m for m in told if back or not is_quoted(reading, m, owner)]
        subjects = [m for m in told if reading.doc[m.root].dep_ in ("nsubj", "nsubjpass")]
        nouns_told = [t for t in reading.doc[first:last] if (t.dep_ in SUBJECTS or _is_joined(t)) and _is_body(t)]
        nouns_told = nouns_told or [t for t in reading.doc[first:last] if back and _is_asked(t) and not told]
        nouns_told = [] if title.key.endswith("minister") else nouns_told  # no agency has a minister
        foremost = nouns_told and not subjects and is_without_name(reading, nouns_told[-1])
        for found in (subjects, [] if foremost else told):  # "The union of Acme's staff agreed. Its president"
            if len({m.entity for m in found}) == 1:
                return body_of(reading, found[-1], LED if found is subjects and back < 2 else GUESSED)
        if nouns_told and (foremost or not told):
            noun = nouns_told[-1]
            if (leading := _narrowed_leader(reading, noun, title, topics)) is not None:
                return leading
            return Body(in_words(reading, noun), False, False, noun.i, noun.i + 1, LED)
        if told:
            break
    leader = topics.at(title.first, (SCHEMA.Organization if owner.lower_ == "its" else SCHEMA.SportsTeam,))
    return body_of(reading, leader.mention, GUESSED) if leader is not None and leader.by_far else None


def _narrowed_leader(reading: Reading, noun: Token, title: Title, topics: Topics) -> Body | None:
    """The leading body where a noun for any such body tells no more than how it is: "The privately held carrier"."""
    lefts = list(noun.lefts)
    definite = bool(lefts) and lefts[0].lower_ == "the" and all(t.pos_ in ("DET", "VERB", "ADJ") for t in lefts)
    kind, _ = nouns().get(noun_of(noun), ("", False))
    if not definite or noun_of(noun) not in row("generic", "words") or kind != SCHEMA.Organization:
        return None
    leader = topics.at(title.first, (SCHEMA.Organization,), no=(SCHEMA.GovernmentOrganization,))
    return body_of(reading, leader.mention, GUESSED) if leader is not None and leader.by_far else None


def _is_teams(owner: Token, title: Title) -> bool:
    """Whether a post is one that a team has which is told as several: "their captain, Ann Roe"."""
    return owner.lower_ == "their" and title.key in row("topical", SCHEMA.SportsTeam)


def _is_body(noun: Token) -> bool:
    """Whether a noun speaks of a body, or of those who are led as one: "the opposition ... its leader"."""
    return speaks_of_body(noun) or (noun.tag_ == "NN" and noun.lower_ in row("spoken", "led"))


def _is_joined(noun: Token) -> bool:
    """Whether a noun is what somebody joins: "joined the bank in 1998 and became its head of research"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in row("joined", "verbs")


def _is_asked(noun: Token) -> bool:
    """Whether a noun is that of a body to which something is done: "asked the sport's governing body"."""
    asked = noun.head.lemma_ in ("ask", "urge", "tell") and noun.dep_ in ("dobj", "nsubj", "dative")
    governing = noun.lower_ == "body" and noun.i > 0 and noun.nbor(-1).lower_ == "governing"
    return (governing and noun.dep_ in ("dobj", "nsubj")) or (asked and _is_body(noun))


def _is_here(reading: Reading, place: Mention, owner: Token) -> bool:
    """Whether "its" means a place that the sentence tells of, which may be a body of the same name."""
    named = reading.mentions_in(owner.sent.start, owner.i)
    return any(m.kind == "name" and m.entity == place.entity for m in named)


def _may_be_its(reading: Reading, title: Title, mention: Mention) -> bool:
    """Whether a mention is a body that may have a post to fill: an organization, a festival for its director."""
    if reading.is_a(mention, SCHEMA.Event):
        return fits(reading, title, mention, None)
    if reading.doc[mention.root].head.lower_ == "from":
        return False  # "Roe, who joined from Acme"
    shop = reading.is_a(mention, SCHEMA.Place) and not reading.is_a(mention, SCHEMA.AdministrativeArea, SCHEMA.City)
    if reading.is_a(mention, SCHEMA.NewsMediaOrganization) or is_no_firms(reading, title, mention):
        return False  # it mostly only reports what is told
    return reading.is_a(mention, SCHEMA.Organization) or (shop and title.key in row("keepers", "words"))


def _spans_before(reading: Reading, owner: Token) -> Iterator[tuple[int, int]]:
    """What stands before a possessive in its sentence, and the sentences before that, the nearest first."""
    first, last = owner.sent.start, owner.i
    for _ in range(BACK):
        yield first, last
        if first == 0:
            return
        spoken = reading.doc[first - 1].sent
        first, last = spoken.start, spoken.end


def _called(reading: Reading, phrase: Phrase, noun: str) -> Mention | None:
    """The one body told before that has a noun in its name, "the institute", or that of a watchdog: an authority."""
    if not phrase.definite or phrase.last - phrase.first > 1:
        return None
    bodies = (m for m in reading.mentions_in(0, phrase.first) if reading.is_a(m, SCHEMA.Organization))
    names = {noun.capitalize()} | (row("watchdogs", "names") if noun in row("watchdogs", "nouns") else frozenset())
    called = (m for m in bodies if not names.isdisjoint(reading.entity(m).label.split()))
    found = {m.entity: m for m in called if m.kind == "name"}
    return next(iter(found.values())) if len(found) == 1 else None


def _may_be(reading: Reading, leader: Mention, noun: str) -> bool:
    """Whether the leading body is what a noun means: no company is a committee, no school its board."""
    if reading.is_a(leader, SCHEMA.Country):
        return noun not in row("towns", "words") | row("towns", "regions")
    if noun == "board":
        school = reading.is_a(leader, SCHEMA.EducationalOrganization)
        return not school or reading.is_a(leader, SCHEMA.CollegeOrUniversity)
    return noun not in row("chambers", "apart") or noun.capitalize() in reading.entity(leader).label.split()


def _stays(reading: Reading, leader: Mention, title: Title) -> bool:
    """Whether the sentence before ends with no other body than the leading one: "Acme had a letter from Corvo. The
    company president, Ann Roe" may be of either.
    """
    start = reading.doc[title.head].sent.start
    before = reading.doc[max(start - 1, 0)].sent
    told = [m for m in reading.mentions_in(before.start, start) if m.kind == "name"]
    bodies = [m.entity for m in told if reading.is_a(m, SCHEMA.Organization)]
    return not bodies or bodies[-1] == leader.entity or not reading.is_a(leader, SCHEMA.Organization)


def _named_behind(reading: Reading, phrase: Phrase) -> Mention | None:
    """The name that closes a phrase for a body: "a spokeswoman for the airport's operator, Corvo Flughafen,"."""
    doc, at = reading.doc, phrase.last
    at += 3 if doc[at : at + 3].text == "in the world" else 0  # "of the oldest bank in the world, Corvo"
    if at + 2 >= len(doc) or (doc[at].text != "," and doc[at].lower_ not in CALLING):
        return None
    calls, at = doc[at].text != ",", at + (doc[at + 1].lower_ == "the")
    mention = reading.mention_at(doc[at + 1])
    closed = mention is not None and (calls or doc[mention.last : mention.last + 1].text in (",", ".", ")", ""))
    fits_body = closed and mention is not None and mention.kind == "name" and mention.first in (at, at + 1)
    return mention if fits_body and not reading.is_a(mention, SCHEMA.Person, SCHEMA.City, SCHEMA.Country) else None


def _no_firm(reading: Reading, body: Mention | None) -> Mention | None:
    """A body that may be an agency or a charity: no company, no place."""
    agency = reading.is_a(body, SCHEMA.Organization) and not reading.is_a(body, SCHEMA.Corporation, SCHEMA.SportsTeam)
    return body if agency else None


def _town_before(reading: Reading, phrase: Phrase, title: Title) -> Mention | None:
    """The place named right before a body that stands inside a title: "Leeds" of "Leeds police chief"."""
    before = reading.mention_at(reading.doc[phrase.first - 1]) if phrase.first > 0 else None
    inside = phrase.last <= title.head and before is not None and before.last == phrase.first
    named = inside and before is not None and before.kind == "name" and reading.is_a(before, SCHEMA.Place)
    return before if named else None


def _body(reading: Reading, phrase: Phrase, title: Title, topics: Topics) -> Body:
    """The body named behind a phrase, the leading one of the kind that it speaks of, or its words."""
    doc = reading.doc
    named = _named_behind(reading, phrase)
    if named is not None:
        return body_of(reading, named, TOLD)
    noun = noun_of(doc[phrase.last - 1])
    kind, plain = nouns().get(noun, (SCHEMA.Organization, False))
    plain = plain or noun == "board"  # that of the company
    alone = phrase.definite and phrase.last - phrase.first == 1 and plain
    leader = topics.at(title.first, (kind,)) if alone else None
    if leader is not None and not (_may_be(reading, leader.mention, noun) and _stays(reading, leader.mention, title)):
        leader = None
    called = _called(reading, phrase, noun) if leader is None else None
    before = subject_before(reading, title) if alone and leader is None and called is None else None
    if (
        before is not None
        and (kind == SCHEMA.Organization or speaks_as(reading, noun, before))
        and _may_be(reading, before, noun)
        and _stays(reading, before, title)
    ):
        return body_of(reading, before, GUESSED)
    if called is None and alone and leader is None and noun in row("generic", "firms"):
        called = body_of_paragraph(reading, title, phrase.first)
    if called is None and alone and leader is None and noun in row("generic", "agencies"):
        called = _no_firm(reading, body_of_paragraph(reading, title, phrase.first, SCHEMA.Organization))
    if called is None and alone and leader is None:
        called = told_before(reading, title, noun)
    if called is not None:
        return body_of(reading, called, LED)
    if leader is not None:
        return body_of(reading, leader.mention, LED if leader.by_far else GUESSED)
    part = reading.words_part(
        *(in_full(doc, phrase.first, phrase.last) if phrase.definite else (phrase.first, phrase.last))
    )
    town = _town_before(reading, phrase, title)
    if town is not None:
        return Body(reading.words_part(town.first, phrase.last), False, False, town.first, phrase.last, TOLD)
    small = phrase.last <= title.head and doc[phrase.last].is_alpha and doc[phrase.last].is_lower
    text = (part.text or "").lower() if small else part.text  # "Board chair", but "House Minority Leader"
    return Body(replace(part, text=text), False, False, phrase.first, phrase.last, TOLD)
