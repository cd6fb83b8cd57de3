"""Whose party is told through a seat or an organ: "represents Lomas for Unity", "sits on the central committee of"."""

from collections.abc import Iterator

from kg.extract.grammar import lemma, own_objects, prepositional, subjects
from kg.extract.reading import Reading
from kg.extract.relations.holders import holders
from kg.extract.relations.kinds import is_party
from kg.extract.relations.series import row_behind
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows, words
from kg.vocabulary import KG

CONFIDENCE = 0.82
BEHIND = 14  # tokens of a seat's name between its verb and "for" or "as"


def by_constituencies(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The parties of those who represent a seat for one, or are members of an organ of one."""
    for word in sentence:
        party = _party_of(reading, word)
        if party is None:
            continue
        people = of_kind(reading, subjects(word), "person") or holders(reading, word, "person", [])
        for person in people[:1]:
            for each in row_behind(reading, party, word, "party"):
                parts = reading.entity_part(person), reading.entity_part(each)
                yield statement(
                    reading, word, parts[0], KG.politicalAffiliation, parts[1], "relations.party", CONFIDENCE
                )


def _party_of(reading: Reading, word: Token) -> Mention | None:
    """The party that a verb of representing or a noun of members leads to."""
    told = rows("relations")["legislators"]
    if word.pos_ == "VERB" and lemma(word) in told["representing"]:
        return _for_party(reading, word) or _as_member(reading, word)
    if word.pos_ == "VERB" and lemma(word) in told["leading"]:
        return _party(reading, _parties_of(own_objects(word)))
    organs = [n for _, n in prepositional(word, "of", "on", "in")] if word.lower_ in told["members"] else []
    return _party(reading, _parties_of(organs))


def _party(reading: Reading, nouns: list[Token]) -> Mention | None:
    mentions = map(reading.mention_at, nouns)
    return next((m for m in mentions if m is not None and m.kind == "name" and is_party(reading, m)), None)


def _for_party(reading: Reading, verb: Token) -> Mention | None:
    """The party behind the "for" of the seat: "represents the seat of Lomas for Unity"."""
    for prep in _behind(verb, "for"):
        party = _party(reading, [c for c in prep.rights if c.dep_ == "pobj"])
        if party is not None:
            return party
    return None


def _as_member(reading: Reading, verb: Token) -> Mention | None:
    """The party that one represents a seat as a member of."""
    members = rows("relations")["legislators"]["members"]
    nouns = [c for prep in _behind(verb, "as") for c in prep.rights if c.dep_ == "pobj" and c.lower_ in members]
    return _party(reading, [n for noun in nouns for _, n in prepositional(noun, "of", "for")])


def _behind(verb: Token, word: str) -> list[Token]:
    """The prepositions behind a verb, before the next verb, whatever the parser hung them on."""
    found = []
    for token in verb.doc[verb.i + 1 : min(verb.i + BEHIND, verb.sent.end)]:
        if token.pos_ in ("VERB", "AUX") or token.text in (";", ":", '"', "“"):
            break
        found += [token] if token.dep_ == "prep" and token.lower_ == word else []
    return found


def _parties_of(organs: list[Token]) -> list[Token]:
    """Whose committee, board or wing it is: "a member of its central committee", "led the left wing of Unity"."""
    told = [noun for noun in organs if noun.lower_ in words("relations", "party_organs")]
    return [n for organ in told for _, n in prepositional(organ, "of")]
