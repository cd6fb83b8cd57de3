"""A title without a body becomes one at what its sentence opens with, or at what "there" or "her" points back to."""

from collections.abc import Mapping
from dataclasses import replace

from kg.extract.grammar import own_objects, prepositional
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import LIKELY, SHARED, Body, body_of
from kg.extract.roles.where.phrases import named_in_phrase
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

BACK = 2  # sentences in which that is looked for which "there" points to


def body_pointed_to(reading: Reading, title: Title, person: Mention) -> Body | None:
    """The body of "At Lomas School, head teacher Ann Roe", or of "an analyst there" behind a sentence about one."""
    if title.office is not None:
        return None  # "At Lund University, Prime Minister Ann Roe said"
    if title.key == "professor" and (school := _works_at(reading, reading.doc[person.root])) is not None:
        return body_of(reading, school, LIKELY)
    inside = not title.work or title.key in row("insiders", "words")
    front = _opened_with(reading, title) if inside and title.last == person.first else None
    if front is not None:
        return body_of(reading, front, LIKELY)
    if title.last == person.first and (shared := _with_colleagues(reading, title)) is not None:
        return body_of(reading, shared, SHARED)
    doc = reading.doc
    there = title.last < len(doc) and doc[title.last].lower_ == "there" and doc[title.last].tag_ == "RB"
    told = _told_last(reading, min(title.lead, person.first)) if there else None
    return body_of(reading, told, SHARED) if told is not None else None


def _works_at(reading: Reading, name: Token) -> Mention | None:
    """Where a professor is whose name a clause of their work follows: "who teaches law at", "who led the study at"."""
    for verb in (t for t in name.rights if t.dep_ == "relcl"):
        if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBD" and verb.lemma_ in words("reference", "leading")):
            places = [noun for above in (verb, *own_objects(verb)) for _, noun in prepositional(above, "at")]
            return next(iter(referents(reading, places, SCHEMA.Organization)), None)
    return None


def _opened_with(reading: Reading, title: Title) -> Mention | None:
    """The body in "At Lomas School in Lund," right before a title: no court, where anybody may speak."""
    doc, start = reading.doc, reading.doc[title.head].sent.start
    if title.lead - 2 <= start or doc[title.lead - 1].text != "," or doc[start].lower_ != "at":
        return None
    first = start + 1 + (doc[start + 1].lower_ == "the")
    body = next((m for m in reading.mentions_in(start, title.lead) if m.first in (first, first - 1)), None)
    if body is None or body.kind != "name" or not _employs(reading, body):
        return None
    beyond = doc[body.last : title.lead - 1]
    placed = len(beyond) == 0 or (beyond[0].lower_ == "in" and not any(t.pos_ == "VERB" for t in beyond))
    return body if placed else None


def _with_colleagues(reading: Reading, title: Title) -> Mention | None:
    """The body of several of a trade, of whom the sentences before tell: "Analysts at Acme cut it. Analyst Ann Roe"."""
    doc, start = reading.doc, reading.doc[title.head].sent.start
    if not title.trade or title.text.lower() != title.key or doc[max(title.lead - 1, 0)].tag_ in ("POS", "PRP$", "DT"):
        return None
    for _ in range(BACK):
        start = doc[max(start - 1, 0)].sent.start
    told = [t for t in doc[start : title.lead] if t.tag_ == "NNS" and t.lemma_.lower() == title.key]
    at = told[-1].i + 1 if told else title.lead
    body = named_in_phrase(reading, at + 1, doc[at].sent.end) if doc[at].lower_ in ("at", "with") else None
    return body if body is not None and body.kind == "name" and _employs(reading, body) else None


def _employs(reading: Reading, body: Mention) -> bool:
    return reading.is_a(body, SCHEMA.Organization) and not reading.is_a(body, SCHEMA.GovernmentOrganization)


def _told_last(reading: Reading, before: int) -> Mention | None:
    """The organization that the text named last before a token, if it named no place since but where that is."""
    end = before
    for _ in range(BACK + 1):
        start = reading.doc[max(end - 1, 0)].sent.start
        named = [m for m in reading.mentions_in(start, end) if m.kind == "name"]
        named = [m for m in named if reading.is_a(m, SCHEMA.Organization, SCHEMA.Place)]
        while len(named) > 1 and _is_where(reading, named[-2], named[-1]):
            named.pop()
        if named:
            return named[-1] if _employs(reading, named[-1]) else None
        end = start
    return None


def _is_where(reading: Reading, body: Mention, place: Mention) -> bool:
    """Whether a place is told right behind a body as where it is: "Lund University in Sweden"."""
    beside = place.first - body.last == 1 and reading.doc[body.last].lower_ == "in"
    return beside and reading.is_a(place, SCHEMA.Place)


def body_of_first(reading: Reading, title: Title, known: Mapping[str, Body]) -> Body | None:
    """Where a second is: at the body of the one it belongs to, "her deputy", "Ann Roe's finance director"."""
    doc, i = reading.doc, title.lead - 1
    if not known or i < 1 or doc[i].tag_ not in ("PRP$", "POS"):
        return None
    owner = reading.mention_at(doc[i] if doc[i].tag_ == "PRP$" else doc[i - 1])
    body = known.get(owner.entity) if owner is not None else None
    return replace(body, sure=SHARED) if body is not None else None
