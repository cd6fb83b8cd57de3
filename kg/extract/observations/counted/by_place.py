"""Numbers in a list of places: "cut 4,300 jobs in France and 400 in Spain", "every pad sold: 262,000 in Spain"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, is_end, noun_counted
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import doer
from kg.extract.observations.wording.forms import plural_of
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.vocabulary import SCHEMA

FARTHEST = 8  # tokens between one number of a list and the next
LONGEST = 4  # tokens from "at" to the noun of a place


def listed_count(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare number in a list of places: "cut 4,300 jobs in France and 400 in Spain", "900 jobs: 600 in Peru"."""
    doc, before = sentence.reading.doc, sentence.last()
    rules = ("observation/count-object", "observation/count-subject", "observation/listed")
    counted = before is not None and before[1].rule in rules
    if before is None or not counted or figure.kind != "count":
        return None
    parts = any(t.text == ":" for t in doc[figure.head.sent.start : figure.first])
    here = _there(sentence.reading, figure.quantity.last, parts)
    alone = figure.noun is None or figure.noun.i < figure.first
    near = doc[figure.first - 1].text in (",", "and", ";", ":") and figure.first - before[0].last <= FARTHEST
    if here is None or not alone or not near:
        return None
    told = before[1].property
    between = range(before[0].last, figure.first)
    first, at = next(((p, i) for i in between if (p := _there(sentence.reading, i, parts))), (None, None))
    text = (told.text or "").replace(f" {first}", "", 1) if first is not None else told.text or ""
    unit = before[1].unit or noun_counted(before[0])
    told = Part(text=f"{text} {here}")
    about = _of_the_next(sentence.reading, before[1].about, at, figure)
    return replace(before[1], rule="observation/listed", about=about, property=told, unit=unit)


def _of_the_next(reading: Reading, about: Part | None, at: int | None, figure: Figure) -> Part | None:
    """Whose the next number is: its own place's, if the one before is its place's: "14 died in Cebu and 9 in Leyte"."""
    if about is None or at is None:
        return about
    nouns = (grammar.child(reading.doc[i], "pobj") for i in (at, figure.quantity.last))
    first, here = (reading.mention_headed_by(noun) if noun is not None else None for noun in nouns)
    same = first is not None and about.entity == first.entity
    return reading.entity_part(here) if same and here is not None else about


def _there(reading: Reading, i: int, parts: bool) -> str | None:
    """Where some are, at a name or, in a list behind a colon, at what else is a place: "at the Bremen plant"."""
    named, doc = place_behind(reading, i), reading.doc
    if named is not None or not parts or i + 1 >= len(doc) or doc[i].lower_ not in ("in", "at"):
        return named
    noun = grammar.child(doc[i], "pobj")
    if noun is None or noun.tag_ not in NOUNS or reading.time_at(noun) is not None or noun.i - i > LONGEST:
        return None
    closed = is_end(doc, noun.i + 1) and not any(t.like_num for t in noun.lefts)
    return " ".join(doc[i : noun.i + 1].text.split()) if closed else None


def place_behind(reading: Reading, i: int) -> str | None:
    """ "in Germany" right behind a count, as words."""
    doc = reading.doc
    if i + 1 >= len(doc) or doc[i].lower_ not in ("in", "at", "from"):
        return None
    noun = grammar.child(doc[i], "pobj")
    mention = reading.mention_headed_by(noun) if noun is not None else None
    fits = mention is not None and mention.kind == "name" and reading.is_a(mention, SCHEMA.Place, SCHEMA.Organization)
    joined = grammar.child(noun, "conj") if noun is not None else None
    fits = fits and (joined is None or joined.like_num)  # "died in Cebu and nine in Leyte", misparsed
    return " ".join(doc[i : mention.last].text.split()) if mention is not None and fits else None


def of_all(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The first number of a list of places behind a colon, where all of something was told of."""
    doc, colon = figure.head.doc, figure.first - 1
    here = place_behind(sentence.reading, figure.quantity.last)
    if figure.kind != "count" or figure.noun is not None or here is None or doc[colon].text != ":":
        return None
    noun = _every(figure)
    verb = noun.head if noun is not None and noun.dep_ == "dobj" else None
    subject = subject_of(sentence.reading, verb) if verb is not None else None
    if noun is None or verb is None or subject is None or subject.i > verb.i:
        return None
    plural = plural_of(noun) if noun.tag_ == "NN" else noun.lower_
    said = " ".join([plural, *(t.lower_ for t in doc[noun.i + 1 : colon]), here])
    about = doer(sentence.reading, subject)
    return Statement("observation/count-object", verb, about, Part(text=said), noun=subject, unit=plural)


def _every(figure: Figure) -> Token | None:
    """The noun of which all are told, before the colon with no more than a participle: "every pad sold"."""
    doc, colon = figure.head.doc, figure.first - 1
    i = colon - 1 - (doc[colon - 1].tag_ in ("VBN", "VBD"))
    noun = doc[i] if i > figure.head.sent.start else None
    every = noun is not None and noun.tag_ in NOUNS and any(c.lower_ in ("every", "all", "each") for c in noun.lefts)
    return noun if every else None
