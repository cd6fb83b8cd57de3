"""Happenings told by a noun: "completed its acquisition of Bella", "after Volta's merger with Ampere"."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.actions.parts import mention_of
from kg.extract.actions.when import time_parts
from kg.extract.grammar import (
    agents,
    child,
    conjuncts,
    is_passive,
    is_verb,
    lemma,
    noun_phrase,
    prepositional,
    tense,
    verb_lemma,
)
from kg.extract.modality import judge
from kg.extract.modality.cues import effect
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Modality, Part
from kg.rows import rows, words
from kg.vocabulary import KG, RDFS, SCHEMA


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the sentence presents the event of a noun: the token to judge it at, and the modality it gives."""

    anchor: Token
    modality: Modality = "asserted"


def noun_actions(reading: Reading, noun: Token) -> Iterator[Claim]:
    """The happening that a noun names, if who did it to whom and whether it came about are told."""
    event = rows("actions")["nouns"].get(noun.lemma_.lower())
    frame = _frame(noun) if event is not None and noun.pos_ == "NOUN" else None
    if event is None or frame is None:
        return
    doers, things = _doers(reading, noun, frame), _things(reading, noun)
    if event in words("actions", "mutual_nouns"):
        doers = list({m.entity: m for m in (*doers, *things)}.values())
        things = doers[1:]
        doers = doers[:1]
    elif event in rows("actions")["converse_nouns"]:
        yield from _deal(reading, noun, event, frame, doers, things)
        return
    things = [m for m in things if m.entity not in {d.entity for d in doers}]
    if doers and things:
        what = SCHEMA.participant if event in words("actions", "mutual_nouns") else SCHEMA.object
        told = {SCHEMA.agent: _parts(reading, doers), what: _parts(reading, things)}
        yield _claim(reading, noun, event, frame, told)


def _parts(reading: Reading, mentions: list[Mention]) -> tuple[Part, ...]:
    return tuple(reading.entity_part(mention) for mention in mentions)


def _deal(
    reading: Reading, noun: Token, event: str, frame: _Frame, doers: list[Mention], things: list[Mention]
) -> Iterator[Claim]:
    """A purchase or a sale, from both sides: "the sale of Bella to Orme" is Orme's purchase, too."""
    row = rows("actions")["converse_nouns"][event]
    others = _other_side(reading, noun, frame, row["preposition"], {m.entity for m in (*doers, *things)})
    sides = {SCHEMA.agent: _parts(reading, doers), SCHEMA.participant: _parts(reading, others)}
    things = [m for m in things if m.entity not in {d.entity for d in (*doers, *others)}]
    what = _parts(reading, things) or _words_of_thing(reading, noun)
    if doers and what:
        yield _claim(reading, noun, event, frame, {**sides, SCHEMA.object: what})
    if others and what:
        turned = {SCHEMA.agent: sides[SCHEMA.participant], SCHEMA.participant: sides[SCHEMA.agent]}
        yield _claim(reading, noun, row["verb"], frame, {**turned, SCHEMA.object: what})


def _words_of_thing(reading: Reading, noun: Token) -> tuple[Part, ...]:
    """What was bought or sold, where it has no name: "the sale of its paper mill to Orme"."""
    bought = next((n for _, n in prepositional(noun, "of")), None)
    if bought is None or bought.pos_ not in ("NOUN", "PROPN") or reading.quantity_at(bought) is not None:
        return ()
    return (reading.words_part(*noun_phrase(bought)),)


def _other_side(reading: Reading, noun: Token, frame: _Frame, preposition: str, taken: set[str]) -> list[Mention]:
    """The other side of a deal, on whatever the parser hangs it: "to Orme" of "the sale of Bella to Orme"."""
    bought = [n for _, n in prepositional(noun, "of")]
    above = [frame.anchor] if frame.anchor.i != noun.i and noun.dep_ == "dobj" else []
    found = [n for token in (noun, *bought, *above) for _, n in prepositional(token, preposition) if n.i > noun.i]
    named = [m for n in found for m in _named(reading, conjuncts(n))]
    sides = [m for m in named if m.entity not in taken and reading.is_a(m, SCHEMA.Organization, SCHEMA.Person)]
    return sides[:1]


def _claim(reading: Reading, noun: Token, event: str, frame: _Frame, told: dict[str, tuple[Part, ...]]) -> Claim:
    parts: dict[str, tuple[Part, ...]] = {KG.verb: (reading.words_part(noun.i, noun.i + 1, event),)}
    parts |= {role: fillers for role, fillers in told.items() if fillers}
    parts |= _when(reading, noun, frame)
    found = [reading.span_of(part, "expand") for fillers in told.values() for part in fillers]
    spans = [noun_phrase(noun), *((span.start, span.end) for span in found if span is not None)]
    spans.append((frame.anchor.i, frame.anchor.i + 1))
    inside = [span for span in spans if noun.sent.start <= span[0] and span[1] <= noun.sent.end]
    first, last = min(a for a, _ in inside), max(b for _, b in inside)
    parts[RDFS.label] = (reading.words_part(first, last),)
    confidence = rows("actions")["confidence"]["noun"]
    return Claim(
        SCHEMA.Action, parts, reading.evidence(first, last), "action/noun", frame.anchor.i, confidence, frame.modality
    )


def _frame(noun: Token) -> _Frame | None:
    """What the words around say about the event: completed, planned, or past behind a preposition; else nothing."""
    head = noun.head
    if is_verb(head) and noun.dep_ in ("dobj", "nsubjpass"):
        verb = lemma(head)
        if verb in words("actions", "completing"):
            return _Frame(head)
        if verb in words("actions", "preparing"):
            return _Frame(head, "planned") if not child(head, "neg") else None
        told = effect("object", verb_lemma(head))
        return _Frame(noun, told) if told is not None and judge(head) == "asserted" else None
    if noun.dep_ == "pobj" and head.lower_ in words("actions", "past_prepositions"):
        return _Frame(noun)
    if noun.dep_ == "pobj" and head.head.lower_ in words("actions", "past_phrases"):
        return _Frame(noun)
    closes = noun.dep_ == "nsubj" and is_verb(head) and lemma(head) in words("actions", "completing")
    if closes and tense(head) == "VBD" and child(head, "dobj") is None:
        return _Frame(head)  # "the sale closed in May"
    if noun.dep_ == "pcomp" and head.lower_ == "following":
        return _Frame(noun)
    return _Frame(noun) if _took_place(noun) else None


def _took_place(noun: Token) -> bool:
    """Whether a past sentence speaks of a certain deal that was done: "Orme's purchase of Bella drew criticism"."""
    certain = child(noun, "poss", "det") is not None
    if not certain or any(c.lower_ in words("actions", "undone_deals") for c in noun.lefts):
        return False
    prep = noun.head if noun.dep_ == "pobj" else noun
    within = prep is not noun and prep.lower_ in words("actions", "within_deals") and is_verb(prep.head)
    verb = prep.head if within or noun.dep_ == "nsubj" else noun
    past = is_verb(verb) and tense(verb) == "VBD" and judge(verb) == "asserted"
    return past and lemma(verb) not in words("actions", "of_open_deals")


def _doers(reading: Reading, noun: Token, frame: _Frame) -> list[Mention]:
    by = [n for p in noun.children if p.dep_ == "prep" and p.lower_ == "by" for n in _objects_of(p)]
    owners = [c for c in noun.children if c.dep_ == "poss"]
    mutual = rows("actions")["nouns"][noun.lemma_.lower()] in words("actions", "mutual_nouns")
    head = noun.head if is_verb(noun.head) else frame.anchor
    below = head.i == noun.i or is_passive(head) or mutual or lemma(head) in words("actions", "hindering")
    below = below or (frame.anchor.i == noun.i and noun.lemma_.lower() in words("actions", "selling_nouns"))
    above = [] if below else agents(head)
    return _named(reading, by or owners or above)


def _things(reading: Reading, noun: Token) -> list[Mention]:
    preps = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "with", "between")]
    nouns = [n for prep in preps for n in _objects_of(prep)]
    return _named(reading, nouns or [c for c in noun.children if c.dep_ == "compound"])


def _objects_of(prep: Token) -> list[Token]:
    return [n for c in prep.children if c.dep_ == "pobj" for n in conjuncts(c)]


def _named(reading: Reading, nouns: list[Token]) -> list[Mention]:
    found = [m for noun in nouns if (m := mention_of(reading, noun) or reading.mention_at(noun)) is not None]
    return [m for m in found if not reading.is_a(m, SCHEMA.City, SCHEMA.Country, SCHEMA.AdministrativeArea)]


def _when(reading: Reading, noun: Token, frame: _Frame) -> dict[str, tuple[Part, ...]]:
    done = frame.anchor.i != noun.i and frame.modality == "asserted"  # "was announced on Monday" dates no deal
    return time_parts(reading, frame.anchor if done else noun)
