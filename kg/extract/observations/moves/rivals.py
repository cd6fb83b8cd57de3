"""What another got, set against what was just told: "won 54 percent to Lee's 43", "12,000 votes to 900 for Lee"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure, noun_counted
from kg.extract.observations.moves.changes import counts_the_same
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.measures import is_measure, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Token
from kg.model import Part
from kg.rows import words

FARTHEST_GAP = 18  # tokens between two figures of rivals


def of_rival(sentence: Sentence, figure: Figure) -> Statement | None:
    """The share of another who is named with it: "won 54 percent of the vote to Lee's 43 percent"."""
    before, doc = sentence.last(), figure.head.doc
    if (other := _against_another(sentence, figure)) is not None:
        return other
    sign = doc[figure.first - 1] if figure.first else figure.head
    if before is None or sign.tag_ != "POS" or before[0].kind != figure.kind or figure.kind == "count":
        return None
    first = sign.head.left_edge.i
    against = first > before[0].last and doc[first - 1].lower_ in ("to", "against", "with", "versus", "than")
    shared = before[1].rule in words(ROWS, "shares_its_verb") or before[1].rule == "observation/results"
    mention = sentence.reading.mention_headed_by(sign.head)
    if not (against and shared) or mention is None or first - before[0].last > FARTHEST_GAP:
        return None
    return replace(before[1], about=thing(sentence.reading, sign.head), noun=sign.head, rule="observation/left-out")


def _against_another(sentence: Sentence, figure: Figure) -> Statement | None:
    """What somebody behind "for" got, set against the same of another: "won 31,200 votes, to 28,400 for Roe"."""
    doc, i = figure.head.doc, figure.last
    lead = doc[figure.first - 1].lower_ if figure.first else ""
    noun = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ == "for" else None
    told = next((p for p in reversed(sentence.told) if p[0].kind == figure.kind), None)
    if told is None or noun is None or lead not in ("to", "against") or noun.tag_ not in ("NNP", "NNPS"):
        return None
    shared = told[1].rule in {*words(ROWS, "shares_its_verb"), "observation/results", "observation/share-of-object"}
    mention = sentence.reading.mention_headed_by(noun)
    if not shared or mention is None or not counts_the_same(figure, told[0]) or _is_many_before(doc, told[0], figure):
        return None
    unit = noun_counted(told[0]) or told[1].unit
    about = thing(sentence.reading, noun)
    return replace(told[1], about=about, noun=noun, unit=unit, rule="observation/left-out")


def _is_many_before(doc: Doc, before: Figure, figure: Figure) -> bool:
    """Whether a full clause or too many words stand between two figures."""
    between = doc[before.last : figure.first]
    return len(between) > FARTHEST_GAP or any(t.tag_ in grammar.FINITE for t in between)


def of_average(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """The average of many that a measure is set against: "turnout was 71%, above the national average of 64%"."""
    left = noun.doc[noun.left_edge.i - 1].lower_ if noun.left_edge.i else ""
    against = left in ("than", "above", "below", "with", "against", "over", "under") and noun.left_edge.i + 1 < noun.i
    if not against or noun.lower_ not in words(ROWS, "averages"):
        return None
    about, before = noun_words(sentence.reading, noun, after=False), sentence.last()
    if before is None or before[0].kind != figure.kind:
        return Statement("observation/amount-of", noun, about, about, noun=noun)
    told, way = before[1], tuple(word for word in before[1].qualifiers if word in ("increase", "decrease"))
    own = told.about is not None and told.about.text == told.property.text and told.noun is not None
    prop = noun_words(sentence.reading, told.noun, after=False) if own and told.noun is not None else told.property
    said = replace(told, about=about, property=prop, denominator=None, qualifiers=way, earlier=True)
    return replace(said, rule="observation/amount-of")


def of_other(reading: Reading, figure: Figure, noun: Token) -> Part | None:
    """Whose an amount is that another is set against: "a loss, compared with a profit of 9 million for its parent"."""
    doc, i, prep = figure.head.doc, figure.last, noun.head
    whose = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ in ("for", "at") else None
    against = noun.dep_ == "pobj" and (prep.lower_ == "against" or prep.head.lower_ == "compared")
    if whose is None or not against or reading.time_at(whose) is not None or is_measure(whose):
        return None
    return thing(reading, whose)


def is_compared(figure: Figure, noun: Token, before: tuple[Figure, Statement]) -> bool:
    """Whether it is an amount of another time of whoever's was just told: "a loss of 9, compared with a loss of 7"."""
    prep = noun.head
    cue = prep.doc[max(prep.i - 1, 0)].lower_ if noun.dep_ == "pobj" and prep.lower_ in ("with", "to") else ""
    same, said = before[0].kind == figure.kind, noun.lemma_.lower()
    told = before[1].rule == "observation/amount-of" and said in words(ROWS, "of_business") | words(ROWS, "of_markets")
    costs = figure.kind == "money" and said in words(ROWS, "of_costs")  # "cost 9 million, compared with a budget of 7"
    apart = prep.i - before[0].last > 2 or grammar.child(noun, "poss") is not None
    return cue == "compared" and same and (told or costs) and not apart
