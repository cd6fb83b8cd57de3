"""What was expected of a figure told before: "below the 3.7 billion expected in a poll", "it forecasts 6.5 million"."""

import itertools
from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.moves.changes import counts_the_same
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.timing.later import is_revised
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Doc, Token
from kg.rows import rows, words

FARTHEST = 12  # tokens between the figure and what was expected of it
LONGEST_CLAUSE = 6  # tokens behind a figure that tell whose estimate it is
OF_FORESEERS = ("NN", "NNS", "NNP", "DT", "WDT", "JJ", "PRP", "PRP$", "VBD", "POS")
OF_ESTIMATES = ("NN", "NNS", "JJ", "NNP", "VBN", "HYPH", "POS")


def set_against(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """An expectation that a figure is set against: "fell to 3.5 billion, below the 3.7 billion forecast"."""
    before, doc, i = sentence.last(), figure.head.doc, figure.last
    if before is None or before[0].kind != figure.kind or not counts_the_same(figure, before[0]):
        return None
    expected = i < len(doc) and (_foresees(doc[i]) or _of_foreseers(doc, i) or _of_estimates(figure))
    near = 0 <= figure.first - before[0].last <= FARTHEST
    lead = {t.lower_ for t in doc[before[0].last : figure.first]}
    beside = before[1].rule == "observation/compared" and "and" in lead  # "against 2.2 billion and the 2.4 expected"
    if not (expected and near and (beside or lead & words(ROWS, "sets_against"))):
        return None
    told = [pair for pair in sentence.told if pair[1].rule != "observation/compared"]  # not "from 4 million in 2023"
    whole = told[-1] if told and told[-1][1].property == before[1].property else before
    return replace(before[1], rule="observation/foreseen", qualifiers=("forecast",), earlier=True, whole=whole)


def _foresees(word: Token) -> bool:
    """Whether a word is a verb of those who foresee figures."""
    return word.lemma_.lower() in rows(ROWS)["forecast"]["verbs"] and word.tag_ != "VBG"


def _of_foreseers(doc: Doc, i: int) -> bool:
    """Whether a clause tells who foresaw the figure before it: "the 4 million euros analysts had expected"."""
    verb = next((t for t in doc[i + 1 : i + LONGEST_CLAUSE] if t.tag_ in ("VBN", "VBD") and _foresees(t)), None)
    return verb is not None and all(t.tag_ in OF_FORESEERS and not _foresees(t) for t in doc[i : verb.i])


def _of_estimates(figure: Figure) -> bool:
    """Whether a figure is that of estimates: "the 36 million average of five estimates", "the 3 percent consensus"."""
    doc, i = figure.head.doc, figure.last
    behind = list(itertools.takewhile(lambda t: t.tag_ in OF_ESTIMATES, doc[i : i + LONGEST_CLAUSE]))
    first = doc[figure.first - 1] if figure.first else None
    last = behind[-1].lemma_.lower() if behind else ""
    if first is None or first.lower_ not in ("the", "an", "a"):
        return False
    if last in words(ROWS, "averages") and doc[i + len(behind)].lower_ == "of":
        of = doc[i + len(behind) + 1 : i + len(behind) + LONGEST_CLAUSE]
        last = next((t.lemma_.lower() for t in of if t.tag_ == "NNS"), "")
    return last in words(ROWS, "estimates")


def forecast_told(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare figure that somebody expects, or did, of what was told: "It sold 3 million. The firm forecasts 6 million".

    Also "expects to harvest 30,000 tonnes this year, having forecast 40,000 tonnes", at the time of the new forecast.
    """
    if slot is None or slot.dep != "dobj" or slot.prep or not grammar.is_verb(slot.governor):
        return None
    verb = slot.governor
    bare = figure.noun is None and figure.kind in ("count", "money", "percent", "measure")
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
    rate = told.kind in ("money", "measure") and told.unit != figure.unit
    if not here or rate or statement.rule in words(ROWS, "no_level"):
        return None
    revised = is_revised(verb) and before is not None
    return replace(
        statement,
        rule="observation/foreseen",
        qualifiers=("forecast", "earlier") if revised else ("forecast",),
        earlier=True,
        anchor=verb,
        noun=None,
        whole=before if revised else statement.whole,
    )
