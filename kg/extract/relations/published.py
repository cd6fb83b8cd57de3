"""When works came out, told beside their titles: "the 2021 film Pale Harbour", "Tin Road (1999)", "2004's Tin Road"."""

from collections.abc import Iterator

from kg.extract.names.words import given_names, listed
from kg.extract.reading import Reading
from kg.extract.relations.holders import holders
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.slots import statement, time_part
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Time
from kg.vocabulary import SCHEMA

PHRASE = 7  # tokens between a year and the noun for works that it dates
APPOSED = 14  # tokens behind a work that may be its title between commas
IMPRINT = 6  # tokens of a publisher in brackets: "(Harbour Press, 1969)"
NO_TITLES = ("by", "with", "from", "against", "between")  # before a name that is no title
CLOSING = (")", ",", ";")
QUOTES = ('"', "“", "”", "‘", "’", "'")
BRACKETED, CALLED, OWNED = 0.88, 0.9, 0.85
PUBLISHED = "relations.datePublished"


def by_dates(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The dates that stand beside the titles of a sentence."""
    for time in reading.times_in(sentence.start, sentence.end):
        if not time.is_date or time.last >= sentence.end:
            continue
        yield from _in_brackets(reading, sentence, time)
        if len(time.value) == 4 and time.last - time.first == 1:
            yield from _dated(reading, _called(reading, sentence, time), time, CALLED)
            yield from _dated(reading, [*_owned(reading, time), *_enacted(reading, time)], time, OWNED)


def _dated(reading: Reading, titles: list[Mention], time: Time, confidence: float) -> Iterator[Claim]:
    """The date of some works."""
    for title in titles:
        about, when = reading.entity_part(title), time_part(reading, time)
        yield statement(reading, reading.doc[time.first], about, SCHEMA.datePublished, when, PUBLISHED, confidence)


def _in_brackets(reading: Reading, sentence: Span, time: Time) -> Iterator[Claim]:
    """The date, and the publisher, in brackets behind a title: "Tin Road (1999)", "Tin Road (Harbour Press, 1999)"."""
    doc = reading.doc
    bracket, start = time.first - 1, max(sentence.start, time.first - IMPRINT)
    if doc[bracket].text == ",":
        bracket = next((i for i in range(bracket, start, -1) if doc[i].text == "("), bracket)
    if doc[bracket].text != "(" or doc[time.last].text not in CLOSING:
        return
    title = _behind(reading, bracket)
    if title is None:
        return
    yield from _dated(reading, [title], time, BRACKETED)
    imprint = reading.mention_at(doc[bracket + 1])
    if imprint is not None and imprint.last == time.first - 1 and fits_kind(reading, imprint, "organization"):
        about, by = reading.entity_part(title), reading.entity_part(imprint)
        yield statement(reading, doc[bracket + 1], about, SCHEMA.publisher, by, "relations.publisher", BRACKETED)


def _behind(reading: Reading, bracket: int) -> Mention | None:
    """The title that ends where a bracket opens."""
    at = bracket - 1
    while at > 0 and reading.doc[at].text in QUOTES:
        at -= 1
    title = reading.mention_at(reading.doc[at])
    named = title is not None and title.kind == "name" and title.last == at + 1
    if title is not None and title.first and reading.doc[title.first - 1].lower_ in NO_TITLES:
        return None  # "a book by Roe (2020)"
    return title if title is not None and named and fits_kind(reading, title, "issued") else None


def _called(reading: Reading, sentence: Span, year: Time) -> list[Mention]:
    """What a noun that a year stands before calls a work: "the 2021 film Tin Road", "is a 1972 drama film"."""
    noun = _noun_behind(reading, sentence, year)
    if noun is None:
        return []
    at = noun.i + 1 + _is_set_off(noun)
    title = _title_at(reading, at)
    if title is not None:
        return [] if _acts(reading, year, title) else [title]
    if noun.dep_ not in ("attr", "appos"):
        return []
    return [m for m in holders(reading, noun, "issued", []) if m.first < year.first]


def _acts(reading: Reading, year: Time, title: Mention) -> bool:
    """Whether a single name is rather who does something: "in the 2001 comedy Roe plays a cook"."""
    doc, before = reading.doc, reading.doc[year.first - 1]
    finite = title.last < len(doc) and doc[title.last].tag_ in ("VBD", "VBZ", "VBP", "MD")
    single = title.last - title.first == 1 or doc[title.first].text in given_names()
    return finite and single and before.tag_ == "DT" and not before.is_sent_start


def _title_at(reading: Reading, at: int) -> Mention | None:
    """The title that begins at a token, or behind its quotation mark and its article."""
    doc = reading.doc
    while at < len(doc) - 1 and doc[at].text in QUOTES:
        at += 1
    title = reading.mention_at(doc[at]) if at < len(doc) else None
    if (title is None or title.first != at) and at + 1 < len(doc) and doc[at].text in ("The", "A"):
        at += 1
        title = reading.mention_at(doc[at])
    named = title is not None and title.kind == "name" and title.first == at
    return title if title is not None and named and fits_kind(reading, title, "issued") else None


def _is_set_off(noun: Token) -> bool:
    """Whether a comma stands behind a work, and one behind what that sets off: "her 2019 novel, Tin Road,"."""
    end = min(noun.sent.end, noun.i + APPOSED)
    return noun.nbor().text == "," and any(t.text in {",", ".", ";", ")"} for t in noun.doc[noun.i + 2 : end])


def _noun_behind(reading: Reading, sentence: Span, year: Time) -> Token | None:
    """The noun for a work whose phrase a year opens, an article or an owner before it."""
    doc = reading.doc
    before = doc[year.first - 1] if year.first > sentence.start else None
    opened = before is not None and (before.tag_ in ("DT", "PRP$", "POS", "WP$", "JJ") or before.lower_ == "her")
    if not opened:
        return None
    for token in doc[year.last : min(sentence.end, year.last + PHRASE)]:
        last = token.i + 1 >= sentence.end or not (
            (token.nbor().pos_ in ("NOUN", "ADJ") and token.nbor().is_lower) or token.nbor().tag_ == "HYPH"
        )
        if (token.tag_ == "NN" or token.lower_ == "musical") and last:
            works = listed("around", "works_told") | listed("around", "games") | listed("around", "works_of_year")
            return token if token.lower_ in works else None
        if token.pos_ not in ("NOUN", "ADJ", "PROPN", "PUNCT", "VERB", "SYM") or token.text in (",", ";", "."):
            return None
    return None


def _owned(reading: Reading, year: Time) -> list[Mention]:
    """The title whose year owns it, or stands before it: "2004's Tin Road", "Ann Roe's 1990 Tin Road"."""
    doc, at = reading.doc, year.last
    before = doc[year.first - 1] if year.first else None
    known = before is not None and (before.tag_ == "POS" or before.lower_ == "the")
    if doc[at].tag_ != "POS" and not known:
        return []
    title = _title_at(reading, at + (doc[at].tag_ == "POS"))
    return [title] if title is not None else []


def _enacted(reading: Reading, year: Time) -> list[Mention]:
    """The law whose year stands behind it, or in its name: "the Clean Rivers Act of 1972"."""
    doc, of = reading.doc, year.first - 1
    law = reading.mention_at(doc[of - 1]) if of > 0 and doc[of].lower_ == "of" else None
    whole = law is not None and law.kind == "name" and law.last in {of, year.last}
    return [law] if law is not None and whole and reading.is_a(law, SCHEMA.Legislation) else []
