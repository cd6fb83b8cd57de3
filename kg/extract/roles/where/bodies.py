"""A title becomes the bodies it is held at: beside the title, by a possessive, or from what the article is about."""

from dataclasses import dataclass

from kg.extract.demonyms import country_of, country_told, region_of
from kg.extract.grammar import conjuncts
from kg.extract.places.known import best
from kg.extract.reading import Reading
from kg.extract.referents import country_part
from kg.extract.relations.series import row_behind
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.given import given
from kg.extract.roles.where.held_by import is_field_named, is_held_by, is_national, is_style
from kg.extract.roles.where.of_members import is_body_in_town, is_capped, is_no_firms
from kg.extract.roles.where.parties import is_called_party, party_called, state_of_seat
from kg.extract.roles.where.phrases import name_explained, named_in_phrase
from kg.extract.tokens import Doc, Token, behind_brackets
from kg.model import Mention, Part
from kg.vocabulary import SCHEMA

FIELD = ("ADJ", "NOUN", "PROPN", "CCONJ", "DET")
WIDTH = 16  # tokens of a field: "of the Philosophy of Mind and Logic"
SCHOOLS = (SCHEMA.EducationalOrganization, SCHEMA.ResearchOrganization, SCHEMA.MedicalOrganization)
GOVERNED = (SCHEMA.Country, SCHEMA.State, SCHEMA.AdministrativeArea, SCHEMA.City)
SURE, LIKELY, SHARED, LED, GUESSED = 0.95, 0.88, 0.75, 0.75, 0.6


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
    if several := given(reading, [doc[i - 1]]) if doc[i - 1].tag_ == "NNS" else []:
        return tuple(body_of(reading, mention, LIKELY) for mention in several)  # "of several firms, including Acme"
    if i + 1 < end and doc[i].text == ",":
        return _behind_comma(reading, title, i, end) or _behind_branch(reading, title, i, end)
    serving = i < end and doc[i].lower_ == "to" and title.key in row("serving", "words")
    if i + 1 >= end or not (serving or doc[i].lower_ in row("prepositions", "words")):
        return ()
    first = named_in_phrase(reading, i + 1, end)
    region = past_region(reading, i, end) if first is not None and not fits(reading, title, first, doc[i]) else i
    if region > i and region + 1 < end and doc[region].lower_ in row("prepositions", "words"):
        i, first = region, named_in_phrase(reading, region + 1, end)  # "chief economist in Prague for Orvel Bank"
    fields = title.key.split()[-1] in row("academic", "words") or title.key.endswith("vice president")
    if fields and doc[i].lower_ != "at":
        first = _behind_field(reading, i + 1, end) or (None if _is_field(reading, title, first) else first)
    if first is None or not fits(reading, title, first, doc[i]) or _only_owns(reading, first, end):
        return ()
    found = [first]
    places = (SCHEMA.Country, *((SCHEMA.City,) if title.plural else ()))  # "the mayors of Lomas and Bexley"
    alike = (SCHEMA.Organization, *(place for place in places if reading.is_a(first, place)))
    while (more := _coordinated(reading, found[-1].last, end)) is not None and reading.is_a(more, *alike):
        found.append(more)
    found = found if len(found) > 1 else [first, *(_listed(reading, first) or _in_row(reading, first, end))]
    return tuple(body_of(reading, mention, SURE) for mention in found)


def _listed(reading: Reading, first: Mention) -> list[Mention]:
    """The organizations that follow a name in a row of three or more: "member of Acme, the Bex Club and Corvo"."""
    named = [reading.mention_headed_by(token) for token in conjuncts(reading.doc[first.root])[1:]]
    rest = [m for m in named if m is not None and m.kind == "name" and reading.is_a(m, SCHEMA.Organization)]
    return rest if len(rest) == len(named) > 1 else []


def _in_row(reading: Reading, first: Mention, end: int) -> list[Mention]:
    """The organizations in a row with commas and a last "and" that begin no clause: "of Acme, the Bex Club and Bo"."""
    doc, i, found, closed = reading.doc, first.last, list[Mention](), False
    while i + 1 < end and not closed and doc[i].lower_ in (",", "and", "&"):
        while i + 1 < end and doc[i].lower_ in (",", "and", "&", "the"):
            closed |= doc[i].lower_ in ("and", "&")
            i += 1
        named = reading.mention_at(doc[i])
        if named is None or named.first not in (i, i - 1) or named.kind != "name":
            return []
        if not reading.is_a(named, SCHEMA.Organization):
            return []
        found.append(named)
        i = named.last
    told = i < end and (doc[i].pos_ in ("VERB", "AUX", "NOUN", "PROPN") or doc[i].tag_ == "POS")
    return found if closed and len(found) > 1 and not told else []


def past_region(reading: Reading, i: int, end: int) -> int:
    """The token behind "in Chad" or "for West Africa" at a token, where a post is held; else that token."""
    doc = reading.doc
    if i + 1 >= end or doc[i].lower_ not in ("in", "for"):
        return i
    first = i + 2 if doc[i + 1].lower_ == "the" and i + 2 < end else i + 1
    mention = reading.mention_at(doc[first])
    place = mention is not None and mention.kind == "name" and reading.is_a(mention, SCHEMA.Place)
    owns = mention is not None and mention.last < end and doc[mention.last].tag_ == "POS"  # "for Osaka's governor"
    return mention.last if mention is not None and place and not owns and mention.first in (first, i + 1) else i


def _behind_comma(reading: Reading, title: Title, i: int, end: int) -> tuple[Body, ...]:
    """The body that a title without article is set beside: "Ann Roe (chief economist, Orvel Bank)"."""
    doc = reading.doc
    before = doc[title.lead - 1] if title.lead > doc[title.head].sent.start else None
    first = i + 2 if doc[i + 1].lower_ == "the" and i + 2 < end else i + 1
    mention = reading.mention_at(doc[first])
    parted = before is not None and before.lower_ in ("(", ",", "to")
    if before is None or not parted or mention is None or mention.first not in (first, i + 1):
        return ()
    closed = mention.last < end and doc[mention.last].text in (")" if before.text == "(" else (",", ";"))
    ends = before.lower_ == "to" and mention.last < end and doc[mention.last].text == "."
    signed = reading.block_kind(before) == "speaker" and before.text == ","  # "— Ann Roe, chair, Acme"
    ends = ends or (signed and (mention.last >= end or not doc[mention.last].text.strip(": \n")))
    named = mention.kind == "name" and reading.is_a(mention, SCHEMA.Organization, SCHEMA.CivicStructure)
    return (body_of(reading, mention, LIKELY),) if (closed or ends) and named else ()


def _behind_branch(reading: Reading, title: Title, i: int, end: int) -> tuple[Body, ...]:
    """The body behind a comma and what the post is for: "Vice President, Finance & Corporate Affairs at Acme"."""
    doc, last = reading.doc, i + 1
    if title.key.split()[-1] not in row("branching", "words") or doc[last].lower_ in ("and", "&"):
        return ()
    while last < min(end, i + WIDTH) and (doc[last].is_title or doc[last].is_upper or doc[last].lower_ in ("and", "&")):
        last += 1
    at = i + 1 < last < end - 1 and doc[last].lower_ in ("at", "for", "with")
    named = named_in_phrase(reading, last + 1, end) if at else None
    told = [reading.mention_at(word) for word in doc[i + 1 : last]]
    people = any(reading.is_a(m, SCHEMA.Person) for m in told)
    fit = named is not None and named.kind == "name" and reading.is_a(named, SCHEMA.Organization)
    return (body_of(reading, named, LIKELY),) if fit and named is not None and not people else ()


def _behind_field(reading: Reading, last: int, end: int) -> Mention | None:
    """The body behind a field, which may be taken for one: "Professor of Theoretical Physics at Lund University"."""
    doc, end = reading.doc, min(end, last + WIDTH)
    while last < end and (doc[last].pos_ in FIELD or doc[last].lower_ in ("of", "-")):
        if doc[last].lower_ in row("academic", "words") and doc[last - 1].lower_ in ("and", "the", "a"):
            return None  # "professor of medicine and professor of law at"
        last += 1  # "professor of Near Eastern archaeology at"
    at = last < end and doc[last].lower_ in ("at", "in")
    found = named_in_phrase(reading, last + 1, doc[last].sent.end) if at else None
    return found if found is not None and reading.is_a(found, SCHEMA.Organization) else None


def _is_field(reading: Reading, title: Title, named: Mention | None) -> bool:
    """Whether what somebody is "of" is a field: a professor of no place to teach and search at."""
    if named is not None and reading.doc[named.last : named.last + 1].text == "at":
        return True  # "vice president of Product Development at"
    teaches = title.key.split()[-1] in ("professor", "lecturer")
    return teaches and not reading.is_a(named, *SCHOOLS) and not reading.is_a(named, SCHEMA.Place)


def _only_owns(reading: Reading, mention: Mention, end: int) -> bool:
    """Whether a place only says whose the body is: "the city" in "head of the city's transport bureau"."""
    owns = mention.last < end and reading.doc[mention.last].tag_ == "POS"
    return owns and reading.is_a(mention, SCHEMA.Place)


def _behind_bracket(reading: Reading, i: int, end: int) -> int:
    """The token behind a bracket at `i`, or that ends there: "chief executive officer (CEO) of", "(and dean) of"."""
    if i < end and reading.doc[i].text == ")" and "(" in [t.text for t in reading.doc[max(i - 6, 0) : i]]:
        return i + 1
    return behind_brackets(reading.doc, i, min(7, end - i)) if i < end else i


def _coordinated(reading: Reading, i: int, end: int) -> Mention | None:
    """The name that "and" adds to the name before a token and its brackets, unless it begins something of its own."""
    doc, i = reading.doc, _behind_bracket(reading, i, end)
    if i + 1 >= end or doc[i].lower_ not in ("and", "&"):
        return None
    at = _past_preposition(doc, i + 1, end)
    mention = reading.mention_at(doc[at])
    alone = mention is not None and mention.first == at and mention.kind == "name"
    behind = doc[mention.last] if mention is not None and mention.last < end else None
    plain = behind is None or behind.is_punct or behind.pos_ in ("ADP", "CCONJ", "SCONJ")
    return mention if alone and plain and (behind is None or behind.tag_ != "POS") else None


def _past_preposition(doc: Doc, i: int, end: int) -> int:
    """The token behind a preposition that is said again: "at Acme and then at the Bex Institute"."""
    at = i + (doc[i].lower_ in ("then", "later", "also"))
    if at + 2 >= end or doc[at].lower_ not in ("at", "of", "for", "with"):
        return i
    return at + 1 + (doc[at + 1].lower_ == "the")


def body_before(reading: Reading, title: Title) -> Body | None:
    """The body in front of a title: "Acme spokeswoman", "its chairman", "the bank's chief", "French minister"."""
    doc = reading.doc
    i = title.lead - 1
    start = doc[title.head].sent.start
    while i >= start and _between(reading, title, doc[i]):
        i -= 1
    if i - 2 > start and doc[i].text == ")" and doc[i - 2].text == "(" and doc[i - 1].is_upper:
        i -= 3  # "Federal Aviation Administration (FAA) chief"
    if i < start:
        return None
    word = doc[i]
    named = reading.mention_at(word)
    country = country_told(word) or region_of(word.text)
    pair = i > start and country_of(doc[i - 1 : i + 1].text) is not None  # "Costa Rican"
    if country is not None and (named is None or named.kind != "name") and is_national(title):
        return Body(country_part(reading, word, country), False, False, i - pair, i + 1, LIKELY)
    possessive = word.tag_ in ("POS", "PRP$", "WP$")
    if word.tag_ == "POS":
        i -= 1
    mention = _ending_at(reading, i, start)
    if word.tag_ == "WP$":
        mention = _before_relative(reading, i, start)
    party = party_called(reading, doc[i], title, owns=word.tag_ == "POS") if mention is None else None
    if party is not None:
        return Body(party, party.entity is not None, party.entity is not None, i, i + 1, LIKELY)
    if mention is None or is_style(reading, mention, possessive) or not fits(reading, title, mention, None):
        return None
    if mention.kind != "name" and not possessive:
        return None
    return body_of(reading, mention, SURE)


def _ending_at(reading: Reading, i: int, start: int) -> Mention | None:
    """What ends in the token `i`: a name rather than the phrase that goes on to the title ("Lee College's head")."""
    mention = reading.mention_at(reading.doc[i]) if i >= start else None
    if mention is not None and mention.last == i + 1:
        return mention
    names = (m for m in reading.mentions_in(start, i + 1) if m.kind == "name" and m.last == i + 1)
    return next(names, None)


def _before_relative(reading: Reading, i: int, start: int) -> Mention | None:
    """The name that "whose" at a token follows: "Acme (AC), whose chairman", "the Civic Union party, whose leader"."""
    doc = reading.doc
    i -= 1
    if i > start and doc[i].text == ",":
        i -= 1
    if i > start and doc[i].text == ")":
        i = next((j for j in range(i, start, -1) if doc[j].text == "("), i) - 1
    if i > start and doc[i].pos_ == "NOUN" and doc[i].lower_ in row("generic", "words"):
        i -= 1
    mention = reading.mention_at(doc[i]) if i >= start else None
    if not reading.is_a(mention, SCHEMA.Organization):
        mention = name_explained(reading, i, start) or mention
    return mention if mention is not None and mention.kind == "name" else None


def _between(reading: Reading, title: Title, word: Token) -> bool:
    """Whether a word may stand between a body and its title: "Acme's new chairman", "Acme's North America chief"."""
    mention = reading.mention_at(word)
    if mention is not None and word.lower_ in row("markets", "words") and mention.last == mention.first + 1:
        return True
    if mention is not None and (mention.kind == "name" or mention.last <= title.lead):
        owned = mention.first > 0 and reading.doc[mention.first - 1].tag_ in ("PRP$", "POS")
        held = (placed(title) and not owned) or is_capped(reading, title, mention)  # "its China president"
        region = mention.kind == "name" and word.nbor(1).tag_ != "POS" and not held
        return region and reading.is_a(mention, SCHEMA.Place) and not reading.is_a(mention, SCHEMA.CivicStructure)
    before = word.nbor(-1).text if word.i > 0 else ""
    people = country_of(word.text) or country_of(f"{before} {word.text}") or region_of(word.text)
    if word.tag_ == "POS" or people is not None or is_called_party(word):
        return people is not None and is_held_by(title, word)
    return word.lower_ in row("generic", "words") or word.pos_ == "ADJ" or (title.plural and word.pos_ == "NUM")


def fits(reading: Reading, title: Title, mention: Mention, preposition: Token | None) -> bool:
    """Whether a mention can be the body of a title: an organization, or a place for its office-holders."""
    unnamed = is_no_firms(reading, title, mention) and mention.kind != "name"
    unnamed = unnamed or is_body_in_town(reading, mention)
    if unnamed or is_field_named(reading, mention, preposition):
        return False
    if title.office == "city" and reading.is_a(mention, SCHEMA.SportsTeam):
        return False  # "Lomas mayor Ann Roe", where Lomas Rovers play
    if reading.is_a(mention, SCHEMA.Organization, SCHEMA.CivicStructure):
        return title.office is None or preposition is None or preposition.lower_ != "from"  # "premier from her party"
    if reading.is_a(mention, SCHEMA.Event):
        return title.key in row("eventful", "words")
    if reading.is_a(mention, SCHEMA.Periodical):
        return title.key.split()[0] in row("publishing", "words")
    if not reading.is_a(mention, SCHEMA.Place):
        return False
    if title.office == "city" and reading.is_a(mention, SCHEMA.Country) and not reading.is_a(mention, SCHEMA.City):
        return False  # "the district's mayor", where the district was taken for what the article is about
    joining = preposition.lower_ if preposition is not None else "of"
    if joining == "from" and title.office is None and title.key in row("elected", "words"):
        joining = "of"  # "Senator from Ohio"
    if joining == "in" and title.office == "city":
        return reading.is_a(mention, SCHEMA.City)
    bare = title.key == title.text.lower() and title.key in row("ministers", "words")
    abroad = title.key in row("ministers", "words") and not reading.is_a(mention, *GOVERNED)
    if joining not in ("of", "for") or (joining == "for" and (bare or abroad)):
        return False  # "minister for Europe" of another place, "secretary of state for Africa"
    if is_capped(reading, title, mention):
        return True
    label = reading.entity(mention).label
    governed = label.split()[-1] in row("governed", "words") and not (title.work and best(label))  # "Quebec City cook"
    town = preposition is not None and title.key == "police chief"  # "police chief of Lomas", but "Lomas police chief"
    return placed(title) or town or (governed and title.serves)


def placed(title: Title) -> bool:
    """Whether a title may be held at a place."""
    return title.office is not None or not row("placed", "words").isdisjoint((title.key, *title.key.split()))


def body_behind_name(reading: Reading, title: Title, person: Mention) -> Body | None:
    """The body behind a name with its title in front: "Inspector Laura Kemp of Harbour Police"."""
    doc = reading.doc
    end = doc[person.root].sent.end
    if title.key in row("elected", "words") and (seat := _seat_behind(reading, person, end)) is not None:
        return seat
    last, head = person.last, doc[title.head]
    near = last if title.plural else title.last + 3  # not of "the festival's head, painter Ann Roe of Acme"
    if title.plural and doc[last : last + 1].text != "of" and (row_of := row_behind(reading, person, head, "person")):
        last = row_of[-1].last  # "co-leaders Ann Roe and Bo Lee of the Green Party"
    i = last + (last + 1 < end and doc[last].text == ",")
    joining = ("of", "at", "with", "from") if title.work else ("of", "from")
    owned = title.lead > 0 and doc[title.lead - 1].tag_ == "POS" and person.first > title.last + 1
    if owned or not title.last <= person.first <= near or i + 1 >= end or doc[i].lower_ not in joining:
        return None
    mention = named_in_phrase(reading, i + 1, end)
    beside = mention is not None and mention.kind != "pronoun" and mention.first - i <= 4
    fit = mention is not None and beside and fits(reading, title, mention, doc[i])
    if title.office is not None and reading.is_a(mention, SCHEMA.PoliticalParty):
        return None  # "Interior Minister Ann Roe of the Civic Party" is no minister of the party
    return body_of(reading, mention, LIKELY) if mention is not None and fit else None


def _seat_behind(reading: Reading, person: Mention, end: int) -> Body | None:
    """The state behind a name and the letter of a party: "Sen. Ann Roe, D-Ohio", "Rep. Bo Lee (R-Texas)"."""
    i = person.last
    part = state_of_seat(reading, i) if i + 3 < end else None
    return Body(part, False, False, i + 3, i + 4, LIKELY) if part is not None else None
