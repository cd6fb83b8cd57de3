"""Clauses become statements: each row of verbs says which places of the clause are its subject and its object."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.extract.grammar import RELATIVES, child, is_passive, objects, own_objects, prepositional, verb_lemma
from kg.extract.grammar.voice import goes_on
from kg.extract.reading import Reading
from kg.extract.referents import around
from kg.extract.relations.slots import companions, fillers, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim
from kg.rows import rows
from kg.vocabulary import SCHEMA

YEAR = re.compile(r"1[0-9]\d\d|20\d\d")


@cache
def _rows_by_verb() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows("relations")["verb"]:
        for verb in row["verbs"]:
            found.setdefault(verb, []).append(row)
    return found


def by_verbs(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The statements of a sentence's verbs."""
    for verb in sentence:
        if verb.tag_.startswith("VB") or (verb.dep_ == "acomp" and verb.lower_ == "married"):
            for row in _rows_by_verb().get(_lemma(verb), ()):
                yield from _matches(reading, verb, row)


def _lemma(verb: Token) -> str:
    """The lemma with particle and prefix: "take over", "co found"."""
    helped = verb.head.lemma_ == "help" and verb.head.i + 1 == verb.i  # "helped found Acme"
    if (
        verb.lower_ == "found" and child(verb, "aux") is None and not helped
    ):  # the past of "find"; but "she did found it"
        return "find"
    if verb.tag_ == "JJ":
        return "marry"
    return "found" if verb.lower_ == "found" else verb_lemma(verb).replace("-", " ")


def _matches(reading: Reading, verb: Token, row: dict[str, Any]) -> Iterator[Claim]:
    """The statements of one row at one verb: every subject with every object."""
    if "with" in row and not has_object(verb, row["with"]):
        return
    if "how" in row and not any(adverb.lower_ in row["how"] for adverb in verb.children):
        return
    if "goods" in row and row["goods"] != _has_goods(reading, verb):
        return
    if not _is_as_told(verb, row):
        return
    if row.get("past") and verb.tag_ != "VBD":
        return
    if (row.get("done") and goes_on(verb)) or (row.get("now") and not goes_on(verb)):
        return
    if row.get("next") and not _is_followed(reading, verb, row["object"]):
        return
    if row.get("alone") and _is_transitive(verb):
        return
    if row.get("nowhere") and _is_somewhere(reading, verb):
        return
    subject_kind, object_kind = row["types"]
    subjects = fillers(reading, verb, row["subject"], subject_kind)
    if row.get("together"):
        subjects += companions(reading, verb, subject_kind)
    if not subjects:
        return
    objects = fillers(reading, verb, row["object"], object_kind)
    if row.get("one"):
        objects = objects[:1]
    if row.get("year"):
        objects = [part for part in objects if YEAR.search(part.text or "")]
    if object_kind == "place":
        objects += [wider for place in objects for wider in around(reading, place)]
    rule = f"relations.{row['predicate'].partition(':')[2]}"
    for subject in subjects:
        for object_ in objects:
            if subject.entity != object_.entity:
                yield statement(reading, verb, subject, row["predicate"], object_, rule, row["confidence"])


def _is_as_told(verb: Token, row: dict[str, Any]) -> bool:
    """Whether a verb lacks what a row rules out: "incorporated into Acme in 1990", "declared a landmark in 1981"."""
    guests = rows("relations")["guests"]["words"]
    if "unless" in row and any(n.lower_ not in guests for _, n in prepositional(verb, *row["unless"])):
        return False
    if row.get("head") and not any(noun.lower_ in row["with"] for noun in own_objects(verb)):
        return False  # "lost her life savings"
    if row.get("plain") and is_passive(verb) and child(verb, "oprd", "attr", "dobj") is not None:
        return False  # "was created capital of culture in 2000"
    if row.get("alone") and child(verb, "prt") is not None and own_objects(verb):
        return False  # "broke up a fight"
    if row.get("alone") and verb.lemma_ in ("begin", "start", "commence") and child(verb, "xcomp") is not None:
        return False  # "Acme began offering plans in 2013"
    return not row.get("bare") or _stands_bare(verb)


def _stands_bare(verb: Token) -> bool:
    """Whether nothing is said of what becomes of an object: "declared in 1938", "designated Lake Park in 1938"."""
    own = own_objects(verb)
    at = own[-1].right_edge.i + 1 if own and not is_passive(verb) else verb.i + 1
    return at < verb.sent.end and verb.doc[at].lower_ in ("in", "on", "by", "under", ".")


def _is_transitive(verb: Token) -> bool:
    """Whether a verb has an object right behind it, or leaves it to its noun: "the firm, which it merged with Bex"."""
    own = [noun for noun in own_objects(verb) if noun.lower_ not in RELATIVES]
    left_open = verb.dep_ == "relcl" and not own and not is_passive(verb) and bool(objects(verb))
    own += [c for c in verb.rights if c.dep_ == "dobj"]  # "launched its Acme One lorry", whose last is taken for a verb
    return left_open or any(noun.left_edge.i == verb.i + 1 for noun in own)


def _is_followed(reading: Reading, verb: Token, preposition: str) -> bool:
    """Whether a preposition and a name stand right behind a verb: "is in Oslo", not "was in the news in Oslo"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]
    at = 2 if len(behind) > 2 and behind[1].lower_ == "the" else 1
    return len(behind) > at and behind[0].lower_ == preposition and reading.mention_at(behind[at]) is not None


def _is_somewhere(reading: Reading, verb: Token) -> bool:
    """Whether a verb says where something begins, which may have begun elsewhere: "launched in Kenya in 2012"."""
    nouns = [n for word in (verb, *own_objects(verb)) for _, n in prepositional(word, "in", "at", "from", "to")]
    if any(prepositional(verb, *rows("relations")["flights"]["on"])):
        return True  # "was launched aboard a rocket"
    return any(reading.is_a(reading.mention_at(noun), SCHEMA.Place) for noun in nouns)


def _has_goods(reading: Reading, verb: Token) -> bool | None:
    """Whether the verb has goods for its object: True if so, False if it has no object at all, else None."""
    found = objects(verb)
    if not found:
        return False
    none = rows("relations")["goods"]["none"]
    found = [inner for t in found for inner in _parted(t)]
    fits = [
        t for t in found if (t.pos_ in ("NOUN", "NUM", "PROPN") or t.tag_ == "VBG") and t.lemma_.lower() not in none
    ]
    fits = fits or [t for t in found if t.lower_ == "them" and verb.tag_ in ("VBZ", "VBP")]  # "sells them to Bex"
    if verb.lower_ == "sold" and all(any(c.tag_ == "PRP$" for c in t.lefts) for t in fits):
        return None  # "sold its pubs to Bex": what is one's own once is no ware
    named = [t for t in fits if reading.is_a(reading.mention_at(t), SCHEMA.Organization, SCHEMA.Person, SCHEMA.Place)]
    return True if len(fits) > len(named) else None


def _parted(noun: Token) -> list[Token]:
    """What a word for a part is a part of: "gas" of "most of its gas"."""
    inner = [n for _, n in prepositional(noun, "of")]
    part = noun.lower_ in ("most", "all", "some", "much", "part", "half") and bool(inner)
    return inner if part else [noun]


def has_object(verb: Token, words: list[str]) -> bool:
    """Whether the object or the predicate is one of the words, or holds it: "a master of arts degree", "found dead"."""
    own = objects(verb) if is_passive(verb) else own_objects(verb)
    told = [*own, *(c for c in verb.rights if c.dep_ == "oprd")]
    return any(
        t.lower_ in words or t.lemma_.lower() in words
        for o in told
        for t in (o, *o.children, *(g for c in o.children for g in c.children))
    )
