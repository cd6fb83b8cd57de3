"""Speaking that is news by itself, whatever was said: at an occasion, with somebody, by telephone."""

from kg.extract.grammar import child, is_passive, lemma, own_auxiliaries, prepositional
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

OCCASIONS = ("at", "in", "during")


def is_talk(reading: Reading, verb: Token) -> bool:
    """Whether somebody spoke somewhere or with somebody: "spoke at the rally", "talked with Lee", not "spoke of it"."""
    helping = [c.lower_ for c in own_auxiliaries(verb)]
    told = verb.tag_ == "VBD" or any(h in ("has", "have", "had", "will") for h in helping)
    if lemma(verb) not in words("actions", "talking") or not told or is_passive(verb):
        return False
    if child(verb, "ccomp", "dobj", "neg") is not None or any(t.is_quote for t in verb.sent):
        return False
    occasions, phones = words("actions", "occasions"), words("actions", "telephones")
    spoken = (n.lemma_.lower() in occasions or _is_event(reading, n) for _, n in prepositional(verb, *OCCASIONS))
    called = (n.lemma_.lower() in phones for _, n in prepositional(verb, "by", "over", "via", "on"))
    met = (_is_person(reading, n) for _, n in prepositional(verb, "with"))
    return any(spoken) or any(called) or any(met)


def _is_event(reading: Reading, noun: Token) -> bool:
    return reading.is_a(reading.mention_headed_by(noun), SCHEMA.Event)


def _is_person(reading: Reading, noun: Token) -> bool:
    mention = reading.mention_headed_by(noun)
    return mention is not None and mention.kind == "name" and reading.is_a(mention, SCHEMA.Person)
