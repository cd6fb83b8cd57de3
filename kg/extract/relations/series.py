"""Names that stand one behind the other in the text, whatever the parser makes of the list: "Acme, Bex and Corvo"."""

from kg.extract.grammar import receiver
from kg.extract.names.words import listed as words_listed
from kg.extract.numerals import number
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.relations.kinds import classes, fits_kind
from kg.extract.relations.lineage import past_bracket
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

FRONT = 5  # tokens of a noun phrase between a noun of relation and a name
EXAMPLES = ("including", "such", "like", "notably", "namely")
AWAY = 5  # tokens between a plural noun and the examples given of it
CLAUSE = 25  # tokens that tell of one of several children
JOINING = (",", "and", "&", "/")
CLOSE = 10  # tokens between two names of a list
APPOSITION = 14  # tokens that tell of a name between it and the next


def listed(reading: Reading, found: list[Mention], kind: str) -> list[Mention]:
    """The by-phrase to its end: "by comedian Ron White, singer Margo Rey and producer Michael Blake"."""
    doc = reading.doc
    found = list(found)
    end = doc[found[-1].root].sent.end
    while found[-1].last + 1 < end and doc[found[-1].last].lower_ in (",", "and", "&"):
        i = start = _past_told(reading, found[-1].last, end, kind)
        while i < end and doc[i].lower_ in JOINING:
            i += 1
        i += i < end and (doc[i].tag_ == "PRP$" or doc[i].lower_ == "the")  # "and her adviser Tom Lee"
        while i < min(end, start + CLOSE) and (doc[i].lower_ in (",", "and", "&", "/") or _plain(reading, doc[i])):
            i += 1
        mention = reading.mention_at(doc[i]) if i < end else None
        if mention is None or mention.first != i or mention.kind != "name" or not fits_kind(reading, mention, kind):
            break
        if mention.last < end and (doc[mention.last].pos_ in ("VERB", "AUX") or doc[mention.last].tag_ == "POS"):
            break  # ", and Roe left": a clause of its own; "Karl Roe, Ann Roe's father"
        found.append(mention)
    return found


def _past_told(reading: Reading, at: int, end: int, kind: str) -> int:
    """The comma behind what a clause tells of one of several people: "Ann Roe, a baker who taught, and Tom Lee"."""
    doc, past = reading.doc, _past_apposition(reading, at, end, kind)
    if past > at or kind != "person" or at + 1 >= end or doc[at].text != ",":
        return past
    comma = next((i for i in range(at + 1, min(end - 1, at + CLAUSE)) if doc[i].text in (",", ";", ":", "–", "—")), end)
    front = doc[at + 1 : comma]
    who = next((t.i for t in front if t.lower_ in ("who", "whose")), end)
    told = who == at + 1 or (who < comma and doc[at + 1].lower_ in ("a", "an", "the"))
    verbs = any(t.pos_ in ("VERB", "AUX", "PRON") for t in doc[at + 1 : min(who, comma)])
    closed = comma + 1 < end and doc[comma].text == "," and doc[comma + 1].lower_ == "and"
    return comma if told and closed and not verbs else at


def _plain(reading: Reading, word: Token) -> bool:
    """Whether a word may stand between the names of a list: an occupation, no name."""
    mention = reading.mention_at(word)
    return word.pos_ in ("NOUN", "ADJ") and (mention is None or mention.kind != "name")


def names_behind(reading: Reading, noun: Token, kind: str, several: bool = False) -> list[Mention]:
    """Names right behind a noun ("his wife Ann Roe", "her sons, Tom and Jim"): several behind a plural or if asked."""
    doc, end = noun.doc, noun.sent.end
    i = _past_introduction(reading, noun, end)
    found: list[Mention] = []
    while i < end:
        mention = reading.mention_at(doc[i])
        if mention is None or mention.first != i or mention.kind != "name" or not reading.is_a(mention, *classes(kind)):
            break
        apart = noun.tag_ == "NNS" and i > noun.i + 1 and not found
        if apart and mention.last < end and doc[mention.last].tag_ in ("VBD", "VBZ", "MD"):
            break  # "Its customers, Acme said, are"
        found.append(mention)
        if noun.tag_ not in ("NNS", "NNPS") and not several:
            break
        i = _next_of_row(reading, mention.last, end, kind)
        if len(found) < _number(noun):
            i = _past_clause(reading, i, end)
    return found


def _number(noun: Token) -> int:
    """How many people a plural noun counts: "two sons"."""
    told = next((number(t.text) for t in noun.lefts if t.tag_ == "CD"), None)
    return int(told) if told is not None else 0


def _past_clause(reading: Reading, at: int, end: int) -> int:
    """The next of a counted row behind what a clause tells of the one before: "Tom, who runs it, and Jim, who"."""
    doc = reading.doc
    if at >= end or doc[at].tag_ not in ("WP", "WP$", "DT") or doc[at - 1].text != ",":
        return at
    for i in range(at + 1, min(end - 1, at + CLAUSE)):
        mention = reading.mention_at(doc[i + 1])
        named = mention is not None and mention.kind == "name" and mention.first == i + 1
        if doc[i].lower_ == "and" and doc[i - 1].text == "," and named and mention is not None:
            return i + 1 if mention.last >= end or doc[mention.last].text in (",", "(", ".", ";") else at
    return at


def _past_introduction(reading: Reading, noun: Token, end: int) -> int:
    """Where the names behind a noun begin, past marks and what is told of them: "her husband, the composer"."""
    doc, i = noun.doc, _past_second(noun, end)
    if i < end and (doc[i].text in (",", ":", "–", "—", "(") or (doc[i].text == "-" and doc[i - 1].whitespace_)):
        i += 1
    i += i < end and doc[i].lower_ in ("named", "called")
    if i < end and doc[i].is_quote:
        i += 1
    i += 2 if [t.lower_ for t in doc[i : i + 2]] == ["among", "them"] else 0  # "eleven children, among them Ann Roe"
    marriage = next((t.i for t in doc[i : min(end, i + FRONT)] if t.lower_ == "marriage"), end)
    if marriage + 1 < end and doc[i].lower_ == "from" and doc[marriage + 1].text == ",":
        i = marriage + 2  # "a daughter from his first marriage, Ann Roe"
    skipped = i
    while i < min(end, skipped + FRONT) and not _begins_name(reading, doc[i]):
        told = doc[i].lower_ == "the" or is_person_noun(doc[i].lower_) or doc[i].text in words_listed("titles")
        if not told and not (i > skipped and doc[i].pos_ in ("NOUN", "ADJ")):
            break
        i += 1
    return i


def _past_second(noun: Token, end: int) -> int:
    """The token behind a noun of kin and what else the same person is: "her father and agent, Tom Roe"."""
    doc, at = noun.doc, noun.i + 2
    kin = words("reference", "kin")
    if at >= end or noun.nbor(1).lower_ != "and" or noun.tag_ != "NN" or noun.lower_ not in kin:
        return noun.i + 1
    while at < min(end, noun.i + FRONT) and doc[at].is_lower and doc[at].tag_ in ("NN", "JJ", "HYPH"):
        at += 1
    last = doc[at - 1]
    other = last.lower_ in ("agent", "partner") or (last.lower_ not in kin and is_person_noun(last.lower_))
    fits = last.tag_ == "NN" and other
    return at if fits else noun.i + 1


def _begins_name(reading: Reading, word: Token) -> bool:
    mention = reading.mention_at(word)
    return mention is not None and mention.kind == "name" and mention.first == word.i


def _next_of_row(reading: Reading, at: int, end: int, kind: str) -> int:
    """Where the next name of a row may begin, past what is said of the one before: "in Oslo, and the baker"."""
    doc = reading.doc
    at = _past_apposition(reading, past_bracket(reading, at, end), end, kind)  # "Tom (9), a baker, and Jim (6)"
    aged = kind == "person" and at + 2 < end and doc[at].text == doc[at + 2].text == "," and doc[at + 1].like_num
    at += 2 if aged else 0  # "Tom, 9, and Jim, 6"
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


def _past_apposition(reading: Reading, at: int, end: int, kind: str) -> int:
    """The comma behind what tells of a name in a row: that before "and" in "Acme, a bank in Oslo, and Bex".

    What tells of a person may name bodies: "Ann Roe, a manager at Acme, and Tom Lee".
    """
    doc = reading.doc
    if at + 1 >= end or doc[at].text != "," or doc[at + 1].lower_ not in ("a", "an", "the"):
        return at
    for i in range(at + 2, min(end - 1, at + APPOSITION)):
        mention = reading.mention_at(doc[i])
        if doc[i].text == ",":
            return i if doc[i + 1].lower_ == "and" else at
        if doc[i].pos_ in ("VERB", "AUX", "PRON") or doc[i].text in (".", ";", ":"):
            return at
        passed = (SCHEMA.Place, SCHEMA.Organization) if kind == "person" else (SCHEMA.Place,)
        if mention is not None and mention.kind == "name" and not reading.is_a(mention, *passed):
            return at
    return at


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


def row_behind(reading: Reading, first: Mention, verb: Token, kind: str) -> list[Mention]:
    """A name behind a verb with those that a list with "and" ties to it: "Acme, Oslo's Bex and the bank Corvo".

    The last of examples, which stand behind a noun, may be tied by "or".
    """
    doc, found, closed = reading.doc, [first], False
    end, joining = verb.sent.end, (",", "and", "or" if verb.tag_ == "NNS" else "&", "&")
    while first.first > verb.i and found[-1].last + 1 < end and doc[found[-1].last].lower_ in joining:
        at = _past_apposition(reading, found[-1].last, end, kind)
        while at < end and doc[at].lower_ in joining:
            closed |= doc[at].lower_ != ","
            at += 1
        at = _past_insertion(reading, at, end)
        mention = name_from(reading, at, end)
        following = doc[mention.last] if mention is not None and mention.last < end else None
        own = following is not None and following.pos_ in ("VERB", "AUX")
        if mention is None or own or not fits_kind(reading, mention, kind):
            break
        found.append(mention)
        if closed:
            return found
    return [first]


def _past_insertion(reading: Reading, at: int, end: int) -> int:
    """The token behind a time that a list sets off before a name: "Acme and, since last month, Bex"."""
    doc = reading.doc
    inserted = at + 1 < end and doc[at - 1].text == "," and doc[at].pos_ in ("ADP", "SCONJ", "ADV")
    time = reading.time_at(doc[at + 1]) if inserted else None
    return time.last + 1 if time is not None and time.last < end and doc[time.last].text == "," else at


def name_from(reading: Reading, at: int, end: int) -> Mention | None:
    """The name that a noun phrase ends in which begins at a token: Acme of "the Dutch bank Acme", "Oslo's Acme"."""
    doc, start = reading.doc, at
    while at < min(end, start + CLOSE):
        mention = reading.mention_at(doc[at])
        if mention is not None and mention.kind == "name" and mention.first == at:
            behind = doc[mention.last] if mention.last < end else None
            owned = behind is not None and behind.tag_ == "POS"
            owner = owned and reading.is_a(mention, SCHEMA.Place)
            before = behind is not None and behind.is_lower and behind.pos_ in ("NOUN", "ADJ")
            if not owner and not (before and reading.is_a(mention, SCHEMA.Place)):
                return None if owned else mention
            at = mention.last + owner
        elif doc[at].tag_ in ("DT", "JJ", "HYPH", "VBG", "NN", "NNS", "RB") or doc[at].ent_type_ == "NORP":
            at += 1
        else:
            return None
    return None


def since_by(reading: Reading, found: list[Mention], kind: str) -> list[Mention]:
    """The by-phrase from its start, where the parser takes the first name for a part of the next: "by Acme and Bex"."""
    before = row_before(reading, found[0], kind)
    missed = bool(before) and reading.doc[before[0].first - 1].lower_ in ("by", "the")
    return [*before, *found] if missed and before[0].entity not in {m.entity for m in found} else found


def called(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """What a noun says the kind of: "the play Salt Road", "the Lumo phone", "the Lumo and Dora cider brands"."""
    word = noun.lemma_.lower()
    if kind == "product" and noun.i and (named := _product_before(reading, noun)) is not None:
        return [named]
    if noun.tag_ == "NN" and word in words_listed("around", "works") and noun.i + 1 < noun.sent.end:
        title = reading.mention_at(noun.nbor())
        if title is not None and title.kind == "name" and title.first == noun.i + 1 and fits_kind(reading, title, kind):
            return [title] if title.last - title.first > 1 else []  # no "wrote the book Acme sells"
    if word not in words("goods", "brands") and (kind != "product" or word not in words("goods", "whole")):
        return []
    at = noun.i
    while at > noun.sent.start and noun.doc[at - 1].is_lower and noun.doc[at - 1].pos_ == "NOUN":
        at -= 1
    name = reading.mention_at(noun.doc[at - 1]) if at > noun.sent.start else None
    if name is None or name.kind != "name" or name.last != at or not fits_kind(reading, name, kind):
        return []
    return [*row_before(reading, name, kind), name]


def paid(reading: Reading, verb: Token) -> Token | None:
    """To whom a verb gives, also before a sum that the parser ties it to: "fined Acme 4 million"."""
    name = reading.mention_at(verb.nbor(1)) if verb.i + 1 < verb.sent.end else None
    if name is None or name.last >= verb.sent.end or verb.doc[name.last].tag_ not in ("CD", "$"):
        return receiver(verb)
    return verb.doc[name.root]


def _product_before(reading: Reading, noun: Token) -> Mention | None:
    """A product that a noun tells the kind of: "the Lumo 2 drill", "its Lumo skis"; no "a Lumo case"."""
    phrase = noun.doc[noun.left_edge.i : noun.i]
    name = next((m for t in phrase if (m := reading.mention_at(t)) is not None and m.kind == "name"), None)
    at = name.first - 1 if name is not None else -1
    part = noun.lemma_.lower() in words("goods", "parts")
    told = not part and at >= noun.sent.start and noun.doc[at].lower_ in ("the", "its", "their")
    return name if name is not None and told and fits_kind(reading, name, "product") else None


def examples(reading: Reading, noun: Token, kind: str, behind: int = 0) -> list[Mention]:
    """Who is given as an example: "its rivals, including Acme and Bex", "suppliers such as Acme"; at once `behind`."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return []
    doc, end, start = noun.doc, noun.sent.end, behind or noun.i + 1
    near = range(start, min(end, start + (2 if behind else AWAY - 1)))
    at = next((i for i in near if doc[i].lower_ in EXAMPLES or doc[i : i + 2].text.lower() == "among them"), None)
    if at is None or any(t.pos_ in ("VERB", "AUX") for t in doc[start:at]):
        return []
    at += 2 if doc[at : at + 2].text.lower() in ("such as", "among them") else 1
    at += doc[at].text == ":" if at < end else 0
    first = name_from(reading, at, end)
    if first is None or not fits_kind(reading, first, kind):
        return []
    return row_behind(reading, first, noun, kind)
