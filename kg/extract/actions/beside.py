"""With whom an action was done, and where: what stands beside its verb."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.actions.core import core
from kg.extract.actions.mishaps import clause_of_when, strikes
from kg.extract.actions.parts import may_do, mention_of, speaker_meant
from kg.extract.grammar import (
    SUBJECTS,
    antecedent,
    by_agents,
    child,
    conjuncts,
    first_conjunct,
    is_handed,
    is_passive,
    lemma,
    objects,
    prepositional,
    subjects,
    verb_lemma,
)
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Mention, Part
from kg.rows import words
from kg.vocabulary import SCHEMA

_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}\b")


def participant_parts(reading: Reading, verb: Token, taken: set[str], what: Sequence[Part]) -> tuple[Part, ...]:
    """The other entities at the verb ("to the city", "with Oslo"), and those whose share or unit is the object."""
    told = bool(what) or bool(objects(verb))
    found = []
    for mention, acts in _beside(reading, verb):
        if mention.entity not in taken and (acts or not reading.is_a(mention, SCHEMA.Place)):
            taken.add(mention.entity)
            found.append(reading.entity_part(mention))
    if not found and what and is_handed(verb):
        nouns = (speaker_meant(reading, reading.noun_for(n), verb) for n in subjects(verb))
        return tuple(reading.words_part(*core(n)) for n in nouns if n.pos_ == "NOUN")  # "40 staff were offered jobs"
    given = child(verb, "dative") if what and not found else None
    if given is not None and given.pos_ == "NOUN" and given.i < next((o.i for o in objects(verb)), given.i):
        return (reading.words_part(*core(given)),)  # "will pay its drivers a bonus"
    return tuple(found) if found or told else _unnamed_partners(reading, verb)


def _unnamed_partners(reading: Reading, verb: Token) -> tuple[Part, ...]:
    """The words for those with whom it is done: "partnered with 300 clinics", not "came with a speech"."""
    joint = verb_lemma(verb) in words("actions", "joint")
    beside = prepositional(verb, "with", "against")
    nouns = [n for p, n in beside if joint or p.lower_ == "against" or may_do(reading, n)]
    named = [n for n in nouns if n.pos_ in ("NOUN", "PROPN") and reading.time_at(n) is None]
    return tuple(reading.words_part(*core(n)) for n in named)


def _beside(reading: Reading, verb: Token) -> Iterator[tuple[Mention, bool]]:
    """Each entity beside the verb, and whether even a place takes part there: "lent Ghana", "a treaty with Egypt"."""
    doers = {t.i for t in by_agents(verb)} if is_passive(verb) else set()
    pairs = [("" if _gets(verb, p) else p.lower_, n) for p, n in prepositional(verb) if n.i not in doers]
    pairs += [("with", n) for n in _joining(verb)]
    dative = child(verb, "dative")
    if dative is not None and dative.pos_ in ("NOUN", "PROPN", "PRON"):
        pairs.append(("", dative))
    pairs += [("", n) for n in subjects(verb)] if is_handed(verb) else []
    for thing in objects(verb):
        if thing.lemma_.lower() in words("actions", "pictures") and verb_lemma(verb) in words("actions", "showing"):
            pairs = [(prep, noun) for prep, noun in pairs if prep != "with"]  # "posted photos of herself with Roe"
            continue
        deep = thing.lemma_.lower() in words("actions", "holdings")
        allowed = ("in", "of") if deep else ("to", "with", "from", "against", "between")
        pairs += [(p.lower_, n) for p, n in prepositional(thing, *allowed) if deep or n.i > verb.i]
    for prep, noun in pairs:
        mention = mention_of(reading, noun)
        if mention is not None and (not prep or prep in words("actions", "participant") or _is_won_past(verb, prep)):
            yield mention, not prep or prep in words("actions", "acting_places")


def _is_won_past(verb: Token, prep: str) -> bool:
    """Whether who stands behind "past" lost a game to the doer, its score told: "cruised past Lomas Town 4-0"."""
    won = prep == "past" and verb.lower_ in words("grammar", "going_past")
    return won and any(_SCORE.match(verb.doc[c.i : c.i + 3].text) for c in verb.rights if c.dep_ == "npadvmod")


def _joining(verb: Token) -> Iterator[Token]:
    """Those whom an aside behind the doer names as doing it too: "Roe, along with Lee, bought the mill"."""
    doers = () if is_passive(verb) else subjects(verb)
    for joined in (c for head in (verb, *doers) for c in head.children if c.i < verb.i):
        if joined.dep_ in ("prep", "advmod") and joined.left_edge.lower_ in ("along", "together"):
            yield from (n for p, n in (*prepositional(joined, "with"), *_with(joined)) if p.lower_ == "with")


def _with(prep: Token) -> Iterator[tuple[Token, Token]]:
    """A preposition with the nouns behind it: "together with Roe and Lee"."""
    yield from ((prep, n) for c in prep.rights if c.dep_ == "pobj" for n in conjuncts(c))


def _gets(verb: Token, prep: Token) -> bool:
    """Whether who stands behind "to" gets what is given: "lent the tents to Ghana", not "sent them to Ghana"."""
    return prep.lower_ == "to" and bool(objects(verb)) and verb_lemma(verb) in words("actions", "giving")


def location_parts(reading: Reading, verb: Token, taken: set[str]) -> tuple[Part, ...]:
    """The places where it was done: "in Penang", "at the port"."""
    places = [(p, n) for p, n in prepositional(verb) if p.lower_ in words("actions", "location") and not _gets(verb, p)]
    places = [(p, n) for p, n in places if not (_is_merely_near(p, places) or _is_route(verb, p))]
    nouns = [n for _, n in places]
    traded = verb_lemma(verb) in words("actions", "trading")  # "auctioned a villa in Bali", wherever
    for thing in objects(verb) if not traded else ():
        nouns += [n for p, n in prepositional(thing, "in", "at", "near") if n.i > verb.i]
    where = _where(verb)
    nouns += conjuncts(where) if where is not None else []
    nouns += _where_it_struck(verb)
    inside = [inner for outer in nouns for inner in _nested(reading, outer)]
    beyond = (n for p, n in prepositional(verb) if p.lower_ in words("actions", "location_beside"))
    inside += [inner for outer in beyond for inner in _nested(reading, outer) if inner.i != outer.i]
    found = []
    for noun in inside:
        mention = mention_of(reading, noun)
        if mention is not None and mention.entity not in taken and reading.is_a(mention, SCHEMA.Place):
            taken.add(mention.entity)
            found.append(reading.entity_part(mention))
    return tuple(found)


def _where_it_struck(verb: Token) -> list[Token]:
    """Where somebody was hurt, or a thing destroyed: "died when a roof fell in Izmir", "A fire in Izmir killed two"."""
    clause = clause_of_when(verb) if lemma(verb) in words("actions", "harmed") else None
    where = [*prepositional(clause)] if clause is not None else []
    for force in (n for n in (*subjects(verb), *by_agents(verb)) if strikes(verb, n)):
        where += [(p, n) for p, n in prepositional(force, "in", "at", "near", "on") if n.i > force.i]
    return [n for p, n in where if p.lower_ in words("actions", "location")]


def _is_merely_near(prep: Token, places: Sequence[tuple[Token, Token]]) -> bool:
    """Whether a place only helps to find the one before it: "in Karsk, near Oslo"."""
    others = any(p.lower_ in ("in", "at", "on") and p.i < prep.i for p, _ in places)
    return prep.lower_ == "near" and others and prep.nbor(-1).text == ","


def _is_route(verb: Token, prep: Token) -> bool:
    """Whether somebody was on the way there and no farther: "was flying from Oslo to Rome"."""
    going_on = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.tag_ == "VBD" for c in verb.lefts)
    return prep.lower_ in ("to", "into") and going_on


def _nested(reading: Reading, noun: Token) -> Iterator[Token]:
    """What a place is told by: its own name, that of the place around it ("at a conference in Lisbon") or before it."""
    yield noun
    if mention_of(reading, noun) is None:
        if noun.lower_ in words("places", "place_nouns"):  # "in Niger's Tilla region"
            yield from (c for c in noun.lefts if c.dep_ == "compound" and c.i + 1 == noun.i)
        yield from (n for prep, n in prepositional(noun, "in", "at", "near") if n.i > noun.i)


def _where(verb: Token) -> Token | None:
    """The place that a clause with "where" describes: "Peru" for "runs" in "In Peru, where Acme runs 14 shops"."""
    first = first_conjunct(verb)
    opened = first.dep_ == "relcl" and any(c.lower_ == "where" and c.dep_ == "advmod" for c in first.lefts)
    return antecedent(verb) if opened and (first == verb or child(verb, *SUBJECTS) is None) else None


def with_place(reading: Reading, verb: Token, told: str) -> str:
    """A sentence of a clause with "where", which says at its end what place is meant."""
    where = _where(verb)
    mentions = [mention_of(reading, noun) for noun in conjuncts(where)] if where is not None else []
    named = [m for m in mentions if m is not None and m.kind == "name"]
    names = [reading.entity(m).label for m in named if reading.is_a(m, SCHEMA.Place)]
    if where is None or not names or told.endswith("?") or any(name in told for name in names):
        return told
    prep = where.head.lower_ if where.head.lower_ in ("at", "on") and where.ent_type_ != "GPE" else "in"
    return f"{told} {prep} {' and '.join(names)}"
