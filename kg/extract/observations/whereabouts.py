"""Figures of what is counted somewhere are the place's: "burglaries in Malmö fell by 11 percent"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.forms import ROWS
from kg.extract.observations.statements import Statement, is_in
from kg.extract.reading import Reading
from kg.extract.reference.phrases import is_person_noun
from kg.extract.tokens import Span, Token
from kg.model import Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

WITHIN = ("in", "at", "across", "throughout")
LEVELS = ("observation/amount-of", "observation/change", "observation/change-to", "observation/change-from")


def of_place(reading: Reading, figure: Figure, statement: Statement) -> Statement:
    """The statement about the named place or body that its words tell of, where the words name no owner themselves."""
    about = statement.about
    if about is None or about.entity is not None or about.start is None or about.end is None:
        return statement
    span = reading.doc.char_span(about.start, about.end, alignment_mode="expand")
    if span is None:
        return statement
    said = (about.text or "").casefold()
    same = bool(said) and (statement.property.text or "").casefold().startswith(said)
    counts = is_in(statement.anchor, "counting")
    officials = _is_of_officials(span) and "at" not in said.split() and (statement.rule in LEVELS or counts)
    counters = counts and span.root.lemma_.lower() in words(ROWS, "counters_of_people")
    found = _named_within(reading, span) if same or officials or statement.rule == "observation/count-subject" else None
    if found is None and (officials or counters):
        found = _place_of(reading, figure.noun) if figure.noun is not None else None
    return replace(statement, about=reading.entity_part(found)) if found is not None else statement


def _is_of_officials(span: Span) -> bool:
    """Whether words mean several persons who only tell or decide of a place: "councillors in Duisburg"."""
    head = next((t for t in span if t.tag_ in ("NN", "NNS", "NNP", "NNPS")), span.root)
    while head.i + 1 < span.end and head.nbor().tag_ in ("NN", "NNS"):
        head = head.nbor()
    plural = head.lower_.endswith("s") or head.lower_ in ("police", "staff")
    return plural and (is_person_noun(head.lemma_.lower()) or head.lower_ in words(ROWS, "officials"))


def _named_within(reading: Reading, span: Span) -> Mention | None:
    """The named place or body at the end of words, behind "in" or "at"."""
    mentions = [m for m in reading.mentions_in(span.start, span.end) if m.kind == "name" and m.last == span.end]
    if not mentions or mentions[-1].first == span.start:
        return None
    lead = reading.doc[mentions[-1].first - 1]
    lead = lead.nbor(-1) if lead.tag_ == "DT" and lead.i > span.start else lead
    outermost = lead.head.i < span.start or lead.head.head.i < span.start or lead.head.head.i >= span.end
    fits = lead.lower_ in WITHIN and outermost and _is_owner(reading, mentions[-1], lead)
    return mentions[-1] if fits else None


def _is_owner(reading: Reading, mention: Mention, lead: Token) -> bool:
    bodies = (SCHEMA.Organization,) if lead.lower_ == "at" else ()
    return reading.is_a(mention, SCHEMA.Place, *bodies)


def _place_of(reading: Reading, noun: Token) -> Mention | None:
    """The place behind what was counted: "counted 41,207 inhabitants in Vatra Mare"."""
    noun = grammar.first_conjunct(noun)
    verb = noun.head
    behind = [*grammar.prepositional(noun, "in"), *(grammar.prepositional(verb, "in") if grammar.is_verb(verb) else ())]
    mentions = (reading.mention_headed_by(n) for _, n in behind)
    return next((m for m in mentions if m is not None and reading.is_a(m, SCHEMA.Place)), None)
