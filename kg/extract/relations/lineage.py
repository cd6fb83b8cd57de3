"""Whom a noun of kin names behind "of" in the order of the text: both parents, past what is told of the first."""

from kg.extract.grammar import SUBJECTS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

TITLE = 10  # tokens that may describe the first parent: ", a baker from Oslo and mayor,"
INTRODUCED = 8  # tokens in front of the name of the second: "his second wife, the singer"
PARTNER = 4  # tokens of "his second wife"
FINITE = ("VBD", "VBZ", "VBP", "MD")
DESCRIBING = ("DT", "JJ", "JJR", "JJS", "NN", "HYPH", "VBG", "VBN", "RB")


def parents(reading: Reading, noun: Token, told: list[Mention]) -> list[Mention]:
    """Those whom "of" ties to a child, past what is told of the first: "the son of A, 9th Earl, and his wife B".

    `told` is whom the parser finds; where it has somebody else in mind, that stands.
    """
    end = noun.sent.end
    told = [mention for mention in told if not (is_rank(reading, mention) or _describes(reading, mention))]
    opened = noun.i + 2 < end and noun.nbor(1).lower_ == "of"
    first = _introduced(reading, noun.i + 2, end) if opened else None
    if first is None and len(told) == 1 and told[0].kind == "name" and told[0].first > noun.i:
        first = told[0]
    if first is None or _is_owner(reading, first):
        return told
    told = [mention for mention in told if not _follows(reading, first, mention)]
    second = _second(reading, noun, first)
    found = [first] if second is None else [first, second]
    known = {mention.entity for mention in told}
    return found if not told or known <= {mention.entity for mention in found} else told


def _follows(reading: Reading, first: Mention, name: Mention) -> bool:
    """Whether a name behind a comma is the subject of what follows: "The son of Tom Roe, Jim Roe-Lee became"."""
    doc = reading.doc
    behind = doc[name.last].tag_ if name.last < len(doc) else ""
    return name.first == first.last + 1 and doc[first.last].text == "," and behind in FINITE


def _is_owner(reading: Reading, name: Mention) -> bool:
    return name.last < len(reading.doc) and reading.doc[name.last].tag_ == "POS"


def _describes(reading: Reading, name: Mention) -> bool:
    """Whether a name only says whose somebody is: "Grand Theatre actress Ann Lee"."""
    behind = reading.doc[name.last] if name.kind == "name" and name.last < len(reading.doc) else None
    return behind is not None and behind.is_lower and is_person_noun(behind.lower_)


def _second(reading: Reading, noun: Token, first: Mention) -> Mention | None:
    """The other parent behind the first."""
    doc, end = reading.doc, noun.sent.end
    at = past_remarks(reading, first.last, end)
    joined = _past_description(reading, at, end)
    if joined is None and noun.dep_ == "attr" and [t.lower_ for t in doc[at : at + 2]] == [",", "and"]:
        joined = at + 2 if at + 2 < end and doc[at + 2].tag_ in ("DT", "NN") else None  # ", and the singer Ann Lee"
    name = _introduced(reading, joined, end) if joined is not None else None
    if name is None or name.entity == first.entity or _is_owner(reading, name):
        return None
    behind = doc[name.last] if name.last < end else None
    own = behind is not None and behind.tag_ in FINITE and noun.dep_ not in SUBJECTS  # "and Ann Lee was his aunt"
    return None if own else name


def past_remarks(reading: Reading, at: int, end: int) -> int:
    """The token behind brackets and places that belong to a name: "(1774-1854)", "[1]", "of Norway", "in Oslo"."""
    doc = reading.doc
    while at < end:
        past = past_bracket(reading, at, end)
        place = reading.mention_at(doc[at + 1]) if at + 1 < end and doc[at].lower_ in ("of", "in") else None
        if past == at and place is not None and place.first == at + 1 and place.kind == "name":
            past = place.last
        past += past == at and at + 1 < end and doc[at].text == "."  # "Tom Roe Sr. and"
        if past == at:
            break
        at = past
    return at


def past_bracket(reading: Reading, at: int, end: int) -> int:
    """The token behind a bracket that opens at a token, or the token itself."""
    doc = reading.doc
    if at >= end or doc[at].text not in ("(", "["):
        return at
    closing = next((i for i in range(at + 1, end) if doc[i].text in (")", "]")), None)
    return at if closing is None else closing + 1


def _past_description(reading: Reading, at: int, end: int) -> int | None:
    """The token behind the "and" that joins the second parent, past an apposition to the first, if there is one."""
    doc = reading.doc
    if at >= end:
        return None
    if doc[at].lower_ in ("and", "&") or (doc[at].lower_ == "by" and _has_partner(reading, at + 1, end)):
        return at + 1
    if doc[at].text != "," or at + 1 >= end or doc[at + 1].lower_ == "and":
        return None
    for i in range(at + 1, min(end, at + TITLE)):
        mention = reading.mention_at(doc[i])
        if doc[i].lower_ in ("and", "&") and (mention is None or mention.kind != "name"):
            return i + 1
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].tag_ in ("WP", "WDT", "WP$") or doc[i].text in (";", ":", "."):
            return None
        if doc[i].lemma_.lower() in words("reference", "kin") or _names_another(reading, mention):
            return None
    return None


def _names_another(reading: Reading, mention: Mention | None) -> bool:
    """Whether somebody else is named, not a rank: "9th Earl of Moss"."""
    if mention is None or mention.kind != "name" or not reading.is_a(mention, SCHEMA.Person):
        return False
    return not is_rank(reading, mention)


def is_rank(reading: Reading, mention: Mention) -> bool:
    """Whether a name is but that of a title: "9th Earl of Moss", "Duke of Moss"."""
    doc = reading.doc
    numbered = any(t.text[0].isdigit() for t in doc[max(0, mention.first - 2) : mention.first + 1])
    return numbered or (mention.first + 1 < mention.last and doc[mention.first + 1].lower_ == "of")


def _has_partner(reading: Reading, at: int, end: int) -> bool:
    """Whether "his wife", "his second wife", "wife" begins at a token."""
    front = [t.lower_ for t in reading.doc[at : min(end, at + PARTNER)]]
    return not set(rows("relations")["households"]["partners"]).isdisjoint(front)


def _introduced(reading: Reading, at: int, end: int) -> Mention | None:
    """The name of a person that a phrase ends in: "the singer Ann Lee", "his wife, Ann Lee", "wife (m. 1824) Ann"."""
    doc, start = reading.doc, at
    if at >= end:
        return None
    if doc[at].tag_ == "PRP$" and not _has_partner(reading, at, end):
        return None
    while at < min(end, start + INTRODUCED):
        word, mention = doc[at], reading.mention_at(doc[at])
        if mention is not None and mention.kind == "name" and mention.first == at:
            at = mention.last
            if reading.is_a(mention, SCHEMA.Person) and not _describes(reading, mention):
                return mention
            continue
        partner = word.lower_ in rows("relations")["households"]["partners"]
        if not partner and word.lemma_.lower() in words("reference", "kin"):
            return None
        if not (partner or word.tag_ in DESCRIBING or (word.tag_ == "PRP$" and at == start)):
            return None
        at = past_bracket(reading, at + 1, end)
        at += partner and at < end and doc[at].text == ","
    return None


def kin_before(noun: Token) -> Token | None:
    """The noun of kin that is said of the same person: "mother" for "wife" in "is the mother of Tom, and the wife of".

    Nothing, where the second noun is no kin, belongs to somebody by "his", or no "of" goes with it.
    """
    doc, start = noun.doc, noun.sent.start
    opened = noun.i + 1 < noun.sent.end and noun.nbor(1).lower_ in ("of", "to")
    if not opened or noun.lemma_.lower() not in words("reference", "kin"):
        return None
    at = noun.i - 1
    while at > start and doc[at].tag_ in ("DT", "JJ", "JJR", "JJS", "RB"):
        at -= 1
    if doc[at].lower_ not in ("and", ","):
        return None
    for i in range(at - 1, start, -1):
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].text in (";", ":") or doc[i].tag_ in ("WP", "WDT", "WP$", "PRP$"):
            return None
        if doc[i].lemma_.lower() in words("reference", "kin") and doc[i].pos_ == "NOUN":
            beside = i == at - 1 or doc[i + 1].lower_ in ("of", "to")
            return doc[i] if beside else None
    return None
