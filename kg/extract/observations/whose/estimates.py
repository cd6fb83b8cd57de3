"""Whoever sets a figure of something else is its source: "the council puts the deficit at 374,000 tons"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Statement, is_in, subject_of
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.model import Part
from kg.rows import words


def estimated_by(reading: Reading, figure: Figure, statement: Statement) -> Part | None:
    """Who puts, estimates or forecasts a figure that is not their own; None where nobody is said to."""
    verb = grammar.governing_verb(figure.head)
    if verb is None or not is_in(verb, "estimating") or grammar.is_passive(verb):
        return None
    helping = [c for c in verb.lefts if c.dep_ == "aux"]
    seen = verb.lemma_ == "see" and verb.tag_ not in ("VBZ", "VBP")  # "saw sales of 3 million"
    noun = subject_of(reading, verb)
    if noun is None or (noun.like_num and noun.left_edge.i == noun.i):
        return None  # "of 19 analysts, 14 had predicted it"
    if seen or noun.i > verb.i or not any(t.tag_ in grammar.FINITE for t in (verb, *helping)):
        return None
    if noun.left_edge.i <= figure.head.i < verb.i:
        return None  # "half of the nurses expect to leave": it is they who are told of
    source, about = thing(reading, noun), statement.about
    unknown = source.entity is None and (source.text or "").casefold() in words(ROWS, "pronouns")
    own = about is not None and (about.entity, about.text) == (source.entity, source.text)
    return None if unknown or own else source
