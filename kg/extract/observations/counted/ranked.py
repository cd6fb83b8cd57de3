"""Who has the most, and who comes next: "had the highest number of deaths, with 21, followed by Lund (16)"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, noun_counted, previous_word
from kg.extract.observations.moves.changes import counts_the_same
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import is_measure, label, measure, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.rows import rows
from kg.vocabulary import SCHEMA

FARTHEST = 24  # tokens from "followed by" to a figure of its list
NEAR = 7  # tokens from a superlative to its figure: "the highest number of new cases, with"
WITH = ("with", "at", "on")


def foremost(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The figure of whoever is first: "had the most cases, with 210", "was the hottest at 48 degrees"."""
    word, doc = previous_word(figure), figure.head.doc
    if word is None or word.lower_ not in WITH or figure.kind == "duration":
        return None
    ahead = doc[max(word.i - NEAR, word.sent.start) : word.i]
    first = next((t for t in reversed(ahead) if t.tag_ == "JJS" or t.lower_ in ("most", "fewest")), None)
    if first is None or any(t.i in sentence.heads for t in doc[first.i : word.i]):
        return None
    noun = first.head if first.dep_ == "amod" else None
    verb = grammar.governing_verb(noun or first)
    subject = subject_of(sentence.reading, verb) if verb is not None else None
    if verb is None or subject is None or verb.i > first.i > subject.i + NEAR:
        return None
    if noun is not None and noun.dep_ == "dobj" and is_in(verb, "ranked_by"):
        return _of_most(sentence, figure, verb, noun, subject)
    if noun is None and verb.lemma_ == "be" and first.dep_ in ("attr", "acomp"):
        return _of_superlative(sentence, figure, verb, first, subject)
    return None


def _of_most(sentence: Sentence, figure: Figure, verb: Token, noun: Token, subject: Token) -> Statement | None:
    """What somebody has most of: "had the highest number of deaths", "recorded the most cases"."""
    reading = sentence.reading
    told = noun.lemma_.lower() in ("number", "share", "proportion", "rate", "level", "total") or is_measure(noun)
    counted = next((n for _, n in grammar.prepositional(noun, "of")), noun) if told else noun
    if (figure.kind == "count") != (counted.tag_ == "NNS") or subject.i > verb.i:
        return None
    if figure.noun is not None and figure.noun.i >= figure.first and figure.noun.lemma_ != counted.lemma_:
        return None  # "had the most visitors at 40 matches"
    prop = noun_words(reading, noun)
    said = (prop.text or "").split()
    while said and (said[0] in ("most", "fewest", "worst") or said[0].endswith("est")):
        said = said[1:]
    unit = counted.lower_ if figure.kind == "count" else ""
    about = thing(reading, subject)
    return Statement("observation/results", verb, about, replace(prop, text=" ".join(said)), noun=subject, unit=unit)


def _of_superlative(sentence: Sentence, figure: Figure, verb: Token, first: Token, subject: Token) -> Statement | None:
    """What a superlative says that it measures: "Lund was the hottest at 48 degrees", "rents are highest in Lund"."""
    reading = sentence.reading
    place = next((n for p, n in grammar.prepositional(first, "in") if p.i < figure.first), None)
    if is_measure(subject) and place is not None:
        mention = reading.mention_headed_by(place)
        found = measure(reading, subject)
        if mention is None or not reading.is_a(mention, SCHEMA.Place) or found.about is not None:
            return None
        prop = found.property or noun_words(reading, subject)
        return Statement("observation/level", verb, thing(reading, place), prop, noun=subject)
    named = rows(ROWS)["superlatives"].get(first.lower_)
    if named is None or is_measure(subject) or figure.kind not in ("measure", "money"):
        return None
    return Statement("observation/dimension", verb, thing(reading, subject), label(named), noun=subject)


def next_in_rank(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The figure of those who come next: "followed by Lund (16) and Trier (12)", "ahead of Lund with 160"."""
    before, noun = sentence.last(), _named_before(figure)
    if before is None or noun is None or before[0].kind != figure.kind or not counts_the_same(figure, before[0]):
        return None
    if before[1].rule == "observation/compared" or before[1].rule == "observation/beside":
        return None
    if not _follows(figure, before[0]) or _names_owner(sentence.reading, before[1]) or noun.i < before[0].last:
        return None
    unit = noun_counted(before[0]) or before[1].unit
    about = thing(sentence.reading, noun)
    of = before[1].denominator if before[1].denominator != before[1].about else None
    return replace(
        before[1], rule="observation/left-out", about=about, denominator=of, qualifiers=(), noun=noun, unit=unit
    )


def _named_before(figure: Figure) -> Token | None:
    """Whoever stands right before a figure in brackets or behind "with": "Lund (16)", "Lund with 160"."""
    doc, i = figure.head.doc, figure.first - 1
    closed = figure.last < len(doc) and doc[figure.last].text in (")", ",", ";")
    if i < 1 or not (doc[i].lower_ in WITH or (doc[i].text == "(" and closed)):
        return None
    i -= 1 + (doc[i - 1].text == "," and doc[i].text != "(")
    noun = doc[i]
    return noun if noun.tag_ in NOUNS and not noun.like_num else None


def _follows(figure: Figure, before: Figure) -> bool:
    """Whether the words before a figure rank it behind the one told: "followed by", "ahead of", "trailed by"."""
    doc, i = figure.head.doc, figure.first - 1
    start = max(figure.head.sent.start, figure.first - FARTHEST)
    while i > start:
        two = doc[i - 1 : i + 1].text.casefold()
        if two in ("followed by", "trailed by", "ahead of", "then came"):
            return True
        if doc[i].tag_ in grammar.FINITE or doc[i].text == ";":
            return False
        i -= 1
    return False


def _names_owner(reading: Reading, statement: Statement) -> bool:
    """Whether a property names whose it is, so that it is no other's: "people killed in Lund" about Lund."""
    about = statement.about
    if about is None:
        return False
    mention = reading.mention_of(about) if about.entity is not None else None
    said = about.text if mention is None else reading.document.text[mention.start : mention.end]
    return said is not None and said[:1].isupper() and said in (statement.property.text or "")
