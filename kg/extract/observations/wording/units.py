"""The unit of a figure in words: "percent", "CNY", "kilometers", "schools and mosques", "tons per year"."""

import re

from kg.extract import grammar
from kg.extract.observations.figures import DURATIONS, Figure, behind_brackets, capacity_unit, noun_counted
from kg.extract.observations.money.ratios import is_ratio
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.wording.forms import ROWS, plural_of
from kg.extract.observations.wording.phrases import with_pair
from kg.extract.quantities.units import measure_names
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Span, Token
from kg.rows import rows, words

BEHIND_WHOLE = re.compile(r"\s(?:for|in|of|on|by|at|from|with|aboard|who|that)\s")
FARTHEST_OF_CLAUSE = 12  # the same, to "each week" at the end of the clause
_PARTING = ("and", ";", "while", "but")  # between "per-share" and a figure of something else
FARTHEST_RATE = 4  # tokens from an amount to "a year": "tons of hydrogen a year"


def unit_text(reading: Reading, figure: Figure, rate: str = "") -> str:
    """The unit in words: "percent", "CNY", "kilometers", the counted noun; at a rate told before, if it tells none."""
    if figure.kind == "count":
        return f"{_counted_unit(reading, figure)}{per(figure) or rate}".strip()
    if figure.unit == "percent":
        return figure.unit
    if len(figure.unit) == 3 and figure.unit.isupper():
        return figure.unit
    if figure.unit == "penny":
        return "pence"
    if figure.kind == "money":
        return _plural(figure.unit)
    return f"{_as_spelt(reading, figure, _plural(figure.unit))}{per(figure) or rate}"


def _as_spelt(reading: Reading, figure: Figure, unit: str) -> str:
    """A unit as the text spells it, where it writes it out: "kilometres", "gigawatt-hours"."""
    written = reading.document.text[figure.quantity.start : figure.quantity.end].casefold()
    for ours, theirs in rows(ROWS)["spellings"].items():
        spelt = ours in written or theirs in written or not theirs.isalpha()
        said = written if spelt else reading.document.text
        if ours in unit and theirs in said:
            unit = unit.replace(ours, theirs)
    named: dict[str, str] = rows(ROWS)["named_units"]
    return named.get(unit, unit)


def unit_of_whole(figure: Figure, statement: Statement) -> str:
    """What some of a whole are: "jets" of "grounded 11 of its older jets"."""
    measured = (statement.property.text or "").split()
    named: dict[str, str] = rows(ROWS)["units_of_measures"]
    unit = named.get(" ".join(measured[-2:])) or named.get(" ".join(measured[-1:]))  # "waiting list", "staff"
    if figure.kind == "count" and figure.noun is None and unit is not None:
        return "" if unit == "people" and _is_of_animals(statement.noun) else unit
    said = (statement.denominator.text or "") if statement.denominator is not None else ""
    whole = BEHIND_WHOLE.split(said)[0].split()
    if len(whole) > 1 and whole[-1].endswith("ed"):
        whole.pop()  # "analysts polled by Orme Economics"
    if figure.kind == "count" and statement.noun is not None and statement.rule in words(ROWS, "levels_of_counts"):
        return _of_numbers(statement.noun)
    told = ("observation/count-object", "observation/count-subject", "observation/results", "observation/left-out")
    counted = figure.kind == "count" and statement.rule in told
    return whole[-1].lower() if counted and whole and whole[-1].isalpha() and whole[-1].endswith("s") else ""


def _is_of_animals(noun: Token | None) -> bool:
    """Whether a population may be one of animals: "the wolf population", not "the prison population"."""
    kind = noun.nbor(-1) if noun is not None and noun.lemma_ == "population" and noun.i else None
    return kind is not None and kind.tag_ == "NN" and kind.dep_ == "compound" and not _is_peopled(kind.lemma_.lower())


def _is_peopled(lemma: str) -> bool:
    """Whether a word names people, or where they are."""
    places = words(ROWS, "settlements") | words("places", "premises") | words(ROWS, "peopled_places")
    return is_person_noun(lemma) or lemma in places


def rate_before(so_far: Sentence, figure: Figure, statement: Statement) -> str:
    """The rate of the figure before, which one set against it shares: "from five flights a week to three"."""
    before = so_far.last()
    again = statement.rule in words(ROWS, "shares_rate") and before is not None and before[0].kind == figure.kind
    if before is None or not again or per(figure) or before[1].property.text != statement.property.text:
        return ""
    if figure.head.doc[before[0].first - 1].lower_ == "or":
        return ""  # "41 million, or 67 cents a share, from 58 million"
    return before[1].rate or per(before[0])


def unit_before(so_far: Sentence, figure: Figure, statement: Statement) -> str:
    """What a bare number counts of which the same was told before: "3 million passengers in 2023 and 4 million"."""
    before = so_far.last()
    bare = figure.kind == "count" and figure.noun is None and before is not None and before[0].noun is not None
    if before is None or not bare or before[1].property.text != statement.property.text:
        return ""
    return noun_counted(before[0])


def per(figure: Figure) -> str:
    """What a rate is for: " per year" of "40 tankers a year" and of "2 tons of fuel annually", " per share"."""
    doc = figure.head.doc
    first = behind_brackets(doc, figure.last)
    for i in range(first, min(first + FARTHEST_RATE, figure.head.sent.end - 1)):
        timed = i + 2 < len(doc) and doc[i + 1].lower_ in DURATIONS
        dates = timed and doc[i + 2].lower_ in words(ROWS, "after_time")  # "251 million a year earlier"
        taxed = (
            i + 3 < len(doc)
            and doc[i + 2].lower_ in ("before", "after")
            and doc[i + 3].lower_ in words(ROWS, "off_pay")
        )
        dates = dates and not taxed  # "1,890 euros a month before tax", "before overtime"
        if doc[i].lower_ == "per" and doc[i + 1].lower_ in ("million", "billion", "trillion"):
            return f" per {doc[i + 1].lower_}"  # "38 parts per billion in the wells"
        if doc[i].lower_ == "per" and (share := _share_of_kind(doc[i])) is not None:
            return f" per {share.lower_}"
        if doc[i].lower_ == "per" and doc[i + 1].like_num and i + 2 < len(doc):
            return f" per {doc[i + 1].text} {doc[i + 2].lower_}"  # "0.6 doctors per 10,000 people"
        if doc[i].lower_ == "per" and doc[i + 1 : i + 3].text.lower() in measure_names():
            return f" per {doc[i + 1 : i + 3].text.lower()}"  # "60 euros per megawatt hour"
        rated = doc[i].lower_ in ("a", "an", "per", "each", "every") and doc[i + 1].lower_ in words(ROWS, "rate_times")
        modifies = doc[i + 1].dep_ in ("amod", "compound", "nmod") and doc[i + 1].head.i > i
        within = i > first and doc[i - 1].tag_ == "IN" and doc[i].lower_ in ("a", "an")
        rated = rated and not (modifies or within)  # "a second mill", "cut its debt to 3 billion within a year"
        spread = doc[i].lower_ in ("a", "per") and doc[i + 1].lower_ in ("square", "cubic") and i + 2 < len(doc)
        if spread and doc[i + 2].lower_ in measure_names():  # not "150 people in a square set out"
            return f" per {doc[i + 1].lower_} {doc[i + 2].lower_}"
        any_one = doc[i].lower_ == "per" and doc[i + 1].tag_ == "NN" and doc[i + 1].dep_ == "pobj"
        headed = any_one or (
            doc[i].lower_ in ("per", "each", "every") and doc[i + 1].lower_ in words(ROWS, "rate_people")
        )
        if (rated or headed or any_one) and not dates:
            return f" per {doc[i + 1].lower_}"
        if doc[i].lower_ in rows(ROWS)["rate_adverbs"]:
            return f" per {rows(ROWS)['rate_adverbs'][doc[i].lower_]}"
        if doc[i].is_punct or doc[i].like_num or doc[i].tag_ not in ("IN", "NN", "NNS", "NNP", "JJ", "DT"):
            break
    return _per_clause(figure, doc[first : min(first + FARTHEST_OF_CLAUSE, figure.head.sent.end)]) or _ahead(figure)


def _ahead(figure: Figure) -> str:
    """A rate that stands before its figure: "On a per-share basis, it earned 42 cents", "per-unit earnings of 1.20"."""
    if figure.kind != "money":
        return _opening(figure)
    doc, last = figure.head.doc, figure.first
    before = reversed(doc[figure.head.sent.start : last])
    at = next((t.i for t in before if t.lower_ == "per" and t.i + 2 < last and _is_tied(t.nbor(2))), None)
    if at is None or doc[at + 2].tag_ != "NN" or any(t.like_num or t.lower_ in _PARTING for t in doc[at:last]):
        return _opening(figure)
    return f" per {doc[at + 2].lower_}"


def _share_of_kind(per_: Token) -> Token | None:
    """The share that words for its kind stand before: "per diluted share"."""
    doc, i = per_.doc, per_.i + 1
    while i + 1 < per_.sent.end and doc[i].lower_ in words(ROWS, "kinds_of_share"):
        i += 1
    return doc[i] if i > per_.i + 1 and doc[i].lower_ in ("share", "unit") else None


def _opening(figure: Figure) -> str:
    """A rate that opens the sentence: "Every year some 4,000 people visit the cave"."""
    first, verb = figure.head.sent[0], grammar.governing_verb(figure.head)
    every = first.lower_ in ("each", "every") and first.nbor().lower_ in DURATIONS and first.nbor().head == verb
    return f" per {first.nbor().lower_}" if every and figure.kind == "count" and first.i + 2 < figure.first + 8 else ""


def _per_clause(figure: Figure, behind: Span) -> str:
    """A rate that closes the clause: "sends 40 tons of corn to Gorsk each week", "90 boats are built every year"."""
    own = figure.head.head if figure.head.dep_ in grammar.SUBJECTS else None
    for token in list(behind)[:-1]:
        if token.like_num or (token.pos_ == "VERB" and token != own) or token.text in (";", ":", "("):
            return ""
        if token.lower_ in ("each", "every") and token.nbor().lower_ in DURATIONS:
            return f" per {token.nbor().lower_}"
    return ""


def _plural(unit: str) -> str:
    """A unit's plural: "kilometers", "kilometers per hour", "square feet", "nautical miles"."""
    first, per, rest = unit.partition(" per ")
    if first.endswith("-mass"):
        first = first.removesuffix("-mass") + "s"
    elif first.endswith("foot"):
        first = first.removesuffix("foot") + "feet"
    elif first.endswith(("inch", "lux")):
        first += "es"
    elif first not in words(ROWS, "without_plural"):
        first += "s"
    return f"{first}{per}{rest}"


def _counted_unit(reading: Reading, figure: Figure) -> str:
    """What is counted, in the plural: "members" of "a 12-member panel", "schools and mosques"."""
    unit, noun = capacity_unit(figure), figure.noun
    if is_ratio(figure):
        return "times"
    if unit is not None:
        return "people" if unit.lower_ == "strong" else plural_of(unit)
    if noun is not None and noun.lower_ in ("others", "more"):
        return ""  # "six others are still missing"
    if noun is None or noun.pos_ == "PROPN":
        return "" if noun is None else noun.text
    pair = with_pair(reading, noun)
    first = noun.i - 2 if _is_tied(noun) and noun.i - 2 >= figure.quantity.last else noun.i
    said = noun.doc[first:pair]
    return said[0].lower_ if len(said) == 1 else " ".join(said.text.split()).lower()


def _is_tied(noun: Token) -> bool:
    """Whether a hyphen without spaces ties a noun to the one before: "film-makers"."""
    before = noun.doc[max(noun.i - 2, 0) : noun.i]
    return len(before) == 2 and before[1].text == "-" and not any(t.whitespace_ for t in before)


def _of_numbers(noun: Token) -> str:
    """What a measured number is of: "passengers" of "passenger numbers", "seats" of "doubled its seats", "cases"."""
    if noun.lower_ == "numbers":
        counted = next((c for c in noun.lefts if c.dep_ == "compound" and c.tag_ == "NN"), None)
        return plural_of(counted) if counted is not None else ""
    if noun.lower_ == "number":  # "the number of nurses fell to 310"
        counted = next((n for _, n in grammar.prepositional(noun, "of")), None)
        return counted.lower_ if counted is not None and counted.tag_ == "NNS" else ""
    happens = noun.lemma_.lower() in words(ROWS, "contested") | words(ROWS, "happenings")
    return noun.lower_ if noun.tag_ == "NNS" and happens else ""
