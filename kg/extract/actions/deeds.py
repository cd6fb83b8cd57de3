"""What befell somebody, told by a noun: "after the arrest of Ann Roe", "The killing of Tom Lee led to protests"."""

from collections.abc import Iterator, Sequence

from kg.extract.actions.parts import mention_of
from kg.extract.actions.when import time_parts
from kg.extract.grammar import by_agents, child, is_passive, is_verb, lemma, prepositional, tense, verb_lemma
from kg.extract.modality import judge
from kg.extract.modality.cues import effect
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import rows, words
from kg.vocabulary import KG, RDFS, SCHEMA


def deed_of_noun(reading: Reading, noun: Token) -> Iterator[Claim]:
    """The deed that a noun names, done to a person or by one, where the sentence takes for granted that it was done."""
    verb = rows("actions")["deeds"].get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
    people = _of_whom(reading, noun) if verb is not None else []
    if verb is None or not people or not _was_done(noun):
        return
    own = verb in words("actions", "own_deeds")
    doers = [] if own else [m for m in (mention_of(reading, n) for n in by_agents(noun)) if m is not None]
    parts: dict[str, tuple[Part, ...]] = {
        KG.verb: (reading.words_part(noun.i, noun.i + 1, verb),),
        SCHEMA.agent if own else SCHEMA.object: tuple(reading.entity_part(m) for m in people),
        **time_parts(reading, noun),
    }
    parts |= {SCHEMA.agent: tuple(reading.entity_part(m) for m in doers)} if doers else {}
    first, last = noun.left_edge.i, max([noun.i + 1, *(end for _, end in _spans(noun, people))])
    parts[RDFS.label] = (reading.words_part(first, last),)
    confidence = rows("actions")["confidence"]["deed"]
    yield Claim(SCHEMA.Action, parts, reading.evidence(first, last), "action/deed", noun.i, confidence)


def _spans(noun: Token, people: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The stretches of words that a label needs: whom it befell, by whom and when."""
    yield from ((person.first, person.last) for person in people)
    for prep in noun.rights:
        if prep.dep_ in ("prep", "agent") and prep.lower_ in ("by", "in", "on"):
            yield prep.i, prep.right_edge.i + 1


def _of_whom(reading: Reading, noun: Token) -> list[Mention]:
    """Those by name whom the deed befell: of "the arrest of Ann Roe", "Ann Roe's arrest"."""
    behind = [n for _, n in prepositional(noun, "of")]
    owner = child(noun, "poss")
    owners = [owner] if owner is not None and owner.tag_ != "PRP$" else []
    found = [mention_of(reading, whom) for whom in behind or owners]
    named = [m for m in found if m is not None and m.kind == "name" and reading.is_a(m, SCHEMA.Person)]
    return named if len(named) == len(found) else []


def _was_done(noun: Token) -> bool:
    """Whether a sentence takes a deed for done: it came after it, the deed led to something, or somebody mourned it."""
    if any(c.dep_ in ("amod", "compound", "nummod") for c in noun.lefts):
        plain = all(c.lower_ in words("actions", "plain_deeds") for c in noun.lefts if c.dep_ in ("amod", "compound"))
        if not plain or child(noun, "nummod") is not None:
            return False
    prep = noun.head
    after = noun.dep_ == "pobj" and prep.lower_ in words("actions", "past_prepositions")
    verb = next((t for t in (prep.head if after else prep, *prep.ancestors) if is_verb(t)), None)
    if verb is None or judge(verb) != "asserted" or tense(verb) not in ("VBD", "VBZ", "VBN"):
        return False
    if after:
        return True
    if noun.dep_ == "nsubj":
        return noun.head == verb and not is_passive(verb) and lemma(verb) != "be"
    told = verb_lemma(verb) in words("actions", "answering_deeds") and effect("object", lemma(verb)) is None
    return told and noun.dep_ in ("dobj", "nsubjpass") and noun.head == verb
