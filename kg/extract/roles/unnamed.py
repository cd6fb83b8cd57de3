"""A title becomes the body that a noun phrase without a name tells: "president of the village cooperative".

The phrase may stand behind the title, before it with a possessive, or inside it ("board chair"). Where the article is
about one body of the kind, that one is meant; else the words themselves stand for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.grammar import SUBJECTS
from kg.extract.reading import Reading
from kg.extract.reference.phrases import kind_of_noun, noun_of, nouns
from kg.extract.referents import CALLING
from kg.extract.roles.bodies import GUESSED, LED, Body, body_of, fits, placed
from kg.extract.roles.discourse import body_of_paragraph, is_quoted, speaks_as_union, subject_before
from kg.extract.roles.status import status_of
from kg.extract.roles.titles import Title, row
from kg.extract.tokens import Doc, Token
from kg.extract.topic import Topics
from kg.model import Mention, Part
from kg.vocabulary import SCHEMA

BACK = 4  # sentences in which the one is looked for that "its" means
WIDTH = 9  # tokens of a noun phrase
FULL = 400  # tokens in which the full name of a board is looked for
TOLD = 0.85  # confidence of a body that is told by words alone
INSIDE = ("ADJ", "NOUN", "PROPN", "NUM")
POSSESSIVE = ("PRP$", "WP$")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase that speaks of a body: its tokens without determiner (`last` exclusive), headed by its last."""

    first: int
    last: int
    definite: bool


def unnamed_body(reading: Reading, title: Title, topics: Topics) -> Body | None:
    """The body of a title that no name beside it tells, as the leading one of its kind or in words."""
    owner = _owner(reading, title)
    if owner is not None and owner.tag_ in POSSESSIVE:
        return _its(reading, owner, title, topics)
    phrase = _behind(reading, title)
    if phrase is None:
        phrase = _before(reading, owner, title) if owner is not None else _inside(reading, title)
    return _body(reading, phrase, title, topics) if phrase is not None else None


def end_of_phrase(reading: Reading, title: Title) -> int:
    """Where a noun phrase ends that tells the body behind a title: "of the rowing federation"; else the title's end."""
    phrase = _behind(reading, title)
    return phrase.last if phrase is not None else title.last


def start_of_phrase(reading: Reading, title: Title) -> int:
    """Where a body begins inside the title's own phrase, "central bank governor"; else the title's start."""
    phrase = _inside(reading, title)
    owner = _owner(reading, title) if phrase is None else None
    if owner is not None and owner.tag_ == "POS":
        phrase = _before(reading, owner, title)  # "the company's chief executive"
    return min(phrase.first, title.lead) if phrase is not None else title.lead


def _owner(reading: Reading, title: Title) -> Token | None:
    """The possessive in front of a title: "its", or the 's of "the union's local head"."""
    doc, i = reading.doc, title.lead - 1
    start = doc[title.head].sent.start
    while i > start and (doc[i].pos_ == "ADJ" or doc[i].tag_ in ("VBG", "VBN")) and doc[i].tag_ not in POSSESSIVE:
        i -= 1
    return doc[i] if i >= start and doc[i].tag_ in (*POSSESSIVE, "POS") else None


def _its(reading: Reading, owner: Token, title: Title, topics: Topics) -> Body | None:
    """Whom "its" means where no antecedent was found: an organization, for it has a post to fill."""
    known = reading.mention_at(owner)
    if owner.lower_ != "its":
        return None
    meant = known is not None and known.last == owner.i + 1
    if known is not None and meant and (fits(reading, title, known, None) or _is_here(reading, known, owner)):
        return None
    for back, (first, last) in enumerate(_spans_before(reading, owner)):
        told = [m for m in reading.mentions_in(first, last) if _may_be_its(reading, title, m)]
        told = [m for m in told if back or not is_quoted(reading, m, owner)]
        subjects = [m for m in told if reading.doc[m.root].dep_ in ("nsubj", "nsubjpass")]
        for found in (subjects, told):
            if len({m.entity for m in found}) == 1:
                return body_of(reading, found[-1], LED if found is subjects and back < 2 else GUESSED)
        nouns_told = [t for t in reading.doc[first:last] if (t.dep_ in SUBJECTS or _is_joined(t)) and speaks_of_body(t)]
        if nouns_told and not told:
            noun = nouns_told[-1]
            return Body(in_words(reading, noun), False, False, noun.i, noun.i + 1, LED)
        if told:
            break
    leader = topics.at(title.first, (SCHEMA.Organization,))
    return body_of(reading, leader.mention, GUESSED) if leader is not None and leader.by_far else None


def _is_joined(noun: Token) -> bool:
    """Whether a noun is what somebody joins: "joined the bank in 1998 and became its head of research"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in row("joined", "verbs")


def _is_here(reading: Reading, place: Mention, owner: Token) -> bool:
    """Whether "its" means a place that the sentence tells of, which may be a body of the same name."""
    named = reading.mentions_in(owner.sent.start, owner.i)
    return any(m.kind == "name" and m.entity == place.entity for m in named)


def _may_be_its(reading: Reading, title: Title, mention: Mention) -> bool:
    """Whether a mention is a body that may have a post to fill: an organization, a festival for its director."""
    if reading.is_a(mention, SCHEMA.Event):
        return fits(reading, title, mention, None)
    shop = reading.is_a(mention, SCHEMA.Place) and not reading.is_a(mention, SCHEMA.AdministrativeArea, SCHEMA.City)
    if reading.is_a(mention, SCHEMA.NewsMediaOrganization):
        return False  # it mostly only reports what is told
    return reading.is_a(mention, SCHEMA.Organization) or (shop and title.key in row("keepers", "words"))


def _spans_before(reading: Reading, owner: Token) -> Iterator[tuple[int, int]]:
    """What stands before a possessive in its sentence, and the sentences before that, the nearest first."""
    first, last = owner.sent.start, owner.i
    for _ in range(BACK):
        yield first, last
        if first == 0:
            return
        spoken = reading.doc[first - 1].sent
        first, last = spoken.start, spoken.end


def _behind(reading: Reading, title: Title) -> _Phrase | None:
    """ "the village cooperative" behind "president of"."""
    doc, end = reading.doc, reading.doc[title.head].sent.end
    at = title.last
    if at + 1 >= end or doc[at].lower_ not in row("prepositions", "words"):
        return None
    last = first = at + 1
    while last < min(end, first + WIDTH) and (_inside_phrase(doc[last]) or (last == first and _opens(doc[last]))):
        last += 1
    return _phrase(reading, first, last, title, ruled=title.office == "city")


def _before(reading: Reading, owner: Token, title: Title) -> _Phrase | None:
    """ "the musicians' union" before "'s local head"."""
    doc, first = reading.doc, owner.i
    start = owner.sent.start
    while first > max(start, owner.i - WIDTH) and _inside_phrase(doc[first - 1]):
        named = reading.mention_at(doc[first - 1])
        first = named.first if named is not None and named.kind == "name" else first - 1  # "the University of Lund's"
    if first > start and _opens(doc[first - 1]):
        first -= 1
    return _phrase(reading, first, owner.i, title, ruled=True)


def _inside(reading: Reading, title: Title) -> _Phrase | None:
    """ "board" in "board chair", "council" in "Council chief executive"."""
    doc = reading.doc
    ahead = title.lead - 1
    if title.trade and title.key not in row("leading", "words") | row("insiders", "words"):
        return None  # "a team handball player"
    if title.lead == title.first and ahead >= doc[title.head].sent.start and _is_generic(doc[ahead]):
        first = ahead
        while first > doc[title.head].sent.start and _narrows(doc[first - 1]) and status_of(doc[first - 1]) is None:
            first -= 1  # "Works council head", "central bank governor"; "one-time bank governor"
        return _Phrase(first, ahead + 1, True)
    for i in range(title.first, title.head):
        town = kind_of_noun(doc[i].lower_) == SCHEMA.Place  # of a "town clerk"
        if _is_generic(doc[i]) and not town and f"{doc[i].lower_} {title.key}" not in row("occupations", "words"):
            return _Phrase(title.first, i + 1, True)
    return None


def _narrows(word: Token) -> bool:
    """Whether a word says which body a plain noun behind it means."""
    return (word.dep_ == "compound" and word.tag_ != "NNP") or word.lower_ in row("generic", "kinds")


def _is_generic(word: Token) -> bool:
    return word.tag_ in ("NN", "NNP", "NNS") and (
        word.lower_ in row("generic", "words") or word.lower_ in row("chambers", "words") or word.text == "House"
    )


def _inside_phrase(token: Token) -> bool:
    return token.pos_ in INSIDE or (token.tag_ in ("HYPH", "POS", "VBG", "VBN") and token.lower_ not in CALLING)


def _opens(token: Token) -> bool:
    return token.tag_ in ("DT", *POSSESSIVE)


def _phrase(reading: Reading, first: int, last: int, title: Title, *, ruled: bool) -> _Phrase | None:
    """The phrase between two tokens if its last word speaks of a body, or of a place `ruled` by those of a title."""
    doc = reading.doc
    definite = first < last and doc[first].lower_ in ("the", "this", "that")
    if first < last and _opens(doc[first]):
        first += 1
    head = doc[last - 1] if first < last else None
    if head is None or head.tag_ not in ("NN", "NNP", "NNS"):
        return None
    body = (head.tag_ != "NNS" and _is_body(head)) or (definite and _is_spoken_for(head, title))
    if not (body or (ruled and head.tag_ != "NNS" and _is_ruled(head, title, definite))):
        return None
    mention = reading.mention_at(head)
    if mention is not None and mention.kind == "name":
        return None
    return _Phrase(first, last, definite)


def _is_body(head: Token) -> bool:
    noun = noun_of(head)
    return kind_of_noun(noun) == SCHEMA.Organization or noun.split("-")[-1] in row("chambers", "words") | row(
        "chambers", "behind"
    )


def _is_spoken_for(head: Token, title: Title) -> bool:
    """Whether a noun is for a group that has somebody to speak for it: "a spokesman for the strikers"."""
    return title.key in row("spoken", "words") and noun_of(head) in row("spoken", "groups")


def _is_ruled(head: Token, title: Title, definite: bool) -> bool:
    """Whether a noun speaks of a place and the title is an office of such: "the province's governor"."""
    noun = noun_of(head)
    ruled = placed(title) or "chief" in title.text or (definite and not (title.trade or title.weak))
    return noun in nouns() and kind_of_noun(noun) == SCHEMA.Place and ruled


def speaks_of_body(noun: Token) -> bool:
    """Whether a common noun speaks of a body that has posts: "panel", "inquiry", "committee"."""
    alone = noun_of(noun) not in row("chambers", "behind")
    return alone and (noun.tag_ == "NN" or (noun.tag_ == "NNP" and noun.is_lower)) and _is_body(noun)


def in_words(reading: Reading, noun: Token) -> Part:
    """The phrase of such a noun without its determiner, as a part."""
    first, start = noun.i, noun.sent.start
    while first > max(start, noun.i - WIDTH) and _inside_phrase(noun.doc[first - 1]):
        first -= 1
    definite = first > start and noun.doc[first - 1].lower_ == "the"
    return reading.words_part(*(_in_full(noun.doc, first, noun.i + 1) if definite else (first, noun.i + 1)))


def _called(reading: Reading, phrase: _Phrase, noun: str) -> Mention | None:
    """The one body told before that has a noun in its name: "the institute" of the Lund Institute."""
    if not phrase.definite or phrase.last - phrase.first > 1:
        return None
    bodies = (m for m in reading.mentions_in(0, phrase.first) if reading.is_a(m, SCHEMA.Organization))
    called = (m for m in bodies if noun.capitalize() in reading.entity(m).label.split())
    found = {m.entity: m for m in called if m.kind == "name"}
    return next(iter(found.values())) if len(found) == 1 else None


def _in_full(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Where the text has told which board, council or panel a bare noun takes up: "state electoral board"."""
    noun = doc[first].lower_
    if last - first > 1 or noun not in row("chambers", "told_in_full"):
        return first, last
    for at in range(first - 1, max(first - FULL, 0), -1):
        if doc[at].is_lower and doc[at].lower_ == noun and _narrows_below(doc[at - 1]):
            begin = at - 1
            while begin > 0 and _narrows_below(doc[begin - 1]):
                begin -= 1
            return begin, at + 1
    return first, last


def _narrows_below(word: Token) -> bool:
    """Whether a small word is part of the name in words of a body."""
    return word.is_lower and word.pos_ in INSIDE and word.lower_ not in row("modifiers", "of_people")


def _may_be(reading: Reading, leader: Mention, noun: str) -> bool:
    """Whether the leading body is what a noun for a chamber means: no company is a committee, no school its board."""
    if noun == "board":
        return not reading.is_a(leader, SCHEMA.EducationalOrganization)
    return noun not in row("chambers", "apart") or noun.capitalize() in reading.entity(leader).label.split()


def _stays(reading: Reading, leader: Mention, title: Title) -> bool:
    """Whether the sentence before ends with no other body than the leading one: "Acme had a letter from Corvo. The
    company president, Ann Roe" may be of either.
    """
    start = reading.doc[title.head].sent.start
    before = reading.doc[max(start - 1, 0)].sent
    told = [m for m in reading.mentions_in(before.start, start) if m.kind == "name"]
    bodies = [m.entity for m in told if reading.is_a(m, SCHEMA.Organization)]
    return not bodies or bodies[-1] == leader.entity or not reading.is_a(leader, SCHEMA.Organization)


def _named_behind(reading: Reading, phrase: _Phrase) -> Mention | None:
    """The name that closes a phrase for a body: "a spokeswoman for the airport's operator, Corvo Flughafen,"."""
    doc, at = reading.doc, phrase.last
    at += 3 if doc[at : at + 3].text == "in the world" else 0  # "of the oldest bank in the world, Corvo"
    if at + 2 >= len(doc) or (doc[at].text != "," and doc[at].lower_ not in CALLING):
        return None
    calls, at = doc[at].text != ",", at + (doc[at + 1].lower_ == "the")
    mention = reading.mention_at(doc[at + 1])
    closed = mention is not None and (calls or doc[mention.last : mention.last + 1].text in (",", ".", ")", ""))
    fits_body = closed and mention is not None and mention.kind == "name" and mention.first in (at, at + 1)
    return mention if fits_body and not reading.is_a(mention, SCHEMA.Person, SCHEMA.City, SCHEMA.Country) else None


def _town_before(reading: Reading, phrase: _Phrase, title: Title) -> Mention | None:
    """The place named right before a body that stands inside a title: "Leeds" of "Leeds police chief"."""
    before = reading.mention_at(reading.doc[phrase.first - 1]) if phrase.first > 0 else None
    inside = phrase.last <= title.head and before is not None and before.last == phrase.first
    named = inside and before is not None and before.kind == "name" and reading.is_a(before, SCHEMA.Place)
    return before if named else None


def _body(reading: Reading, phrase: _Phrase, title: Title, topics: Topics) -> Body:
    """The body named behind a phrase, the leading one of the kind that it speaks of, or its words."""
    doc = reading.doc
    named = _named_behind(reading, phrase)
    if named is not None:
        return body_of(reading, named, TOLD)
    noun = noun_of(doc[phrase.last - 1])
    kind, plain = nouns().get(noun, (SCHEMA.Organization, False))
    plain = plain or noun == "board"  # that of the company
    alone = phrase.definite and phrase.last - phrase.first == 1 and plain
    leader = topics.at(title.first, (kind,)) if alone else None
    if leader is not None and not (_may_be(reading, leader.mention, noun) and _stays(reading, leader.mention, title)):
        leader = None
    called = _called(reading, phrase, noun) if leader is None else None
    before = subject_before(reading, title) if alone and leader is None and called is None else None
    if (
        before is not None
        and (kind == SCHEMA.Organization or (noun == "union" and speaks_as_union(reading, before)))
        and _may_be(reading, before, noun)
        and _stays(reading, before, title)
    ):
        return body_of(reading, before, GUESSED)
    if called is None and alone and leader is None and noun in row("generic", "firms"):
        called = body_of_paragraph(reading, title, phrase.first)
    if called is not None:
        return body_of(reading, called, LED)
    if leader is not None:
        return body_of(reading, leader.mention, LED if leader.by_far else GUESSED)
    part = reading.words_part(
        *(_in_full(doc, phrase.first, phrase.last) if phrase.definite else (phrase.first, phrase.last))
    )
    town = _town_before(reading, phrase, title)
    if town is not None:
        return Body(reading.words_part(town.first, phrase.last), False, False, town.first, phrase.last, TOLD)
    small = phrase.last <= title.head and doc[phrase.last].is_alpha and doc[phrase.last].is_lower
    text = (part.text or "").lower() if small else part.text  # "Board chair", but "House Minority Leader"
    return Body(replace(part, text=text), False, False, phrase.first, phrase.last, TOLD)
