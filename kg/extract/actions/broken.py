"""Noun phrases that are none, because the parser took a clause or a piece of one for them."""

from kg.extract.grammar import TENSED, auxiliaries, child, coordinated_with, subject
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Span, Token
from kg.model import Part

BEFORE_NOUN = ("nmod", "compound", "amod", "nummod", "quantmod")  # the "m" of "a £3m hub" is no verb
SUBJECT_FORMS = ("i", "he", "she", "they", "we")
DOTS = ("...", "…")
SINGULAR, PLURAL = ("was", "is", "has"), ("were", "are", "have")


def is_broken(reading: Reading, part: Part) -> bool:
    """Whether the words that stand for who did something cannot be a noun phrase: "three swam", "it the largest"."""
    span = reading.span_of(part)
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


def disagrees(verb: Token) -> bool:
    """Whether a verb in the singular is told of several people, or one in the plural of one: "The bowler were out"."""
    noun, helping = subject(verb), next(iter(auxiliaries(verb)), verb)
    joined = coordinated_with(verb) if verb.dep_ == "conj" else verb
    own = noun is not None and noun.dep_ in ("nsubj", "nsubjpass") and noun.head in (verb, joined)
    if noun is None or not own or noun.i > verb.i or child(noun, "conj", "cc", "prep") is not None:
        return False
    if any(c.dep_ == "appos" and child(c, "conj") is not None for c in noun.rights):
        return False  # "The mayor, Ann Roe, and two others were"
    people = is_person_noun(noun.lemma_.lower())
    if helping.lower_ in SINGULAR:
        return noun.tag_ == "NNS" and people
    return helping.lower_ in PLURAL and noun.tag_ == "NN" and people


def is_across_gap(reading: Reading, verb: Token, part: Part) -> bool:
    """Whether words left out part a verb from its object: "acts like a bully [...] How can he do this"."""
    span = reading.span_of(part)
    between = reading.doc[verb.i : span.start] if span is not None and span.start > verb.i else ()
    return any(t.text in DOTS and t.dep_ == "punct" for t in between)


def up_to_gap(told: str) -> str:
    """A sentence without what stands behind words left out: "Roe ran" of "Roe ran [...] She won"."""
    return told.split("[...]")[0].rstrip(" ,") or told
