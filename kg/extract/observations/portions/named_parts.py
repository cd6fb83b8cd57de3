"""Parts that are named beside the whole: "killed 17 people, including four children", "a loss of 30, including 6"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import Figure, behind_brackets, is_end, may_hold, noun_counted, previous_word
from kg.extract.observations.money.money import what_of
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.measures import noun_words
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

FARTHEST = 24  # tokens from the whole to its part
PART = "observation/part-of-told"
OF_COUNTS = ("from", "in", "at", "on", "under", "over", "with", "without")
FOR_SUMS = ("for", "from", "on", "to")


def included(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Some of those told before, by their own noun: "killed 17 people, including four children"."""
    cue = previous_word(figure)
    alike = (pair for pair in reversed(sentence.told) if pair[0].kind == figure.kind)
    listed = _included_before(sentence, figure)
    whole = listed or next((pair for pair in alike if may_hold(pair[0], figure)), None)
    if whole is None or cue is None or figure.first - whole[0].last > FARTHEST or cue.i < whole[0].last:
        return None
    doc, i = figure.head.doc, cue.i
    among = cue.lower_ == "them" and doc[i - 1].lower_ == "among"
    led = listed is not None or among or cue.lower_ in words(ROWS, "includes") or _is_spelt_out(whole, figure)
    if not led or _is_broken(whole, cue):
        return None
    told = whole[1]
    if figure.kind == "count":
        return _counted(sentence, figure, told, whole[0].noun)
    what = what_of(figure) if figure.kind == "money" else None
    if what is None:
        return _from_somewhere(sentence, figure, told, FOR_SUMS) if figure.kind == "money" else None
    prop = noun_words(sentence.reading, what)
    return replace(told, rule="observation/part-of-told", property=prop, denominator=told.property, noun=None)


def _included_before(sentence: Sentence, figure: Figure) -> tuple[Figure, Statement] | None:
    """The whole of which another part was just named: "killed 17, including four children and two guards"."""
    before = sentence.last()
    linked = figure.first > 0 and figure.head.doc[figure.first - 1].lower_ in (",", "and")
    if before is None or before[1].rule != PART or not linked or figure.kind != "count" or figure.noun is None:
        return None
    clause = figure.head.dep_ in grammar.SUBJECTS or figure.noun.tag_ != "NNS"
    between = figure.head.doc[before[0].last : figure.first]
    if clause or any(t.tag_ in grammar.FINITE or t.text == ";" for t in between):
        return None  # "including four children, and two guards were hurt"
    wholes = (pair for pair in reversed(sentence.told) if pair[1].property == before[1].denominator)
    return next((pair for pair in wholes if pair[1].rule != PART and may_hold(pair[0], figure)), None)


def _is_spelt_out(whole: tuple[Figure, Statement], figure: Figure) -> bool:
    """Whether a colon tells who the counted are: "nine people were arrested: six men and three women"."""
    doc, i = figure.head.doc, figure.first
    spelt = i > 0 and doc[i - 1].text == ":" and figure.kind == whole[0].kind == "count" and whole[0].noun is not None
    done = whole[1].rule in ("observation/count-subject", "observation/count-object")
    plural = figure.noun is not None and figure.noun.tag_ == "NNS" and figure.head.dep_ not in grammar.SUBJECTS
    return spelt and done and plural and figure.value != whole[0].value


def _is_broken(whole: tuple[Figure, Statement], cue: Token) -> bool:
    """Whether a finite verb begins another clause between the whole and its part: not its own "50 were hurt"."""
    verb = whole[1].anchor
    others = (t for t in cue.doc[whole[0].last : cue.i] if t != verb and t.head != verb)
    return any(t.tag_ in grammar.FINITE and grammar.is_verb(t) for t in others)


def _counted(sentence: Sentence, figure: Figure, told: Statement, whole: Token | None) -> Statement | None:
    """The counted part, with what was done to the whole: "children killed"."""
    if whole is None:
        return None
    if figure.noun is None:
        found = _from_somewhere(sentence, figure, told)
        return replace(found, unit=whole.lower_) if found is not None else None
    what = counted_words(sentence.reading, figure)
    prop = replace(what, text=_as_told(what.text or "", told))
    return replace(told, rule="observation/part-of-told", property=prop, denominator=told.property, noun=None)


def _as_told(what: str, told: Statement) -> str:
    """What is counted, with what was done to the whole: "children killed"."""
    done = (told.property.text or "").split()[-1:]
    return f"{what} {done[0]}" if done == [participle(told.anchor)] else what


def _from_somewhere(
    sentence: Sentence, figure: Figure, told: Statement, ways: tuple[str, ...] = OF_COUNTS
) -> Statement | None:
    """A bare part and where it is from, or is for: "drew 412 exhibitors, including 120 from abroad"."""
    doc = figure.head.doc
    i = behind_brackets(doc, figure.last) if figure.kind == "money" else figure.quantity.last
    who = i < len(doc) and doc[i].lower_ == "who"  # "sickened 212 people, including 18 who were in hospital"
    if i >= len(doc) or not (who or doc[i].lower_ in ways):
        return None
    last = doc[i].head.right_edge.i if who else doc[i].right_edge.i
    end = min(last + 1, i + FARTHEST)
    end = end - 1 if who and doc[end - 1].is_punct else end
    broken = any(t.is_punct and t.tag_ != "HYPH" for t in doc[i:end])
    if broken or end <= i + 1 or any(sentence.reading.quantity_at(t) for t in doc[i:end]):
        return None
    prop = Part(text=f"{told.property.text} {' '.join(doc[i:end].text.split())}")
    return replace(told, rule="observation/part-of-told", property=prop, denominator=told.property, noun=None)


def among_them(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Some of them who are others: "seventeen people were killed, six of them children"."""
    doc, i = figure.head.doc, figure.quantity.last
    counts = (pair for pair in reversed(sentence.told) if pair[0].kind == "count")
    told = next((pair for pair in counts if may_hold(pair[0], figure)), None)
    own = figure.noun is not None and figure.noun.i >= figure.first
    if told is None or figure.kind != "count" or own or i + 2 >= len(doc):
        return None
    of_them = doc[i].lower_ == "of" and doc[i + 1].lower_ in ("them", "whom") and doc[figure.first - 1].text == ","
    kind = doc[i + 2] if of_them else None
    whole, unit = told[1].property, noun_counted(told[0])
    last = grammar.child(kind, "pobj") if kind is not None and kind.lower_ in ("with", "without", "under") else None
    if kind is None or i - told[0].last > FARTHEST:
        return None
    if last is not None:  # "41 people got out, 12 of them with injuries"
        prop = Part(text=f"{unit} {doc[kind.i : last.i + 1].text}")
    elif kind.tag_ == "NNS" and is_end(doc, i + 3):
        prop = Part(text=_as_told(kind.lower_, told[1]))
    else:
        return None
    return replace(told[1], rule="observation/part-of-told", property=prop, denominator=whole, noun=None, unit=unit)
