"""Nouns that several bear together become ties among them: "the brothers Tom and Jim Roe", "rivals Acme and Bex"."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

from kg.extract.grammar import child, conjuncts, prepositional, subject, subjects
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind, is_in_law
from kg.extract.relations.series import names_behind
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows

OWNERS = ("PRP$", "WP$")


@cache
def _by_noun() -> dict[str, dict[str, Any]]:
    return {noun: row for row in rows("relations")["among"] for noun in row["nouns"]}


def by_pairs(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The ties among those that a noun of the sentence joins."""
    for noun in sentence:
        row = _by_noun().get(_lemma(noun)) if noun.pos_ in ("NOUN", "ADJ", "PROPN") else None
        if row is None or is_in_law(noun) or _has_owner(noun):
            continue
        people = _joined(reading, noun, row.get("type", "person"))
        said = noun.dep_ == "attr" or (people and people[-1].last < noun.i)  # "Acme and Bex are rivals"
        if "clause" in row and not (said or _agree(people, noun, row["clause"])):
            continue
        rule = f"relations.{row['predicate'].partition(':')[2]}"
        if len(people) < 2 or len(people) > row["most"]:
            continue
        for one, other in combinations(people, 2):
            parts = reading.entity_part(one), reading.entity_part(other)
            yield statement(reading, noun, parts[0], row["predicate"], parts[1], rule, row["confidence"])


def _lemma(noun: Token) -> str:
    """The lemma, also of a plural that the parser takes for a name at the start: "Brothers Tom and Jim Roe opened"."""
    lemma = noun.lemma_.lower()
    return lemma.removesuffix("s") if noun.tag_ in ("NNP", "NNPS") and noun.is_sent_start else lemma


def _has_owner(noun: Token) -> bool:
    """Whether the noun ties them to somebody else: "her brothers Tom and Jim"."""
    return child(noun, "poss") is not None or any(
        t.tag_ in {*OWNERS, "POS"} for t in noun.doc[max(noun.sent.start, noun.i - 3) : noun.i]
    )


def _agree(people: list[Mention], noun: Token, verbs: list[str]) -> bool:
    """Whether those named are the subject of one of the verbs, so that they are tied to each other and nobody else."""
    doc = noun.doc
    roots = {
        _plural(noun).i,
        *(m.root for m in people),
    }  # "the rivals Acme and Bex agreed": "rivals" may be the subject
    return any(verb.lemma_ in verbs and roots & {t.i for t in subjects(verb)} for verb in doc[noun.i : noun.sent.end])


def _joined(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """The names behind the noun or the plural that it describes, before its comma, or as the subject of "are"."""
    behind = names_behind(reading, _plural(noun), kind, several=True)
    if len(behind) > 1:
        return behind
    before = _row_before(reading, noun, kind) if not any(prepositional(noun, "of", "to")) else []
    if len(before) > 1:
        return before
    if (
        noun.dep_ == "attr"
        and noun.head.lemma_ in ("be", "remain", "become")
        and not any(prepositional(noun, "of", "to"))
    ):
        about = subject(noun.head)
        return of_kind(reading, conjuncts(about), kind) if about is not None else []
    return []


def _plural(noun: Token) -> Token:
    """The plural that a noun describes, "airlines" of "rival airlines", or the noun; the tagger may read a verb."""
    return noun.head if noun.dep_ in ("amod", "compound") and noun.head.tag_ in ("NNS", "VBZ") else noun


def _row_before(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """The names in a row up to the comma in front of a noun: "Tom Roe and Jim Roe, brothers from Ohio,"."""
    doc, at = reading.doc, noun.i
    while at > noun.sent.start and doc[at - 1].pos_ in ("ADJ", "NUM", "NOUN", "DET"):
        at -= 1
    if at == noun.sent.start or doc[at - 1].text != ",":
        return []
    found: list[Mention] = []
    end = at - 1
    while end > noun.sent.start:
        mention = reading.mention_at(doc[end - 1])
        named = mention is not None and mention.last == end and mention.kind == "name"
        if mention is None or not named or not fits_kind(reading, mention, kind):
            break
        found.insert(0, mention)
        end = mention.first
        while end > noun.sent.start and doc[end - 1].lower_ in (",", "and"):
            end -= 1
    return found
