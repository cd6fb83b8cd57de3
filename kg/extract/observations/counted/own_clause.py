"""Counted ones whose own clause tells what they did: "talks about the nine waiters who lost their jobs"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.denials import denial
from kg.extract.observations.figures import Figure, counts_something
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.whereabouts import where
from kg.extract.observations.wording.predicates import said
from kg.extract.observations.wording.slots import Slot
from kg.model import Part

PRONOUNS = ("who", "that", "which")


def own_clause(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What so many did or underwent, whatever else the sentence tells: "two people who had refused to leave"."""
    noun = figure.noun
    if noun is None or noun.i < figure.first or noun.tag_ != "NNS" or not counts_something(figure) or figure.value == 1:
        return None
    clause = grammar.child(noun, "relcl")
    subject = grammar.child(clause, *grammar.SUBJECTS) if clause is not None else None
    if clause is None or subject is None or subject.lower_ not in PRONOUNS or subject.i > figure.last + 1:
        return None
    helped = next((c for c in clause.lefts if c.dep_ in ("aux", "auxpass")), clause)
    past = helped.tag_ == "VBD" or helped.lower_ in ("have", "were", "had")
    if not past or clause.lemma_ == "be" or denial(clause) is not None:
        return None  # "the 40 people who work there" did nothing, "two who could run" may not
    what = counted_words(sentence.reading, figure)
    first, last = said(clause)
    words = (what.text or "").partition(f" {subject.lower_} ")[0].rstrip(", ")
    prop = Part(text=f"{words} {' '.join(clause.doc[first:last].text.split())}", start=what.start, end=what.end)
    return Statement("observation/count-subject", clause, where(sentence.reading, clause) or what, prop, noun=noun)
