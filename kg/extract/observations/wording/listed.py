"""Words of nouns that a list joins to others or a clause narrows: "chilli, okra and corn", "goods it sells"."""

import itertools

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.whose.measures import label_of, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.phrases import LONGEST, left, with_clause
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Span, Token
from kg.model import Part
from kg.rows import words
from kg.vocabulary import SCHEMA

LONGEST_CLAUSE = 16  # tokens of a noun with the clause that tells which ones are meant


def named_by(reading: Reading, noun: Token) -> Part:
    """What a noun names, or the name that it explains: "Lumo Plus, a new 9.99 dollar subscription"."""
    head = noun.head if noun.dep_ == "appos" else noun
    mention = reading.mention_headed_by(head) if head.i != noun.i else None
    if reading.is_a(mention, SCHEMA.Place):
        return noun_words(reading, noun)  # "the line to Gorsk, a 40 million project"
    return reading.entity_part(mention) if mention is not None and mention.kind == "name" else thing(reading, noun)


def with_deed(reading: Reading, noun: Token) -> Part:
    """Those whom a noun means with what was done to them: "the 36 people infected included 9 nurses"."""
    done, number = grammar.child(noun, "acl"), grammar.child(noun, "nummod")
    if done is None or done.tag_ != "VBN" or done.i != noun.i + 1 or done.right_edge.i != done.i:
        return thing(reading, noun)
    return reading.words_part(number.left_edge.i if number is not None else left(reading, noun), done.i + 1)


def listed_words(reading: Reading, noun: Token) -> Part | None:
    """The words of a noun with all that a list joins to it: "chilli, okra and corn"; None where the list is cut off."""
    part, doc = noun_words(reading, noun), noun.doc
    others = [t for t in grammar.conjuncts(noun)[1:] if t.tag_ in NOUNS]
    if others and part.end is not None and others[-1].idx >= part.end:
        first, end = left(reading, noun), others[-1].i + 1
        plain = all(t.tag_ in {*NOUNS, "JJ", "CC", ","} for t in doc[noun.i : end])
        return (
            reading.words_part(first, end, label_of(reading, first, end)) if plain and end - noun.i <= LONGEST else None
        )
    last = doc.char_span(0, part.end, alignment_mode="expand") if part.end is not None else None
    return part if last is None or not _goes_on_listing(doc[last.end : noun.sent.end]) else None


def pair_before(reading: Reading, figure: Figure, noun: Token, end: int) -> Part | None:
    """Both whom "and" joins before a figure: "Mali pledged 20 million, Chad and Togo 15 million"."""
    doc, second = figure.head.doc, _phrase_start(noun, end)
    if second - 3 < end or doc[second - 1].lower_ != "and" or doc[second - 2].tag_ not in NOUNS:
        return None
    first = _phrase_start(doc[second - 2], end)
    if doc[first - 1].text not in (",", ";") or first <= end or reading.time_at(doc[second - 2]) is not None:
        return None
    return reading.words_part(first + (doc[first].tag_ in ("DT", "PRP$")), noun.i + 1)


def before_aside(doc: Doc, last: int) -> int:
    """The name before what a pair of commas says of it: "and Orme, a Dutch charity, 900,000"."""
    noun = doc[last - 1] if doc[last].text == "," and last > 1 else None
    first = noun.left_edge.i if noun is not None else 0
    aside = noun is not None and noun.dep_ == "appos" and doc[first - 1].text == "," and first - 2 >= noun.head.i
    return first - 2 if aside and doc[first - 2].tag_ in ("NNP", "NNPS") else last


def _phrase_start(noun: Token, end: int) -> int:
    """The first word of the phrase that a noun ends, behind a token."""
    i = noun.i
    while i > end and noun.doc[i - 1].tag_ in {*NOUNS, "JJ", "DT", "PRP$", "POS"}:
        i -= 1
    return i


def _goes_on_listing(behind: Span) -> bool:
    """Whether a list goes on behind words, whatever the parser makes of it: ", two barns and a horse"."""
    if len(behind) == 0 or behind[0].lower_ not in (",", "and", "&"):
        return False
    parts = list(itertools.takewhile(lambda t: t.tag_ in {*NOUNS, "DT", "CD", "JJ", "PRP$", "CC", ","}, behind))
    joined = next((n for n, t in enumerate(parts) if t.tag_ == "CC"), -1)
    named = 0 <= joined < len(parts) - 1 and any(t.tag_ in NOUNS for t in parts[joined + 1 :])
    return named and (joined == 0 or any(t.tag_ in NOUNS for t in parts[:joined]))


def narrowed(reading: Reading, noun: Token) -> Part | None:
    """The words of a noun that a clause behind it narrows: "goods it sells"; None where no clause does."""
    plain, end = noun_words(reading, noun, after=False), with_clause(noun, LONGEST_CLAUSE)
    if plain.start is None or end <= grammar.noun_phrase(noun)[1]:
        return None
    stop = reading.doc[end - 1].idx + len(reading.doc[end - 1])
    text = " ".join(reading.document.text[plain.start : stop].split())
    return Part(text=text, start=plain.start, end=stop)


def of_row(reading: Reading, figure: Figure, whole: Token) -> Part | None:
    """The words of a whole that is but the last or the first of more: "last nine matches"."""
    before = reading.doc[figure.quantity.last + 1 : whole.i]
    first = next((t for t in before if t.lower_ in words(ROWS, "of_a_row")), None)
    return reading.words_part(first.i, whole.i + 1) if first is not None else None
