"""Whom a noun of relation is said of: "his wife, Ann Roe", "Acme, a unit of Bex", "its rivals include Acme and Bex"."""

from kg.extract.grammar import (
    child,
    clause_head,
    conjuncts,
    first_conjunct,
    governing_verb,
    objects,
    own_objects,
    subjects,
)
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.relations.kinds import classes, fits_kind, joins_kinds
from kg.extract.relations.lineage import is_rank, kin_before
from kg.extract.relations.series import examples, name_from, names_behind, row_behind
from kg.extract.relations.slots import of_kind
from kg.extract.tokens import Token
from kg.model import Mention, Part
from kg.rows import rows
from kg.vocabulary import SCHEMA

FRONT = 5  # tokens in front of the noun of a fronted phrase
LISTING = ("include", "comprise", "be", "remain")
COUNTING = ("count", "see", "regard", "view", "consider", "describe", "name", "list")
DESCRIBING = ("DT", "VBN", "RB", "HYPH")  # "a wholly owned unit"
OPENING = (",", "(", "–", "—")  # "Acme (a unit of Bex)"
BEFORE_NOUN = ("ADJ", "NOUN", "NUM", "PUNCT")


def holders(reading: Reading, noun: Token, kind: str, owner: list[Mention]) -> list[Mention]:
    """Who the noun is said of: the name behind it, the name before its comma, or the subject of "is"."""
    if _is_next_of_kin(noun):
        return names_behind(reading, noun, kind)
    if kind == "person" and (earlier := kin_before(noun)) is not None and not names_behind(reading, noun, kind):
        return holders(reading, earlier, kind, owner)
    beside = (
        _enumerated(reading, noun, kind)
        or examples(reading, noun, kind)
        or names_behind(reading, noun, kind)
        or _named_unit(reading, noun, kind, owner)
        or _name_before(reading, noun, kind)
        or (_name_after(reading, noun, kind, owner) if owner else [])
        or (_name_behind_owner(reading, noun, kind, owner) if owner else [])
    )
    if beside or _is_bracketed(noun):
        return beside
    one, noun = noun, _one_of(noun)
    if noun is not one:
        return of_kind(reading, [noun], kind)[:1] + _along(reading, one, kind)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":  # "operates as a unit of Acme", "founded as a unit of Acme"
        verb = noun.head.head
        above = governing_verb(verb)
        counted = of_kind(reading, own_objects(above), kind) if above is not None and above.lemma_ in COUNTING else []
        opened = subjects(verb.head) if verb.dep_ == "advcl" and verb.i < verb.head.i else []  # "Born as the son of"
        found = counted or of_kind(reading, [*objects(verb), *subjects(verb), *opened], kind)
        return found if noun.tag_ == "NNS" and not counted else found[:1]  # "met as students at"
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # "his father was the painter Jan Roe"
        named = [c for c in noun.head.children if c.dep_ == "attr" and c.i > noun.head.i]
        return [m for m in of_kind(reading, named, kind) if m.kind == "name"][:1]
    loose = noun.dep_ == "dep" and noun.head.lemma_ == "be"  # "was a princess, the third child of"
    if noun.dep_ in ("attr", "appos", "oprd", "conj") or child(noun, "appos") is not None or loose:
        owners = {m.entity for m in owner}
        first = first_conjunct(noun)
        before = reading.mention_at(first) if first is not noun else None
        apart = before is not None and before.kind == "name"  # "her husband, Tom Roe, and two sisters"
        start = first if first.dep_ in ("attr", "appos") and not apart else noun
        found = [
            m
            for m in referents(reading, [start], *classes(kind))
            if m.entity not in owners and not _is_anothers(noun, m) and not reading.entity(m).label[0].isdigit()
        ]
        found = found or _subject_of(reading, start, kind, owners)
        return found[: None if noun.tag_ == "NNS" else 1] or _about(reading, start, kind, owners)
    return []


def _is_bracketed(noun: Token) -> bool:
    """Whether a noun only explains the name before its bracket: "the story of Ann and Lex (Tom's wife)"."""
    behind = noun.i + 1 < len(noun.doc) and noun.nbor(1).text == ")"
    before = noun.doc[max(noun.sent.start, noun.i - FRONT) : noun.i]
    return behind and any(t.text == "(" for t in before)


def _subject_of(reading: Reading, noun: Token, kind: str, owners: set[str]) -> list[Mention]:
    """Who is told to be the noun, whatever the parser ties to it: "He is a former husband of broadcaster Ann Lee".

    Also where a place comes before: "Acme is a bank based in Oslo, and a unit of Bex".
    """
    told = noun.head if noun.dep_ in ("attr", "dep") and kind == "person" else _told_again(reading, noun)
    people = of_kind(reading, subjects(told), kind) if told is not None else []
    return [mention for mention in people if mention.entity not in owners]


def _told_again(reading: Reading, noun: Token) -> Token | None:
    """The "is" of a clause that a noun goes on from behind ", and", if the parser ties it to the verb or to a place."""
    doc, at = noun.doc, noun.left_edge.i
    if at - 2 <= noun.sent.start or doc[at - 1].lower_ != "and" or doc[at - 2].text != ",":
        return None
    verb = next((t for t in reversed(doc[noun.sent.start : at]) if t.tag_ in ("VBZ", "VBP", "VBD")), None)
    told = verb is not None and verb.lemma_ == "be" and child(verb, "attr") is not None
    return verb if told else None


def _is_next_of_kin(noun: Token) -> bool:
    """Whether a noun goes on with a list behind the name of other kin: "his wife, Ann Roe, his daughter and"."""
    name, owner = noun.head, child(noun, "poss")
    own = owner is not None and owner.tag_ == "PRP$" and noun.dep_ == name.dep_ == "appos"
    return own and any(t.tag_ == "PRP$" for t in name.head.lefts)


def _is_anothers(noun: Token, named: Mention) -> bool:
    """Whether a name belongs to another noun that is added: "her parents and her fiancé, Tom Roe"."""
    return any(t.tag_ == "PRP$" for t in noun.doc[noun.i + 1 : named.first])


def _one_of(noun: Token) -> Token:
    """What is told as one of several: "one" in "Acme, one of its suppliers,", "the eldest of three sons of Tom Roe"."""
    group = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    single = group.lower_ == "one" or group.tag_ == "JJS" or group.ent_type_ == "ORDINAL"
    return group if single and noun.tag_ == "NNS" else noun


def _along(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """Who is named with one of several: "is one of its backers, along with Acme and Bex"."""
    doc, end = noun.doc, noun.sent.end
    for i in range(noun.i + 1, min(end, noun.i + 4)):
        told = doc[i].lower_ == "alongside" or (doc[i].lower_ in ("along", "together") and i + 1 < end)
        if told and (first := name_from(reading, i + 1 + (doc[i].lower_ != "alongside"), end)) is not None:
            return row_behind(reading, first, noun, kind) if fits_kind(reading, first, kind) else []
    return []


def _name_behind_owner(reading: Reading, noun: Token, kind: str, owner: list[Mention]) -> list[Mention]:
    """The name that is set off behind an owner: "the venture arm of Acme, Bex, has"."""
    doc, last = reading.doc, owner[-1].last
    opened = noun.tag_ == "NN" and any(c.lower_ in ("the", "a", "an") for c in noun.lefts) and noun.i < owner[0].first
    if not opened or noun.dep_ == "attr" or last + 1 >= noun.sent.end or doc[last].text != ",":
        return []
    mention = reading.mention_at(doc[last + 1])
    named = mention is not None and mention.kind == "name" and mention.first == last + 1
    named = named and mention is not None and not is_rank(reading, mention)
    closed = mention is not None and mention.last < noun.sent.end and doc[mention.last].text in (",", ".", ")", ";")
    listed = mention is not None and mention.last + 1 < noun.sent.end and doc[mention.last + 1].lower_ in ("and", "or")
    fits = named and closed and not listed and mention is not None and fits_kind(reading, mention, kind)
    return [mention] if fits and mention is not None else []


def _named_unit(reading: Reading, noun: Token, kind: str, owner: list[Mention]) -> list[Mention]:
    """The name right before the noun of a unit that somebody else owns: "the Bex unit of Acme"."""
    named = reading.mention_at(noun.nbor(-1)) if noun.i > noun.sent.start else None
    unit = noun.lemma_.lower() in rows("relations")["bridging"]["units"] and noun.tag_ == "NN"
    if not unit or named is None or named.kind != "name" or named.last != noun.i or not owner:
        return []
    return [named] if named.entity != owner[0].entity and fits_kind(reading, named, kind) else []


def _enumerated(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """Who is told in a list as what the noun says: "its rivals include A and B", "counts A among its backers"."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ in LISTING:
        listed = [*own_objects(verb), *(n for c in verb.children if c.dep_ == "attr" for n in conjuncts(c))]
        return of_kind(reading, [n for n in listed if n.i > noun.i], kind) if noun.tag_ == "NNS" else []
    if noun.dep_ != "pobj" or verb.lower_ not in ("among", "amongst"):
        return []
    verb = verb.head
    if verb.lemma_ in ("count", "number", "list", "name"):
        return of_kind(reading, own_objects(verb), kind)
    if verb.lemma_ == "be":
        told = [c for c in verb.children if c.dep_ in ("nsubj", "attr")]
        return of_kind(reading, [n for c in told for n in conjuncts(c)], kind)
    return []


def _about(reading: Reading, noun: Token, kind: str, owners: set[str]) -> list[Mention]:
    """The subject of a clause that a noun for a person closes: "He was born in Lille, the son of Paul Roe"."""
    place = reading.mention_at(noun.head) if noun.dep_ == "appos" else None
    owned = any(t.tag_ == "POS" for t in noun.subtree if t.i < noun.i)  # "the Duchess of Lomas, Tom's widow"
    if kind != "person" or owned or not reading.is_a(place, SCHEMA.Place):
        return []
    return [m for m in of_kind(reading, subjects(clause_head(noun.head)), kind) if m.entity not in owners][:1]


def _name_after(reading: Reading, noun: Token, kind: str, owner: list[Mention]) -> list[Mention]:
    """The name that a fronted noun phrase is about: "A unit of Acme, Borealis makes sails"."""
    doc = reading.doc
    last = _end_of_front(reading, owner[-1].last)
    if any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in doc[noun.sent.start : noun.i]):
        return []
    if noun.i - noun.sent.start > FRONT or last <= noun.i or last + 1 >= noun.sent.end or doc[last].text != ",":
        return []
    first = last + 1 + (doc[last + 1].lower_ == "the" and last + 2 < noun.sent.end)
    mention = reading.mention_at(doc[first])
    fits = mention is not None and mention.first == first and mention.kind != "nominal"
    fits = fits and doc[first].tag_ not in ("WP", "WDT", "WP$")  # "is a unit of Acme, which makes sails"
    return [mention] if mention is not None and fits and reading.is_a(mention, *classes(kind)) else []


def _end_of_front(reading: Reading, at: int) -> int:
    """The token behind a name, a larger place and a date: "A resident of Lugo, Spain, since 1977, Roe ..."."""
    doc = reading.doc
    wider = reading.mention_at(doc[at + 1]) if at + 1 < len(doc) and doc[at].text == "," else None
    if wider is not None and wider.first == at + 1 and wider.kind == "name" and reading.is_a(wider, SCHEMA.Place):
        at = wider.last
    since = at + 1 if at < len(doc) and doc[at].text == "," else at
    dated = since + 1 < len(doc) and doc[since].lower_ in ("since", "in", "from", "until")
    time = reading.time_at(doc[since + 1]) if dated else None
    return time.last if time is not None else at


def _name_before(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """A name that ends before the comma in front of the noun phrase: "Ann Roe, the widow of"."""
    doc = noun.doc
    i = noun.i - 1
    while (
        i > noun.sent.start
        and doc[i].text not in OPENING
        and (doc[i].pos_ in BEFORE_NOUN or doc[i].tag_ in DESCRIBING or joins_kinds(doc[i], noun))
    ):
        i -= 1
    i = _before_owner(reading, noun, i)
    of_list = noun.tag_ == "NNS" and noun.dep_ == "conj" and noun.head.pos_ == "NOUN"  # "his wife, Ann Roe, two sons"
    if doc[i].text not in OPENING or i <= noun.sent.start or (of_list and child(noun, "nummod") is not None):
        return []
    end = i - 1 if doc[i - 1].is_quote else i
    mention = reading.mention_at(doc[end - 1])
    if mention is not None and reading.is_a(mention, SCHEMA.Place) and mention.first > 1:
        at = mention.first - 1  # "Acme of Oslo, a supplier to"
        mention = reading.mention_at(doc[at - 1]) if doc[at].lower_ in ("of", "in") else mention
        end = at if mention is not None and mention.last == at else end
    fits = mention is not None and mention.last == end and mention.kind == "name"
    if mention is None or not fits or not reading.is_a(mention, *classes(kind)):
        return []
    listed = of_kind(reading, conjuncts(first_conjunct(doc[mention.root])), kind) if noun.tag_ == "NNS" else []
    return listed if listed and listed[-1] == mention else [mention]  # "Acme, Bex and Corvo, all units of Lumo"


def _before_owner(reading: Reading, noun: Token, i: int) -> int:
    """The token before an owner that ends at a token, in a phrase set off by commas: "Polly, Tom's wife, runs it"."""
    doc = noun.doc
    if noun.i + 1 >= len(doc) or noun.nbor(1).text not in (",", ".", ")", ";"):
        return i
    if doc[i].tag_ == "PRP$":
        return i - 1
    owner = reading.mention_at(doc[i - 1]) if doc[i].tag_ == "POS" and i > 0 else None
    return owner.first - 1 if owner is not None and owner.last == i and owner.first > noun.sent.start else i


def in_words(reading: Reading, noun: Token) -> list[Part]:
    """An organization that has no name of its own: "the Lima branch" of someone."""
    doc = noun.doc
    i = noun.i
    while i > noun.sent.start and _modifies(doc[i - 1]):
        i -= 1
    return [reading.words_part(i, noun.i + 1)] if i < noun.i and noun.tag_ == "NN" else []


def _modifies(word: Token) -> bool:
    """Whether a word before a noun is part of what it names: "private", "-" and "sector" before "arm"."""
    return (word.pos_ in ("NOUN", "PROPN", "ADJ") and word.tag_ != "POS") or word.tag_ == "HYPH"
