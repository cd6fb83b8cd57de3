"""Figures that take up what the sentence before counted: "970 of them were paid", "in June the number fell to 210"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import Figure, is_scaled, noun_counted
from kg.extract.observations.statements import Sentence, Statement, Topic, is_in, stands
from kg.extract.observations.whose.measures import noun_words
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.predicates import predicate
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Span, Token
from kg.model import Part
from kg.rows import words

THEM = ("them", "these")
MOVES = ("observation/change-to", "observation/change", "observation/beside", "observation/level")


def part_of_counted(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Some of those counted before, as a subject: "So far, 970 of them have been paid", "Of the homes, 210 are let"."""
    if figure.kind not in ("count", "percent") or figure.noun is not None or figure.value == 1:
        return None
    told = _whole_told(sentence, figure)
    if told is None or not _is_part(figure, told[0]):
        return None
    noun = _inside(figure) or figure.head
    verb = noun.head
    acts = noun.dep_ in grammar.SUBJECTS and grammar.is_verb(verb) and verb.i > figure.first
    first, last = predicate(verb)
    if not acts or verb.lemma_.lower() in words(ROWS, "idle_verbs") or last <= first:
        return None
    said = sentence.reading.words_part(first, last)
    inside = f"{noun_words(sentence.reading, noun, after=False).text} " if noun.i < figure.first else ""
    prop = replace(said, text=f"{inside}{said.text}")
    whole = counted_words(sentence.reading, told[0])
    about = told[1].about if told[1].about is not None and told[1].about.entity is not None else whole
    attr = grammar.child(verb, "attr")
    unit = noun_counted(told[0]) if figure.kind == "count" else ""
    then = told if is_in(verb, "have") and stands(told[1]) else None  # "had 640 shops in May. Of these, 40 are"
    return Statement("observation/part-of-told", verb, about, prop, whole, noun=attr, unit=unit, whole=then)


def part_of_sum(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A share of the sum or measure told last: "The trial cost 94 million. A third of that was paid by Orme"."""
    doc, i, topic = figure.head.doc, figure.quantity.last, sentence.topic
    if figure.kind != "percent" or topic is None or topic.last is None or topic.last_figure is None or sentence.told:
        return None
    near = topic.last_figure.head.sent.end == figure.head.sent.start
    verb = figure.head.head
    if not (near and topic.last_figure.kind in ("money", "measure") and figure.head.dep_ in grammar.SUBJECTS):
        return None
    first, last = predicate(verb)
    paid = topic.last_figure.kind == "money" and i == verb.i - _helping(verb) and bool(grammar.by_agents(verb))
    if last <= first or not grammar.is_verb(verb) or not (paid or _is_sum_told(doc[i : i + 3])):
        return None
    said = sentence.reading.words_part(first, last)
    return Statement("observation/part-of-told", verb, topic.last.about, said, topic.last.property)


def _is_sum_told(behind: Span) -> bool:
    """Whether words behind a share say that it is one of the sum told last: "of that", "of the money"."""
    noun = grammar.child(behind[0], "pobj") if len(behind) == 3 and behind[0].lower_ == "of" else None
    if noun is None or behind[1].lower_ not in ("it", "that", "this", "the"):
        return False
    return noun.lower_ in ("it", "that", "this") or noun.lemma_ in words(ROWS, "wholes_of_money")


def _helping(verb: Token) -> int:
    """How many auxiliaries stand before a verb: two of "is being met"."""
    return sum(c.dep_ in ("aux", "auxpass") for c in verb.lefts)


def _whole_told(sentence: Sentence, figure: Figure) -> tuple[Figure, Statement] | None:
    """The count that a figure is said to be a part of: "970 of them", "Of the homes, 210", "Of these, 12"."""
    doc, i, first, topic = figure.head.doc, figure.quantity.last, figure.head.sent[0], sentence.topic
    if topic is None:
        return None
    if i + 1 < len(doc) and doc[i].lower_ == "of":
        return topic.counted_before(first.i) if doc[i + 1].lower_ in THEM else None
    whole = grammar.child(first, "pobj") if first.lower_ in ("of", "among") else None
    if whole is None or doc[figure.first - 1].text != "," or whole.right_edge.i != figure.first - 2:
        return None
    if whole.lower_ in THEM:
        return topic.counted_before(first.i)
    return topic.count_of(whole) if [c.lower_ for c in whole.lefts] == ["the"] else None


def another_part(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Another part of those, with but a participle: "210 will be let as social housing and 96 sold"."""
    doc, i, before = figure.head.doc, figure.quantity.last, sentence.last()
    if before is None or before[1].rule != "observation/part-of-told" or figure.noun is not None or i >= len(doc):
        return None
    joined = doc[figure.first - 1].lower_ in ("and", ",") and figure.kind == before[0].kind
    if (
        not joined
        or doc[i].tag_ != "VBN"
        or doc[figure.first - 2].text == ","
        or doc[before[0].last].text == ","  # "12 people, including two guards, were killed and 30 wounded"
        or grammar.child(doc[i], "aux", "auxpass") is not None
    ):
        return None
    return replace(before[1], property=sentence.reading.words_part(i, i + 1), noun=None)


def _is_part(figure: Figure, whole: Figure) -> bool:
    """Whether a figure is small enough to tell some of those counted."""
    if figure.kind == "percent":
        return True
    if isinstance(figure.value, tuple) or isinstance(whole.value, tuple):
        return False
    return figure.value < whole.value


def _inside(figure: Figure) -> Token | None:
    """The subject that is in or on some of them: "streaks on 63 of them contain salt"."""
    prep = figure.head.head if figure.head.dep_ == "pobj" else None
    within = prep is not None and prep.lower_ in ("in", "on", "at") and prep.head.pos_ == "NOUN"
    return prep.head if prep is not None and within else None


def of_number(sentence: Sentence, figure: Figure, statement: Statement) -> tuple[Figure, Statement]:
    """A figure and its statement; "the number" is that of those counted last: "in June the number fell to 210"."""
    noun, topic = statement.noun, sentence.topic
    told = None
    sum_told = _sum_taken_up(topic, figure, statement)
    if sum_told is not None:
        return sum_told
    if noun is not None and topic is not None and statement.rule in MOVES and _is_bare_number(noun):
        here = [p for p in sentence.told if p[0].kind == "count" and p[0].noun is not None and p[0].last <= noun.i]
        told = here[-1] if here else topic.counted_before(noun.sent.start)
    untold = sentence.firsts - {f.first for f, _ in sentence.told}
    if noun is not None and any(noun.sent.start <= first < noun.i for first in untold):
        return figure, statement  # "9,400 had been sold; the figure now stands at 41,000"
    if told is None or noun is None or figure.noun is not None or figure.kind not in ("count", "percent"):
        return figure, statement
    about = _among(sentence, statement.anchor) or told[1].about
    figure = figure if figure.kind == "percent" else replace(figure, noun=told[0].noun)
    estimated = is_in(statement.anchor, "estimating")  # "will cost 300 jobs. The firm puts the number at 90"
    anchor = told[1].anchor if estimated else statement.anchor
    return figure, replace(statement, anchor=anchor, about=about, property=told[1].property, noun=None)


def _sum_taken_up(topic: Topic | None, figure: Figure, statement: Statement) -> tuple[Figure, Statement] | None:
    """A figure of the sum told just before: "was worth 30 billion pesos. The figure now stands at 37.4 billion"."""
    noun, last = statement.noun, topic.last_figure if topic is not None else None
    if topic is None or topic.last is None or last is None or noun is None or last.kind not in ("money", "measure"):
        return None
    bare = statement.rule in MOVES and noun.lower_ == "figure" and _is_bare_number(noun)
    near = last.head.sent.end == noun.sent.start
    unit = figure.kind == last.kind or (figure.kind == "count" and figure.noun is None and is_scaled(figure))
    if not (bare and near and unit):
        return None
    figure = figure if figure.kind == last.kind else replace(figure, kind=last.kind, unit=last.unit)
    return figure, replace(statement, about=topic.last.about, property=topic.last.property, noun=None)


def _is_bare_number(noun: Token) -> bool:
    """Whether a noun stands for a count told before: "the number", "that figure"; not "the number of jobs"."""
    bare = all(c.lower_ in ("the", "that", "this") for c in noun.children if c.i != noun.i)
    return bare and noun.lower_ in ("number", "figure", "total", "tally") and noun.left_edge.i < noun.i


def _among(sentence: Sentence, verb: Token) -> Part | None:
    """Those whom the head of the sentence tells: "Among those who were given a placebo, the number fell"."""
    first = verb.sent[0]
    noun = grammar.child(first, "pobj") if first.lower_ == "among" else None
    if noun is None or first.head.i != verb.i:
        return None
    end = noun.right_edge.i + 1
    return sentence.reading.words_part(noun.i, end) if noun.lower_ == "those" else noun_words(sentence.reading, noun)
