"""Measures, sums and rates before their noun: "a 13.6-kilometer track", "a 40 million euro contract"."""

from kg.extract.observations.figures import NOUNS, Figure, behind_brackets, capacity_unit, is_end, previous_word
from kg.extract.observations.money.rates import rate_before
from kg.extract.observations.money.sums import sum_before
from kg.extract.observations.sizes.how_long import event_before
from kg.extract.observations.sizes.terms import term
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.measures import label, thing
from kg.extract.observations.wording.forms import ROWS, plural_of
from kg.extract.observations.wording.listed import named_by
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Doc, Token
from kg.model import Part
from kg.rows import rows, words

UNITS = {
    "length": ("meter", "metre", "mile", "foot", "yard"),
    "height": ("meter", "metre", "foot", "story"),
    "area": ("square", "hectare", "acre", "mu", "ping", "pyeong"),
    "capacity": ("watt",),
}
LONGEST = 6  # tokens of what stands before the noun of an amount, with the noun
SMALL_WEIGHTS = ("gram", "kilogram", "pound-mass", "ounce")
AREAS = ("area", "surface", "size", "extent")  # "an area of 12 square kilometres" is of something
WEIGHTS = (*SMALL_WEIGHTS, "ton", "tonne")


def modifier(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measure or sum before its noun: "the 13.6-kilometer track", "a 40 million euro contract"."""
    noun = modified(sentence, figure)
    if noun is not None and figure.kind == "duration":
        return term(sentence, figure, noun) or event_before(sentence, figure, noun)
    if noun is None or figure.kind not in ("measure", "money", "percent"):
        return None
    if figure.kind == "percent":
        return rate_before(sentence, figure, noun)
    if figure.kind == "money":
        return sum_before(sentence, figure, noun)
    return _dimension_before(sentence, figure, noun)


def behind_of(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How heavy or long a thing is, told behind it: "a bell of 2.1 tonnes", "ships of 300 meters"."""
    word = previous_word(figure)
    doc, i = figure.head.doc, figure.last
    closed = is_end(doc, i) or doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD")  # "waves of five metres were reported"
    if figure.kind != "measure" or word is None or word.lower_ != "of" or not closed:
        return None
    noun = word.head
    thing_before = noun.i == word.i - 1 and noun.tag_ in ("NN", "NNS") and noun.lemma_ not in AREAS
    return _dimension_before(sentence, figure, noun) if thing_before else None


def _dimension_before(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """A measure before a thing that is known to be long, high, spread out or heavy."""
    reading, lemma = sentence.reading, noun.lemma_.lower()
    name = _dimension(figure, lemma)
    spread = any(stem in figure.unit for stem in UNITS["area"]) and noun.tag_ == "NN" and not is_person_noun(lemma)
    if name is None and spread:
        name = "area"
    weighs = figure.unit in WEIGHTS and (figure.unit in SMALL_WEIGHTS or lemma in words(ROWS, "heavy"))
    if name is None and weighs and noun.tag_ == "NN" and lemma not in words(ROWS, "not_weighed"):
        name = "weight"
    if name is None and figure.unit == "horsepower" and noun.tag_ == "NN":
        name = "power"
    if name is None:
        return None
    return Statement("observation/modifier", figure.head, named_by(reading, noun), label(name), noun=noun)


def _dimension(figure: Figure, lemma: str) -> str | None:
    """What an amount of a unit measures of a thing, by the lists of long, high and wide things."""
    named: dict[str, list[str]] = rows(ROWS)["modifier_dimensions"]
    for name, nouns in named.items():
        square = ("square" in figure.unit) == (name == "area" and "square" in figure.unit)
        if lemma in nouns and square and any(stem in figure.unit for stem in UNITS[name]):
            return name
    return None


def _behind_rate(doc: Doc, i: int) -> int:
    """The token behind a rate in hyphens at a token, or the token itself: "9.99-a-month subscription"."""
    rate = [t for t in doc[i : i + 5] if t.text != "-"][:2]
    joined = i < len(doc) and (doc[i].text == "-" or doc[i].text.startswith("-") or doc[i - 1].text.endswith("-"))
    if len(rate) < 2 or not joined or rate[0].lower_ not in ("a", "an", "per"):
        return i
    return rate[1].i + 1 if rate[1].lower_ in words(ROWS, "rate_times") else i


def modified(sentence: Sentence, figure: Figure) -> Token | None:
    """The noun that an amount stands before, without a plural of its own: "1.7 billion forint metro line"."""
    doc = sentence.reading.doc
    i, noun = _behind_rate(doc, behind_brackets(doc, figure.last)), None
    end = min(i + LONGEST, len(doc))
    unit = doc[figure.last - 1]
    plural = unit.tag_ == "NNS" and figure.kind != "percent" and unit.lower_ not in words(ROWS, "uninflected_money")
    if plural or " per " in figure.unit:
        return None
    while i < end and (
        doc[i].tag_ in {*NOUNS, "JJ", "HYPH", "VBN"} or doc[i].lower_ in ("-", "holding") or _describes(figure, doc[i])
    ):
        if sentence.reading.mention_at(doc[i]) is not None and doc[i].tag_ in ("NNP", "NNPS"):
            i += 1
            continue
        if noun is not None and doc[i].lower_ in ("last", "next"):
            break  # "accepted a 9 percent wage deal last week"
        if doc[i].tag_ in NOUNS or doc[i].lower_ == "holding":
            noun = doc[i]
        i += 1
    return noun


def _describes(figure: Figure, word: Token) -> bool:
    """Whether a word tells of the noun behind it: the gerund of "a 2 million euro retraining fund", "all-stock"."""
    if word.lower_ == "all" and word.nbor().text == "-":
        return True
    doc, bare = figure.head.doc, figure.kind == "money" and figure.head.doc[figure.last - 1].tag_ == "NN"
    introduced = figure.first > 0 and doc[figure.first - 1].tag_ in ("DT", "PRP$", "POS")
    introduced = introduced or (bare and word.nbor().tag_ == "NN")  # "picks Lund for 90 million euro bottling plant"
    return introduced and word.tag_ == "VBG" and word.dep_ in ("amod", "compound") and word.head.i > word.i


def capacity(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many a thing holds: "a 35-bed maternity ward", "an 18,500-seat arena"."""
    unit = capacity_unit(figure)
    if unit is None or unit.i + 1 >= len(unit.doc):
        return None
    i, noun = unit.i + 1, None
    while i < len(unit.doc) and (unit.doc[i].tag_ in {*NOUNS, "JJ", "JJR"} or unit.doc[i].text == "-"):
        noun = unit.doc[i] if unit.doc[i].tag_ in NOUNS else noun
        i += 1
    if noun is None:
        return None
    about = thing(sentence.reading, noun)
    if about.entity is None:
        first = unit.i + 2 if unit.i + 2 <= noun.i and unit.nbor().text == "-" else unit.i + 1
        about = sentence.reading.words_part(first, noun.i + 1)
    plural = Part(text=plural_of(unit))
    plural = Part(text="size") if unit.lower_ == "strong" else plural  # "its 3,200-strong crew"
    return Statement("observation/modifier", noun, about, plural, noun=noun)
