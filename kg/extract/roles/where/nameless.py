"""A noun phrase that speaks of a body without naming it: "the village cooperative" behind "president of".

The phrase may stand behind a title, before it with a possessive, or inside it ("board chair").
"""

from dataclasses import dataclass

from kg.extract.demonyms import country_of
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of, nouns
from kg.extract.referents import CALLING
from kg.extract.roles.titles.status import status_of
from kg.extract.roles.titles.titles import Title, in_field_pair, row
from kg.extract.roles.titles.wording import is_of_party
from kg.extract.roles.where.bodies import placed
from kg.extract.tokens import Doc, Token
from kg.model import Part
from kg.vocabulary import SCHEMA

WIDTH = 9  # tokens of a noun phrase
FULL = 400  # tokens in which the full name of a board is looked for
INSIDE = ("ADJ", "NOUN", "PROPN", "NUM")
POSSESSIVE = ("PRP$", "WP$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that speaks of a body: its tokens without determiner (`last` exclusive), headed by its last."""

    first: int
    last: int
    definite: bool


def end_of_phrase(reading: Reading, title: Title) -> int:
    """Where a noun phrase ends that tells the body behind a title: "of the rowing federation"; else the title's end."""
    phrase = behind(reading, title)
    return phrase.last if phrase is not None else title.last


def start_of_phrase(reading: Reading, title: Title) -> int:
    """Where a body begins inside the title's own phrase, "central bank governor"; else the title's start."""
    phrase = inside(reading, title)
    owner = owner_of(reading, title) if phrase is None else None
    if owner is not None and owner.tag_ == "POS":
        phrase = before_owner(reading, owner, title)  # "the company's chief executive"
    return min(phrase.first, title.lead) if phrase is not None else title.lead


def owner_of(reading: Reading, title: Title) -> Token | None:
    """The possessive in front of a title: "its", or the 's of "the union's local head"."""
    doc, i = reading.doc, title.lead - 1
    start = doc[title.head].sent.start
    between = ("ADJ", "NUM") if title.plural else ("ADJ",)
    while i > start and _is_between(doc[i], between):
        i -= 1
    return doc[i] if i >= start and doc[i].tag_ in {*POSSESSIVE, "POS"} else None


def _is_between(word: Token, between: tuple[str, ...]) -> bool:
    """Whether a word stands between an owner and a title: "new", "acting", "Chilean", which may look like a name."""
    narrows = word.pos_ in between or word.tag_ in ("VBG", "VBN") or country_of(word.text) is not None
    return narrows and word.tag_ not in POSSESSIVE


def behind(reading: Reading, title: Title) -> Phrase | None:
    """ "the village cooperative" behind "president of"."""
    doc, end = reading.doc, reading.doc[title.head].sent.end
    at = title.last
    sent = title.office is not None and doc[min(at, end - 1)].lower_ == "from"  # "the first premier from her party"
    if at + 1 >= end or sent or doc[at].lower_ not in row("prepositions", "words"):
        return None
    last = first = at + 1
    if doc[at].lower_ == "at" and doc[first].tag_ == "PRP$" and doc[first + 1].lower_ == "congress":
        return None  # "was elected president at its congress"
    while last < min(end, first + WIDTH) and (_inside_phrase(doc[last]) or (last == first and _opens(doc[last]))):
        last += 1
    return _phrase(reading, first, last, title, ruled=title.office == "city")


def before_owner(reading: Reading, owner: Token, title: Title) -> Phrase | None:
    """ "the musicians' union" before "'s local head"."""
    doc, first = reading.doc, owner.i
    start = owner.sent.start
    while first > max(start, owner.i - WIDTH) and _inside_phrase(doc[first - 1]):
        named = reading.mention_at(doc[first - 1])
        first = named.first if named is not None and named.kind == "name" else first - 1  # "the University of Lund's"
    if first > start and _opens(doc[first - 1]):
        first -= 1
    return _phrase(reading, first, owner.i, title, ruled=True)


def inside(reading: Reading, title: Title) -> Phrase | None:
    """ "board" in "board chair", "council" in "Council chief executive"."""
    doc = reading.doc
    ahead = title.lead - 1
    if title.trade and title.key not in row("leading", "words") | row("insiders", "words"):
        return None  # "a team handball player"
    over = reading.mention_at(doc[ahead]) if title.work and ahead >= doc[title.head].sent.start else None
    if over is not None and over.kind == "name" and over.first < ahead and reading.is_a(over, SCHEMA.Place):
        return None  # "Quebec City lawyer Ann Roe"
    if title.lead == title.first and ahead >= doc[title.head].sent.start and _is_generic(doc[ahead]):
        first = ahead
        while first > doc[title.head].sent.start and _narrows(doc[first - 1]) and status_of(doc[first - 1]) is None:
            first -= 1  # "Works council head", "central bank governor"; "one-time bank governor"
        return Phrase(first, ahead + 1, True)
    for i in range(title.first, title.head):
        town = kind_of_noun(doc[i].lower_) == SCHEMA.Place  # of a "town clerk"
        tied = doc[i + 1].text == "-"  # "paper-industry executive"
        work = f"{doc[i].lower_} {title.key}" in row("occupations", "words")
        if _is_generic(doc[i]) and not (town or tied or work):
            return Phrase(title.first, i + 1, True)
    return None


def _narrows(word: Token) -> bool:
    """Whether a word says which body a plain noun behind it means."""
    return (word.dep_ == "compound" and word.tag_ != "NNP") or word.lower_ in row("generic", "kinds")


def _is_generic(word: Token) -> bool:
    return (
        word.tag_ in ("NN", "NNP", "NNS")
        and not in_field_pair(word)
        and not is_of_party(word)
        and (word.lower_ in row("generic", "words") or word.lower_ in row("chambers", "words") or word.text == "House")
    )


def _inside_phrase(token: Token) -> bool:
    return token.pos_ in INSIDE or (token.tag_ in ("HYPH", "POS", "VBG", "VBN") and token.lower_ not in CALLING)


def _opens(token: Token) -> bool:
    return token.tag_ in {"DT", *POSSESSIVE}


def _phrase(reading: Reading, first: int, last: int, title: Title, *, ruled: bool) -> Phrase | None:
    """The phrase between two tokens if its last word speaks of a body, or of a place `ruled` by those of a title."""
    doc = reading.doc
    definite = first < last and doc[first].lower_ in ("the", "this", "that")
    if first < last and _opens(doc[first]):
        first += 1
    head = doc[last - 1] if first < last else None
    if head is None or head.tag_ not in ("NN", "NNP", "NNS"):
        return None
    body = ((head.tag_ != "NNS" or _is_one(head)) and _is_body(head)) or (definite and _is_spoken_for(head, title))
    if not (body or (ruled and head.tag_ != "NNS" and _is_ruled(head, title, definite))):
        return None
    mention = reading.mention_at(head)
    if mention is not None and mention.kind == "name":
        return None
    return Phrase(first, last, definite)


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
    ruled = placed(title) or "chief" in title.text or (definite and title.serves)
    return noun in nouns() and kind_of_noun(noun) == SCHEMA.Place and ruled


def speaks_of_body(noun: Token) -> bool:
    """Whether a common noun speaks of a body that has posts: "panel", "inquiry", "committee"."""
    alone = noun_of(noun) not in row("chambers", "behind")
    return alone and (noun.tag_ == "NN" or (noun.tag_ == "NNP" and noun.is_lower)) and _is_body(noun)


def whose_body(reading: Reading, title: Title) -> Token | None:
    """The noun of a body without a name whose post a title is: "the works council, whose chairman, Ann Roe"."""
    owner = owner_of(reading, title)
    if owner is None or owner.tag_ != "WP$" or owner.i - 2 < owner.sent.start:
        return None
    noun = reading.doc[owner.i - 2 if reading.doc[owner.i - 1].text == "," else owner.i - 1]
    told = noun.dep_ != "pobj" and speaks_of_body(noun)  # not "the junior partner in the coalition, whose leader"
    return noun if told and reading.mention_headed_by(noun) is None else None


def _is_one(noun: Token) -> bool:
    """Whether a noun tagged as a plural is for one body: "police"."""
    return noun.tag_ == "NNS" and noun.is_lower and noun.lower_ in row("chambers", "words")


def in_words(reading: Reading, noun: Token) -> Part:
    """The phrase of such a noun without its determiner, as a part."""
    first, start = noun.i, noun.sent.start
    above = set(noun.ancestors)  # "has run the country's largest bank"
    before = noun.doc[max(start, noun.i - WIDTH) : noun.i]
    for word in reversed(before):
        if word in above or not (_inside_phrase(word) or _grades(word)):
            break
        first = word.i
    definite = first > start and noun.doc[first - 1].lower_ == "the"
    return reading.words_part(*(in_full(noun.doc, first, noun.i + 1) if definite else (first, noun.i + 1)))


def _grades(word: Token) -> bool:
    """Whether an adverb belongs to the participle or adjective behind it: "privately held"."""
    return word.dep_ == "advmod" and word.head.i == word.i + 1 and word.head.dep_ == "amod"


def in_full(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Where the text has told which board, council or agency a bare noun takes up: "state electoral board".

    Where it has told of two, the noun is left bare.
    """
    noun = doc[first].lower_
    if last - first > 1 or noun not in row("chambers", "told_in_full"):
        return first, last
    told: dict[str, tuple[int, int]] = {}
    for at in range(first - 1, max(first - FULL, 0), -1):
        alone = doc[at].is_lower and doc[at].lower_ == noun and doc[at].dep_ != "compound"  # no "council tax"
        if alone and _narrows_below(doc[at - 1]):
            begin = at - 1
            while begin > 0 and (_narrows_below(doc[begin - 1]) or doc[begin - 1].text == "-"):
                begin -= 1  # "five-member commission"
            told.setdefault(doc[begin:at].text, (begin, at + 1))
    return next(iter(told.values())) if len(told) == 1 else (first, last)


def _narrows_below(word: Token) -> bool:
    """Whether a small word is part of the name in words of a body."""
    if word.tag_ == "POS":
        return word.text in ("'", "’")  # "the truck drivers' union", not "the mayor's office"
    degree = word.tag_ in ("JJR", "JJS")  # "more", "fewer"
    return word.is_lower and word.pos_ in INSIDE and not degree and word.lower_ not in row("modifiers", "of_people")
