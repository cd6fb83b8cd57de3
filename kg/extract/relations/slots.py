"""A place in a clause becomes the parts that fill it: entities of the right class, or a date."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from kg.extract.epithets import epithets
from kg.extract.grammar import agents, child, is_passive, objects, own_objects, prepositional, subjects
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part, Time
from kg.rows import rows
from kg.vocabulary import RDF, SCHEMA

NEAR = 25  # tokens between a verb and the date that belongs to it
FRONT = 5  # tokens of a noun phrase between a noun of relation and a name
CLOSE = 10  # tokens between a verb and a preposition that is hung elsewhere


@cache
def classes(kind: str) -> tuple[str, ...]:
    """The classes that a type name of `relations.toml` stands for."""
    return tuple(rows("relations")["types"][kind])


def fillers(reading: Reading, verb: Token, slot: str, kind: str) -> list[Part]:
    """What fills a slot of a verb's clause."""
    if slot == "time":
        found = date_of(reading, verb)
        return [time_part(reading, found)] if found is not None else []
    nouns = [noun for noun in nouns_in(reading, verb, slot) if not _is_counted(noun)]
    filled = of_kind(reading, nouns, kind)
    if not filled:
        filled = [name for noun in nouns_in(reading, verb, slot) for name in _enumerated(reading, noun, kind)]
    if not filled and kind == "place":  # "died at her home in Oslo"
        inner = [n for noun in nouns if noun.pos_ == "NOUN" for _, n in prepositional(noun, "in", "near")]
        filled = of_kind(reading, inner, kind)
    if not filled and not nouns and slot == "agent":
        filled = _name_in_front(reading, verb, kind)
    if not filled and slot == "patient":
        filled = _name_before_comma(reading, verb, kind)
    if slot == "agent" and filled and filled[-1].first > verb.i:
        filled = _listed(reading, filled, kind)
    return [reading.entity_part(m) for m in filled]


def _is_counted(noun: Token) -> bool:
    """Whether a noun is counted, not named: "bought 20 Condors" is no takeover; "two men, Roe and Lee" are named."""
    return child(noun, "nummod") is not None and child(noun, "appos") is None


def _enumerated(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """The names behind a counted plural: "founded by three engineers: Roe, Lee and Kim"."""
    found = names_behind(reading, noun, kind) if noun.tag_ == "NNS" and child(noun, "nummod") is not None else []
    return found if len(found) > 1 else []


def _name_before_comma(reading: Reading, verb: Token, kind: str) -> list[Mention]:
    """The name that a participle behind a comma describes: "the Roy Foundation, set up in 1962"."""
    alone = verb.tag_ == "VBN" and child(verb, "aux", "auxpass") is None and verb.i > verb.sent.start + 1
    if not alone or verb.nbor(-1).text != ",":
        return []
    mention = reading.mention_at(verb.nbor(-2))
    before = mention is not None and mention.kind == "name" and mention.last == verb.i - 1
    return [mention] if mention is not None and before and fits_kind(reading, mention, kind) else []


def _listed(reading: Reading, found: list[Mention], kind: str) -> list[Mention]:
    """The by-phrase to its end: "by comedian Ron White, singer Margo Rey and producer Michael Blake"."""
    doc = reading.doc
    found = list(found)
    end = doc[found[-1].root].sent.end
    while found[-1].last + 1 < end and doc[found[-1].last].lower_ in (",", "and", "&"):
        i = found[-1].last
        while i < min(end, found[-1].last + CLOSE) and (
            doc[i].lower_ in (",", "and", "&", "/") or _plain(reading, doc[i])
        ):
            i += 1
        mention = reading.mention_at(doc[i]) if i < end else None
        if mention is None or mention.first != i or mention.kind != "name" or not fits_kind(reading, mention, kind):
            break
        if mention.last < end and doc[mention.last].pos_ in ("VERB", "AUX"):  # ", and Roe left": a clause of its own
            break
        found.append(mention)
    return found


def _plain(reading: Reading, word: Token) -> bool:
    """Whether a word may stand between the names of a list: an occupation, no name."""
    mention = reading.mention_at(word)
    return word.pos_ in ("NOUN", "ADJ") and (mention is None or mention.kind != "name")


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
        owners = [child(noun, "poss") for noun in own_objects(verb)] if slot == "whose" else [child(verb, "dative")]
        return [noun for noun in owners if noun is not None and noun.pos_ != "ADP"]
    if slot == "patient":
        found = subjects(verb.head) if verb.tag_ == "JJ" else _shared(verb) or objects(verb)
        # Of "Acme (bought in 2007), Borealis and Bex" the participle describes the first alone.
        return [noun for noun in found if noun.i < verb.i] if verb.dep_ == "acl" and is_passive(verb) else found
    names = slot.split("/")
    found = [noun for _, noun in prepositional(verb, *names)]
    for prep in [c for p in verb.children if p.lower_ in names for c in p.children if c.dep_ == "conj"]:
        found += [c for c in prep.children if c.dep_ == "pobj"]  # "to Acme and to Bex"
    for inner in own_objects(verb):
        found += [noun for _, noun in prepositional(inner, *names)]
        found += [noun for _, outer in prepositional(inner) for _, noun in prepositional(outer, *names)]
    if not found:  # "lives and works in Oslo"
        pair = [c for c in verb.rights if c.dep_ == "conj" and c.i == verb.i + 2 and c.pos_ == "VERB"]
        found = [noun for second in pair for _, noun in prepositional(second, *names)]
    return found or _next_noun(reading, verb, names)


def _shared(verb: Token) -> list[Token]:
    """The subject in "is 45 percent owned by", where the parser takes "percent" for what is owned."""
    share = verb.head
    if verb.dep_ != "acl" or share.dep_ != "attr" or share.lemma_.lower() not in rows("relations")["shares"]["words"]:
        return []
    return subjects(share.head)


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
            return [c for c in token.children if c.dep_ == "pobj"]
    return []


def around(reading: Reading, place: Part) -> list[Part]:
    """The places that a place is set in: "Ohio" and "USA" of "Dayton, Ohio, USA"."""
    found: list[Part] = []
    i = bisect_left(reading.mentions, place.end or 0, key=lambda m: m.start)
    end = place.end or 0
    for mention in reading.mentions[i : i + 4]:
        between = reading.document.text[end : mention.start].strip()
        if between != "," or mention.kind != "name" or not reading.is_a(mention, SCHEMA.AdministrativeArea):
            break
        found.append(reading.entity_part(mention))
        end = mention.end
    return found


def of_kind(reading: Reading, nouns: Iterable[Token], kind: str) -> list[Mention]:
    """The entities of a type that the nouns refer to."""
    return [m for m in referents(reading, nouns, *classes(kind)) if fits_kind(reading, m, kind)]


def fits_kind(reading: Reading, mention: Mention, kind: str) -> bool:
    """Whether a mention refers to an entity of a type of `relations.toml`."""
    check = _CHECKS.get(kind)
    return reading.is_a(mention, *classes(kind)) and (check is None or check(reading, mention))


def is_school(reading: Reading, mention: Mention) -> bool:
    """Whether an organization is a place of learning, by class or by name."""
    if reading.is_a(mention, SCHEMA.EducationalOrganization):
        return True
    label = reading.entity(mention).label.casefold().split()
    return any(word in label for word in rows("relations")["schools"]["words"])


def is_party(reading: Reading, mention: Mention) -> bool:
    """Whether an organization is a political party, by class or by name."""
    if reading.is_a(mention, SCHEMA.PoliticalParty):
        return True
    label = reading.entity(mention).label.casefold().split()
    behind = reading.doc[mention.last].lower_ if mention.last < len(reading.doc) else ""
    return behind == "party" or any(word in label for word in rows("relations")["party_names"]["words"])


def is_ticket(reading: Reading, mention: Mention) -> bool:
    """Whether one may sit for what a name names: a party, by its class or by a name of more than one word."""
    label = reading.entity(mention).label
    long = " " in label or label.endswith("s") or reading.is_a(mention, SCHEMA.PoliticalParty)
    return long and may_be_party(reading, mention)


def is_firm(reading: Reading, mention: Mention) -> bool:
    """Whether an organization may have an owner: no public body, party or school."""
    kinds = set(reading.entity(mention).classes)
    return SCHEMA.Corporation in kinds or not kinds & set(rows("relations")["ownerless"]["classes"])


def is_whole(reading: Reading, mention: Mention) -> bool:
    """Whether the parts of an organization are its units, not the members of an alliance."""
    label = reading.entity(mention).label.casefold().split()
    return not any(word in rows("relations")["alliances"]["words"] for word in label)


def may_be_party(reading: Reading, mention: Mention) -> bool:
    """Whether a name may be a party's: an organization that is no public body, school or company."""
    if mention.kind != "name" or not reading.is_a(mention, SCHEMA.Organization):
        return False
    return is_party(reading, mention) or not set(reading.entity(mention).classes) & set(
        rows("relations")["legislators"]["no_parties"]
    )


def is_authority(reading: Reading, mention: Mention) -> bool:
    """Whether an organization is a public body that may license and supervise others, by class or by name."""
    named = reading.is_a(mention, SCHEMA.GovernmentOrganization) or _is_called(reading, mention, "words")
    return named or is_watchdog(reading, mention)


def is_watchdog(reading: Reading, mention: Mention) -> bool:
    """Whether an organization is called a regulator, by name or by what stands beside the name."""
    return _is_called(reading, mention, "watchdogs")


def _is_called(reading: Reading, mention: Mention, table: str) -> bool:
    entity, nouns = reading.entity(mention), set(rows("relations")["authorities"][table])
    called = {word for name in (entity.label, *entity.alt_labels) for word in name.casefold().split()}
    if mention.kind == "nominal":
        called |= {token.lower_ for token in reading.doc[mention.first : mention.last]}
    called |= {reading.doc[e.head].lower_ for e in epithets(reading.doc, mention.first, mention.last)}
    return bool(nouns & called)


_CHECKS = {
    "school": is_school,
    "party": is_party,
    "ticket": is_ticket,
    "whole": is_whole,
    "firm": is_firm,
    "authority": is_authority,
    "watchdog": is_watchdog,
}


def date_of(reading: Reading, verb: Token) -> Time | None:
    """The date beside a verb: of its own prepositions first, else the next one behind it in the clause."""
    for prep, noun in prepositional(verb, "in", "on", "since", "at", "of"):
        time = reading.time_at(noun)
        if time is not None and time.type == "DATE" and prep.lower_ != "of":
            return time
    for token in verb.children:
        time = reading.time_at(token)
        if time is not None and time.type == "DATE" and token.dep_ in ("npadvmod", "pobj", "nmod", "dobj", "attr"):
            return time
    return _next_date(reading, verb)


def _next_date(reading: Reading, verb: Token) -> Time | None:
    """The date behind "in", "on" to the right of a verb with no other verb between."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.i + NEAR, verb.sent.end)):
        word = doc[i]
        if word.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD", "WP", "WDT") or word.text in (";", ":"):
            return None
        time = reading.time_at(word)
        if time is not None:
            before = doc[time.first - 1]
            return time if time.type == "DATE" and (before.lower_ in ("in", "on") or time.first == verb.i + 1) else None
    return None


def names_behind(reading: Reading, noun: Token, kind: str, several: bool = False) -> list[Mention]:
    """Names right behind a noun ("his wife Ann Roe", "her sons, Tom and Jim"): several behind a plural or if asked."""
    doc = noun.doc
    i = noun.i + 1
    end = noun.sent.end
    if i < end and doc[i].text in (",", ":", "–", "—"):
        i += 1
    if i < end and doc[i].is_quote:
        i += 1
    skipped = i
    while i < min(end, skipped + FRONT) and (
        doc[i].lower_ == "the" or (i > skipped and doc[i].pos_ in ("NOUN", "ADJ"))
    ):
        i += 1  # "her husband, the composer Georg Krause"
    found: list[Mention] = []
    while i < end:
        mention = reading.mention_at(doc[i])
        if mention is None or mention.first != i or mention.kind != "name" or not reading.is_a(mention, *classes(kind)):
            break
        found.append(mention)
        if noun.tag_ not in ("NNS", "NNPS") and not several:
            break
        i = _next_of_row(reading, mention.last, end, kind)
    return found


def _next_of_row(reading: Reading, at: int, end: int, kind: str) -> int:
    """Where the next name of a row may begin, past what is said of the one before: "in Oslo, and the baker"."""
    doc = reading.doc
    if at + 1 < end and doc[at].lower_ in ("in", "of"):
        place = reading.mention_at(doc[at + 1])
        at = place.last if place is not None and reading.is_a(place, SCHEMA.Place) else at
    start = at
    while at < end and doc[at].lower_ in (",", "and"):
        at += 1
    past = at
    while at > start and kind != "person" and past < min(end, at + FRONT) and (doc[past].lower_ == "the" or _plain(reading, doc[past])):
        past += 1
    mention = reading.mention_at(doc[past]) if past < end else None
    return past if mention is not None and mention.first == past and mention.kind == "name" else at


def time_part(reading: Reading, time: Time) -> Part:
    """A date as a part: its value, and the words that tell it."""
    return Part(value=time.value, text=reading.doc[time.first : time.last].text, start=time.start, end=time.end)


def statement(
    reading: Reading, anchor: Token, subject: Part, predicate: str, object_: Part, rule: str, confidence: float
) -> Claim:
    """A direct fact that hangs on a token."""
    parts = {RDF.subject: (subject,), RDF.predicate: (Part(iri=predicate),), RDF.object: (object_,)}
    return Claim(RDF.Statement, parts, reading.sentence_evidence(anchor), rule, anchor.i, confidence)
