"""A definite title without a body becomes one at the body that its paragraph speaks of: "Ann Roe, the chief engineer".

That is where an earlier sentence told the post of nobody by name ("its chairman said"), the body whose doings the
holder tells, or the one body of the paragraph.
"""

from collections.abc import Mapping
from dataclasses import replace

from kg.extract.grammar import antecedent, child, governing_verb, reports, subject
from kg.extract.reading import Reading
from kg.extract.referents import referent
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import GUESSED, Body, body_of
from kg.extract.roles.where.leading import only
from kg.extract.roles.who.holder import HELD_AT
from kg.extract.tokens import Token
from kg.model import Mention
from kg.vocabulary import SCHEMA

ELSEWHERE = (SCHEMA.NewsMediaOrganization, SCHEMA.EducationalOrganization, SCHEMA.Country, SCHEMA.PoliticalParty)


def body_spoken_of(reading: Reading, title: Title, person: Mention, unheld: Mapping[str, Body]) -> Body | None:
    """The body of a definite title from the text around it; `unheld` are the bodies of titles told of nobody."""
    definite = _is_definite(reading, title)
    if _is_public(title) or (not definite and reading.doc[max(title.lead - 1, 0)].lower_ in ("a", "an")):
        return None
    if definite and title.text in unheld:
        return replace(unheld[title.text], sure=GUESSED)
    told = speaks_of(reading, person) if definite else None
    told = told or _taken_up(reading, title, person)
    if told is None and definite:
        told = body_of_paragraph(reading, title, min(title.lead, person.first))
    elif told is None and reading.doc[max(title.lead - 1, 0)].lower_ == "as":  # "Roe retired as chairman"
        told = subject_before(reading, title)
    return body_of(reading, told, GUESSED) if told is not None else None


def body_of_where(reading: Reading, title: Title) -> Mention | None:
    """The body that a clause tells of right before a title: "Acme Hospital, where chief nurse Ann Roe works"."""
    doc, at = reading.doc, title.lead - 1
    if at - 2 <= doc[title.head].sent.start or doc[at].lower_ != "where" or title.key in row("capped", "words"):
        return None
    place = reading.mention_at(doc[at - 2]) if doc[at - 1].text == "," else None
    named = place is not None and place.kind == "name" and place.last == at - 1
    return place if named and reading.is_a(place, SCHEMA.Organization) else None


def is_where_unknown(reading: Reading, title: Title) -> bool:
    """Whether a clause tells of a body that was not understood: "from Banca da Vila, where she was treasurer"."""
    verb = governing_verb(reading.doc[title.head])
    if verb is None or not any(t.lower_ == "where" for t in verb.lefts):
        return False
    noun = antecedent(verb)
    return noun is not None and noun.pos_ == "PROPN" and referent(reading, noun, *HELD_AT) is None


def speaks_of(reading: Reading, person: Mention) -> Mention | None:
    """The organization whose doings a person tells: "It plans no closures, finance director Ann Roe said"."""
    verb = governing_verb(reading.doc[person.root])
    content = next((c for c in verb.children if c.dep_ == "ccomp"), None) if verb is not None else None
    told = subject(content) if content is not None else None
    owner = child(told, "poss") if told is not None else None  # "said Acme's sales had doubled"
    found = (referent(reading, noun, SCHEMA.Organization) for noun in (told, owner) if noun is not None)
    return next((body for body in found if body is not None), None)


def subject_before(reading: Reading, title: Title) -> Mention | None:
    """The company that the sentence before tells of, in the same paragraph: "Acme cut costs. Chief Executive Roe"."""
    head = reading.doc[title.head]
    before = reading.doc[max(head.sent.start - 1, 0)].sent
    noun = subject(before.root) if before.start < head.sent.start else None
    if noun is None or reading.block_of(noun) != reading.block_of(head):
        return None
    told = referent(reading, noun, SCHEMA.Organization)
    if (owned := child(noun, "poss")) is not None:  # "Acme's owner, the fund Corvo, sold it": of Acme
        told = referent(reading, owned, SCHEMA.Organization) or told
    other = (SCHEMA.NewsMediaOrganization, SCHEMA.GovernmentOrganization)
    return told if told is not None and not reading.is_a(told, *other) else None


def speaks_as(reading: Reading, noun: str, body: Mention) -> bool:
    """Whether a body of no special kind does what unions do, or parties: "Corda, which represents 900 drivers"."""
    table = {"union": "unions", "party": "parties"}.get(noun)
    told = table is not None and any(t.lemma_.lower() in row(table, "words") for t in reading.doc[body.root].sent)
    return told and set(reading.entity(body).classes) == {SCHEMA.Organization}


def told_before(reading: Reading, title: Title, noun: str) -> Mention | None:
    """The one body named in the sentence before that a noun may take up: "Corda, a rival of ... the union's head"."""
    start = reading.doc[title.head].sent.start
    first = reading.doc[max(start - 1, 0)].sent.start
    if reading.doc[first:start].text.isspace():
        first = reading.doc[max(first - 1, 0)].sent.start  # past the empty line between paragraphs
    named = (m for m in reading.mentions_in(first, start) if m.kind == "name")
    one = only(m for m in named if reading.is_a(m, SCHEMA.Organization))
    return one if one is not None and speaks_as(reading, noun, one) else None


def _taken_up(reading: Reading, title: Title, person: Mention) -> Mention | None:
    """The one body that a sentence takes up by a noun: "Deputy director Ann Roe will run the museum until then"."""
    sentence = reading.doc[title.head].sent
    told = [
        m
        for m in reading.mentions_in(max(title.last, person.last), sentence.end)
        if m.kind == "nominal" and reading.is_a(m, *HELD_AT) and not reading.is_a(m, *ELSEWHERE)
    ]
    nouns = [reading.doc[m.root] for m in told]
    alone = all(m.last - m.first == 2 and reading.doc[m.first].lower_ == "the" for m in told)
    spoken_to = any(noun.dep_ == "dobj" and reports(noun.head.lemma_) for noun in nouns)  # "told the council"
    return told[-1] if alone and not spoken_to and len({m.entity for m in told}) == 1 else None


def _is_definite(reading: Reading, title: Title) -> bool:
    """Whether a title stands behind "the", so that the text has told already whose it is."""
    before = reading.doc[title.lead - 1] if title.lead > reading.doc[title.head].sent.start else None
    spoken = title.key in row("spoken", "words") and before is not None and before.lower_ == "a"
    return before is not None and (before.lower_ == "the" or spoken)


def _is_public(title: Title) -> bool:
    """Whether a title is an office of a place, or what somebody does rather than a post at one body."""
    held = title.office is not None and title.key not in row("inner", "words")
    held |= title.key in row("of_nations", "words")
    return held or title.work or title.key in row("weak", "alone") | row("served", "words")


def body_of_paragraph(reading: Reading, title: Title, end: int, *kinds: str) -> Mention | None:
    """The one organization, or for a firm's title the one company, that a title's paragraph tells of before a token.

    Of some `kinds` alone, if such are given.
    """
    head = reading.doc[title.head]
    start = _start_of_block(reading, head)
    told = [
        m
        for m in reading.mentions_in(start, end)
        if reading.is_a(m, *(kinds or HELD_AT)) and not reading.is_a(m, *ELSEWHERE) and not is_quoted(reading, m, head)
    ]
    firms = [m for m in told if reading.is_a(m, SCHEMA.Corporation)] if title.key in row("heads", "company") else []
    return next((found[-1] for found in (told, firms) if len({m.entity for m in found}) == 1), None)


def is_quoted(reading: Reading, mention: Mention, head: Token) -> bool:
    """Whether a mention is said in a quotation that ends before a title: '"We read Acme's letter," the head said'."""
    return sum(token.is_quote for token in reading.doc[mention.last : head.i]) % 2 == 1


def _start_of_block(reading: Reading, token: Token) -> int:
    """The first token of the paragraph of a token."""
    block, sentence = reading.block_of(token), token.sent
    while sentence.start > 0 and reading.block_of(reading.doc[sentence.start - 1]) == block:
        sentence = reading.doc[sentence.start - 1].sent
    return sentence.start
