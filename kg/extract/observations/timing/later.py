"""Times that belong to another figure of the sentence, or to who told it: "up from 74 in 2019", "on Monday posted"."""

import re

from kg.extract import grammar
from kg.extract.observations.figures import Figure, behind_brackets
from kg.extract.observations.moves.against import ABOVE
from kg.extract.observations.statements import Statement, is_in
from kg.extract.observations.timing.periods import period
from kg.extract.observations.told import is_result
from kg.extract.observations.whose.measures import is_measure
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Quantity, Time
from kg.rows import words

DAY_OR_MONTH = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d(?:-\d\d)?|W(?:\d\d|XX)(?:-\d)?)")
GOES_ON = ("to", "at", "-", "–")


def is_of_report(time: Time, statement: Statement) -> bool:
    """Whether a day is that of a firm's report, not of its figures: "on Thursday posted a rise in profit".

    Nor is a day that of what is told by the year: "raised its annual dividend by 6 percent on Tuesday".
    """
    verb = grammar.governing_verb(statement.anchor)
    day = re.fullmatch(r"(?:\d{4}|XXXX)-(?:\d\d|WXX)-\d\d?", time.value) is not None
    measured = (statement.noun is not None and is_measure(statement.noun)) or is_result(statement)
    longer = not words(ROWS, "of_longer_times").isdisjoint((statement.property.text or "").split())
    return day and (longer or (measured and verb is not None and is_in(verb, "publishing_results")))


def is_revised(verb: Token) -> bool:
    """Whether somebody foresaw what is foreseen otherwise now: "having forecast 40,000 tonnes in March", made then."""
    return verb.lemma_.lower() in words(ROWS, "foresees") and any(c.lower_ == "having" for c in verb.lefts)


def is_of_forecast(time: Time, statement: Statement) -> bool:
    """Whether a month or a day is that on which a figure was foreseen: "It had forecast 90 tonnes in January"."""
    verb = grammar.governing_verb(statement.anchor)
    if verb is None or verb.lemma_.lower() not in words(ROWS, "foresees") - {"estimate"}:
        return False
    past = grammar.tense(verb) == "VBD" or any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.lefts)
    past |= verb.lower_ == "forecast" and not any(c.dep_ == "aux" for c in verb.lefts)
    return past and DAY_OR_MONTH.fullmatch(time.value) is not None


def is_of_another(reading: Reading, figure: Figure, time: Time) -> bool:
    """Whether a time of a figure's clause is that of another figure or measure of the clause."""
    other = of_a_later_figure(reading, figure, time) or _of_a_later_noun(reading, figure, time)
    return other or _is_parted(figure, time) or _starts_before(figure, time)


def _starts_before(figure: Figure, time: Time) -> bool:
    """Whether another sum before holds from a time on: "savings at 55 million from 2029 and the cost at 70"."""
    doc = figure.head.doc
    between = doc[time.last : figure.first]
    joined = [t.i for t in between if t.dep_ == "cc"]
    named = any(t.tag_ in ("NN", "NNS") for t in doc[joined[-1] : figure.first]) if joined else False
    return time.first > 0 and doc[time.first - 1].lower_ == "from" and named and time.last <= figure.first


def _is_parted(figure: Figure, time: Time) -> bool:
    """Whether a semicolon stands between: "will be played on 12 April; tickets start at 45 euros"."""
    first, last = sorted((figure.first, time.first))
    return any(t.text == ";" for t in figure.head.doc[first:last])


def _of_a_later_noun(reading: Reading, figure: Figure, time: Time) -> bool:
    """Whether the time is that of another measure of the list: "a shortfall of 3 tons and an excess next year"."""
    above = grammar.governors(reading.doc[time.first : time.last].root)
    return any(t.i > figure.head.i and t.dep_ == "conj" and is_measure(t) for t in above)


def is_set_against(reading: Reading, time: Time) -> bool:
    """Whether a time is that of a figure which another is set against: "up from 74 million in 2023"."""
    quantity = reading.quantity_before(time) or _rate_before(reading, time)
    before = reading.doc[quantity.first - 1] if quantity is not None and quantity.first > 0 else None
    return before is not None and before.lower_ in ("from", "with", "against")


def _rate_before(reading: Reading, time: Time) -> Quantity | None:
    """The quantity of a rate before a time: "from 240 euros a ton in May"."""
    words = reading.doc[max(time.first - 4, 0) : max(time.first - 1, 0)]
    rated = len(words) == 3 and words[1].lower_ in ("a", "an", "per")
    return reading.quantity_at(words[0]) if rated and reading.doc[time.first - 1].tag_ == "IN" else None


def of_a_later_figure(reading: Reading, figure: Figure, time: Time) -> bool:
    """Whether the time stands right behind another figure further on: "61 seats, down from 74 four years ago"."""
    doc, i = reading.doc, _start(reading, time) - 1
    if _is_label(reading, time):
        return True
    if any(t.lower_ == "from" and t.nbor(-1).lower_ in ("up", "down") for t in doc[figure.last : time.first]):
        return True  # "two in three households, up from half in 2015"
    if any(t.lower_ == "than" and t.nbor(1).tag_ in ("DT", "PDT", "PRP$") for t in doc[figure.last : time.first]):
        return True  # "410 million euros, less than the 620 million at which it sold shares in 2021"
    if any(t.lower_ == "times" and t.nbor(1).tag_ in ("DT", "PRP$") for t in doc[figure.last : time.first]):
        return True  # "a value of 4 billion, five times its value in 2020"
    if any(_is_of_them(reading, t, figure) for t in doc[figure.last : time.first]):
        return True  # "900 people will be hired, 300 of them by 2028"
    if any(_is_against(reading, t, time) for t in doc[figure.last : time.first]):
        return True  # "63 percent own their home, against 74 percent at the peak in 1991"
    compared = (t for t in doc[figure.last : time.first] if t.lower_ in ABOVE)
    if any(reading.quantity_at(t.nbor(-1)) is not None for t in compared):
        return True  # "at 5.6 billion dollars, 18 percent above its price on Tuesday"
    if i > 0 and doc[i].tag_ == "IN":
        i -= 1  # "up from 11 million in December"
    if i > 1 and doc[i].tag_ == "NNS" and doc[i - 2].lower_ in ("from", "than", "against", "to", "versus"):
        i -= 1  # "from 53,000 contracts in March"
    quantity = reading.quantity_at(doc[i]) if i >= 0 else None
    if quantity is not None and doc[max(quantity.first - 2, 0) : quantity.first].text.casefold() == "age of":
        return False  # "10 percent died before the age of five in 2022"
    behind = behind_brackets(doc, figure.last)
    behind += behind < len(doc) and doc[behind].lower_ in words(ROWS, "ways_behind")  # "3.2% higher at 18.75 on"
    goes_on = behind < len(doc) and doc[behind].lower_ in GOES_ON  # "3 percent to 72 million in May"
    return quantity is not None and quantity.first > figure.last and not (goes_on and quantity.first <= behind + 3)


def _is_of_them(reading: Reading, word: Token, figure: Figure) -> bool:
    """Whether a word stands for those told of, of whom another figure tells some: "300 of them"."""
    some = word.lower_ in ("them", "whom") and word.nbor(-1).lower_ == "of" and word.i - 2 >= figure.last
    return some and (reading.quantity_at(word.nbor(-2)) is not None or word.nbor(-2).lower_ in ("first", "last"))


def _is_against(reading: Reading, word: Token, time: Time) -> bool:
    """Whether a time is that of a figure behind "against", with no comma between."""
    opens = word.lower_ in ("against", "versus", "compared") and word.i > 0 and word.nbor(-1).text == ","
    behind = word.i + 1 + (word.lower_ == "compared")
    told = opens and behind < len(word.doc) and reading.quantity_at(word.doc[behind]) is not None
    return told and not any(t.text == "," for t in word.doc[word.i : time.first])


def _start(reading: Reading, time: Time) -> int:
    """The token that a time or the period which it ends begins with: "the six months to June"."""
    whole = period(reading, time)
    span = reading.span_of(whole, "expand")
    first = min(time.first, span[0].i) if span is not None else time.first
    return first - (first > 0 and first < time.first and reading.doc[first - 1].tag_ == "DT")


def _is_label(reading: Reading, time: Time) -> bool:
    """Whether a time opens a bracket or a list and its figure follows: "reached 1.37 billion (2023: 1.21 billion)"."""
    doc, i = reading.doc, time.last
    return i + 1 < len(doc) and doc[i].text == ":" and doc[i - 1].text != ":" and doc[i + 1].lower_ != "the"


def closes_clause(reading: Reading, time: Time, verb: Token) -> bool:
    """Whether a comma ends a clause behind its year, so that the next may be of another: "listed in 2022, cut its".

    So does what stands between: "opened last May, carrying two lanes, and the owner raised 3 million".
    """
    first = min([verb.i, *(c.i for c in verb.lefts)])
    aside = (c for c in verb.head.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.right_edge.i < first)
    if any(c.left_edge.i == time.last + 1 and c.nbor(-1).text == "," for c in aside):
        return grammar.child(verb, *grammar.SUBJECTS) is not None
    behind = time.last + 1 == first and reading.doc[time.last].text == ","
    return behind and reading.doc[time.first - 1].lower_ == "in" and len(time.value) == 4


def is_of_aside(time: Token, figure: Token) -> bool:
    """Whether a time dates but an aside without the figure: "Of 90 books, which it got in 1951, nine were burnt".

    So does one of a past verb before one in the present: "was banned in 2018 but is still sold in 30 countries".
    """
    aside = next((t for t in (time, *time.ancestors) if t.dep_ == "relcl"), None)
    set_off = aside is not None and aside.doc[aside.left_edge.i - 1].text == ","
    if aside is not None and set_off and not aside.left_edge.i <= figure.i <= aside.right_edge.i:
        return True
    past, verb = grammar.governing_verb(time), grammar.governing_verb(figure)
    if past is None or verb is None or verb.dep_ != "conj" or verb.head != past or past.i > verb.i:
        return False
    return grammar.tense(past) == "VBD" and grammar.tense(verb) in ("VBZ", "VBP")


def tells_object(reading: Reading, time: Time, figure: Figure) -> bool:
    """Whether a year only tells which thing a verb acts on: "a panel of three overturned a 2023 ruling"."""
    root = reading.doc[time.first : time.last].root
    noun = root.head
    return noun.dep_ == "dobj" and root.i < noun.i and noun.pos_ == "NOUN" and not noun.is_ancestor(figure.head)


def is_earlier(reading: Reading, time: Time) -> bool:
    """Whether a time only tells what a figure beside it is set against: "a year earlier"."""
    return reading.doc[time.last - 1].lower_ in ("earlier", "before")


def is_wished_for(reading: Reading, time: Time, statement: Statement) -> bool:
    """Whether a time only tells by when something is to be had: "has ordered 24 trains for 2027".

    Nor is it that of what holds already: "will add 12 jets to its fleet of 131 by March".
    """
    before = reading.doc[time.first - 1].lower_ if time.first else ""
    if before == "by" and statement.rule == "observation/amount-of" and statement.earlier:
        return True
    return before == "for" and statement.anchor.lemma_ in ("order", "book", "reserve", "hire")
