"""Whose a relative is whom a list adds without an owner: "his wife Ann and son Jim", "Tom Roe and wife Ann"."""

from kg.extract.grammar import child, first_conjunct
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import words

JOINING = ("and", "&", ",")
MARKS = (",", ":", "–", "—", "(")
COUNTED = ("CD", "JJ", "JJR", "JJS")  # "two young sons"
ROW = 14  # tokens between two relatives of one list
FRONT = 4  # tokens between a noun of kin and the name before "and"


def owner_in_list(reading: Reading, noun: Token, kind: str) -> list[Mention]:
    """Whom a relative belongs to by the list it stands in, if a name follows the noun."""
    at = noun.i
    while at > noun.sent.start and noun.doc[at - 1].tag_ in COUNTED:
        at -= 1
    if at - 1 <= noun.sent.start or noun.doc[at - 1].lower_ not in JOINING or not _is_named(reading, noun):
        return []
    owner = _owner_of_first(noun) or (_owner_before(noun, at) if noun.doc[at - 1].lower_ == "and" else None)
    mention = reading.mention_at(owner) if owner is not None else _beside(reading, noun.doc[at - 1])
    return [mention] if mention is not None and fits_kind(reading, mention, kind) else []


def _is_named(reading: Reading, noun: Token) -> bool:
    """Whether a name stands behind a noun, with a mark between them or none: "sons, Tom and Jim"."""
    at = noun.i + 1
    if at < noun.sent.end and noun.nbor(1).pos_ == "PROPN":
        return True
    mention = reading.mention_at(noun.doc[at + 1]) if at + 1 < noun.sent.end and noun.nbor(1).text in MARKS else None
    return mention is not None and mention.first == at + 1 and mention.kind == "name" and _closes(noun, mention)


def _closes(noun: Token, mention: Mention) -> bool:
    """Whether a name set off by a mark ends its phrase: "and sons, Tom and", not "and sons, Tom said"."""
    return mention.last >= noun.sent.end or noun.doc[mention.last].text in (",", ".", ")", ";", "and", "&", "(")


def _owner_of_first(noun: Token) -> Token | None:
    """The "his" of the noun that a parser joins another to."""
    own = noun.head if noun.dep_ in ("compound", "nmod") else noun
    first = first_conjunct(own)
    first = first.head if first.dep_ == "appos" else first
    owner = child(first, "poss") if first.i < noun.i and noun.nbor(-1).lower_ in ("and", ",") else None
    return owner if owner is not None and owner.tag_ == "PRP$" else None


def _owner_before(noun: Token, at: int) -> Token | None:
    """The "his" of the kin that the list in front of a token begins with: "his wife Ann, a baker, and two sons"."""
    for token in reversed(noun.doc[max(noun.sent.start, at - ROW) : at - 1]):
        if token.pos_ in ("VERB", "AUX") or token.text in (";", ":") or token.tag_ in ("WP", "WDT", "WP$"):
            return None
        if token.tag_ == "PRP$":
            kin = token.head.lemma_.lower() in words("reference", "kin")
            return token if kin and token.i < token.head.i else None
    return None


def _beside(reading: Reading, joining: Token) -> Mention | None:
    """Who is named right before "and", if nobody's relative: "Tom Roe and wife", not "a brother Tom and wife"."""
    doc, end = joining.doc, joining.i
    mention = reading.mention_at(doc[end - 1])
    if joining.lower_ != "and" or mention is None or mention.last != end or mention.kind == "nominal":
        return None
    front = doc[max(joining.sent.start, mention.first - FRONT) : mention.first]
    related = any(t.lemma_.lower() in words("reference", "kin") for t in front)
    return None if related else mention
