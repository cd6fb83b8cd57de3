"""What was just told as others foresaw it, or as it is set: "above a forecast of 3 million", "a target of 2%"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Statement
from kg.extract.observations.whose.measures import noun_words
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words


def once_foreseen(reading: Reading, noun: Token, before: tuple[Figure, Statement]) -> Statement | None:
    """What was just told as others foresaw it: "above a forecast of 3 million", "above analysts' estimate of"."""
    foreseer = grammar.child(noun, "poss")
    if foreseer is not None and not (foreseer.tag_ == "NNS" and is_person_noun(foreseer.lemma_.lower())):
        return None
    source = noun_words(reading, foreseer, after=False) if foreseer is not None else None
    told = before[1]
    if noun.lemma_.lower() in words(ROWS, "set_marks"):  # "rose 3.1 percent, compared with a target of 3 percent"
        aim = Part(text=f"{told.property.text} {noun.lower_}")
        return replace(
            told, rule="observation/amount-of", property=aim, qualifiers=(), anchor=noun, earlier=True, noun=noun
        )
    prop = _old_forecast(noun, told.property)
    foreseen = replace(
        told, whole=before, rule="observation/amount-of", property=prop, qualifiers=("forecast",), earlier=True
    )
    return replace(foreseen, source=source)


def _old_forecast(noun: Token, prop: Part) -> Part:
    """The property, where a forecast is told that holds no more: "up from a previous forecast of 8 percent"."""
    old = next((c.lower_ for c in noun.lefts if c.lower_ in words(ROWS, "bygone")), None)
    if old is None or (prop.text or "").split()[-1:] == [noun.lower_]:
        return prop if old is None else Part(text=f"{old} {prop.text}")
    return Part(text=f"{old} {noun.lower_} of {prop.text}")
