"""Figures of a list that are dealt out to a list of times or names.

"was $5 million and $4 million in 2023 and 2022, respectively", "fell 3% and 2% in Spain and Italy, respectively".
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, kind_of
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.timing.periods import period
from kg.extract.observations.whose.measures import is_measure, label_of
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.phrases import left
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Span, Token
from kg.model import Mention, Part, Quantity, Time
from kg.rows import words
from kg.vocabulary import SCHEMA

CUE = "respectively"
NEAR = (
    8  # tokens from the last figure to the first time, where nothing but their number tells that they belong together
)
Item = TypeVar("Item", Time, Mention, Quantity)
OPENING = 5  # tokens from the start of a sentence to the times that open it: "For the years ended"
YEAR = re.compile(r"\d{4}")
DATED = re.compile(r"(FY)?\d{4}(-.+)?")
MONTHS = re.compile(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)")


@dataclass(frozen=True, slots=True)
class Share:
    """What a figure gets of a list: its own time, owner or measure; `first` is where the first figure of it begins."""

    first: int
    time: tuple[str, Part] | None = None
    owner: Part | None = None
    noun: Token | None = None


def shares(reading: Reading, sentence: Span) -> dict[int, Share]:
    """What each figure of the sentence that is dealt out gets, by the token it begins at."""
    found: dict[int, Share] = {}
    amounts = _runs(reading.doc, [*reading.quantities_in(sentence.start, sentence.end)], _goes_on)
    if not amounts:
        return found
    start = sentence.start
    for cue in [t.i for t in reading.doc[sentence.start : sentence.end] if t.lower_ == CUE]:
        near = [run for run in amounts if start <= run[0].first and run[-1].last <= cue]
        if near:
            found |= _dealt(reading, near[-1], start, cue)
        start = cue + 1
    for run in amounts:
        if run[0].first not in found:
            found |= _dealt_by_number(reading, run, sentence)
    return found


def given(reading: Reading, statement: Statement, share: Share) -> Statement:
    """A statement of a figure with its own time, owner or measure out of a list."""
    statement = replace(statement, time=share.time or statement.time, about=share.owner or statement.about)
    if share.noun is None:
        return statement
    first, about = left(reading, share.noun), statement.about
    prop = reading.words_part(first, share.noun.i + 1, label_of(reading, first, share.noun.i + 1))
    about = prop if about is not None and about.entity is None else about
    return replace(statement, property=prop, about=about, noun=share.noun)


def going_on_with(sentence: Sentence, share: Share) -> Iterator[Statement]:
    """What the first figure of a list tells holds for a later one at its own time, or of its own owner."""
    told = next((s for f, s in reversed(sentence.told) if f.quantity.first == share.first), None)
    if told is not None:
        yield given(sentence.reading, told, share)


def _dealt(reading: Reading, run: list[Quantity], start: int, end: int) -> dict[int, Share]:
    """The shares of a list before "respectively": of the list behind it, else of the one before it."""
    times = _list_beside(_time_lists(reading, start, end), run)
    if times:
        return _by_times(reading, run, times)
    names = _list_beside(_name_lists(reading, start, end), run)
    first = run[0].first
    nouns = _measures_before(reading.doc[start:first], len(run))
    if nouns and not (names and names[0].first > first):
        return {q.first: Share(first, noun=noun) for q, noun in zip(run, nouns, strict=True)}
    names = names if names and _are_of_clause(reading.doc, names, first) else []
    return {q.first: Share(first, owner=reading.entity_part(m)) for q, m in zip(run, names, strict=False)}


def _are_of_clause(doc: Doc, names: list[Mention], first: int) -> bool:
    """Whether no other subject stands between names and their figures: not "Orme and Lund said sales rose 5 and 3"."""
    between = doc[names[-1].last : first] if names[-1].last < first else doc[first:first]
    return all(t.left_edge.i <= names[0].first for t in between if t.dep_ in grammar.SUBJECTS)


def _measures_before(before: Span, number: int) -> list[Token]:
    """So many measures that are the subject before the figures: "Exports and imports rose 5 and 3 percent"."""
    heads = [t for t in before if t.dep_ in grammar.SUBJECTS and t.tag_ in NOUNS]
    listed = grammar.conjuncts(heads[-1]) if heads else []
    return listed if len(listed) == number and all(is_measure(noun) for noun in listed) else []


def _dealt_by_number(reading: Reading, run: list[Quantity], sentence: Span) -> dict[int, Share]:
    """The shares of a list right before as many times: "was $7m, $8m and $9m during 2011, 2010 and 2009"."""
    end = run[-1].last
    lists = _time_lists(reading, sentence.start, sentence.end)
    near = [each for each in lists if end <= each[0].first <= end + NEAR]
    if len(run) > 2 and not near:  # "For 2018, 2019 and 2020 the cost was $10m, $11m and $13m"
        near = [each for each in lists if each[0].first <= sentence.start + OPENING and len(lists) == 1]
        return _by_times(reading, run, near[0]) if near and len(near[0]) == len(run) else {}
    times = next((each for each in near if len(each) == len(run)), [])
    told = list(reading.doc[end : times[0].first]) if times else []
    plain = not any(t.is_punct or t.tag_ == "CC" or reading.quantity_at(t) for t in told)
    return _by_times(reading, run, times) if times and plain else {}


def _by_times(reading: Reading, run: list[Quantity], times: list[Time]) -> dict[int, Share]:
    first = run[0].first
    dealt = zip(run, _told_times(reading, times), strict=False)
    return {quantity.first: Share(first, time) for quantity, time in dealt}


def _list_beside(lists: list[list[Item]], run: list[Quantity]) -> list[Item]:
    """The list with as many items: behind the figures, else the last one before them."""
    fitting = [each for each in lists if len(each) == len(run)]
    behind = [each for each in fitting if each[0].first >= run[-1].last]
    before = [each for each in fitting if each[-1].last <= run[0].first]
    return behind[0] if behind else before[-1] if before else []


def _time_lists(reading: Reading, start: int, end: int) -> list[list[Time]]:
    times = [t for t in reading.times_in(start, end) if t.type == "DATE" and DATED.fullmatch(t.value)]
    return _runs(reading.doc, times, lambda doc, a, b: _are_joined(doc[a.last : b.first], words(ROWS, "between_times")))


def _name_lists(reading: Reading, start: int, end: int) -> list[list[Mention]]:
    """Lists of different names: "Orme Books and Lund Foods"."""
    names: list[Mention] = []
    for mention in reading.mentions_in(start, end):
        if mention.kind == "name" and reading.time_at(reading.doc[mention.first]) is None:
            inside = bool(names) and names[-1].last > mention.first
            names = names if inside else [*names, mention]
    lists = _runs(
        reading.doc, names, lambda doc, a, b: _are_joined(doc[a.last : b.first], words(ROWS, "between_names"))
    )
    return [each for each in lists if len({m.entity for m in each}) == len(each)]


def _goes_on(doc: Doc, quantity: Quantity, other: Quantity) -> bool:
    """Whether two amounts of a kind follow upon each other in a list: "5 million, 4 million", "36 percent and 31"."""
    bare = not quantity.unit and kind_of(other.unit) == "count"  # "45 and 21 seats"
    same = quantity.unit == other.unit or bare
    return same and _are_joined(doc[quantity.last : other.first], words(ROWS, "between_amounts"))


def _are_joined(between: Span, passed: frozenset[str]) -> bool:
    """Whether nothing but commas, "and" and the words that may be said again stand between two items of a list."""
    listed = any(t.text in (",", "&") or t.lower_ in ("and", "or") for t in between)
    return listed and all(t.text in (",", "&") or t.lower_ in passed for t in between)


def _runs(doc: Doc, items: list[Item], joined: Callable[[Doc, Item, Item], bool]) -> list[list[Item]]:
    """The longest lists of at least two items that are joined to each other."""
    runs: list[list[Item]] = []
    for before, item in pairwise(items):
        if not joined(doc, before, item):
            continue
        if runs and runs[-1][-1] is before:
            runs[-1].append(item)
        else:
            runs.append([before, item])
    return runs


def _told_times(reading: Reading, times: list[Time]) -> Iterator[tuple[str, Part]]:
    """The times of a list: what the first says in full holds for the rest, "as of June 30, 2014 and 2013"."""
    whole = period(reading, times[0])
    full = times[0].value
    for time in times:
        full = _in_year(full, time.value) if YEAR.fullmatch(time.value) else time.value
        part = reading.time_part(time)
        span = _ending(str(whole.value), full) if whole is not None else None
        if span is not None:
            yield SCHEMA.observationPeriod, Part(value=span, text=part.text, start=part.start, end=part.end)
        else:
            name = SCHEMA.observationPeriod if re.search(r"[QHW/]", full) else SCHEMA.observationDate
            yield name, Part(value=full, text=part.text, start=part.start, end=part.end)


def _in_year(full: str, year: str) -> str:
    """A day, month or quarter said before, in another year: "2013-06-30" for the second of "June 30, 2014 and 2013"."""
    if full.startswith("FY"):
        return f"FY{year}"
    return year if full.endswith("-02-29") else f"{year}{full[4:]}"


def _ending(span: str, end: str) -> str | None:
    """A span of as many months as another that ends with another month: "the years ended June 30, 2014 and 2013"."""
    months, last = MONTHS.fullmatch(span), re.match(r"(\d{4})-(\d\d)", end)
    if months is None or last is None:
        return None
    length = (int(months[3]) - int(months[1])) * 12 + int(months[4]) - int(months[2])
    month = int(last[1]) * 12 + int(last[2]) - 1
    first = month - length
    return f"{first // 12}-{first % 12 + 1:02}/{last[1]}-{last[2]}"
