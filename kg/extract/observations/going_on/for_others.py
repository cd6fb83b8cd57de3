"""The same of others in a series: "was 61% in Lund, 58% in Ystad", "rates of 41% for Tolvex, 12% for Ran"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.vocabulary import SCHEMA

FARTHEST = 9  # tokens between one figure of a series and the next
TELLING = ("for", "in", "among", "at", "on", "with")


def for_others(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Another figure of a series, each with its own owner behind the same preposition."""
    before, doc = sentence.last(), figure.head.doc
    if before is None or figure.kind != before[0].kind or figure.noun is not None:
        return None
    if before[1].rule not in ("observation/level", "observation/change") or not _goes_on(before[0], figure):
        return None
    prep, here = doc[before[0].last], doc[figure.last] if figure.last < len(doc) else None
    if here is None or prep.lower_ not in TELLING or here.lower_ != prep.lower_:
        return None
    last, now = grammar.child(prep, "pobj"), grammar.child(here, "pobj")
    if last is None or now is None or sentence.reading.time_at(now) is not None:
        return None
    place = sentence.reading.is_a(sentence.reading.mention_headed_by(now), SCHEMA.Place)
    if prep.lower_ not in ("for", "among") and not place:
        return None  # "was 40% in the north, 30% in the south": of an owner nobody knows
    said = (before[1].property.text or "").partition(f" {prep.lower_} ")[0]
    prop = replace(before[1].property, text=said)
    nobodys = _is_only_of(sentence.reading, before[1].about, last)
    return replace(before[1], property=prop, about=prop if nobodys else before[1].about, noun=None)


def _goes_on(before: Figure, figure: Figure) -> bool:
    """Whether a figure follows another behind a comma or "and" with no verb or other figure between."""
    doc = figure.head.doc
    between = doc[before.last : figure.first]
    joined = len(between) > 2 and between[-1].lower_ in (",", "and", "but", "while", "or")
    return joined and len(between) <= FARTHEST and not any(t.tag_ in grammar.FINITE or t.like_num for t in between)


def _is_only_of(reading: Reading, about: Part | None, noun: Token) -> bool:
    """Whether a statement is about those that stand behind its figure."""
    if about is None or about.entity is None:
        return about is not None and noun.text in (about.text or "")
    mention = reading.mention_headed_by(noun)
    return mention is not None and mention.entity == about.entity
