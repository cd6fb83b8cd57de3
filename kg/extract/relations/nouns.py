"""Nouns of relation become statements: "his wife, Ann Roe", "a subsidiary of Acme", "Acme's acquisition of Bex"."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.extract.demonyms import is_group
from kg.extract.grammar import (
    child,
    clause_head,
    first_conjunct,
    governing_verb,
    is_passive,
    prepositional,
    subjects,
)
from kg.extract.reading import Reading
from kg.extract.referents import around
from kg.extract.relations.existence import date_behind, owner_to_come
from kg.extract.relations.holders import holders, in_words
from kg.extract.relations.kindred import owner_in_list
from kg.extract.relations.kinds import classes, fits_kind, is_in_law, joins_kinds
from kg.extract.relations.lineage import parents
from kg.extract.relations.series import called, name_from, row_before, row_behind
from kg.extract.relations.slots import date_of, of_kind, statement, time_part
from kg.extract.tokens import Span, Token
from kg.extract.topic import Topics
from kg.model import Claim, Mention, Part, Time
from kg.rows import rows
from kg.vocabulary import SCHEMA

TOPICAL = 0.65  # confidence where the article, not the sentence, tells whom a noun belongs to
SOON = 6  # tokens between a noun of an act and its date
COMPANIES = ("parent", "holding", "subsidiary", "daughter", "affiliate")  # "parent company"
OPENING = (",", "(", "–", "—")
CLOSING = (",", ".", ";", ")")
OWNERS = ("PRP$", "WP$")
BEFORE_NOUN = ("ADJ", "NOUN", "NUM", "PUNCT", "SYM")


@cache
def _by_noun(table: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows("relations")[table]:
        for noun in row["nouns"]:
            found.setdefault(noun, []).append(row)
    return found


def by_nouns(reading: Reading, sentence: Span, topics: Topics) -> Iterator[Claim]:
    """The statements of a sentence's nouns of relation."""
    for noun in sentence:
        if noun.pos_ in ("NOUN", "PROPN", "ADJ"):
            lemma = _lemma(noun)
            for row in _by_noun("noun").get(lemma, ()):
                yield from _relation(reading, noun, row, topics)
            for row in _by_noun("act").get(lemma, ()):
                yield from _act(reading, noun, row)
            for row in _by_noun("dated").get(lemma, ()):
                yield from _dated(reading, noun, row)


def _lemma(noun: Token) -> str:
    lemma = noun.lemma_.lower().replace("-", " ")
    if is_in_law(noun):
        return f"{lemma} in law"
    if lemma == "mother" and noun.i > 0 and noun.nbor(-1).lower_ == "queen":
        return "queen mother"
    if lemma == "company" and noun.i > 0 and noun.nbor(-1).lower_ in COMPANIES:
        return f"{noun.nbor(-1).lower_} company"
    return lemma


def _relation(reading: Reading, noun: Token, row: dict[str, Any], topics: Topics) -> Iterator[Claim]:
    subject_kind, object_kind = row["types"]
    if "told" in row and not any(t.lower_ in row["told"] for t in noun.lefts):
        return
    holder_kind, of_kind_ = (subject_kind, object_kind) if row["subject"] == "holder" else (object_kind, subject_kind)
    prepositions = row.get("prepositions", ["of", "to"])
    owner = _owner(reading, noun, of_kind_, row.get("before", False), prepositions)
    if row.get("all") and owner and owner[0].first > noun.i:
        found = of_kind(reading, _complements(noun, prepositions), of_kind_)
        listed = len(found) == 1 and (noun.dep_ == "attr" or not row.get("both"))
        owner = max(found, row_behind(reading, found[0], noun, of_kind_) if listed else [], key=len)
    if row.get("both") and (not owner or owner[0].first > noun.i):
        owner = parents(reading, noun, owner)
    elif row.get("both") and _is_of_both(noun) and owner[0].last < noun.i:
        owner = [*row_before(reading, owner[0], of_kind_), *owner]  # "Tom and Ann's daughter"
    if not owner and row.get("had"):
        owner = _having(reading, noun, of_kind_) or owner_in_list(reading, noun, of_kind_)
    if row.get("named"):
        owner = [m for m in owner if m.kind == "name"]
    confidence = row["confidence"]
    if not owner and row.get("topic") and child(noun, "poss") is None and not any(prepositional(noun, "of", "to")):
        about = topics.at(noun.i, classes(of_kind_)) if noun.dep_ == "appos" else None
        owner, confidence = ([about.mention] if about is not None else []), TOPICAL
    owner = [m for m in owner if not reading.doc[m.first : m.last].text.lower().startswith("non-")]  # "non-EU member"
    if not owner:
        return
    owners = {m.entity for m in owner}
    held = holders(reading, noun, holder_kind, owner)
    parts = [reading.entity_part(m) for m in held if m.entity not in owners]
    if not parts and row.get("words") and noun.dep_ not in ("attr", "appos"):
        parts = in_words(reading, noun)
    rule = f"relations.{row['predicate'].partition(':')[2]}"
    for holder in parts:
        for mention in owner:
            of = _part_of_owner(reading, mention, holder)
            named = holder.entity is None and (holder.start or 0) <= mention.start < (holder.end or 0)
            wider = around(reading, of) if of_kind_ == "place" and mention.first > noun.i else []
            for part in (of, *wider):
                if holder.entity != part.entity and not named:  # "News Group's Dole unit" is no part of Dole
                    subject, object_ = (holder, part) if row["subject"] == "holder" else (part, holder)
                    yield statement(reading, noun, subject, row["predicate"], object_, rule, confidence)


def _is_of_both(noun: Token) -> bool:
    """Whether "Tom and Ann's daughter" may be one noun phrase, not two people who do something."""
    joined = noun.dep_ == "conj" and noun.head.pos_ == "PROPN"
    verb = clause_head(noun) if joined else noun
    return noun.dep_ in ("nsubj", "attr") or (joined and (verb.tag_ == "VBZ" or verb.lower_ == "was"))


def _part_of_owner(reading: Reading, owner: Mention, holder: Part) -> Part:
    """The owner as a part; "the group" of a unit that bears its name is beyond doubt."""
    labels = {entity.id: entity.label.split()[0] for entity in reading.entities}
    known = owner.kind == "nominal" and labels.get(holder.entity or "") == labels[owner.entity]
    return Part(entity=owner.entity) if known else reading.entity_part(owner)


def _owner(reading: Reading, noun: Token, kind: str, before: bool, prepositions: list[str]) -> list[Mention]:
    """Whom the noun belongs to: "his", "Acme's", "of Acme", and "Acme" right before it where the row allows that."""
    doc = noun.doc
    i = noun.i - 1
    while i > noun.sent.start and _is_passed(reading, doc[i], noun, kind):
        i -= 1
    word = doc[i]
    if word.tag_ == "POS":
        found = reading.mention_at(doc[i - 1])
    elif word.tag_ in OWNERS or word.lower_ == "her" or (before and _is_joined(doc[i + 1 : noun.i])):
        found = reading.mention_at(word) or (_before_whose(reading, word, kind) if word.tag_ == "WP$" else None)
        found = found if found is not None and found.last <= noun.i else None
        if before and word.tag_ not in OWNERS:  # "the Acme unit of Bex"
            of = [preposition for preposition in prepositions if preposition == "of"]
            found = next(iter(of_kind(reading, _tight(_complements(noun, of)), kind)), found) if of else found
    else:
        found = None
    if found is not None and fits_kind(reading, found, kind):
        return [found]
    if word.tag_ == "POS" or word.tag_ in OWNERS:
        return _survived(reading, noun, kind) if word.tag_ == "PRP$" and found is None else []
    nouns = _tight(_complements(noun, prepositions), _is_child(noun))
    told = _survived(reading, noun, kind) or of_kind(reading, nouns, kind)
    return told or ([m for n in nouns for m in called(reading, n, kind)] if kind == "product" else [])


def _is_joined(between: Span) -> bool:
    """Whether nothing but a mark inside one noun phrase is between a name and a noun: "Acme-supplier"."""
    return all(t.is_punct and t.text not in OPENING for t in between)


def _complements(noun: Token, prepositions: list[str]) -> list[Token]:
    """The nouns of a noun's prepositions, also of one that the parser hangs on the noun it is coordinated with."""
    own = [n for _, n in prepositional(noun, *prepositions)]
    if len(own) == 1 and own[0].pos_ == "NOUN" and "to" in prepositions:  # "a supplier of eggs to Acme"
        own += [n for word in (own[0], noun.head) for prep, n in prepositional(word, "to") if prep.i > own[0].i]
    if not own and noun.dep_ == "attr":  # "is the parent company to Acme"
        tied = prepositional(noun.head, *prepositions)  # also "Bex, of which Acme is a unit,"
        own = [n for prep, n in tied if prep.i == noun.i + 1 or n.lower_ == "which"]
    above = noun
    while not own and above.dep_ == "conj" and above.head.i < above.i:
        above = above.head
        own = [n for prep, n in prepositional(above, *prepositions) if prep.i == noun.i + 1]
    return own


def _before_whose(reading: Reading, whose: Token, kind: str) -> Mention | None:
    """What stands right before "whose", where nobody resolved it: a name, or a noun told of one ("a firm whose")."""
    at = whose.i - 1 if whose.i > whose.sent.start and whose.nbor(-1).text == "," else whose.i
    before = whose.doc[at - 1] if at > whose.sent.start else whose
    mention = reading.mention_at(before)
    if mention is not None and mention.last == at and mention.kind == "name":
        return mention
    return next(iter(of_kind(reading, [before], kind)), None) if before.pos_ == "NOUN" else None


def _survived(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """Whom the people named in "is survived by a daughter, Ann Roe, and two sons, Tom and Jim" belong to."""
    top = _top(noun)
    while top.dep_ == "appos" and top.head.i < top.i and not any(prepositional(noun, "of")):
        top = first_conjunct(top.head)  # "by her husband of 40 years, Tom, a son, Jim, and"
    verb = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "by" else top
    if verb.lemma_ != "survive" or not (is_passive(verb) or verb.tag_ == "VBN"):
        return []
    return of_kind(reading, subjects(verb), kind)


def _top(noun: Token) -> Token:
    """What a noun is coordinated with, or describes: "Tanya" for "daughter" of "survived by daughter Tanya"."""
    top = first_conjunct(noun.head if noun.dep_ in ("compound", "nmod") else noun)
    return first_conjunct(top.head) if top.dep_ == "appos" and top is not noun else top


def _having(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """Whom the people named in "has a daughter, Ann Roe" or "leaves a wife, Ann" belong to."""
    top = _top(noun)
    verb = top.head
    own = top if noun.dep_ in ("compound", "nmod") else noun
    if top.dep_ != "dobj" or verb.lemma_ not in rows("relations")["having"]["verbs"] or child(own, "poss") is not None:
        return []
    beside = [verb, own, *(c for c in own.children if c.dep_ == "appos")] if _is_child(noun) else []
    shared = [n for word in beside for _, n in prepositional(word, "with")]  # "had a son, Tom, with Jim Roe"
    had = [m for m in of_kind(reading, subjects(verb), kind) if m.first < noun.i]
    return [*had, *of_kind(reading, shared, kind)] if had else []


def _is_child(noun: Token) -> bool:
    return noun.lemma_.lower() in rows("relations")["households"]["children"]


def _is_passed(reading: Reading, word: Token, noun: Token, kind: str) -> bool:
    """Whether a word between an owner and the noun only describes the noun: "its Dutch unit", "Acme's Oslo unit"."""
    mention = reading.mention_at(word)
    if mention is None or mention.first <= noun.i < mention.last:
        described = word.ent_type_ == "NORP" or is_group(word.text) or word.dep_ in ("amod", "advmod")
        plain = (
            word.pos_ in BEFORE_NOUN
            or word.text == "/"
            or joins_kinds(word, noun)
            or (word.pos_ == "PROPN" and word.is_lower)
        )
        return plain or described  # "its wholly owned subsidiary"
    place = mention.kind == "name" and reading.is_a(mention, SCHEMA.Place)
    return place and not fits_kind(reading, mention, kind)


def _tight(nouns: list[Token], pair: bool = False) -> list[Token]:
    """The nouns up to the first comma ("a unit of Acme, and Borealis" is of Acme alone), and a partner's behind it.

    Of a pair the second may stand behind what the first is: "the son of Tom Roe, a baker, and Ann Lee".
    """
    kept = nouns[:1]
    for noun in nouns[1:]:
        owned = child(noun, "poss")
        tied = owned is not None and owned.tag_ == "PRP$"
        described = pair and child(kept[-1], "appos") is not None and noun.left_edge.nbor(-1).lower_ == "and"
        if not (tied or described) and any(t.text == "," for t in noun.doc[kept[-1].i : noun.i]):
            break
        kept.append(noun)
    return kept


def _act(reading: Reading, noun: Token, row: dict[str, Any]) -> Iterator[Claim]:
    """The statement of a noun that names an act, between its doer and the one it is done to."""
    subject_kind, object_kind = row["types"]
    phrases = list(prepositional(noun, *row["prepositions"]))
    phrases = phrases or [p for _, by in prepositional(noun, "by") for p in prepositional(by, *row["prepositions"])]
    others = of_kind(reading, _tight([n for _, n in phrases]), object_kind)
    if not phrases and row.get("near") and noun.i + 2 < noun.sent.end and noun.nbor(1).lower_ in row["prepositions"]:
        name = name_from(reading, noun.i + 2, noun.sent.end)  # "celebrated Tom Roe's wedding to Ann Lee"
        others = [name] if name is not None and fits_kind(reading, name, object_kind) else []
    if len(others) == 1 and phrases and phrases[0][0].lower_ in ("between", "of"):
        others = [*row_before(reading, others[0], object_kind), *others]
    if "receivers" in row:  # "the sale of Acme to Bex"
        doers = of_kind(reading, _receivers(noun, row), subject_kind)
    else:
        doers = _owner(reading, noun, subject_kind, True, ["by"]) if others else []
    if others and not doers and noun.dep_ == "dobj" and noun.head.lemma_ in row.get("verbs", ()):
        doers = of_kind(reading, subjects(noun.head), subject_kind)
    if others and not doers and noun.dep_ == "pobj" and noun.head.lower_ in row.get("behind", ()):
        verb = governing_verb(noun.head)
        doers = of_kind(reading, subjects(verb), subject_kind) if verb is not None else []
    if not doers and {prep.lower_ for prep, _ in phrases} == {"of", "with"}:  # "the merger of Acme with Bex"
        doers, others = (
            of_kind(reading, [n for p, n in phrases if p.lower_ == w], object_kind) for w in ("of", "with")
        )
    doers = [m for m in doers if m.entity not in {o.entity for o in others}]
    if not doers and len(others) == 2 and phrases[0][0].lower_ in ("between", "of"):
        doers, others = others[:1], others[1:]
    rule = f"relations.{row['predicate'].partition(':')[2]}"
    for doer in doers:
        for other in others:
            if doer.entity != other.entity:
                parts = reading.entity_part(doer), reading.entity_part(other)
                yield statement(reading, noun, parts[0], row["predicate"], parts[1], rule, row["confidence"])


def _receivers(noun: Token, row: dict[str, Any]) -> list[Token]:
    """Who gets what a noun says is sold, on whatever the parser hangs it: "agreed the sale of Acme to Bex"."""
    above = [noun.head] if noun.dep_ == "dobj" and noun.head.lemma_ in row["above"] else []
    sold = [n for _, n in prepositional(noun, *row["prepositions"])]
    found = [n for word in (noun, *sold, *above) for _, n in prepositional(word, *row["receivers"]) if n.i > noun.i]
    return found[:1]


def _dated(reading: Reading, noun: Token, row: dict[str, Any]) -> Iterator[Claim]:
    """The date of an act named by a noun: "until her death in 1987", "since its founding in 2006"."""
    whose = _owner(reading, noun, row["type"], False, ["of"])
    time = date_of(reading, noun)
    whose = whose or owner_to_come(reading, noun, time, row["type"])
    done = bool(whose) and whose[0].last <= noun.i and any(prepositional(noun, "of"))  # "his execution of Ann Roe"
    tried = rows("relations")["tried"]["words"]
    if done or any(t.lemma_.lower() in tried for t in noun.doc[max(noun.i - SOON, noun.sent.start) : noun.i]):
        return
    if whose and "place" in row:
        yield from _scene(reading, noun, whose[0], row)
    if whose and (time is None or not noun.i < time.first <= noun.i + SOON or _opens_clause(noun, time)):
        time = date_behind(reading, noun, whose[0])
    if whose and time is not None:
        part = time_part(reading, time)
        rule = f"relations.{row['predicate'].partition(':')[2]}"
        yield statement(reading, noun, reading.entity_part(whose[0]), row["predicate"], part, rule, row["confidence"])


def _scene(reading: Reading, noun: Token, whose: Mention, row: dict[str, Any]) -> Iterator[Claim]:
    """The place of an act named by a noun: "before her death in Lima in 2017"."""
    beside = (noun.i + 1, whose.last)  # "her death in Lima", "the death of Ann Roe in Lima"
    words = (noun, noun.doc[whose.root]) if whose.first > noun.i else (noun,)
    told = [n for word in words for prep, n in prepositional(word, "in", "at", "near") if prep.i in beside]
    places = of_kind(reading, told, "place")
    for place in places[:1]:
        part = reading.entity_part(place)
        for each in (part, *around(reading, part)):
            rule = f"relations.{row['place'].partition(':')[2]}"
            yield statement(reading, noun, reading.entity_part(whose), row["place"], each, rule, row["confidence"])


def _opens_clause(noun: Token, time: Time) -> bool:
    """Whether a comma parts a noun from a date that opens the next clause: "Before her death, in May Roe left"."""
    parted = noun.nbor(1).text == ","
    return parted and time.last < len(noun.doc) and noun.doc[time.last].text not in CLOSING
