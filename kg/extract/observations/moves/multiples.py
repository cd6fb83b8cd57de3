"""How many times as much as another a thing is: "is 2.5 times that of men", "costs 900 euros, twice the average"."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.statements import Sentence, Statement, change_way, is_in, of_subject
from kg.extract.observations.whose.measures import is_measure, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.phrases import LONGEST
from kg.extract.observations.wording.qualifiers import qualified
from kg.extract.quantities.units import is_money
from kg.extract.tokens import Span, Token
from kg.model import Part, Quantity
from kg.rows import rows, words

LONGEST_GAP = 10  # tokens between a figure and what tells how many times another it is
AS_MUCH = ("much", "many", "high", "large", "big")
ASIDES = (",", "–", "—", "-", "(", "or")
TIMES = "times"
HALF = "half"
SIZES = ("observation/count-possessed", "observation/modifier", "observation/of-thing", "observation/size-before")
FEWEST = 3  # tokens of "as many as", "the number of"


def multiples(sentence: Sentence, span: Span) -> Iterator[tuple[Figure, Statement]]:
    """What a sentence tells of doubles and of numbers of times, set against another thing or another time."""
    by_word: dict[str, int] = rows(ROWS)["times_of_another"]
    for token in span:
        if token.lower_ == HALF:
            figure = _figure(token, token.i + 1, Decimal("0.5"), token.idx, span)
        elif token.lower_ in by_word:
            figure = _figure(token, token.i + 1, by_word[token.lower_], token.idx, span)
        elif token.lower_ == TIMES and (number := sentence.reading.quantity_at(token.nbor(-1))) is not None:
            if not isinstance(number.value, int | Decimal) or number.first in {
                f.quantity.first for f, _ in sentence.told
            }:
                continue
            figure = _figure(sentence.reading.doc[number.first], token.i + 1, number.value, number.start, span)
        else:
            continue
        found = _against_time(sentence, figure) or _against_another(sentence, figure)
        if found is not None:
            yield _as_share(*found) if token.lower_ == HALF else found


def _as_share(half: Figure, statement: Statement) -> tuple[Figure, Statement]:
    """Half of another as so many percent of it: "earn 900 euros, half the pay of clerks"."""
    quantity = replace(half.quantity, value=50, unit="percent")
    return replace(half, quantity=quantity, value=50, kind="percent", unit="percent"), replace(statement, unit="")


def _figure(first: Token, last: int, value: int | Decimal, start: int, span: Span) -> Figure:
    """The number of times with what qualifies it: "almost three times"."""
    end = first.doc[last - 1].idx + len(first.doc[last - 1])
    quantity = Quantity(first.i, last, start, end, value, TIMES)
    begun, said = qualified(span, quantity)
    return Figure(quantity, value, "count", TIMES, first.doc[last - 1], None, begun, last, said)


def _against_time(sentence: Sentence, figure: Figure) -> tuple[Figure, Statement] | None:
    """What was just told, set against the same before: "900 jobs are vacant, three times as many as in 2022"."""
    doc, told = figure.head.doc, _told_before(sentence, figure)
    i = _behind_as_much(figure)
    value = figure.value if not isinstance(figure.value, tuple) else 0
    if told is None or i >= len(doc) or value <= 1 or told[1].rule == "observation/compared":
        return None
    behind = doc[i : i + 2]
    if doc[i].tag_ == "PRP$":
        return None  # "19 times its 2024 earnings"
    if not any(sentence.reading.time_at(t) is not None or t.lower_ in ("before", "earlier") for t in behind):
        return None
    more = replace(figure, value=(value - 1) * 100, kind="percent", unit="percent", head=told[0].head)
    more = replace(more, quantity=replace(figure.quantity, value=(value - 1) * 100, unit="percent"))
    way = replace(told[1], rule="observation/beside", denominator=None, qualifiers=("increase",), noun=None)
    return replace(more, first=told[0].first, last=told[0].last), way


def _against_another(sentence: Sentence, figure: Figure) -> tuple[Figure, Statement] | None:
    """A measure set against that of another: "is 2.5 times that of men", "1.3 million, twice the budgeted sum"."""
    other = _other(sentence, figure)
    if other is None:
        return None
    told = _told_before(sentence, figure, _is_of_move(figure))
    if told is not None and not any(map(grammar.is_verb, figure.head.doc[told[0].last : figure.first])):
        ways = told[1].qualifiers if _is_of_move(figure) else ()
        statement = replace(told[1], rule="observation/ratio", denominator=other, qualifiers=ways, noun=None)
        return figure, replace(statement, unit=TIMES)
    verb = figure.head.doc[figure.first - 1] if figure.first > figure.head.sent.start else None
    verb = verb.head if verb is not None and verb.lower_ in ("at", "to") else verb
    if verb is None or not (verb.lemma_ == "be" or is_in(verb, "levels")):
        return None
    found = of_subject(sentence, verb)
    if found is None or found.noun.pos_ == "PRON" or found.noun.i in sentence.heads:
        return None
    prop = found.property or noun_words(sentence.reading, found.noun, after=False)
    about = found.about or thing(sentence.reading, found.noun)
    if found.property is None and figure.quantity.last + 2 < len(verb.doc) and not is_measure(found.noun):
        size = verb.doc[figure.quantity.last + 1]  # "is three times the size of Orme"
        named = size.lower_ in words(ROWS, "likened_in") | words(ROWS, "of_multiples")
        if named and size.nbor().lower_ != "of":
            return None
        prop = label(size.lower_) if named else prop
    return figure, Statement("observation/ratio", verb, about, prop, other, noun=found.noun, unit=TIMES)


def _is_of_move(figure: Figure) -> bool:
    """Whether a change is set against another: "cut its rate by a point to 6 percent, twice the cut foreseen"."""
    behind = figure.head.doc[figure.quantity.last : figure.quantity.last + LONGEST]
    noun = next((t for t in behind if _ends_phrase(t)), None)
    return noun is not None and change_way(noun) is not None


def _told_before(sentence: Sentence, figure: Figure, moved: bool = False) -> tuple[Figure, Statement] | None:
    """The figure that an aside compares: "cost 900 euros, almost twice"; of some of a whole the some."""
    ahead = [pair for pair in sentence.told if pair[0].last <= figure.quantity.first]
    ahead = [pair for pair in ahead if not moved or {"increase", "decrease"} & {*pair[1].qualifiers}]
    told = (pair for pair in reversed(ahead) if pair[1].rule not in SIZES)
    before, doc = next(told, None), figure.head.doc
    if before is None or not 0 < figure.quantity.first - before[0].last <= LONGEST_GAP:
        return None
    return before if doc[figure.first - 1].text in ASIDES else None


def _behind_as_much(figure: Figure) -> int:
    """Where that begins with which is compared: behind "twice as many as", "double the number of"."""
    doc, i = figure.head.doc, figure.quantity.last
    lead = [t.lower_ for t in doc[i : i + 3]]
    if len(lead) < FEWEST:
        return i
    if lead[0] == "as" and lead[1] in AS_MUCH and lead[2] == "as":
        return i + 3 + (i + 3 < len(doc) and doc[i + 3].lower_ == "in")
    if lead[0] == "the" and lead[1] in words(ROWS, "of_multiples") and lead[2] in ("of", "in"):
        return i + 3 + (i + 3 < len(doc) and doc[i + 3].lower_ in ("a", "the"))
    return i


def _other(sentence: Sentence, figure: Figure) -> Part | None:
    """The measure that a number of times multiplies: "that of men", "the national average", "the budgeted sum"."""
    doc, i = figure.head.doc, figure.quantity.last
    if i + 1 >= len(doc) or doc[i].lower_ not in words(ROWS, "before_multiplied"):
        return None
    total = sentence.reading.quantity_at(doc[i + 1])
    if total is not None and is_money(total.unit):  # "nearly double the 1.2 million euros budgeted"
        return sentence.reading.words_part(total.first, total.last)
    if doc[i].lower_ in ("that", "those"):
        noun: Token | None = doc[i] if doc[i + 1].lower_ in ("of", "in", "for", "among") else None
    else:
        noun = next((t for t in doc[i + 1 : i + LONGEST] if _ends_phrase(t)), None)
    measured = noun is not None and (
        noun.lower_ in ("that", "those")
        or noun.i in sentence.heads
        or is_measure(noun)
        or change_way(noun) is not None
        or noun.lemma_.lower() in words(ROWS, "of_multiples")
    )
    if noun is None or not measured:
        return None
    first, last = i, max(grammar.noun_phrase(noun)[1], noun.i + 1)
    clause = grammar.child(noun, "relcl", "acl")
    if clause is not None and clause.left_edge.i > noun.i:  # "twice the sum it charged last year"
        end = clause.right_edge.i + 1
        last = end if end - first <= LONGEST else min(last, clause.left_edge.i)
    first += doc[first].lower_ == "the"
    return sentence.reading.words_part(first, last) if last - first <= LONGEST else None


def _ends_phrase(noun: Token) -> bool:
    """Whether a noun is the last of its phrase: "average" of "the national average"."""
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    return noun.tag_ in NOUNS and not any(t.tag_ in {*NOUNS, "HYPH", "POS"} for t in behind)
