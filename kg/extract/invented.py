"""Whom a review tells of only as of a character of its story: what such a one does, nobody has done.

"Detective Orla Shaw (Malik Adey) buries her father", "Rosa Lind plays Nadia, a vet who moves to Skye".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Claim, Mention
from kg.rows import rows, words
from kg.vocabulary import KG, ORG, RDF, SCHEMA

WHO = (SCHEMA.agent, SCHEMA.object, SCHEMA.participant, RDF.subject, RDF.object, ORG.member, SCHEMA.observationAbout)
REVIEW = re.compile(r"\b(?:Running time|Box office|Review|REVIEW): |\bCast: ")  # what stands above and below reviews
PRAISE = 5  # tokens before an actor's name in brackets
APPOSED = "description-apposition"


class Cast(NamedTuple):
    """The entities that are characters of a story which the article reviews, and those who play them."""

    characters: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()


def is_invented(cast: Cast, reading: Reading, claim: Claim) -> bool:
    """Whether a claim tells what a character of a story is or does, or what an actor plays of the actor."""
    characters = cast.characters
    if not characters:
        return False
    if _is_of_part(cast.actors, reading, claim):
        return True
    told = (part for name in (*WHO, SCHEMA.spokenByCharacter) for part in claim.parts.get(name, ()))
    credit = claim.attributed_to.entity if claim.attributed_to is not None else None
    agent, verb = claim.part(SCHEMA.agent), claim.part(KG.verb)
    if verb is not None and verb.text in rows("descriptions")["acting"]["played"]:
        return agent is None or agent.entity in characters  # "Rosa Lind plays Nadia" is told of Rosa Lind
    if credit in characters or any(part.entity in characters for part in told):
        return True
    return claim.rule == APPOSED and _is_of_actor(reading, claim)


def _is_of_part(actors: frozenset[str], reading: Reading, claim: Claim) -> bool:
    """Whether a pronoun means the part and not its actor: "Rosa Lind plays Nadia. She finds that he has lied"."""
    told = [part for name in WHO for part in claim.parts.get(name, ())]
    told += [claim.attributed_to] if claim.attributed_to is not None else []
    meant = [m for part in told if part.start is not None and (m := reading.mention_of(part)) is not None]
    pronouns = {m.entity for m in meant if m.kind == "pronoun"}
    over = reading.doc[claim.anchor].sent.root.tag_ == "VBD"
    return bool(pronouns) and not over and not pronouns.isdisjoint(actors)


def _actors(characters: frozenset[str], reading: Reading) -> Iterator[str]:
    """Who plays the characters: the subjects of "plays Nadia"."""
    for name in (m for m in reading.mentions if m.entity in characters):
        verb = reading.doc[name.root].head
        if verb.lemma_ in rows("descriptions")["acting"]["played"]:
            meant = (reading.mention_headed_by(c) for c in verb.lefts if c.dep_ == "nsubj")
            yield from (m.entity for m in meant if m is not None)


def _is_of_actor(reading: Reading, claim: Claim) -> bool:
    """Whether a description stands before an actor in brackets: "a fisherman (Tom Kerr)"."""
    subject = claim.part(RDF.subject)
    start = subject.start if subject is not None else None
    return start is not None and reading.document.text[start - 1 : start] == "("


def cast_of(reading: Reading) -> Cast:
    """The characters of a story which the article reviews, and who plays them."""
    characters = _characters(reading)
    return Cast(characters, frozenset(_actors(characters, reading)) if characters else frozenset())


def _characters(reading: Reading) -> frozenset[str]:
    """The entities that are characters of a story which the article reviews."""
    small = {token.lower_ for token in reading.doc}
    if not small & words("descriptions", "stories") and REVIEW.search(reading.document.text) is None:
        return frozenset()
    people = [m for m in reading.mentions if m.kind == "name" and reading.is_a(m, SCHEMA.Person)]
    return frozenset(m.entity for m in _acted(reading, people)) | frozenset(
        m.entity for m in people if _is_called(reading, m) or _is_played(reading, m) or _is_followed(reading, m)
    )


def _acted(reading: Reading, people: list[Mention]) -> Iterator[Mention]:
    """Names with that of another person alone in brackets behind them: "Orla Shaw (Malik Adey)"."""
    doc, begun = reading.doc, {m.first: m for m in people}
    for name in people:
        at = name.last + 1
        if doc[at : at + 1].text in ("a", "an"):  # "Hector Baine (a purring Jeremy Stroud)"
            at = next((t.i for t in doc[at : at + PRAISE] if t.i in begun or t.pos_ in ("ADP", "NOUN", "PUNCT")), at)
        actor = begun.get(at)
        bracketed = actor is not None and doc[name.last].text == "(" and doc[actor.last : actor.last + 1].text == ")"
        if actor is not None and bracketed and actor.entity != name.entity and actor.last - actor.first > 1:
            yield name


def _is_called(reading: Reading, name: Mention) -> bool:
    """Whether a word before a name says that it is a character's: "the heroine Nadia"."""
    return name.first > 0 and reading.doc[name.first - 1].lower_ in words("descriptions", "characters")


def _is_played(reading: Reading, name: Mention) -> bool:
    """Whether somebody plays the part: "Rosa Lind plays Nadia", "Nadia, played by Rosa Lind", "stars as Nadia"."""
    root = reading.doc[name.root]
    above = root.head
    if above.lower_ == "as" and root.dep_ == "pobj":
        return above.head.lemma_ in rows("descriptions")["acting"]["as"]
    by = any(c.dep_ == "agent" and _names_person(reading, c) for c in above.children)
    playing = above.lemma_ in rows("descriptions")["acting"]["played"]
    playing = playing and (above.lemma_ != "play" or above.tag_ in ("VBZ", "VBP", "VBG"))  # "Roe played Lee" in a final
    if root.dep_ == "dobj" and playing:
        return any(c.dep_ == "nsubj" and _is_person(reading, c) for c in above.lefts)
    played = next((c for c in root.rights if c.dep_ == "acl"), above if root.dep_ == "nsubjpass" else None)
    if played is None or played.lemma_ not in rows("descriptions")["acting"]["played"]:
        return False
    return by or any(c.dep_ == "agent" and _names_person(reading, c) for c in played.children)


def _names_person(reading: Reading, by: Token) -> bool:
    return any(c.dep_ == "pobj" and _is_person(reading, c) for c in by.rights)


def _is_person(reading: Reading, token: Token) -> bool:
    mention = reading.mention_headed_by(token)
    return mention is not None and reading.is_a(mention, SCHEMA.Person)


def _is_followed(reading: Reading, name: Mention) -> bool:
    """Whether a story tells of somebody: "The novel follows Ana, a nurse"."""
    root = reading.doc[name.root]
    verb = root.head
    teller = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    followed = root.dep_ == "dobj" and verb.lemma_ in ("follow", "chronicle") and verb.tag_ in ("VBZ", "VBP")
    return followed and teller is not None and teller.lemma_.lower() in rows("descriptions")["acting"]["stories"]
