"""Figures that held only before: what something rose, fell or was cut from, and what "used to" or "once" tells."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_aboard, previous_word
from kg.extract.observations.statements import Statement, is_in
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words


def is_bygone(figure: Figure, statement: Statement) -> bool:
    """Whether a figure is the one before a change, or tells what is so no more: "down from 44", "used to cost 30"."""
    if statement.rule == "observation/change-from":
        return not _is_to_come(statement.anchor)
    before = previous_word(figure)
    if statement.rule == "observation/compared":
        behind = figure.head.doc[min(figure.last, len(figure.head.doc) - 1)]
        still = behind.lower_ in words(ROWS, "still_so")  # "up from 2,600 now"
        return before is not None and not still and (before.lower_ == "from" or _is_told_as_past(figure))
    return _is_over(statement.anchor)


def _is_to_come(verb: Token) -> bool:
    """Whether a change is still ahead, so that what it starts from holds now: "will rise from 20 to 25"."""
    wanted = verb.head if verb.dep_ == "xcomp" and verb.tag_ == "VB" else None
    meant = wanted is not None and wanted.tag_ in ("VBZ", "VBP") and is_in(wanted, "intending")
    return meant or any(c.lower_ in ("will", "'ll", "shall") and c.dep_ == "aux" for c in verb.lefts)


def _is_told_as_past(figure: Figure) -> bool:
    """Whether a word right behind a figure puts it in the past: "against 61 previously"."""
    doc, i = figure.head.doc, figure.last
    return i + 1 < len(doc) and doc[i].lower_ in words(ROWS, "once") and doc[i + 1].is_punct


def _is_over(verb: Token) -> bool:
    """Whether a verb tells what was so and is no more: "used to cost 30 euros", "once employed 9,000 people"."""
    used = verb.head if verb.dep_ == "xcomp" and verb.head.lower_ == "used" and verb.i <= verb.head.i + 2 else None
    if used is not None and grammar.child(used, "auxpass") is None:
        return True  # but "used the silence to replace 12 sleepers"
    told = rows(ROWS)
    lasts = any(is_in(verb, table) for table in ("have", "lasting", "levels", "costing"))
    lasts = lasts or verb.lemma_ in told["level_property"] or verb.lemma_ in told["forecast"]["verbs"]
    chain = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)  # "was originally expected to cost 3 million"
    lasts |= verb.dep_ == "xcomp" and grammar.tense(verb.head) == "VBD"  # "had at first agreed to buy 40 trucks"
    return lasts and any(c.lower_ in words(ROWS, "once") and c.dep_ == "advmod" for v in chain for c in v.lefts)


def own_clause(figure: Figure) -> Token | None:
    """The clause that tells of an amount which another is set against: "double the 28 million it raised in 2022"."""
    doc, verb = figure.head.doc, grammar.child(figure.head, "relcl")
    lead = doc[max(figure.quantity.first - 4, 0) : figure.quantity.first]
    against = any(t.lower_ in words(ROWS, "told_against") for t in lead)
    return verb if verb is not None and against and verb.left_edge.i == figure.last else None


def is_of_later_change(reading: Reading, statement: Statement, time: Part) -> bool:
    """Whether a time to come is that of the change, not of the level before: "will rise to 12 from 10 in April"."""
    return statement.rule == "observation/change-from" and reading.is_ahead(str(time.value))


def is_had(figure: Figure, statement: Statement) -> bool:
    """Whether an aside only tells what a thing has, whenever the rest happens: "the firm, with 40 staff, was sold"."""
    doc, start = figure.head.doc, figure.head.sent.start
    cue = next((t for t in reversed(doc[start : figure.first]) if t.is_punct or t.lower_ == "with"), None)
    within = cue is not None and cue.lower_ == "with" and cue.i > start
    set_off = (
        cue is not None and within and (cue.nbor(-1).text == "," or grammar.first_conjunct(cue.head).dep_ == "appos")
    )
    verb = grammar.governing_verb(statement.anchor)
    told = statement.rule in ("observation/count-with", "observation/amount-of") and not is_aboard(figure)
    return set_off and told and verb is not None and verb.i > figure.last
