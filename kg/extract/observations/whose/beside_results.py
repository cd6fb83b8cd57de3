"""Costs and volumes told beside the results of a firm are that firm's: "Revenue rose 3%. Fuel costs fell 9%"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.told import is_business, is_result, is_right_before
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

TOLD_BESIDE = 0.9  # how far to trust that what is told beside a firm's results is that firm's
OTHERS = ("in", "of", "at", "for", "among", "across", "by", "within", "from")  # what tells whose it is


def of_results(sentence: Sentence, statement: Statement) -> Statement:
    """The statement; a bare measure that only a firm's accounts tell is that of the firm whose results are told."""
    about, noun = statement.about, statement.noun
    if about is None or about.entity is not None or noun is None:
        return statement
    bare = about.text == statement.property.text
    if bare and (about.text or "").casefold() in words(ROWS, "of_firms_alone") and sentence.topic is not None:
        only = sentence.topic.only_with_results  # "Net debt stood at 4 million"
        return replace(statement, about=only, doubt=statement.doubt * TOLD_BESIDE) if only is not None else statement
    own = bare and _is_told_with_results(sentence.reading, noun)
    if not own and not _gets_or_pays(sentence.reading, about, noun):
        return statement
    firm = _just_told(sentence, statement)
    return replace(statement, about=firm, doubt=statement.doubt * TOLD_BESIDE) if firm is not None else statement


def _is_told_with_results(reading: Reading, noun: Token) -> bool:
    """Whether a noun phrase names what firms tell with their results, and says of nobody: "harvest volumes"."""
    lemma = noun.lemma_.lower()
    specified = [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")]
    bare = lemma in words(ROWS, "told_with_results")
    kind = lemma in words(ROWS, "told_with_results_of_a_kind") and bool(specified)
    if not (bare or kind) or (noun.tag_ != "NNS" and lemma not in words(ROWS, "told_with_results_alone")):
        return False
    others = words(ROWS, "of_the_public") | words(ROWS, "costs_of_all") | words(ROWS, "commodities")
    if any(t.pos_ == "PROPN" or t.lower_ in others for t in noun.doc[noun.left_edge.i : noun.i]):
        return False
    behind = (n for _, n in grammar.prepositional(noun, *OTHERS))
    return grammar.child(noun, "poss") is None and all(reading.time_at(n) is not None for n in behind)


def _gets_or_pays(reading: Reading, about: Part, noun: Token) -> bool:
    """Whether it is "the company" that gets or pays a price: "the price the Lund-based company received for cod"."""
    span = reading.span_of(about, "expand")
    if span is None or noun.lemma_.lower() not in words(ROWS, "got_or_paid") or span.start == 0:
        return False
    firm = span[-1].tag_ == "NN" and span[-1].lemma_.lower() in words(ROWS, "businesses")
    return firm and span[0].nbor(-1).lower_ == "the"


def _just_told(sentence: Sentence, statement: Statement) -> Part | None:
    """The firm of the figure told last, in this sentence or the one before, if its results were told."""
    told, topic = sentence.last_told(), sentence.topic
    if told is None or topic is None or not is_business(sentence.reading, told.about):
        return None
    near = is_right_before(told.anchor, statement.anchor)
    results = any(is_result(s) for _, s in sentence.told if s.about == told.about)
    return told.about if near and (results or topic.has_results(told.about)) else None
