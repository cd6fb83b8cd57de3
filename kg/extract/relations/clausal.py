"""A noun of relation without an owner belongs to the subject of its clause: "Acme bought rival Bex".

Where the name is the subject itself, "Rival Bex rose", it belongs to the firm that the text has just told of.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.extract.grammar import SUBJECTS, child, governing_verb, governors, prepositional, subjects
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import names_behind
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.extract.topic import Topics
from kg.model import Claim, Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

PEER = "firm"  # what is a rival for the market of another
OPEN = ("another", "a", "an")  # articles that tell no owner


@cache
def _by_noun() -> dict[str, dict[str, Any]]:
    return {noun: row for row in rows("relations")["clausal"] for noun in row["nouns"]}


def by_clause(reading: Reading, sentence: Span, topics: Topics) -> Iterator[Claim]:
    """The ties of a clause's subject to a name that a bare noun of relation describes."""
    for noun in sentence:
        row = _by_noun().get(noun.lemma_.lower()) if noun.pos_ in ("NOUN", "ADJ", "PROPN") else None
        if row is None:
            continue
        named = _described(reading, noun, row["types"][1])
        whose = _subject(reading, noun, row["types"][0]) if named else []
        whose = whose or (_told_before(reading, noun, named[0], topics) if len(named) == 1 else [])
        for mention in named:
            for about in whose:
                if about.entity != mention.entity:
                    parts = reading.entity_part(about), reading.entity_part(mention)
                    rule = f"relations.{row['predicate'].partition(':')[2]}"
                    yield statement(reading, noun, parts[0], row["predicate"], parts[1], rule, row["confidence"])


def _described(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """The names behind a noun that nobody owns: "rival Acme", "rival insurer Acme", "another competitor, Acme"."""
    doc, first = noun.doc, noun.i
    while first > noun.sent.start and (doc[first - 1].pos_ in ("ADJ", "NUM") or doc[first - 1].ent_type_ == "NORP"):
        first -= 1
    before = doc[first - 1] if first > noun.sent.start else None
    article = before is not None and before.pos_ in ("DET", "PRON", "PART") and before.lower_ not in OPEN
    if before is not None and (before.tag_ == "POS" or reading.is_a(reading.mention_at(before), SCHEMA.Organization)):
        return []  # "Acme rival Bex"
    if (article and before is not None and before.lower_ != "the") or child(noun, "poss") is not None:
        return []
    if any(c.lower_ in ("of", "to", "for") and c.dep_ == "prep" for c in noun.children):
        return []
    at = noun.i
    while at + 1 < noun.sent.end and doc[at + 1].is_lower and doc[at + 1].pos_ in ("NOUN", "ADJ"):
        at += 1
    return names_behind(reading, doc[at], kind)


def _subject(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """The subject of the clause that the noun stands in, or of the next one above it."""
    verbs = [verb for verb in (governing_verb(noun), *(governing_verb(g) for g in governors(noun))) if verb is not None]
    for verb in verbs:
        told = subjects(verb)
        told += [whole for part in told for whole in _whole(part)]
        found = [m for m in of_kind(reading, told, kind) if m.last <= noun.i]
        if found:
            return found[:1]
    return []


def _whole(part: Token) -> list[Token]:
    """Whose organ or shares a noun tells of: "Acme" of "Acme's board", "shares in Acme", "the owners of Acme"."""
    if part.lemma_.lower() not in rows("relations")["organs"]["nouns"]:
        return []
    own = child(part, "poss")
    return [own] if own is not None else [noun for _, noun in prepositional(part, "of", "in", "at")]


def _told_before(reading: Reading, noun: Token, named: Mention, topics: Topics) -> list[Mention]:
    """The firm that the text is about, or the one just told of: "Acme fell. Rival Bex rose".

    A firm that has acted since the one that leads may be meant instead: "Orvel agreed. Rival Bex did not".
    """
    doc, name = noun.doc, noun.doc[named.root]
    between = {t.lower_ for t in doc[noun.i + 1 : named.first]}
    bare = child(noun, "det") is None and between.isdisjoint((",", *rows("relations")["no_market"]["nouns"]))
    if name.dep_ not in SUBJECTS or not bare or not fits_kind(reading, named, PEER):
        return []
    start = doc[max(noun.sent.start - 1, 0)].sent.start
    near = [m for m in reading.mentions_in(start, noun.i) if m.kind == "name" and fits_kind(reading, m, PEER)]
    leader = topics.at(noun.i, (SCHEMA.Organization,))
    told = [m for m in near if doc[m.root].dep_ in SUBJECTS]
    if leader is not None and leader.by_far and fits_kind(reading, leader.mention, PEER):
        return [] if {m.entity for m in told} - {leader.mention.entity} else [leader.mention]
    return told[:1] if len({m.entity for m in near}) == 1 else []
