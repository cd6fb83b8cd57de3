"""Units and brands told by their place, whatever the parser makes of it: "Acme (a segment of Bex)"."""

from collections.abc import Iterator

from kg.extract.grammar import own_objects, subjects, verb_lemma
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import name_from, names_behind
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

PLACED, FOUNDED, POSSESSED = 0.8, 0.78, 0.72
KIND = "organization"
RULE = "relations.parentOrganization"
BEHIND = (",", "(", "–", "—")
INSIDE = ("JJ", "NN", "VBN", "RB", "HYPH", "CD", ",", "CC", "JJS")
NAMING = ("NOUN", "PROPN", "CCONJ")  # "Bex's Acme and Corvo deal"
REACH = 9  # tokens of a description before its noun


def by_belonging(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The parents that brackets, appositions, possessors and the founding of units tell."""
    belonging = rows("relations")["belonging"]
    for token in sentence:
        word = token.lower_
        if word in belonging["units"] or word in belonging["firms"]:
            yield from _set_off(reading, token, word in belonging["units"])
        if token.tag_.startswith("VB") and verb_lemma(token) in belonging["founding"]:
            yield from _founded(reading, token, belonging["units"])
        elif token.tag_ == "POS":
            yield from _possessed(reading, token)


def _set_off(reading: Reading, noun: Token, unit: bool) -> Iterator[Claim]:
    """ "Acme, a wholly owned subsidiary of Bex,", "Acme (a segment of Bex)", "Acme, a Bex company"."""
    end = noun.sent.end
    if unit:
        of = noun.i + 2 < end and noun.nbor(1).lower_ == "of"
        whole = name_from(reading, noun.i + 2, end) if of else None
        at = noun.i
    else:
        whole = reading.mention_at(noun.nbor(-1)) if noun.i > noun.sent.start else None
        at = whole.first if whole is not None else noun.i
        whole = whole if whole is not None and whole.last == noun.i and not _lists_shares(reading, whole) else None
    if whole is None or whole.kind != "name" or not fits_kind(reading, whole, "whole"):
        return
    named = _named_before(reading, at, noun.sent.start)
    if named is not None and named.entity != whole.entity:
        yield _belongs(reading, noun, named, whole, PLACED)


def _named_before(reading: Reading, at: int, start: int) -> Mention | None:
    """The firm before the comma or bracket in front of a description with "a" that goes on till a token."""
    tokens = reading.doc
    first = at
    while first - 1 > start + 1 and at - first < REACH and tokens[first - 1].tag_ in INSIDE:
        if tokens[first - 1].text in BEHIND:
            break
        first -= 1
    opened = first > start + 2 and tokens[first - 1].lower_ in ("a", "an") and tokens[first - 2].text in BEHIND
    named = reading.mention_at(tokens[first - 3]) if opened else None
    told = named is not None and named.kind == "name" and named.last == first - 2
    return named if named is not None and told and fits_kind(reading, named, "firm") else None


def _lists_shares(reading: Reading, mention: Mention) -> bool:
    """Whether a name is that of an exchange, an index or a market: "a Nasdaq company"."""
    label = reading.entity(mention).label.casefold().split()
    field = len(label) == 1 and len(label[0]) < 3  # "an IC company"
    return field or any(word in rows("relations")["belonging"]["listings"] for word in label)


def _founded(reading: Reading, verb: Token, units: list[str]) -> Iterator[Claim]:
    """ "Bex set up a Polish subsidiary, Acme Polska": it is its founder's."""
    for noun in own_objects(verb):
        if noun.tag_ != "NN" or noun.lower_ not in units or noun.i + 1 >= noun.sent.end:
            continue
        named = [m for m in names_behind(reading, noun, KIND)[:1] if fits_kind(reading, m, "firm")]
        for whole in of_kind(reading, subjects(verb), KIND)[:1] if named else []:
            if whole.entity != named[0].entity:
                yield _belongs(reading, verb, named[0], whole, FOUNDED)


def _possessed(reading: Reading, mark: Token) -> Iterator[Claim]:
    """ "bought by Bex's Acme Films": a name of a firm right behind that of another is that of a part of it."""
    whole = reading.mention_at(mark.nbor(-1)) if mark.i > mark.sent.start else None
    unit = reading.mention_at(mark.nbor(1)) if mark.i + 1 < mark.sent.end else None
    if whole is None or unit is None or {whole.kind, unit.kind} != {"name"} or unit.first != mark.i + 1:
        return
    behind = reading.doc[unit.last] if unit.last < len(reading.doc) else None
    if whole.entity == unit.entity or (behind is not None and (behind.pos_ in NAMING or behind.text == "-")):
        return
    own = set(rows("relations")["ownerless"]["classes"]) | {SCHEMA.SportsOrganization, SCHEMA.SportsTeam}
    kinds = set(reading.entity(whole).classes) | set(reading.entity(unit).classes)
    if kinds & own or not (fits_kind(reading, whole, "whole") and fits_kind(reading, unit, "firm")):
        return
    label = reading.entity(unit).label.casefold().split()
    opening = mark.nbor(1)
    if opening.tag_ in ("NNS", "NNPS") or opening.lower_ in rows("relations")["belonging"]["firm_words"]:
        return  # "Moody's Investors Service": one name
    if any(word in rows("relations")["belonging"]["firm_words"] for word in label) and not _lists_shares(
        reading, whole
    ):
        yield _belongs(reading, mark, unit, whole, POSSESSED)


def _belongs(reading: Reading, noun: Token, unit: Mention, whole: Mention, sure: float) -> Claim:
    parts = reading.entity_part(unit), reading.entity_part(whole)
    return statement(reading, noun, parts[0], SCHEMA.parentOrganization, parts[1], RULE, sure)
