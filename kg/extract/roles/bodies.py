"""A title becomes the bodies it is held at: beside the title, by a possessive, or from what the article is about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.demonyms import country_of
from kg.extract.reading import Reading
from kg.extract.reference.phrases import nouns
from kg.extract.referents import country_part
from kg.extract.roles.phrases import named_in_phrase
from kg.extract.roles.titles import Title, row
from kg.extract.tokens import Token
from kg.extract.topic import Leader, Topics
from kg.model import Mention, Part
from kg.rows import rows
from kg.vocabulary import SCHEMA

SURE, LIKELY, SHARED, LED, GUESSED = 0.95, 0.88, 0.75, 0.75, 0.6
LEVELS = {
    "city": (SCHEMA.City,),
    "state": (SCHEMA.State, SCHEMA.AdministrativeArea),
    "country": (SCHEMA.Country,),
}


@dataclass(frozen=True, slots=True)
class Body:
    """Where a title is held, with the tokens (`last` exclusive) that say so."""

    part: Part
    organization: bool
    party: bool
    first: int
    last: int
    sure: float


def body_of(reading: Reading, mention: Mention, sure: float) -> Body:
    """The entity of a mention as a body."""
    organization = reading.is_a(mention, SCHEMA.Organization)
    party = reading.is_a(mention, SCHEMA.PoliticalParty)
    return Body(reading.entity_part(mention), organization, party, mention.first, mention.last, sure)


def bodies_after(reading: Reading, title: Title) -> tuple[Body, ...]:
    """The bodies named behind a title: "of the German group Nordmark", "of Acme and Borealis"."""
    doc = reading.doc
    end = doc[title.head].sent.end
    i = _behind_bracket(reading, title.last, end)
    if i + 1 >= end or doc[i].lower_ not in row("prepositions", "words"):
        return ()
    first = named_in_phrase(reading, i + 1, end)
    if first is None or not fits(reading, title, first, doc[i]):
        return ()
    found = [first]
    while (more := _coordinated(reading, found[-1].last, end)) is not None and reading.is_a(more, SCHEMA.Organization):
        found.append(more)
    return tuple(body_of(reading, mention, SURE) for mention in found)


def _behind_bracket(reading: Reading, i: int, end: int) -> int:
    """The token behind a bracket at `i`: "chief executive officer (CEO) of"."""
    if i < end and reading.doc[i].text == "(":
        closing = next((j for j in range(i, min(i + 4, end)) if reading.doc[j].text == ")"), None)
        return closing + 1 if closing is not None else i
    return i


def _coordinated(reading: Reading, i: int, end: int) -> Mention | None:
    """The name that "and" adds to the name before token `i`, unless it begins something of its own."""
    doc = reading.doc
    if i + 1 >= end or doc[i].lower_ not in ("and", "&"):
        return None
    mention = reading.mention_at(doc[i + 1])
    alone = mention is not None and mention.first == i + 1 and mention.kind == "name"
    behind = doc[mention.last] if mention is not None and mention.last < end else None
    plain = behind is None or behind.is_punct or behind.pos_ in ("ADP", "CCONJ", "SCONJ")
    return mention if alone and plain and (behind is None or behind.tag_ != "POS") else None


def body_before(reading: Reading, title: Title) -> Body | None:
    """The body in front of a title: "Acme spokeswoman", "its chairman", "the bank's chief", "French minister"."""
    doc = reading.doc
    i = title.lead - 1
    start = doc[title.head].sent.start
    while i >= start and _between(reading, title, doc[i]):
        i -= 1
    if i < start:
        return None
    word = doc[i]
    named = reading.mention_at(word)
    adjective = country_of(word.text) is not None and (named is None or named.kind != "name")
    if adjective and title.office in ("country", "state"):
        return Body(country_part(reading, word, country_of(word.text) or ""), False, False, i, i + 1, LIKELY)
    possessive = word.tag_ in ("POS", "PRP$")
    if word.tag_ == "POS":
        i -= 1
    mention = reading.mention_at(doc[i]) if i >= start else None
    if mention is None or mention.last < i + 1 or not fits(reading, title, mention, None):
        return None
    if mention.kind != "name" and not possessive:
        return None
    return body_of(reading, mention, SURE)


def _between(reading: Reading, title: Title, word: Token) -> bool:
    """Whether a word may stand between a body and its title: "Acme's new chairman", "Acme's North America chief"."""
    mention = reading.mention_at(word)
    if mention is not None and (mention.kind == "name" or mention.last <= title.lead):
        region = mention.kind == "name" and word.nbor(1).tag_ != "POS" and not placed(title)
        return region and reading.is_a(mention, SCHEMA.Place)
    if word.tag_ == "POS" or country_of(word.text) is not None:
        return False
    return word.lower_ in row("generic", "words") or word.pos_ == "ADJ"


def fits(reading: Reading, title: Title, mention: Mention, preposition: Token | None) -> bool:
    """Whether a mention can be the body of a title: an organization, or a place for its office-holders."""
    if reading.is_a(mention, SCHEMA.Organization, SCHEMA.CivicStructure):
        return True
    if reading.is_a(mention, SCHEMA.Event):
        return title.key in row("eventful", "words")
    if not reading.is_a(mention, SCHEMA.Place) or (preposition is not None and preposition.lower_ not in ("of", "for")):
        return False
    return placed(title)


def placed(title: Title) -> bool:
    """Whether a title may be held at a place."""
    return title.office is not None or any(word in title.key.split() for word in row("placed", "words"))


def body_behind_name(reading: Reading, title: Title, person: Mention) -> Body | None:
    """The body behind a name with its title in front: "Inspector Laura Kemp of Harbour Police"."""
    doc = reading.doc
    end = doc[person.root].sent.end
    if not title.last <= person.first <= title.last + 2 or person.last + 1 >= end or doc[person.last].lower_ != "of":
        return None
    mention = named_in_phrase(reading, person.last + 1, end)
    near = mention is not None and mention.kind == "name" and mention.first - person.last <= 4
    fit = mention is not None and near and fits(reading, title, mention, doc[person.last])
    return body_of(reading, mention, LIKELY) if mention is not None and fit else None


def plain_body(
    reading: Reading, title: Title, topics: Topics, known: Body | None, recent: Sequence[Body]
) -> Body | None:
    """The body that an article need not repeat.

    That where the person is `known` to hold a post, that of the post told just before, or what the article is about.
    """
    if _says_another(reading, title):
        return None
    company = title.key in row("heads", "company")
    near = [known] if known is not None else recent
    if near and (company or title.key in row("inner", "words")):
        return replace(near[0], sure=GUESSED if known is None else SHARED)
    if (named := _named_body(reading, title)) is not None:
        return body_of(reading, named, LED)
    leader = _leader(reading, title, topics)
    if leader is None or (title.office == "country" and _other_country(reading, title, leader.mention)):
        return None
    return body_of(reading, leader.mention, LED if leader.by_far else GUESSED)


def _leader(reading: Reading, title: Title, topics: Topics) -> Leader | None:
    """What the article is about, of the kind that a title belongs to."""
    kind = _generic_kind(reading, title)
    if kind is not None:
        return topics.at(title.first, (kind,))
    if title.key in row("heads", "company"):
        return topics.at(title.first, (SCHEMA.Organization,), no=(SCHEMA.GovernmentOrganization,))
    if title.key in row("spoken", "words"):
        return topics.at(title.first, (SCHEMA.Organization,))
    kinds = LEVELS.get(title.office or "", ()) or topical(title)
    return topics.at(title.first, kinds, no=() if title.office == "country" else (SCHEMA.Country,)) if kinds else None


def _generic_kind(reading: Reading, title: Title) -> str | None:
    """The class of the body that a plain noun in front of a title speaks of: "Council chief executive Ann Roe"."""
    before = reading.doc[title.lead - 1].lower_ if title.lead > 0 else ""
    return nouns()[before][0] if before in row("generic", "words") and before in nouns() else None


def _named_body(reading: Reading, title: Title) -> Mention | None:
    """The one central bank named before a governor, the one court before a judge."""
    parts = [part for each in rows("roles")["named_body"] if title.key in each["titles"] for part in each["names"]]
    named = {
        m.entity: m
        for m in (reading.mentions_in(0, title.lead) if parts else ())
        if m.kind == "name" and any(part in f" {reading.entity(m).label.lower()} " for part in parts)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def topical(title: Title) -> tuple[str, ...]:
    """The class of bodies whose article says the title without them: a team of a head coach."""
    return tuple(kind for kind, titles in rows("roles")["topical"].items() if title.key in titles)


def _other_country(reading: Reading, title: Title, mention: Mention) -> bool:
    """Whether the sentence speaks of another country, so that the office may belong to that one."""
    label = reading.entity(mention).label
    for word in reading.doc[title.head].sent:
        other = reading.mention_at(word)
        if country_of(word.text) not in (None, label):
            return True
        if other is not None and other.entity != mention.entity and reading.is_a(other, SCHEMA.Country):
            return True
    return False


def _says_another(reading: Reading, title: Title) -> bool:
    """Whether the title has a body of its own that was not understood: "its chairman", "chairman of Xylo"."""
    doc = reading.doc
    behind = title.last + 1 < len(doc) and doc[title.last].lower_ in row("prepositions", "words")
    behind = behind and reading.time_at(doc[title.last + 1]) is None  # "chairman in May"
    before = doc[title.lead - 1] if title.lead > 0 else None
    return behind or (before is not None and (before.tag_ in ("POS", "PRP$") or before.pos_ == "PROPN"))
