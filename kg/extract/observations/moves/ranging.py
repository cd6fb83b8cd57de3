"""The ends of what ranges between two sums: "prices ranged from 3.7 million for a studio to 9.9 million for a flat"."""

from kg.extract.observations.figures import Figure, previous_word
from kg.extract.observations.statements import Sentence, Statement, of_subject
from kg.extract.observations.whose.measured import named_measure
from kg.extract.observations.whose.measures import label
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.rows import words

ENDS = {"from": "at least", "to": "at most"}


def ranged(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """One end of a range that words stand within: at least for "from 3.7 million for a studio", at most for "to"."""
    word = previous_word(figure)
    if (
        slot is None
        or slot.governor.lemma_ not in words(ROWS, "ranging_apart")
        or word is None
        or word.lower_ not in ENDS
    ):
        return None
    if figure.kind not in ("money", "percent", "measure", "duration") or figure.first < slot.governor.i:
        return None
    first = word.lower_ == "from"
    told = any(statement.anchor.i == slot.governor.i for _, statement in sentence.told)
    if first == told or isinstance(figure.value, tuple):
        return None  # "to" goes with a "from" that was told
    found = of_subject(sentence, slot.governor)
    about, prop = named_measure(sentence, found, figure) if found is not None else (None, None)
    if found is None or prop is None:
        return None
    about = about or found.about or label(prop.text or "")
    return Statement("observation/level", slot.governor, about, prop, qualifiers=(ENDS[word.lower_],), noun=found.noun)
