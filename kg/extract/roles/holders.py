"""A chain of titles becomes the people who hold it: beside the titles, or by the verb that puts them into the post."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.extract.grammar import agents, antecedent, child, governing_verb, objects, prepositional, verb_lemma
from kg.extract.reading import Reading
from kg.extract.referents import referent, referents
from kg.extract.roles.nominal import told_by_noun
from kg.extract.roles.titles import Title, row
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

ADJACENT, FRAMED, NOMINAL, CLIMBED = 0.93, 0.88, 0.83, 0.75


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone with a title: how it is said ("apposition", "frame"), with the verb and what the verb tells."""

    person: Mention
    confidence: float
    status: str | None = None
    verb: Token | None = None
    date: str | None = None
    body: Mention | None = None
    how: str = "apposition"


def holders(reading: Reading, chain: list[Title], first: int, last: int) -> list[Holder]:
    """Who holds the titles that stand, with their bodies, from token `first` to `last` (exclusive)."""
    if last == chain[-1].last < len(reading.doc) and reading.doc[last].tag_ == "POS":
        return []  # "Ann Roe, the founder's sister"
    return (
        _name_right(reading, chain, first, last)
        or _name_left(reading, chain, first)
        or _framed(reading, chain, first)
        or _nominal(reading, chain, first)
        or _climbed(reading, chain)
    )


def _name_right(reading: Reading, chain: list[Title], first: int, last: int) -> list[Holder]:
    """Names right behind the titles: "Chief Executive Ann Roe", "its chairman, Lee Min,"."""
    doc = reading.doc
    end = doc[chain[-1].head].sent.end
    comma = last < end and doc[last].text == ","
    spoken = chain[0].key in row("spoken", "words")  # "said a spokeswoman for Acme, Ann Roe"
    if comma and (_person_before(reading, first) is not None or not (spoken or _definite(reading, first))):
        return []
    i = _skip_honorifics(reading, last + comma, end)
    people: list[Mention] = []
    while i < end:
        mention = reading.mention_at(doc[i])
        if mention is None or mention.first != i or mention.kind != "name" or not reading.is_a(mention, SCHEMA.Person):
            break
        people.append(mention)
        if not chain[-1].plural:
            break
        i = mention.last
        while i < end and doc[i].lower_ in (",", "and", "&"):
            i += 1
    if comma and people and people[-1].last < end and doc[people[-1].last].lower_ == "and":
        return []
    return [Holder(person, ADJACENT) for person in people]


def _definite(reading: Reading, first: int) -> bool:
    """Whether the noun phrase of the titles is definite, so that a name behind a comma explains it."""
    word, before = reading.doc[first], reading.doc[max(first - 1, 0)]
    if before.i <= word.sent.start:  # "A former head of Acme, Ann Roe said"
        return True
    definite = before.lower_ == "the" or before.tag_ in ("PRP$", "POS") or word.tag_ == "PRP$"
    return definite or reading.mention_at(word) is not None


def _skip_honorifics(reading: Reading, i: int, end: int) -> int:
    while (
        i < end
        and reading.doc[i].lower_ in row("honorifics", "words")
        and ((m := reading.mention_at(reading.doc[i])) is None or m.first != i)
    ):
        i += 1
    return i


def _person_before(reading: Reading, first: int) -> Mention | None:
    """The name of a person that ends before a comma (and an age) in front of a token."""
    doc = reading.doc
    i = first - 1
    start = doc[first].sent.start
    while i > start and (doc[i].text in (",", "-", "–", "—", "(") or doc[i].like_num or doc[i].text == "aged"):
        i -= 1
    if i == first - 1 or i < start:
        return None
    mention = reading.mention_at(doc[i])
    fits = mention is not None and mention.last == i + 1 and mention.kind == "name"
    return mention if fits and reading.is_a(mention, SCHEMA.Person) else None


def _name_left(reading: Reading, chain: list[Title], first: int) -> list[Holder]:
    """Names before the titles: "Lim, SHH's chairman and chief executive"; several before a plural."""
    doc = reading.doc
    i = first
    start = doc[first].sent.start
    while i > start and doc[i - 1].lower_ in row("between", "words"):
        i -= 1
    person = _person_before(reading, i)
    people = [person] if person is not None else []
    while people and chain[0].plural:
        j = people[-1].first
        while j > start and doc[j - 1].lower_ in (",", "and", "&"):
            j -= 1
        before = reading.mention_at(doc[j - 1]) if start < j < people[-1].first else None
        if before is None or before.last != j or not reading.is_a(before, SCHEMA.Person) or before.kind != "name":
            break
        people.append(before)
    return [Holder(each, ADJACENT) for each in people]


@cache
def frames() -> dict[str, dict[str, Any]]:
    """The verbs that put someone into a post."""
    return {verb: frame for frame in rows("roles")["frame"] for verb in frame["verbs"]}


def _framed(reading: Reading, chain: list[Title], first: int) -> list[Holder]:
    """People whom a verb ties to the titles: "was named", "became", "stepped down as", "is"."""
    verb = _verb_of(reading, chain[0], first)
    if verb is None:
        return []
    lemma = verb_lemma(verb).replace("-", " ")
    frame = frames().get(lemma) or frames().get(verb.lemma_.lower()) or frames().get(verb.lower_.removesuffix("ed"))
    if frame is None:
        return []
    places = {"agent": agents(verb), "patient": objects(verb)}
    titled = {t.head for t in chain}
    tokens = [t for t in places[frame["person"]] if t.i not in titled]
    people = referents(reading, tokens, SCHEMA.Person) or _name_between(reading, verb, first, frame)
    if not people and verb.is_sent_start and frame["person"] == "patient":
        people = _fronted(reading, verb)
    bodies = referents(reading, places[frame["body"]], SCHEMA.Organization) if "body" in frame else []
    body = bodies[0] if bodies else _where(reading, verb)
    status = frame["status"] if frame["status"] != "tense" else _by_tense(verb)
    found = [Holder(p, FRAMED, status, verb, frame.get("date"), body, "frame") for p in people]
    if "predecessor" in frame:
        before = places.get(frame["predecessor"]) or [n for _, n in prepositional(verb, frame["predecessor"])]
        found += [
            Holder(p, FRAMED, "former", verb, None, body, "frame")
            for p in referents(reading, before, SCHEMA.Person)
            if all(p.entity != person.entity for person in people)
        ]
    return found


def _nominal(reading: Reading, chain: list[Title], first: int) -> list[Holder]:
    """People whom a noun ties to the titles: "the resignation of Ann Roe as", "took up the post of"."""
    people, status, verb, date = told_by_noun(reading, chain, first)
    said = chain[0].status if chain[0].status != "current" and status == "current" else status
    return [Holder(person, NOMINAL, said, verb, date, how="noun") for person in people]


def _where(reading: Reading, verb: Token) -> Mention | None:
    """The body of a clause with "where": "a bank, where she was head of lending"."""
    noun = antecedent(verb) if any(c.lower_ == "where" for c in verb.lefts) else None
    return referent(reading, noun, SCHEMA.Organization) if noun is not None else None


def _verb_of(reading: Reading, title: Title, first: int) -> Token | None:
    """The verb that a title completes: its attribute or object, or what "as" or "to" hangs on."""
    doc = reading.doc
    head = doc[title.head]
    while first > head.sent.start and doc[first - 1].pos_ in ("DET", "PRON") and doc[first - 1].tag_ in ("DT", "PRP$"):
        first -= 1
    if first - 2 > head.sent.start and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ == "one":
        first -= 2  # "is one of the founders of"
        head = doc[first]
    before = doc[first - 1] if first > head.sent.start else None
    if before is not None and before.lower_ in ("as", "to"):
        above = before.head if before.head.i != head.i else head.head  # "to head of sales", parsed as an infinitive
        verb = governing_verb(above) if before.head.i != before.i else None
        return verb if verb is not None and 0 < first - verb.i < 30 else None
    if head.dep_ in ("attr", "oprd", "dobj", "xcomp", "acomp", "ccomp") and head.head.i < first:
        return head.head
    if before is not None and before.is_sent_start and before.tag_ == "VBN":
        return before  # "Appointed director in May, Ann Roe"
    if (
        before is not None
        and before.lemma_ in ("be", "become", "remain", "name", "appoint", "elect")
        and before.pos_ in ("VERB", "AUX")
    ):
        return before
    return None


def _fronted(reading: Reading, verb: Token) -> list[Mention]:
    """The subject that a participle in front speaks of: "Appointed director in May, Ann Roe has cut costs"."""
    told = [t for t in verb.sent.root.lefts if t.dep_ in ("nsubj", "nsubjpass") and t.nbor(-1).i > verb.i]
    return referents(reading, [t for t in told if reading.mention_headed_by(t) is not None], SCHEMA.Person)[:1]


def _by_tense(verb: Token) -> str:
    """Past tense says that the post was held; "has been" and "is" that it is."""
    aux = child(verb, "aux")
    if verb.tag_ == "VBD" or (aux is not None and aux.lower_ == "had"):
        return "former"
    return "current"


def _name_between(reading: Reading, verb: Token, first: int, frame: dict[str, Any]) -> list[Mention]:
    """The name that stands between an active verb of appointment and the title, whatever the parser made of it."""
    if frame["person"] != "patient":
        return []
    return [
        m
        for m in reading.mentions_in(verb.i + 1, first)
        if m.kind == "name" and reading.is_a(m, SCHEMA.Person) and first - m.last <= 3
    ][-1:]


def _climbed(reading: Reading, chain: list[Title]) -> list[Holder]:
    """The name that the titles are apposed to by the parse, with other words between."""
    token = reading.doc[chain[0].head]
    origin = token
    while token.dep_ in ("appos", "conj") and token.head.i < token.i and origin.i - token.i < 25:
        kind = token.dep_
        token = token.head
        mention = reading.mention_headed_by(token)
        if kind == "appos" and mention is not None and mention.kind == "name" and reading.is_a(mention, SCHEMA.Person):
            return [Holder(mention, CLIMBED)]
    return []
