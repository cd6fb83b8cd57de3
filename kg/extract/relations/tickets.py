"""Who runs on whose list is of that party: "elected on the Unity Party ticket", "leads the list of Unity"."""

from collections.abc import Iterator

from kg.extract.grammar import lemma, prepositional, subjects
from kg.extract.reading import Reading
from kg.extract.relations.kinds import is_slate, may_be_party
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Part
from kg.rows import rows
from kg.vocabulary import KG

CONFIDENCE = 0.82
LEADING = ("lead", "head", "top")
TOP = ("head", "top")


def by_tickets(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The parties of those who are elected on a list, or lead one."""
    for noun in sentence:
        if noun.text[0].isupper() and noun.text.endswith("s"):
            yield from _of_followers(reading, noun)
        if noun.lower_ not in rows("relations")["legislators"]["tickets"]:
            continue
        party = _party(reading, noun)
        verb = _verb(noun)
        if party is None and verb is not None:
            yield from _by_word(reading, noun, verb)
        if party is None or verb is None or (lemma(verb) in LEADING and not is_slate(reading, party)):
            continue
        for person in of_kind(reading, subjects(verb), "person")[:1]:
            parts = reading.entity_part(person), reading.entity_part(party)
            yield statement(reading, noun, parts[0], KG.politicalAffiliation, parts[1], "relations.party", CONFIDENCE)


def _of_followers(reading: Reading, noun: Token) -> Iterator[Claim]:
    """Who sides with those that a party's word calls: "defected to the Liberals", "sits for the Social Democrats"."""
    top = noun.head if noun.dep_ == "pobj" else noun
    led = "patient" if noun.dep_ == "dobj" else top.lower_
    if led not in ("patient", "to", "for") or reading.mention_at(noun) is not None:
        return
    if lemma(top.head) not in rows("relations")["siding"][led] or noun.nbor(-1).lower_ != "the":
        return
    word = noun.text.removesuffix("s").replace("Torie", "Tory")
    tables = (rows("relations")["parties"], rows("relations")["followers"])
    party = next((name for table in tables for name, told in table.items() if word in told), None)
    for person in of_kind(reading, subjects(top.head), "person")[:1] if party is not None else ():
        one, part = reading.entity_part(person), Part(text=party, start=noun.idx, end=noun.idx + len(noun))
        rule = "relations.politicalAffiliation"
        yield statement(reading, top.head, one, KG.politicalAffiliation, part, rule, CONFIDENCE)


def _by_word(reading: Reading, noun: Token, verb: Token) -> Iterator[Claim]:
    """Who runs on a list that only a party's word tells: "was elected on the Democratic ticket"."""
    word = noun.nbor(-1)
    party = next((name for name, told in rows("relations")["parties"].items() if word.text in told), None)
    for person in of_kind(reading, subjects(verb), "person")[:1] if party is not None else ():
        one, part = reading.entity_part(person), Part(text=party, start=word.idx, end=word.idx + len(word))
        yield statement(reading, noun, one, KG.politicalAffiliation, part, "relations.party", CONFIDENCE)


def _party(reading: Reading, noun: Token) -> Mention | None:
    """Whose list it is: "the Unity ticket", "the list Unity", "the list of Unity"."""
    beside = [noun.nbor(-1)] if noun.i > noun.sent.start else []
    beside += [noun.nbor(1)] if noun.i + 1 < noun.sent.end else []
    mentions = map(reading.mention_at, [*beside, *(n for _, n in prepositional(noun, "of"))])
    return next((m for m in mentions if m is not None and may_be_party(reading, m)), None)


def _verb(noun: Token) -> Token | None:
    """The verb of running on a list, at the head of one, or of leading it."""
    if noun.dep_ == "dobj":
        return noun.head if lemma(noun.head) in LEADING else None
    prep = noun.head if noun.dep_ == "pobj" else noun
    if prep.lower_ == "of" and prep.head.lower_ in TOP and prep.head.dep_ == "pobj":
        prep = prep.head.head
    above = prep.head.head if prep.head.dep_ in ("oprd", "dobj", "attr") else prep.head  # "elected governor on the"
    runs = (
        prep.lower_ in ("on", "at", "for", "from", "under")
        and lemma(above) in rows("relations")["legislators"]["running"]
    )
    return above if runs else None
