"""A place in a clause becomes the parts that fill it: entities of the right class, or a date."""

from collections.abc import Iterable, Iterator

from kg.extract.grammar import RELATIVES, agents, child, is_passive, objects, own_objects, prepositional, subjects
from kg.extract.names.words import listed
from kg.extract.reading import Reading
from kg.extract.reference.phrases import is_person_noun
from kg.extract.referents import referents
from kg.extract.relations.kinds import classes, fits_kind
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part, Time
from kg.rows import rows
from kg.vocabulary import RDF, SCHEMA

NEAR = 25  # tokens between a verb and the date that belongs to it
FRONT = 5  # tokens of a noun phrase between a noun of relation and a name
CLOSE = 10  # tokens between a verb and a preposition that is hung elsewhere


def fillers(reading: Reading, verb: Token, slot: str, kind: str) -> list[Part]:
    """What fills a slot of a verb's clause."""
    if slot == "time":
        found = date_of(reading, verb)
        return [time_part(reading, found)] if found is not None else []
    nouns = [noun for noun in nouns_in(reading, verb, slot) if not _is_counted(noun)]
    filled = of_kind(reading, nouns, kind)
    if not filled:
        filled = [name for noun in nouns_in(reading, verb, slot) for name in _enumerated(reading, noun, kind)]
    if not filled and kind == "place":
        filled = of_kind(reading, [n for noun in nouns if noun.pos_ == "NOUN" for n in _whereabouts(noun)], kind)
    if not filled and not nouns and slot == "agent":
        filled = _name_in_front(reading, verb, kind)
    if not filled and slot == "patient":
        open_ = [noun for noun in own_objects(verb) if noun.lower_ in RELATIVES]
        filled = of_kind(reading, open_, kind) or _name_before_comma(reading, verb, kind)
    if slot == "agent" and filled and filled[-1].first > verb.i:
        filled = _listed(reading, filled, kind)
    return [reading.entity_part(m) for m in filled]


def _whereabouts(noun: Token) -> Iterator[Token]:
    """Where a home or a hospital stands: "at her home in Oslo", "at an Oslo hospital"."""
    yield from (n for _, n in prepositional(noun, "in", "near", "outside", "on"))
    yield from (c for c in noun.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN")


def _is_counted(noun: Token) -> bool:
    """Whether a noun is counted, not named: "bought 20 Condors" is no takeover; "two men, Roe and Lee" are named."""
    number = child(noun, "nummod")
    return number is not None and number.i < noun.i and child(noun, "appos") is None


def _enumerated(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """The names behind a plural: "founded by three engineers: Roe, Lee and Kim", "by the twins Tom and Jim Roe"."""
    found = names_behind(reading, noun, kind) if noun.tag_ == "NNS" else []
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
    found = [noun for _, noun in prepositional(verb, *names) if reading.time_at(noun) is None]
    for prep in [c for p in verb.children if p.lower_ in names for c in p.children if c.dep_ == "conj"]:
        found += [c for c in prep.children if c.dep_ == "pobj"]  # "to Acme and to Bex"
    for inner in own_objects(verb):
        found += [noun for _, noun in prepositional(inner, *names)]
        found += [noun for _, outer in prepositional(inner) for _, noun in prepositional(outer, *names)]
    if not found:  # "lives and works in Oslo"
        pair = [c for c in verb.rights if c.dep_ == "conj" and c.i == verb.i + 2 and c.pos_ == "VERB"]
        found = [noun for second in pair for _, noun in prepositional(second, *names)]
    if not found and ("in" in names or "at" in names):  # "lived there", "the school where she studied"
        found = [c for c in verb.children if c.dep_ == "advmod" and c.lower_ in ("there", "where")]
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


def companions(reading: Reading, verb: Token, kind: str) -> list[Part]:
    """Who does it together with the subject: "lives in Bonn with her husband, Omar Said", "moved along with Roe"."""
    tied = [c for c in verb.children if c.lower_ in ("along", "together")]
    nouns = [noun for word in (verb, *tied) for _, noun in prepositional(word, "with")]
    return [reading.entity_part(m) for m in of_kind(reading, nouns, kind)]


def of_kind(reading: Reading, nouns: Iterable[Token], kind: str) -> list[Mention]:
    """The entities of a type that the nouns refer to."""
    return [m for m in referents(reading, nouns, *classes(kind)) if fits_kind(reading, m, kind)]


def date_of(reading: Reading, verb: Token) -> Time | None:
    """The date beside a verb: of its own prepositions first, else the next one behind it in the clause."""
    for prep, noun in prepositional(verb, "in", "on", "since", "at", "of"):
        time = reading.time_at(noun)
        added = prep.i > verb.i and prep.nbor(-1).lower_ == "and"  # "was born in Oslo and in 1931 married"
        if time is not None and time.type == "DATE" and prep.lower_ != "of" and not added:
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
            if doc[time.first - 2].lower_ == "and":
                return None  # "was born in Oslo and in 1931 married"
            return time if time.type == "DATE" and (before.lower_ in ("in", "on") or time.first == verb.i + 1) else None
    return None


def names_behind(reading: Reading, noun: Token, kind: str, several: bool = False) -> list[Mention]:
    """Names right behind a noun ("his wife Ann Roe", "her sons, Tom and Jim"): several behind a plural or if asked."""
    doc = noun.doc
    i = noun.i + 1
    end = noun.sent.end
    if i < end and (doc[i].text in (",", ":", "–", "—", "(") or (doc[i].text == "-" and doc[i - 1].whitespace_)):
        i += 1
    if i < end and doc[i].is_quote:
        i += 1
    i += 2 if [t.lower_ for t in doc[i : i + 2]] == ["among", "them"] else 0  # "eleven children, among them Ann Roe"
    skipped = i
    while i < min(end, skipped + FRONT) and (
        doc[i].lower_ == "the"
        or is_person_noun(doc[i].lower_)
        or doc[i].text in listed("titles")
        or (i > skipped and doc[i].pos_ in ("NOUN", "ADJ"))
    ):
        i += 1  # "her husband, the composer Georg Krause", "her husband, Dr Krause"
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
    while (
        at > start
        and kind != "person"
        and past < min(end, at + FRONT)
        and (doc[past].lower_ == "the" or _plain(reading, doc[past]))
    ):
        past += 1
    mention = reading.mention_at(doc[past]) if past < end else None
    return past if mention is not None and mention.first == past and mention.kind == "name" else at


def row_before(reading: Reading, last: Mention, kind: str) -> list[Mention]:
    """The name joined to another by "and", whatever the parser makes of it: "Acme and the Oslo bank Bex"."""
    doc, at = reading.doc, last.first
    start = doc[last.first].sent.start
    while at > start and at > last.first - FRONT and doc[at - 1].lower_ != "and":
        place = reading.mention_at(doc[at - 1])
        told = doc[at - 1].pos_ in ("NOUN", "ADJ", "DET") or doc[at - 1].tag_ == "POS"
        if not told and not reading.is_a(place, SCHEMA.Place) and doc[at - 1].ent_type_ != "NORP":
            return []
        at -= 1
    mention = reading.mention_at(doc[at - 2]) if at - 2 >= start else None
    named = mention is not None and mention.kind == "name" and mention.last == at - 1
    return [mention] if mention is not None and named and fits_kind(reading, mention, kind) else []


def time_part(reading: Reading, time: Time) -> Part:
    """A date as a part: its value, and the words that tell it."""
    return Part(value=time.value, text=reading.doc[time.first : time.last].text, start=time.start, end=time.end)


def statement(
    reading: Reading, anchor: Token, subject: Part, predicate: str, object_: Part, rule: str, confidence: float
) -> Claim:
    """A direct fact that hangs on a token."""
    parts = {RDF.subject: (subject,), RDF.predicate: (Part(iri=predicate),), RDF.object: (object_,)}
    return Claim(RDF.Statement, parts, reading.sentence_evidence(anchor), rule, anchor.i, confidence)
