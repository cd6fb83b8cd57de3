"""A place in a clause becomes the parts that fill it: entities of the right class, or a date."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.asides import past_asides
from kg.extract.grammar import (
    RELATIVES,
    SUBJECTS,
    agents,
    child,
    is_passive,
    objects,
    own_objects,
    prepositional,
    subjects,
)
from kg.extract.grammar.coordination import prepositions
from kg.extract.names.words import listed as words_listed
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.referents import referents
from kg.extract.relations.founded import AREAS, FOUNDED, founded, stands_free
from kg.extract.relations.kinds import classes, fits_kind
from kg.extract.relations.makers import is_of_goods, maker_of
from kg.extract.relations.nameless import nameless
from kg.extract.relations.schools import further_schools
from kg.extract.relations.series import called, examples, listed, name_from, names_behind, paid, row_behind, since_by
from kg.extract.relations.titles import under_title
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part, Time
from kg.rows import rows, words
from kg.vocabulary import RDF, SCHEMA

NEAR = 25  # tokens between a verb and the date that belongs to it
OPENED = 50  # tokens between a participle at the start of a sentence and the name it tells of
OWNERS = ("owner", "holder", "proprietor")  # types that a family may be of
PLACES = ("agent", "patient", "whose", "dative")  # slots that are no preposition
DASHES = ("—", "–")
EMPLOYERS = ("group", "company", "firm", "division", "unit", "department", "bank", "business", "desk")  # no dwellings
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
CLOSE = 10  # tokens between a verb and a preposition that is hung elsewhere


def fillers(reading: Reading, verb: Token, slot: str, kind: str) -> list[Part]:
    """What fills a slot of a verb's clause."""
    if slot == "time":
        found = date_of(reading, verb)
        dated = found is not None and any(map(str.isdigit, found.value))  # no "two months later"
        return [time_part(reading, found)] if found is not None and dated else []
    if slot == "patient" and is_of_goods(verb):
        return []
    nouns = [noun for noun in nouns_in(reading, verb, slot) if not _is_counted(noun)]
    filled = of_kind(reading, nouns, kind)
    if not filled or kind == "person":
        told = [name for noun in nouns_in(reading, verb, slot) for name in _enumerated(reading, noun, kind)]
        filled += [name for name in told if name.entity not in {m.entity for m in filled}]
    if not filled and kind == "place":
        plain = [noun for noun in nouns if noun.pos_ == "NOUN" and noun.lower_ not in EMPLOYERS]
        filled = of_kind(reading, [n for noun in plain for n in _whereabouts(noun)], kind)
    if not filled and not nouns and slot == "agent":
        filled = _name_in_front(reading, verb, kind)
    if not filled and slot == "patient":
        open_ = [noun for noun in own_objects(verb) if noun.lower_ in RELATIVES]
        filled = of_kind(reading, open_, kind) or _name_before_comma(reading, verb, kind)
        filled = filled or _opened_by(reading, verb, kind) or of_kind(reading, maker_of(verb), kind)
        filled = filled or [m for noun in nouns_in(reading, verb, slot) for m in called(reading, noun, kind)]
    if kind == "place" and len(filled) == 1 and filled[0].first > verb.i:
        filled = [_first_of_row(reading, filled[0], verb)]
    if kind in FOUNDED:
        if verb.dep_ == "acl" and filled and filled[0].last < verb.head.i == verb.i - 2:
            filled = _name_before_comma(reading, verb, kind) or filled  # "was made by Acme, founded in 1990"
        filled = founded(reading, verb, nouns, filled, kind)
    elif kind in AREAS:
        filled = [m for m in filled if stands_free(reading, verb, m)]
    if not filled and slot not in PLACES:
        filled = _behind_preposition(reading, verb, slot.split("/"), kind)
    if slot == "agent" and filled and filled[-1].first > verb.i:
        filled = listed(reading, since_by(reading, filled, kind), kind)
    elif slot != "agent" and len(filled) == 1 and kind == "organization":
        filled = row_behind(reading, filled[0], verb, kind)
        filled += [] if slot in PLACES else _again(reading, filled[-1], verb, slot.split("/"), kind)
    elif kind == "school" and filled:
        filled += further_schools(reading, filled[-1], verb)
    if slot == "in/of":  # "owns 60 percent of Acme and Bex the rest"
        filled = [m for m in filled if share_end(reading, m.last, verb.sent.end) == m.last]
    return [reading.entity_part(m) for m in filled] or nameless(reading, nouns, kind)


def _first_of_row(reading: Reading, place: Mention, verb: Token) -> Mention:
    """The narrowest place of a row, whatever the parser sees: the Hague of "in the Hague, South Holland"."""
    doc, at = verb.doc, place.first - 1
    before = reading.mention_at(doc[at - 1]) if at - 1 > verb.i and doc[at].text == "," else None
    named = before is not None and before.kind == "name" and before.last == at and fits_kind(reading, before, "place")
    if before is None or not named or before.first <= verb.i + 1:
        return place
    front = doc[before.first - 1 - (doc[before.first - 1].lower_ == "the")]
    return before if front.pos_ == "ADP" else _first_of_row(reading, before, verb) if front.text == "," else place


def _whereabouts(noun: Token) -> Iterator[Token]:
    """Where a home or a hospital stands: "at her home in Oslo", "at an Oslo hospital", "in the suburbs of Oslo"."""
    yield from (n for _, n in prepositional(noun, "in", "near", "outside", "on"))
    if noun.lemma_.lower() in words("places", "parts_of"):
        yield from (n for _, n in prepositional(noun, "of"))
    yield from (c for c in noun.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN")


def _behind_preposition(reading: Reading, verb: Token, names: list[str], kind: str) -> list[Mention]:
    """The name behind a preposition whose noun the parser has lost: "sold to the Oslo publisher Acme"."""
    for prep in [prep for word in (verb, *filter(is_share, own_objects(verb))) for prep in prepositions(word)]:
        if prep.lower_ in names and (mention := name_from(reading, prep.i + 1, prep.sent.end)) is not None:
            return [mention] if fits_kind(reading, mention, kind) else []
    return []


def _again(reading: Reading, last: Mention, verb: Token, names: list[str], kind: str) -> list[Mention]:
    """The name behind the same preposition said again: "ships to Acme in Oslo and, since May, to the bank Bex"."""
    doc, end = verb.doc, min(verb.sent.end, last.last + CLOSE)
    joined = next((i for i in range(last.last, end) if doc[i].lower_ == "and"), end)
    if last.first < verb.i or any(t.pos_ in ("VERB", "AUX", "PRON", "SCONJ") for t in doc[last.last : joined]):
        return []
    for token in doc[joined + 1 : end]:
        if token.pos_ in ("VERB", "AUX", "PRON"):
            return []
        if token.lower_ in names and token.pos_ in ("ADP", "PART"):
            mention = name_from(reading, token.i + 1, verb.sent.end)
            return [mention] if mention is not None and fits_kind(reading, mention, kind) else []
    return []


def _is_counted(noun: Token) -> bool:
    """Whether a noun is counted, not named: "bought 20 Condors" is no takeover; "two men, Roe and Lee" are named."""
    number = child(noun, "nummod")
    return number is not None and number.i < noun.i and child(noun, "appos") is None


def _enumerated(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """The names behind a plural: "founded by three engineers: Roe, Lee and Kim", "by the twins Tom and Jim Roe"."""
    found = names_behind(reading, noun, kind) if noun.tag_ == "NNS" else []
    return found if len(found) > 1 else []


def _name_before_comma(reading: Reading, verb: Token, kind: str) -> list[Mention]:
    """The name that a participle set off behind it describes: "the Roy Foundation, set up in 1962", "(set up in".

    Without a mark it is the name that a person is told of: "the founder of Acme founded in 2010".
    """
    year = verb.i + 1 < verb.sent.end and reading.time_at(verb.nbor(1)) is not None  # "Acme, established 1926,"
    alone = (
        (verb.tag_ == "VBN" or (verb.tag_ == "VBD" and year))
        and child(verb, "aux", "auxpass") is None
        and verb.i > verb.sent.start + 1
    )
    holder = verb.dep_ == "acl" and verb.tag_ == "VBN" and is_person_noun(verb.head.lower_)
    holder = holder and verb.head.lower_ not in words_listed("around", "rivals")  # "a rival of Acme founded in 2010"
    if not alone or not (holder or verb.nbor(-1).text in (",", "(")):
        return []
    end = verb.i - (verb.nbor(-1).text in (",", "("))
    mention = reading.mention_at(verb.doc[end - 1])
    before = mention is not None and mention.kind == "name" and mention.last == end
    return [mention] if mention is not None and before and fits_kind(reading, mention, kind) else []


def _opened_by(reading: Reading, verb: Token, kind: str) -> list[Mention]:
    """Whom a participle at the start tells of, where the parser lost it: "Born in Oslo in 1970, Ann Roe studied"."""
    if verb.tag_ != "VBN" or not verb.is_sent_start:
        return []
    for comma in verb.doc[verb.i + 1 : min(verb.i + OPENED, verb.sent.end - 2)]:
        mention = reading.mention_at(comma.nbor(1)) if comma.text == "," else None
        if mention is None or mention.first != comma.i + 1 or mention.last >= verb.sent.end:
            continue
        following = verb.doc[past_asides(verb.doc, mention.last, verb.sent.end)]
        if mention.kind != "nominal" and (following.tag_ in ("VBD", "VBZ", "MD") or following.text in DASHES):
            return [mention] if fits_kind(reading, mention, kind) else []
    return []


def _name_in_front(reading: Reading, verb: Token, kind: str) -> list[Mention]:
    """The name right before a finite verb that the parser gave no subject."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.i == verb.sent.start or is_passive(verb):
        return []
    mention = reading.mention_at(verb.nbor(-1))
    before = mention is not None and mention.kind == "name" and mention.last == verb.i
    return [mention] if mention is not None and before and fits_kind(reading, mention, kind) else []


def nouns_in(reading: Reading, verb: Token, slot: str) -> list[Token]:
    """The nouns in a place of the clause."""
    if slot == "agent":
        return agents(verb) or _agents_beyond(verb)
    if slot in ("whose", "dative"):
        owners = [child(noun, "poss") for noun in own_objects(verb)] if slot == "whose" else [paid(reading, verb)]
        return [noun for noun in owners if noun is not None]
    if slot == "patient":
        found = subjects(verb.head) if verb.tag_ == "JJ" else _shared(verb) or objects(verb)
        if not found:  # "taken over Acme", where the parser takes the particle for a preposition
            found = [c for part in verb.rights if part.dep_ == "prt" for c in part.children if c.dep_ == "pobj"]
        # "bought Acme in 1990 and Bex in 1995"
        found += [c for c in verb.rights if c.dep_ == "dep" and c.pos_ == "PROPN" and child(c, "prep")] if found else []
        # Of "Acme (bought in 2007), Borealis and Bex" the participle describes the first alone.
        return [noun for noun in found if noun.i < verb.i] if verb.dep_ == "acl" and is_passive(verb) else found
    names = slot.split("/")
    found = [noun for _, noun in prepositional(verb, *names) if reading.time_at(noun) is None]
    for prep in [c for p in verb.children if p.lower_ in names for c in p.children if c.dep_ == "conj"]:
        found += [c for c in prep.children if c.dep_ == "pobj"]  # "to Acme and to Bex"
    sold = [noun for noun in subjects(verb) if is_share(noun)] if is_passive(verb) else []
    for inner in (*own_objects(verb), *sold):  # "30 percent of Acme was sold to Bex"
        found += [noun for _, noun in prepositional(inner, *names)]
        found += [noun for _, outer in prepositional(inner) for _, noun in prepositional(outer, *names)]
    own = child(verb, *SUBJECTS) if "with" in names else None
    if own is not None:  # "who with her husband founded"
        found += [noun for _, noun in prepositional(own, "with")]
    if not found:  # "lives and works in Oslo"
        pair = [c for c in verb.rights if c.dep_ == "conj" and c.i == verb.i + 2 and c.pos_ == "VERB"]
        found = [noun for second in pair for _, noun in prepositional(second, *names)]
    if not found and {"from", "to"} & set(names):  # "gets screens for its phones from Acme"
        found = [n for _, inner in prepositional(verb) for _, n in prepositional(inner, *names)]
    if not found and ("in" in names or "at" in names):  # "lived there", "the school where she studied"
        found = [c for c in verb.children if c.dep_ == "advmod" and c.lower_ in ("there", "where")]
    return found or _next_noun(reading, verb, names)


def _shared(verb: Token) -> list[Token]:
    """The subject in "is 45 percent owned by", where the parser takes "percent" for what is owned."""
    share = verb.head
    if verb.dep_ != "acl" or share.dep_ != "attr" or share.lemma_.lower() not in rows("relations")["shares"]["words"]:
        return []
    return subjects(share.head)


def is_share(noun: Token) -> bool:
    """Whether a noun tells how much of a firm is held: "a stake", "30 percent"."""
    held = rows("relations")["shares"]["held"]
    return noun.lemma_.lower() in held or (noun.lower_ == "holding" and noun.i > 0 and noun.nbor(-1).lower_ in held)


def share_end(reading: Reading, at: int, end: int) -> int:
    """Where a share ends that begins at a token ("35 percent", "the remaining half"), or the token if none does."""
    doc, last = reading.doc, at
    while last < end and (doc[last].pos_ in ("NUM", "DET", "ADJ") or doc[last].lower_ == "per"):
        last += 1
    return last + 1 if at < last < end and is_share(doc[last]) else at


def _agents_beyond(verb: Token) -> list[Token]:
    """The by-phrase of a passive that the parser hung on the noun before: "supplied to Acme by Bex"."""
    if not is_passive(verb):
        return []
    return [noun for _, inner in prepositional(verb) for _, noun in prepositional(inner, "by") if noun.i > verb.i]


def _next_noun(reading: Reading, verb: Token, prepositions: list[str]) -> list[Token]:
    """The noun of the first such preposition behind a verb, whatever the parser hung it on."""
    for token in verb.doc[verb.i + 1 : min(verb.i + CLOSE, verb.sent.end)]:
        if reading.time_at(token) is not None:
            continue
        if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON", "PUNCT", "CCONJ"):
            return []
        if token.pos_ == "ADP" and token.lower_ in prepositions:
            told = [c for c in token.children if c.dep_ == "pobj"]
            if not any(reading.time_at(c) for c in told):  # "born on May 3, 1950 in Oslo"
                return told
    return []


def companions(reading: Reading, verb: Token, kind: str) -> list[Part]:
    """Who does it together with the subject: "lives in Bonn with her husband, Omar Said", "moved along with Roe"."""
    tied = [c for c in verb.children if c.lower_ in ("along", "together")]
    nouns = [noun for word in (verb, *tied) for _, noun in prepositional(word, "with")]
    return [reading.entity_part(m) for m in of_kind(reading, nouns, kind)]


def of_kind(reading: Reading, nouns: Iterable[Token], kind: str) -> list[Mention]:
    """The entities of a type that the nouns refer to, by name or by examples ("insurers such as Acme")."""
    told = [_family(reading, noun) if kind in OWNERS else under_title(noun, kind) for noun in nouns]
    found = [m for m in referents(reading, told, *classes(kind)) if fits_kind(reading, m, kind)]
    return found or [m for noun in told for m in examples(reading, noun, kind)]


def _family(reading: Reading, noun: Token) -> Token:
    """The name of a family that owns something, if nobody else bears it: "the Roe family"."""
    mention = reading.mention_at(noun.nbor(-1)) if noun.lower_ == "family" and noun.i else None
    alone = mention is not None and reading.entity(mention).label == noun.doc[mention.first : mention.last].text
    return noun.doc[mention.root] if mention is not None and alone else noun


def date_of(reading: Reading, verb: Token) -> Time | None:
    """The date beside a verb: of its own prepositions first, else the next one behind it in the clause."""
    for prep, noun in prepositional(verb, "in", "on", "since", "at", "of"):
        time = reading.time_at(noun)
        added = prep.i > verb.i and prep.nbor(-1).lower_ == "and"  # "was born in Oslo and in 1931 married"
        if time is not None and tells_day(time) and prep.lower_ != "of" and not added:
            return time
    for token in verb.children:
        time = reading.time_at(token)
        if time is not None and tells_day(time) and token.dep_ in ("npadvmod", "pobj", "nmod", "dobj", "attr"):
            return time
    return _date_before_when(reading, verb) or _next_date(reading, verb)


def tells_day(time: Time) -> bool:
    """Whether a time is a date, or an hour of a known day: "9.30 a.m. on 2 May 1950"."""
    return time.type == "DATE" or _DAY.match(time.value) is not None


def _date_before_when(reading: Reading, verb: Token) -> Time | None:
    """The date that "when" takes up before a verb: "served until 1956, when he died"."""
    when = next((c for c in verb.lefts if c.lower_ == "when"), None)
    if when is None or when.i < 2:
        return None
    time = reading.time_at(when.nbor(-2 if when.nbor(-1).text == "," else -1))
    return time if time is not None and tells_day(time) else None


def _next_date(reading: Reading, verb: Token) -> Time | None:
    """The date behind "in", "on" to the right of a verb with no other verb between."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.i + NEAR, verb.sent.end)):
        word = doc[i]
        told = word.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD", "WP", "WDT") and word.lower_ != "aged"
        if told or word.text in (";", ":"):
            return None
        time = reading.time_at(word)
        if time is not None:
            before = doc[time.first - 1]
            if doc[time.first - 2].lower_ == "and":
                return None  # "was born in Oslo and in 1931 married"
            placed = before.text == "," and reading.is_a(reading.mention_at(doc[time.first - 2]), SCHEMA.Place)
            told = before.lower_ in ("in", "on") or time.first == verb.i + 1 or placed  # "died in Boston, July 9"
            return time if tells_day(time) and told else None
    return None


def time_part(reading: Reading, time: Time) -> Part:
    """A date as a part: its value, and the words that tell it."""
    return Part(value=time.value, text=reading.doc[time.first : time.last].text, start=time.start, end=time.end)


def statement(
    reading: Reading, anchor: Token, subject: Part, predicate: str, object_: Part, rule: str, confidence: float
) -> Claim:
    """A direct fact that hangs on a token."""
    parts = {RDF.subject: (subject,), RDF.predicate: (Part(iri=predicate),), RDF.object: (object_,)}
    return Claim(RDF.Statement, parts, reading.sentence_evidence(anchor), rule, anchor.i, confidence)
