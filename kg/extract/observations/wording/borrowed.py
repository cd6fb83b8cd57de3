"""What a bare number takes over from a figure before it: its unit ("from 251 million"), or the noun it counts."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_end, is_scaled, kind_of, previous_word
from kg.extract.observations.told import is_right_before
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Doc, Token
from kg.model import Quantity
from kg.rows import words

MOST_PERCENT = 1000
NEAR_RATIO = 14  # tokens from "leverage" to what it is at
LEAST_AGE, MOST_AGE = 4, 105  # of those who do something that is told with their age
LONGEST_BETWEEN = 8  # tokens between a figure and that of others: "for adults and"
BORROWING = ("to", "from", "by", "for", "than", "with", "against", "of", "at")


def with_borrowed_unit(figure: Figure, before: list[Figure]) -> Figure:
    """A bare number takes the unit of a figure before it: "from 251 million", "rejected by seven", "to 16"."""
    word = previous_word(figure)
    before = [f for f in before if not _is_span(f) and _word(f) != "per"]  # "2.1 deaths per 100,000 inhabitants"
    if figure.kind != "count" or not before or word is None:
        return figure
    if before[-1].kind == "percent" and (_is_polled(figure, word) or _is_of_next(figure)):
        return replace(figure, kind="percent", unit="percent")
    if figure.noun is None and before[-1].kind == "count" and _is_more(figure):
        taken = [f for f in _taken_up(before) if f.noun is not None]
        return replace(figure, noun=(taken or before)[-1].noun)  # "1,200 people, 300 fewer than in May"
    told = words(ROWS, "counted_measures") | words(ROWS, "settlements")
    of = word.nbor(-1).lemma_.lower() if word.lower_ == "of" and word.i > 0 else ""
    if of in told | words(ROWS, "in_degrees") or (is_person_noun(of) and word.nbor(-1).tag_ == "NN"):  # "a woman of 83"
        return figure  # "hires 150 engineers for its workforce of 1,020", "in the city of 950,000"
    if _takes_too(figure, before[-1]):
        return replace(figure, kind="duration", unit=before[-1].unit)
    if before[-1].kind != "count" and _is_of_others(figure, before[-1]):
        return replace(figure, kind=before[-1].kind, unit=before[-1].unit)
    if word.lower_ not in BORROWING:
        counted = [f for f in before if f.noun is not None]  # "99 branches, 61 of them Roe's, and will shut 14"
        return _with_same_noun(figure, (_objects_before(figure, counted) or counted or before)[-1], word)
    several = figure.noun is not None and figure.noun.tag_ == "NNS"  # "dropped to 1.3 children per woman"
    if several or (figure.noun is not None and not (word.lower_ == "to" and before[-1].kind == "duration")):
        return figure
    alike = [f for f in before if (w := previous_word(f)) is not None and w.lower_ == word.lower_]
    scaled = [f for f in before if f.kind in ("money", "measure")] if is_scaled(figure) else []
    pair = before[-1:] if word.lower_ == "to" and before[-1].last == word.i and before[-1].kind == "count" else []
    source = (_before_direction(figure, word, before) or pair or alike or scaled or before)[-1]  # "by 12 votes to 9"
    if (
        _is_age(figure, source)
        or not _fits_unit(figure, source)
        or (word.lower_ in ("to", "from") and _counts_elsewhere(figure, source))
        or (word.lower_ == "with" and _is_told_of_others(figure, source))
    ):
        return figure
    return replace(figure, kind=source.kind, unit=source.unit, noun=source.noun)


def with_unit_of_whole(reading: Reading, figure: Figure) -> Figure:
    """A bare number that is part of a sum is a sum: "repaid 60 million of the 200 million euros it owed"."""
    doc, i = figure.head.doc, figure.quantity.last
    if figure.kind != "count" or (figure.noun is not None and figure.noun.i < i):
        return figure
    behind = doc[i : i + 3]
    of = len(behind) == 3 and behind[0].lower_ == "of" and behind[1].tag_ in ("DT", "PRP$")
    whole = reading.quantity_at(behind[2]) if of else None
    if whole is None or kind_of(whole.unit) != "money":
        return figure
    return replace(figure, kind="money", unit=whole.unit, noun=None, head=doc[i - 1], last=i)


def as_ratio(figure: Figure) -> Figure:
    """A number of times that a ratio is at, as its measure: "wants to cut its leverage to 2.5 times"."""
    noun, doc = figure.noun, figure.head.doc
    if figure.kind != "count" or noun is None or noun.lower_ != "times" or noun.i != figure.quantity.last:
        return figure
    ahead = doc[max(noun.sent.start, figure.first - NEAR_RATIO) : figure.first]
    behind = doc[noun.i + 1 : noun.i + 2]
    earned = any(t.tag_.startswith(("NN", "JJ", "VBN")) or t.lower_ in ("its", "the", "as") for t in behind)
    ratio = not earned and any(t.lemma_.lower() in words(ROWS, "ratios") for t in ahead)
    return replace(figure, kind="measure", unit="time", noun=None, head=noun) if ratio else figure


def as_sum(figure: Figure, before: list[Figure], last: Figure | None) -> Figure:
    """A bare number that somebody gives is a sum: "The state gave 3 million euros. The city gave 1.2 million"."""
    verb, doc, i = figure.head.head, figure.head.doc, figure.last
    given = is_scaled(figure) and verb.lemma_.lower() in words(ROWS, "moves_but_money")
    moved = figure.kind == "count" and figure.noun is None and figure.head.dep_ == "dobj" and figure.first > verb.i
    given = given or (is_scaled(figure) and verb.lemma_.lower() in words(ROWS, "foresees"))
    closed = is_end(doc, i) or (doc[i].tag_ in ("IN", "TO") and doc[i].lower_ != "of")
    if not moved or not closed or not (given or verb.lemma_ == "cost"):
        return figure
    close = last is not None and is_right_before(last.head, figure.head)
    source = before[-1] if before else last if close else None
    if source is None or source.kind != "money":
        return figure
    return replace(figure, kind="money", unit=source.unit.partition(" ")[0])


def _takes_too(figure: Figure, before: Figure) -> bool:
    """Whether a bare number tells how long a thing took at another time: "takes five hours and on Sunday took 11"."""
    verb, first = grammar.governing_verb(figure.head), grammar.governing_verb(before.head)
    if verb is None or first is None or verb.head.i != first.i or verb.dep_ != "conj" or before.kind != "duration":
        return False
    bare = figure.noun is None and figure.head.dep_ in ("dobj", "npadvmod") and is_end(figure.head.doc, figure.last)
    return bare and verb.lemma_ in ("take", "last") and verb.lemma_ == first.lemma_


def _is_of_others(figure: Figure, before: Figure) -> bool:
    """Whether a bare number is the same of others: "is 12 euros for adults and 6 for children", "31C in A, 28 in B"."""
    doc, i, last = figure.head.doc, figure.quantity.last, before.last
    if figure.noun is not None or i >= len(doc) or last >= figure.first or doc[last].lower_ != doc[i].lower_:
        return False
    if is_scaled(before) != is_scaled(figure) or doc[i : i + 2].text.casefold() in ("in all", "in total"):
        return False  # "spent 4 million euros in Lund and 3 in Ystad"
    between = doc[last : figure.first]
    joined = between[-1].lower_ in ("and", ",", "but", "while") and len(between) < LONGEST_BETWEEN
    return joined and doc[i].lower_ in ("for", "in", "among") and not any(map(grammar.is_verb, between))


def _is_span(figure: Figure) -> bool:
    """Whether a length of time only says how long or when: "rose by a third in five years", "a 10-year average"."""
    behind = figure.head.doc[figure.last : figure.last + 1].text.lower()
    if figure.kind == "duration" and behind in words(ROWS, "averages"):
        return True
    return figure.kind == "duration" and _word(figure) in ("in", "for", "over", "within", "after", "during", "every")


def _is_age(figure: Figure, source: Figure) -> bool:
    """Whether a bare number is how old somebody was, and counts nothing: "the fourth of seven children, wed at 19"."""
    young = not isinstance(figure.value, tuple) and LEAST_AGE <= figure.value <= MOST_AGE
    return young and source.kind == "count" and _word(figure) == "at" and _word(source) != "at"


def _counts_elsewhere(figure: Figure, source: Figure) -> bool:
    """Whether another verb counts what the figure before counts: "hires 230 pilots, taking its workforce to 2,600"."""
    here, there = grammar.governing_verb(figure.head), grammar.governing_verb(source.head)
    return source.kind == "count" and source.noun is not None and here is not None and here != there


def _is_told_of_others(figure: Figure, source: Figure) -> bool:
    """Whether a clause with its own subject has the number: "took 22 points from 14 matches, while Roe has nine"."""
    verb = grammar.governing_verb(figure.head)
    finite = verb is not None and verb.tag_ in grammar.FINITE and grammar.child(verb, *grammar.SUBJECTS) is not None
    return finite and _counts_elsewhere(figure, source)


def _is_polled(figure: Figure, verb: Token) -> bool:
    """Whether a bare number is a share that somebody else gets: "with 52 percent, her rival taking 47.7"."""
    doc, i = figure.head.doc, figure.quantity.last
    closed = is_end(doc, i)
    gets = verb.tag_ in ("VBG", "VBD") and verb.lemma_.lower() in words(ROWS, "polls")
    return figure.noun is None and closed and gets and not isinstance(figure.value, tuple) and figure.value < 100


def _is_of_next(figure: Figure) -> bool:
    """Whether a bare number in brackets is the share of who comes next: "followed by the Greens (22)"."""
    doc, i = figure.head.doc, figure.last
    return figure.noun is None and doc[figure.first - 1].text == "(" and i < len(doc) and doc[i].text == ")"


def _is_more(figure: Figure) -> bool:
    """Whether a bare number is one of more or fewer of the same than before."""
    doc, i = figure.head.doc, figure.quantity.last
    return i + 1 < len(doc) and doc[i].lower_ in ("more", "fewer", "less") and doc[i + 1].lower_ == "than"


def _objects_before(figure: Figure, counted: list[Figure]) -> list[Figure]:
    """The counts of what the verb before was done to: "people" for "hurt 40 people in two towns and killed nine"."""
    verb = figure.head.head
    joined = figure.head.dep_ == "dobj" and verb.dep_ == "conj"
    nouns = [f for f in counted if f.noun is not None and f.noun.dep_ == "dobj"] if joined else []
    return [f for f in nouns if f.noun is not None and f.noun.head == verb.head]


def _before_direction(figure: Figure, word: Token, before: list[Figure]) -> list[Figure]:
    """The counts that "up from" sets another against: "drew 412 exhibitors from 21 countries, up from 356"."""
    way = way_from(word)
    moved = [f for f in before if f.noun is not None and is_moved(f, figure, way)]
    return _taken_up(before) or moved[:1] if way else []


def way_from(word: Token | None) -> str:
    """Which way something has gone from a figure behind this word: "up" of "up from 356"; empty for any other word."""
    before = word.nbor(-1).lower_ if word is not None and word.i > 0 and word.lower_ == "from" else ""
    return before if before in ("up", "down") else ""


def is_moved(reached: Figure, figure: Figure, way: str) -> bool:
    """Whether a count lies above, or below, the one that it is said to be up, or down, from."""
    if reached.kind != "count" or isinstance(reached.value, tuple) or isinstance(figure.value, tuple):
        return False
    return reached.value > figure.value if way == "up" else reached.value < figure.value


def _taken_up(before: list[Figure]) -> list[Figure]:
    """Of figures those that a verb has for subject or object: the exhibitors, not their countries."""
    return [f for f in before if f.head.dep_ in {"dobj", *grammar.SUBJECTS}]


def _word(figure: Figure) -> str:
    word = previous_word(figure)
    return word.lower_ if word is not None else ""


def _fits_unit(figure: Figure, source: Figure) -> bool:
    """Whether a number can be of another's unit: 286,000 is no percentage, and visitors are not counted in euros."""
    value = figure.value[1] if isinstance(figure.value, tuple) else figure.value
    if source.kind == "percent":
        reached = _word(figure) == "to" and _word(source) != "from"  # "rose 2 percent to 812": an index, no share
        reached = reached or (
            _word(figure) == "at" and _word(source) != "at"
        )  # "lost half its value and trades at 136"
        return value < MOST_PERCENT and not reached and not _is_number_of(figure)
    if source.kind == "count" and _word(figure) == "to" and _word(source) == "in" and _is_number_of(figure):
        return False  # "the number of cases in three states has risen to 148"
    verb = grammar.governing_verb(figure.head)
    if verb is None or source.kind != "money":
        return True
    measured = [noun for noun in (grammar.subject(verb), grammar.child(verb, "dobj")) if noun is not None]
    peopled = words(ROWS, "counted_measures") | words(ROWS, "staffs")  # "spent 3 million, doubled its crew to 90"
    return all(noun.lemma_.lower() not in peopled for noun in measured)


def _is_number_of(figure: Figure) -> bool:
    """Whether a bare number tells how many there are: "the number of deals fell from 71 to 58"."""
    verb = grammar.governing_verb(figure.head)
    noun = grammar.subject(verb) if verb is not None else None
    return noun is not None and noun.lower_ in ("number", "count", "tally") and grammar.child(noun, "prep") is not None


def _with_same_noun(figure: Figure, before: Figure, verb: Token) -> Figure:
    """A bare number behind a coordinated verb counts the same: "killing 38 people and injuring more than 1,000"."""
    doc = verb.doc
    closed = is_end(doc, figure.last) or doc[figure.last].lower_ in ("in", "by", "this", "next")
    linked = verb.head if verb.dep_ == "xcomp" and closed else verb  # "has 99 branches and intends to shut 14"
    joined = linked.dep_ == "conj" and verb.pos_ == "VERB" and figure.head.head.i == verb.i
    begun = figure.head.sent[0].lower_ in ("of", "among")  # "of the 212 people on board, 37 survived"
    beside = figure.head.dep_ == "conj" and figure.head.head == before.head and verb.lower_ == "and"
    behind = doc[figure.head.i + 1 : figure.head.i + 2]
    joined = joined or (beside and any(map(grammar.is_verb, behind)))  # "12 people drowned and 30 were missing"
    joined = joined or (begun and figure.head.dep_ == "dobj")  # "of its 6,400 drawings it examined 1,150"
    joined = joined or (figure.head.dep_ in grammar.SUBJECTS and (begun or before.head.dep_ in grammar.SUBJECTS))
    people = before.noun is not None and (before.noun.lower_ == "people" or is_person_noun(before.noun.lemma_.lower()))
    joined = joined or (verb.lower_ == "but" and people and figure.head.dep_ in grammar.SUBJECTS)
    i = figure.quantity.last
    if verb.i > 0 and verb.nbor(-1).lower_ == "as" and doc[i : i + 1].text == "from":
        return figure  # "40 farmers were wounded, as were eleven from the army"
    if doc[i : i + 1].text == "of" and any(t.like_num for t in doc[i + 1 : i + 4]):
        return figure  # "hit 14 aces and saved nine of the 11 break points"
    if verb.text in (",", "and", ";") and i < len(doc) and doc[i].lower_ in ("in", "at", "from"):
        joined = True  # "4,300 jobs in France, 2,900 in Germany"
    if figure.noun is None and before.kind == "count" and joined and before.last <= verb.i:
        return replace(figure, noun=before.noun)
    return figure


def taken_in(doc: Doc, quantity: Quantity) -> Token | None:
    """The word for those it befell whom somebody takes in or finds, no noun: "treated 23 wounded", "buried 14 dead"."""
    word, i = doc[quantity.last : quantity.last + 1], quantity.first - 1
    while i > 0 and (doc[i].tag_ in ("RB", "RBR", "JJR", "IN", "DT") and doc[i].lower_ != "in"):
        i -= 1
    verb = doc[i - 1] if i > 0 and doc[i].dep_ == "prt" else doc[i]
    taken = {verb.lemma_.lower(), grammar.verb_lemma(verb)} & words(ROWS, "taking_in")
    named = bool(word) and word[0].lower_ in words(ROWS, "the_befallen") and grammar.is_verb(verb)
    return word[0] if named and taken and not grammar.is_passive(verb) and i >= doc[quantity.first].sent.start else None
