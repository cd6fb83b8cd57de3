"""What several do together ties each to each: "Acme and Bex have merged", "signed a pact", "formed an alliance"."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

from kg.extract.grammar import is_passive, objects, own_objects, prepositional, subjects, verb_lemma
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import name_from, names_behind, row_before
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows, words
from kg.vocabulary import KG

JOINTLY = 0.78
MOST = 3  # of more than these not each works with each


@cache
def _rows_by_verb() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows("relations")["mutual"]:
        for verb in row["verbs"]:
            found.setdefault(verb, []).append(row)
    return found


def by_mutual(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The ties among those who are together the subject of a verb, or the object of one that joins them."""
    for verb in sentence:
        if verb.lower_ in ("jointly", "together"):
            yield from _together(reading, verb.head)
        if not verb.tag_.startswith("VB"):
            continue
        for row in _rows_by_verb().get(verb_lemma(verb), ()):
            if row.get("joint") and not _has_joint(verb):
                continue
            if ("with" in row and not _has_head(verb, row["with"])) or (row.get("alone") and _tells_others(verb)):
                continue
            for one, other in combinations(_joined(reading, verb, row), 2):
                parts = reading.entity_part(one), reading.entity_part(other)
                rule = f"relations.{row['predicate'].partition(':')[2]}"
                yield statement(reading, verb, parts[0], row["predicate"], parts[1], rule, row["confidence"])


def _together(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "Acme and Bex will jointly build a port", "agreed to test engines together": partners."""
    if verb.pos_ == "VERB" and verb_lemma(verb) in rows("relations")["joint"]["verbs"]:
        for one, other in combinations(_joined(reading, verb, {"types": ["organization"]}), 2):
            parts = reading.entity_part(one), reading.entity_part(other)
            yield statement(reading, verb, parts[0], KG.partner, parts[1], "relations.partner", JOINTLY)


def _has_joint(verb: Token) -> bool:
    """Whether the object is told to be joint: "launched a joint bid"; no statement, no letter."""
    told = [noun for noun in own_objects(verb) if any(c.lower_ == "joint" for c in noun.lefts)]
    return any(noun.lemma_.lower() not in rows("relations")["joint"]["unsaid"] for noun in told)


def _has_head(verb: Token, nouns: list[str]) -> bool:
    """Whether what they do or become is told by one of the nouns: "signed a pact", "became one"."""
    told = [*own_objects(verb), *(c for c in verb.children if c.dep_ == "attr")]
    return any({t.lower_, t.lemma_.lower()} & set(nouns) for t in told)


def _tells_others(verb: Token) -> bool:
    """Whether an object or "to" says with whom: "Tom and Jim married sisters", "are married to sisters"."""
    return bool(own_objects(verb)) or any(True for _ in prepositional(verb, "to"))


def _joined(reading: Reading, verb: Token, row: dict[str, Any]) -> list[Mention]:
    """Those whom the verb joins: two or three, with nobody else behind "with"."""
    kind = row["types"][0]
    nouns = objects(verb) if is_passive(verb) else subjects(verb)
    if any(prepositional(verb, "with", "into")) and of_kind(reading, [n for _, n in prepositional(verb, "with")], kind):
        return []
    found = of_kind(reading, nouns, kind)
    if found and kind == "person" and _are_kin(reading, found[0]):
        return []
    if len(found) < 2:
        found = [m for noun in nouns if noun.tag_ == "NNS" for m in names_behind(reading, noun, kind)] or found
    if len(found) == 1 and found[0].kind != "pronoun" and found[0].last <= verb.i:
        found = [*row_before(reading, found[0], kind), *found, *_added(reading, found[0], verb, kind)]
    return found if 2 <= len(found) <= MOST else []


def _are_kin(reading: Reading, first: Mention) -> bool:
    """Whether a row of names tells of relatives, each married to somebody else: "both daughters, Ann and Eva, were"."""
    front = reading.doc[max(0, first.first - 2) : first.first]
    return any(t.tag_ == "NNS" and t.lemma_.lower() in words("reference", "kin") for t in front)


def _added(reading: Reading, first: Mention, verb: Token, kind: str) -> list[Mention]:
    """The name that "and" adds to the first before a verb, if the parser has lost it: "Acme and the bank Bex"."""
    behind = reading.doc[first.last]
    name = name_from(reading, behind.i + 1, verb.i) if behind.lower_ == "and" else None
    return [name] if name is not None and name.last <= verb.i and fits_kind(reading, name, kind) else []
