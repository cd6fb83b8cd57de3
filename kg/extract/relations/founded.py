"""What is founded, where another verb or a noun stands between: "founded and runs Acme", "founded the Acme party"."""

from kg.extract.grammar import child, is_passive, own_objects, prepositional
from kg.extract.reading import Reading
from kg.extract.reference.bearers.founded import is_closed, name_given
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import name_from
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

AREAS = ("territory", "founded", "reserve")  # type names that take in towns and states
FOUNDED = ("institution", "beginner")  # type names of what is founded, and of what begins by itself
REACH = 12  # tokens between a second verb and the name that both are told of
JOINING = ("of", "at", "for", "with", "on", ",")  # what may stand before that name
INSIDE = ("the", '"', "“", "'", "‘")


def founded(reading: Reading, verb: Token, nouns: list[Token], known: list[Mention], kind: str) -> list[Mention]:
    """What a verb founds: what its own nouns tell, else what stands behind it; with the first name of that."""
    found = known or [m for noun in nouns for m in _named_before(reading, noun, kind)]
    found = found or (_shared_object(reading, verb, kind) if kind == FOUNDED[0] else [])
    found = found or (_behind_helpers(reading, verb, kind) if not nouns else [])
    return [*found, *_named_as(reading, verb, {m.entity for m in found})]


def stands_free(reading: Reading, verb: Token, mention: Mention) -> bool:
    """Whether a place before a verb is what it tells of, not where that is: no "band from Bristol, formed in 1984"."""
    doc, at = verb.doc, mention.first - 1
    at -= at > verb.sent.start and doc[at].pos_ == "DET"
    if mention.first > verb.i or at <= verb.sent.start or mention.kind != "name":
        return True
    if not reading.is_a(mention, SCHEMA.Place):
        return True
    if doc[at].text == ",":  # "from Dayton, Ohio, formed in 1984"
        before = reading.mention_at(doc[at - 1])
        return before is None or not reading.is_a(before, SCHEMA.Place) or stands_free(reading, verb, before)
    if doc[at].pos_ != "ADP":
        return True
    if doc[at].lower_ == "of":
        return doc[at - 1].lower_ in rows("relations")["areas"]["words"]
    opening = verb.left_edge
    return opening.tag_ == "WDT" and opening.nbor(-1).text == "," and child(verb, "auxpass") is not None


def _named_as(reading: Reading, verb: Token, known: set[str]) -> list[Mention]:
    """The name under which a body was founded, if it is not known by another: "It was founded as Acme"."""
    at = name_given(verb)
    mention = reading.mention_at(verb.doc[at]) if at is not None and at < len(verb.doc) else None
    if mention is None or mention.first != at or mention.kind != "name" or not fits_kind(reading, mention, "firm"):
        return []
    told = is_closed(reading.doc, mention.last) and mention.entity not in known
    return [mention] if told else []


def _shared_object(reading: Reading, verb: Token, kind: str) -> list[Mention]:
    """What a second verb is told of too: "founded and became head of Acme", "founded, and is the head of, Acme"."""
    doc, end = verb.doc, verb.sent.end
    at = verb.i + 1 + (verb.i + 1 < end and doc[verb.i + 1].text == ",")
    if at >= end or doc[at].lower_ not in ("and", "&") or is_passive(verb) or own_objects(verb):
        return []
    second = next((c for c in verb.children if c.dep_ == "conj" and c.i > at and c.pos_ in ("VERB", "AUX")), None)
    if second is None or any(t.lower_ != "also" and t.pos_ not in ("AUX", "ADV") for t in doc[at + 1 : second.i]):
        return []
    direct = name_from(reading, second.i + 1, end)  # "founded and runs the bakery Acme"
    if direct is not None:
        return [direct] if fits_kind(reading, direct, kind) else []
    for token in doc[second.i + 1 : min(end, second.i + REACH)]:
        if token.pos_ in ("VERB", "AUX", "PRON", "SCONJ"):
            return []
        mention = reading.mention_at(token)
        if mention is not None and mention.kind == "name":
            before = doc[token.i - 1 - (doc[token.i - 1].lower_ in INSIDE)]
            told = mention.first == token.i and before.lower_ in JOINING and fits_kind(reading, mention, kind)
            return [mention] if told else []
    return []


def _behind_helpers(reading: Reading, verb: Token, kind: str) -> list[Mention]:
    """What stands behind those whom a verb names with it: "founded, with the chemist Ann Roe, the Acme Institute"."""
    opened = verb.i + 1 < verb.sent.end and verb.nbor(1).text == "," and not is_passive(verb)
    helpers = [noun for _, noun in prepositional(verb, "with", "alongside")] if opened else []
    apposed = (word for noun in helpers for word in noun.rights if word.dep_ == "appos")
    named = (reading.mention_headed_by(word) for word in apposed)
    return [m for m in named if m is not None and m.kind == "name" and fits_kind(reading, m, kind)]


def _named_before(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """The name before a noun that says what it names: "the Civic Union political party"."""
    if noun.lemma_.lower() not in rows("relations")["said_behind"]["nouns"] or noun.tag_ != "NN":
        return []
    at = noun.i
    while at > noun.sent.start + 1 and noun.doc[at - 1].pos_ in ("ADJ", "NOUN") and noun.doc[at - 1].is_lower:
        at -= 1
    mention = reading.mention_at(noun.doc[at - 1]) if at > noun.sent.start else None
    named = mention is not None and mention.kind == "name" and mention.last == at
    return [mention] if mention is not None and named and fits_kind(reading, mention, kind) else []
