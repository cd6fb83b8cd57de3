"""Noun phrases that are none, because the parser took a clause or a piece of one for them."""

from kg.extract.grammar import TENSED
from kg.extract.reading import Reading
from kg.extract.tokens import Span, Token
from kg.model import Part

BEFORE_NOUN = ("nmod", "compound", "amod", "nummod", "quantmod")  # the "m" of "a £3m hub" is no verb
SUBJECT_FORMS = ("i", "he", "she", "they", "we", "whom")


def is_broken(reading: Reading, part: Part) -> bool:
    """Whether the words that stand for who did something cannot be a noun phrase: "three swam", "it the largest"."""
    span = None if part.start is None or part.end is None else reading.doc.char_span(part.start, part.end)
    if part.entity is not None or span is None or len(span) < 2:
        return False
    first, last = span[0], span[-1]
    opened = first.dep_ in ("mark", "cc") or (first.tag_ in ("PRP", "EX") and last.tag_ != "PRP")
    verbs = (t for t in span if t.tag_ in TENSED and t.dep_ not in BEFORE_NOUN and not _is_inside(t, span))
    return opened or next(verbs, None) is not None or any(t.lower_ in SUBJECT_FORMS and t.i > first.i for t in span)


def _is_inside(verb: Token, span: Span) -> bool:
    """Whether a verb with a tense belongs to a clause that describes a noun of the phrase."""
    clause = next((t for t in (verb, *verb.ancestors) if t.dep_ in ("relcl", "acl", "ccomp", "advcl", "amod")), None)
    return clause is not None and span.start <= clause.head.i < span.end and clause.head.i < verb.i
