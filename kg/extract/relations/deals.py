"""Nouns of deals become ties: "a round led by Acme" its investor, "its licence from the agency" its regulator."""

from collections.abc import Iterator

from kg.extract.grammar import (
    agents,
    child,
    first_conjunct,
    governing_verb,
    is_passive,
    prepositional,
    subjects,
)
from kg.extract.reading import Reading
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows
from kg.vocabulary import KG, SCHEMA


def by_deals(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The investors of a sentence's rounds of funding and those who gave its licences."""
    for noun in sentence:
        if noun.lemma_ in rows("relations")["rounds"]["nouns"] and noun.tag_ in ("NN", "NNS"):
            yield from _round(reading, noun)
        elif noun.lower_ in ("licence", "license", "licences", "licenses"):
            yield from _licence(reading, noun)


def _round(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "raised 40 million in a round led by Acme", "Acme led the start-up Bex's round", "led a round in Bex"."""
    leads = rows("relations")["rounds"]["leading"]
    givers = [giver for v in noun.rights if v.lemma_ in leads and is_passive(v) for giver in agents(v)]
    owner = child(noun, "poss")
    verb = governing_verb(noun)
    led = verb is not None and verb.lemma_ in leads and noun.dep_ == "dobj"
    raised = verb is not None and verb.lemma_ in rows("relations")["rounds"]["verbs"]
    doers = subjects(verb) if verb is not None and (led or raised) else []
    givers += doers if led else []
    within = [n for w in (noun, verb) if w is not None for _, n in prepositional(w, "in", "for")] if led else doers
    firms = of_kind(reading, [owner] if owner is not None else within, "organization")
    investors = of_kind(reading, givers, "owner")
    yield from _ties(reading, noun, firms[:1], investors, SCHEMA.funder, "relations.funder", 0.82)


def _licence(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "its licence from the agency", "runs races under licence from the council"."""
    top = first_conjunct(noun)
    givers = [giver for _, giver in prepositional(noun, "from")]
    if not givers and top.dep_ == "dobj":
        givers = [giver for _, giver in prepositional(top.head, "from")]
    regulators = of_kind(reading, givers, "authority")
    owner = child(noun, "poss")
    verb = governing_verb(noun) if owner is None and top.dep_ in ("dobj", "pobj") else None
    doers = [owner] if owner is not None else subjects(verb) if verb is not None and not is_passive(verb) else []
    firms = [m for m in of_kind(reading, doers, "firm") if m.entity not in {r.entity for r in regulators}]
    yield from _ties(reading, noun, firms[:1], regulators, KG.regulator, "relations.regulator", 0.8)


def _ties(
    reading: Reading, anchor: Token, ones: list[Mention], others: list[Mention], predicate: str, rule: str, sure: float
) -> Iterator[Claim]:
    for one in ones:
        for other in others:
            if one.entity != other.entity:
                parts = reading.entity_part(one), reading.entity_part(other)
                yield statement(reading, anchor, parts[0], predicate, parts[1], rule, sure)
