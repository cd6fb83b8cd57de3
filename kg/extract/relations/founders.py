"""Founders told beside what they founded: "Acme, a bakery he co-founded in 2004", "a co-founder of Acme in 1980"."""

from collections.abc import Iterator

from kg.extract.asides import past_asides
from kg.extract.grammar import first_conjunct
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import name_from, row_behind
from kg.extract.relations.slots import statement, time_part
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.vocabulary import SCHEMA

TOLD, DATED = 0.8, 0.78
REACH = 10  # tokens of a noun phrase between a name and its clause
FOUNDED = ("founded", "cofounded", "co-founded", "established", "started", "created", "launched", "formed")
COFOUNDERS = ("co", "cofounder", "cofounders", "co-founder", "co-founders")  # "co" of "co - founder"
WITH = (("with",), ("together", "with"), ("along", "with"), ("alongside",))


def by_founders(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The founders, and dates, of clauses without a relative and of founders named behind another."""
    for token in sentence:
        if token.lower_ in FOUNDED:
            yield from _bare_clause(reading, token)
        elif token.lower_ in {"founder", "founders", *COFOUNDERS[1:]}:
            yield from _joined(reading, token)
            yield from _since(reading, token)
        elif token.lower_ == "member" and token.i and token.nbor(-1).lower_ in ("founding", "founder"):
            yield from _since(reading, token)


def _bare_clause(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "Acme, a cloud software firm he co-founded in 2004": the founder and the date."""
    doc, at = verb.doc, verb.i - 1
    at -= 2 * (at > verb.sent.start + 2 and doc[at].text == "-" and doc[at - 1].lower_ == "co")
    person = reading.mention_at(doc[at]) if at > verb.sent.start else None
    if person is None or person.kind == "nominal" or person.last != at + 1 or not fits_kind(reading, person, "person"):
        return
    firm = _described(reading, doc[person.first - 1]) if person.first > verb.sent.start + 2 else None
    if firm is None or firm.entity == person.entity:
        return
    parts = reading.entity_part(firm), reading.entity_part(person)
    yield statement(reading, verb, parts[0], SCHEMA.founder, parts[1], "relations.founder", TOLD)
    dated = verb.i + 2 < verb.sent.end and doc[verb.i + 1].lower_ in ("in", "on")
    time = reading.time_at(doc[verb.i + 2]) if dated else None
    if time is not None and time.type == "DATE":
        date = time_part(reading, time)
        yield statement(reading, verb, parts[0], SCHEMA.foundingDate, date, "relations.foundingDate", DATED)


def _described(reading: Reading, noun: Token) -> Mention | None:
    """The firm of which a noun phrase behind its comma is said: Acme of "Acme, a cloud software firm"."""
    doc, start = noun.doc, max(noun.sent.start + 1, noun.i - REACH)
    at = noun.i
    while at > start and doc[at].pos_ in ("NOUN", "ADJ", "PROPN", "NUM", "PUNCT", "ADV") and doc[at].text != ",":
        at -= 1
    if noun.tag_ != "NN" or doc[at].lower_ not in ("a", "an") or doc[at - 1].text != ",":
        return None
    firm = reading.mention_at(doc[at - 2]) if at > noun.sent.start + 1 else None
    told = firm is not None and firm.kind == "name" and firm.last == at - 1
    return firm if firm is not None and told and fits_kind(reading, firm, "firm") else None


def _joined(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "a co-founder of Acme, together with Ann Roe and Tom Lee": they founded it as well."""
    doc, end = noun.doc, noun.sent.end
    together = noun.lower_ in COFOUNDERS or (noun.i > 1 and doc[noun.i - 2].lower_ in COFOUNDERS)
    behind = noun.i + 1 < end and doc[noun.i + 1].lower_ == "of"
    firm = name_from(reading, noun.i + 2, end) if together and behind else None
    if firm is None or firm.last >= end or not fits_kind(reading, firm, "institution"):
        return
    at = firm.last + (doc[firm.last].text == ",")
    words = next((w for w in WITH if tuple(t.lower_ for t in doc[at : at + len(w)]) == w), None)
    first = name_from(reading, at + len(words), end) if words is not None else None
    if first is None or not fits_kind(reading, first, "person"):
        return
    for person in row_behind(reading, first, noun, "person"):
        parts = reading.entity_part(firm), reading.entity_part(person)
        yield statement(reading, noun, parts[0], SCHEMA.founder, parts[1], "relations.founder", TOLD)


def _since(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "was a co-founder of Acme (ACM) in 1980": the date."""
    doc, end, top = noun.doc, noun.sent.end, first_conjunct(noun)
    told = top.dep_ == "appos" or (top.dep_ == "attr" and top.head.lemma_ in ("be", "become"))
    behind = told and noun.i + 2 < end and doc[noun.i + 1].lower_ == "of"
    firm = name_from(reading, noun.i + 2, end) if behind else None
    at = past_asides(doc, firm.last, end) if firm is not None else end
    if firm is None or at + 1 >= end or doc[at].lower_ not in ("in", "on"):
        return
    time = reading.time_at(doc[at + 1])
    if time is not None and time.type == "DATE" and fits_kind(reading, firm, "institution"):
        subject, date = reading.entity_part(firm), time_part(reading, time)
        yield statement(reading, noun, subject, SCHEMA.foundingDate, date, "relations.foundingDate", DATED)
