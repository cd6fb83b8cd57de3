"""Who is named to a post where the parser has lost the verb: "Acme names Ann Roe, the head of Bex, as its chairwoman".

The words tell it by their order: a body, a verb of appointing (that a headline's plural noun may look like), a name,
what is said beside the name, and "as" in front of the post.
"""

from kg.extract.reading import Reading
from kg.extract.roles.who.framed import FRAMED, frames, name_before
from kg.extract.roles.who.holder import Holder
from kg.extract.tokens import Token
from kg.model import Mention
from kg.vocabulary import SCHEMA

REACH = 25  # tokens between the verb and the post
BESIDE = 7  # tokens between the verb and the name: "former Bex executive"
SURE = 0.9 * FRAMED


def named_to(reading: Reading, first: int) -> list[Holder]:
    """The one who is named to the post that starts at a token, by a body or as the second of a person."""
    doc, start = reading.doc, reading.doc[first].sent.start
    at = first - 1
    if doc[at].lower_ in ("her", "his"):
        return _seconded(reading, at)
    while at > start and doc[at].lower_ in ("its", "their", "the", "a", "an", "new"):
        at -= 1
    if at <= start or doc[at].lower_ != "as":
        return []
    verb = next((t for t in reversed(doc[max(start, at - REACH) : at]) if _appoints(t)), None)
    person = _name_behind(reading, verb) if verb is not None else None
    if verb is None or person is None or not _only_beside(reading, person, at):
        return []
    body = name_before(reading, verb)
    told = verb if verb.pos_ == "VERB" else None
    return [Holder(person, SURE, "current", told, "start", body, "frame")] if body is not None else []


def _seconded(reading: Reading, at: int) -> list[Holder]:
    """Whom a person names to a post of hers: "has named the engineer Bo Lee her deputy"."""
    doc, start = reading.doc, reading.doc[at].sent.start
    verb = next((t for t in reversed(doc[max(start, at - REACH) : at]) if _appoints(t)), None)
    person = _name_behind(reading, verb) if verb is not None else None
    return [Holder(person, SURE, "current", verb, "start", how="frame")] if person and person.last == at else []


def _appoints(token: Token) -> bool:
    """Whether a word is, or looks in a headline like, a verb that puts somebody into a post."""
    finite = token.tag_ in ("VBD", "VBN", "VBZ", "NNS") and not any(t.dep_ == "auxpass" for t in token.lefts)
    lemma = token.lower_.removesuffix("s") if token.tag_ == "NNS" else token.lemma_
    frame = frames().get(lemma, {}) if finite else {}
    return frame.get("person") == "patient" and frame.get("date") == "start"


def _name_behind(reading: Reading, verb: Token) -> Mention | None:
    """The person named behind a verb, with what somebody was before: "names former Bex executive Ann Roe"."""
    for token in reading.doc[verb.i + 1 : min(verb.i + 1 + BESIDE, verb.sent.end)]:
        mention = reading.mention_at(token)
        if mention is not None and mention.kind == "name" and reading.is_a(mention, SCHEMA.Person):
            return mention
        if token.pos_ in ("VERB", "AUX", "ADP") or token.is_punct:
            return None
    return None


def _only_beside(reading: Reading, person: Mention, at: int) -> bool:
    """Whether nothing but what is set off by commas stands between a name and a token."""
    doc = reading.doc
    if person.last == at:
        return True
    aside = doc[person.last].text == "," and doc[at - 1].text == ","
    return aside and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ != "relcl" for t in doc[person.last : at])
