"""What was expected of a figure told before: "below the 3.7 billion expected in a poll", "it forecasts 6.5 million"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.changes import counts_the_same
from kg.extract.observations.figures import Figure
from kg.extract.observations.forms import ROWS
from kg.extract.observations.slots import Slot
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.rows import rows, words

FARTHEST = 12  # tokens between the figure and what was expected of it


def set_against(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """An expectation that a figure is set against: "fell to 3.5 billion, below the 3.7 billion forecast"."""
    before, doc, i = sentence.last(), figure.head.doc, figure.last
    if before is None or before[0].kind != figure.kind or not counts_the_same(figure, before[0]):
        return None
    expected = i < len(doc) and doc[i].lemma_.lower() in rows(ROWS)["forecast"]["verbs"] and doc[i].tag_ != "VBG"
    near = 0 <= figure.first - before[0].last <= FARTHEST
    lead = {t.lower_ for t in doc[before[0].last : figure.first]}
    beside = before[1].rule == "observation/compared" and "and" in lead  # "against 2.2 billion and the 2.4 expected"
    if not (expected and near and (beside or lead & words(ROWS, "sets_against"))):
        return None
    return replace(before[1], rule="observation/foreseen", qualifiers=("forecast",), earlier=True, whole=before)


def forecast_told(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare figure that somebody expects of what was told: "It sold 3 million. The firm forecasts 6 million"."""
    if slot is None or slot.dep != "dobj" or slot.prep or not grammar.is_verb(slot.governor):
        return None
    verb = slot.governor
    bare = figure.noun is None and figure.kind in ("count", "money", "percent")
    if not bare or verb.lemma_.lower() not in words(ROWS, "foresees") or figure.first < verb.i:
        return None
    before = sentence.last()
    told, statement = before or (
        (sentence.topic.last_figure, sentence.topic.last) if sentence.topic is not None else (None, None)
    )
    subject = subject_of(sentence.reading, verb)
    if told is None or statement is None or subject is None or told.kind != figure.kind:
        return None
    here = statement.anchor.sent.end in (verb.sent.start, verb.sent.end)
    rate = told.kind == "money" and told.unit != figure.unit
    if not here or rate or statement.rule in words(ROWS, "no_level"):
        return None
    return replace(
        statement, rule="observation/foreseen", qualifiers=("forecast",), earlier=True, anchor=verb, noun=None
    )
