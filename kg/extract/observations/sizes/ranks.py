"""Ranks: "Roe is ranked 27th in the world", "the song peaked at number 19 on the charts", "Roe finished third"."""

from collections.abc import Iterator

from kg.extract import grammar
from kg.extract.numerals import ordinal
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.statements import Statement, subject_of
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.listed import named_by
from kg.extract.reading import Reading
from kg.extract.tokens import Span, Token
from kg.model import Part, Quantity
from kg.rows import rows, words

LONGEST = 6  # tokens of that among which something is ranked
AMONG = ("in", "on", "among")


def ranks(reading: Reading, sentence: Span) -> Iterator[tuple[Figure, Statement]]:
    """The ranks that a sentence tells, each with whose it is."""
    for verb in sentence:
        named = rows(ROWS)["ranks"].get(verb.lemma_.lower()) if verb.tag_.startswith("VB") else None
        found = _rank_behind(verb) if named is not None else None
        noun = _ranked(reading, verb) if found is not None else None
        if named is None or found is None or noun is None or not _is_told(reading, noun, verb, found):
            continue
        first, last, value = found
        head, end = verb.doc[last - 1], verb.doc[last - 1].idx + len(verb.doc[last - 1])
        quantity = Quantity(first, last, verb.doc[first].idx, end, value, "")
        figure = Figure(quantity, value, "count", "", head, None, first, last, ())
        prop = Part(text=f"{named}{_among(reading, last)}")
        yield figure, Statement("observation/level", verb, named_by(reading, noun), prop, noun=noun)


def _rank_behind(verb: Token) -> tuple[int, int, int] | None:
    """Where the rank right behind a verb stands, and what it is: "27th", "at number 19", "No. 3"."""
    doc, i = verb.doc, verb.i + 1
    i += i < len(doc) and doc[i].lower_ == "at"
    numbered = i + 1 < len(doc) and doc[i].lower_ in words(ROWS, "signs_of_number")
    at = i + 1 + (numbered and doc[i + 1].text == ".")
    if numbered and at < len(doc) and doc[at].text.isdigit():
        return at, at + 1, int(doc[at].text)
    value = ordinal(doc[i].text) if i < len(doc) and i == verb.i + 1 else None
    goes_on = i + 1 < len(doc) and doc[i + 1].tag_ in {*NOUNS, "JJ", "JJS", "HYPH", "VBN", "RB"}
    second_to = i + 1 < len(doc) and doc[i + 1].lower_ == "to"  # "second to none"
    return None if value is None or goes_on or second_to else (i, i + 1, value)


def _ranked(reading: Reading, verb: Token) -> Token | None:
    """Who or what is ranked: the subject, or whom the participle describes: "Currently ranked 27th, Roe lost"."""
    if verb.tag_ in ("VBN", "VBD") and grammar.child(verb, "aux", "auxpass", *grammar.SUBJECTS) is None:
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ == "advcl" or (verb.dep_ == "ccomp" and verb.i < verb.head.i):
            return subject_of(reading, verb.head)
    return subject_of(reading, verb)


def _is_told(reading: Reading, noun: Token, verb: Token, found: tuple[int, int, int]) -> bool:
    """Whether the words tell a rank: everything "comes first", only a song "debuts at number 5"."""
    if noun.lower_ in grammar.RELATIVES or noun.tag_ not in {*NOUNS, "JJ", "PRP"}:
        return False
    numbered = found[0] > verb.i + 1
    if verb.lemma_.lower() in words(ROWS, "ranked_by_number"):
        return numbered
    past = verb.tag_ in ("VBD", "VBN")
    return not numbered and past and reading.mention_headed_by(noun) is not None if verb.lemma_ == "come" else True


def _among(reading: Reading, i: int) -> str:
    """Among what something is ranked: " in the world rankings"; empty where that is a time or too long."""
    doc = reading.doc
    noun = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ in AMONG else None
    fits = noun is not None and noun.is_alpha and noun.i - i <= LONGEST and reading.time_at(noun) is None
    if noun is None or not fits:
        return ""
    end = noun.i + 1
    while end < len(doc) and (doc[end].tag_ in NOUNS or doc[end].lower_ in words(ROWS, "lists_of_ranks")):
        end += 1  # "in the world Elo rankings", which the parser tears apart
    return f" {' '.join(doc[i:end].text.split())}"
