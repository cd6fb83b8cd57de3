"""Times that stand for longer than their words say: "the first nine months of 2024", "2023/24", "from May to July"."""

import re

from kg.extract import grammar
from kg.extract.numerals import number
from kg.extract.observations.wording.written import HYPHENS
from kg.extract.reading import Reading
from kg.model import Part, Time
from kg.rows import rows

MONTHS = re.compile(
    r"\b(?P<end>first|last)\s(?P<count>\w+)\s(?P<unit>months|quarters)\sof\s(?P<year>\d{4})$", re.IGNORECASE
)
FIRST_MONTHS = re.compile(
    r"\bfirst\s(?P<count>\w+)\s(?P<unit>months|quarters)(?:\sof\s(?:the|this)\syear)?$", re.IGNORECASE
)
UP_TO = re.compile(
    r"\b(?:(?P<count>\w+)\smonths|(?P<span>half[-\s]year|year|quarter|half)s?)"
    r"\s(?:to|ended|ending|through|that\sended)\s(?:in\s|on\s|the\s)?$",
    re.IGNORECASE,
)
SPANS = {"year": 12, "half-year": 6, "half year": 6, "half": 6, "quarter": 3}
TWO_YEARS = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)[/–-](?P<last>\d{4}|\d\d)(?![\d-])")
PAIRS = {"between": ("and",), "from": ("to", "until", "till", "through")}


def period(reading: Reading, time: Time) -> Part | None:
    """The interval that a time belongs to, with its words, or None where the time says all by itself."""
    value = _some_months(reading, time)
    if value is not None:
        words = reading.document.text[time.start : time.end]
        return Part(value=value, text=words, start=time.start, end=time.end)
    return _quarter(reading, time) or _months_to(reading, time) or _two_years(reading, time) or _from_to(reading, time)


def _quarter(reading: Reading, time: Time) -> Part | None:
    """The quarter that a month names as its last: "2024-Q1" for "the March quarter"."""
    month = re.fullmatch(r"(\d{4})-(03|06|09|12)", time.value)
    if month is None or reading.doc[min(time.last, len(reading.doc) - 1)].lower_ != "quarter":
        return None
    end = reading.doc[time.last].idx + len("quarter")
    words = " ".join(reading.document.text[time.start : end].split())
    return Part(value=f"{month[1]}-Q{int(month[2]) // 3}", text=words, start=time.start, end=end)


def is_open(reading: Reading, time: Time) -> bool:
    """Whether a time is but one end of an interval without a year: "the six months to June", "from May to July"."""
    unknown = time.value.startswith("X")
    pair = _ends(reading, time)
    return unknown and (_up_to(reading, time) is not None or pair is not None)


def between(reading: Reading, time: Time) -> Part | None:
    """The months of an unknown year between which something came about, in words: "between April and June"."""
    ends = _ends(reading, time)
    if ends is None or reading.doc[ends[0].first - 1].lower_ != "between":
        return None
    first, last = ends
    start = reading.doc[first.first - 1].idx
    said = " ".join(reading.document.text[start : last.end].split())
    return Part(value=said, text=said, start=start, end=last.end)


def is_part_of_year(reading: Reading, time: Time) -> bool:
    """Whether a duration is some certain months of a year: "the first nine months of 2024"."""
    return _some_months(reading, time) is not None


def _some_months(reading: Reading, time: Time) -> str | None:
    """The interval of some certain months of a year, by the words of a duration."""
    return _part_of_year(reading.document.text[time.start : time.end]) or _first_months(reading, time)


def _from_to(reading: Reading, time: Time) -> Part | None:
    """Both ends of an interval of which a time is one: "2014/2016" for "between 2014 and 2016"."""
    ends = _ends(reading, time)
    if ends is None or ends[0].value.count("-") != ends[1].value.count("-") or "X" in ends[0].value + ends[1].value:
        return None
    first, last = ends
    start = reading.doc[first.first - 1].idx
    text = " ".join(reading.document.text[start : last.end].split())
    ordered = first.type == last.type == "DATE" and first.value < last.value
    value = f"{first.value}/{last.value}"
    return Part(value=value, text=text, start=start, end=last.end) if ordered else None


def ends_span(reading: Reading, time: Time) -> bool:
    """Whether a time is the last of a span whose first is told: "from December until January"."""
    ends = _ends(reading, time)
    return ends is not None and ends[1].first == time.first


def _ends(reading: Reading, time: Time) -> tuple[Time, Time] | None:
    """The two times of "from May to July", whichever of them is given."""
    for first in (time, _before(reading, time)):
        lead = reading.doc[first.first - 1].lower_ if first is not None and first.first else ""
        if first is None or lead not in PAIRS or first.last + 1 >= len(reading.doc):
            continue
        last = reading.time_at(reading.doc[first.last + 1])
        if last is not None and reading.doc[first.last].lower_ in PAIRS[lead]:
            return first, last
    return None


def _before(reading: Reading, time: Time) -> Time | None:
    """The time right before the word before a time: "May" of "from May to July"."""
    return reading.time_at(reading.doc[time.first - 2]) if time.first > 1 else None


def _first_months(reading: Reading, time: Time) -> str | None:
    """The first months of the year that an article is of: "2024-01/2024-08" for "the first eight months"."""
    found = FIRST_MONTHS.search(reading.document.text, max(0, time.start - 6), time.end)
    count = _months_in(found) if found is not None else None
    published = re.match(r"(\d{4})-(\d\d)", reading.document.published or "")
    if published is None or count is None or not 1 < count < 12:
        return None
    year = int(published[1]) - (int(published[2]) < count)  # in March the first nine months are those of last year
    return f"{year}-01/{year}-{int(count):02}"


def _months_in(found: re.Match[str]) -> int | None:
    """How many months the words tell: nine of "three quarters"."""
    count = number(found["count"])
    return None if count is None else int(count) * (3 if found["unit"].casefold() == "quarters" else 1)


def _up_to(reading: Reading, time: Time) -> re.Match[str] | None:
    """The words that make a time the last of so many months: "the five months to"."""
    found = UP_TO.search(reading.document.text, max(0, time.start - 40), time.start)
    count = _count(found) if found is not None else None
    return found if count is not None and 1 < count <= 12 else None


def _count(found: re.Match[str]) -> int | None:
    """How many months the words tell: twelve of "the year to"."""
    if found["span"] is not None:
        return SPANS[" ".join(found["span"].casefold().split())]
    count = number(found["count"])
    return None if count is None else int(count)


def _months_to(reading: Reading, time: Time) -> Part | None:
    """The months up to one as an interval: "2024-01/2024-05" for "the five months to May"."""
    found = _up_to(reading, time)
    month = re.fullmatch(r"(\d{4})-(\d\d)(?:-\d\d)?", time.value)
    if month is None or found is None:
        return None
    last = int(month[1]) * 12 + int(month[2]) - 1
    first = last - (_count(found) or 0) + 1
    value = f"{first // 12}-{first % 12 + 1:02}/{month[1]}-{month[2]}"
    text = " ".join(reading.document.text[found.start() : time.end].split())
    return Part(value=value, text=text, start=found.start(), end=time.end)


def _two_years(reading: Reading, time: Time) -> Part | None:
    """A season or a fiscal year that two calendar years share: "2023/2024" for "2023/24"."""
    text = reading.document.text
    found = next((m for m in TWO_YEARS.finditer(text, max(0, time.start - 5), time.end + 5) if _holds(m, time)), None)
    if found is None:
        return None
    first, last = found["first"], found["last"]
    last = last if len(last) == 4 else f"{first[:2]}{last}"
    if int(last) != int(first) + 1:
        return None
    return Part(value=f"{first}/{last}", text=found[0], start=found.start(), end=found.end())


def _holds(found: re.Match[str], time: Time) -> bool:
    return found.start() <= time.start and time.end <= found.end() and re.fullmatch(r"\d{4}", time.value) is not None


def _part_of_year(words: str) -> str | None:
    """The first or last months of a year as an interval: "2024-01/2024-09" for "the first nine months of 2024"."""
    found = MONTHS.search(words)
    count = _months_in(found) if found is not None else None
    if found is None or count is None or not 1 < count < 12:
        return None
    first, last = (1, int(count)) if found["end"].casefold() == "first" else (13 - int(count), 12)
    return f"{found['year']}-{first:02}/{found['year']}-{last:02}"


def is_of_source(reading: Reading, time: Time) -> bool:
    """Whether a time is that of a report: "according to a report last year", "... a report on Monday by Orme"."""
    above = grammar.governors(reading.doc[time.first : time.last].root)
    return next((t.lower_ == "according" for t in above if t.dep_ == "prep" and t.lower_ not in ("to", "on")), False)


def is_of_style(reading: Reading, time: Time) -> bool:
    """Whether a time only tells how old a thing is, or which: "a 1960s tower block", "Sunday services"."""
    doc, last = reading.doc, reading.doc[time.last - 1]
    era = last.lower_ == "century" or (last.lower_[:4].isdigit() and last.lower_.endswith("s"))
    noun = doc[time.last] if time.last < len(doc) else last
    before = last.dep_ in ("compound", "nmod", "amod") and last.head.i > last.i
    if last.lower_ in rows("times")["weekdays"] and last.dep_ == "compound" and noun.tag_ == "NNS":
        return True  # "attendance at Sunday services"
    return era and before and noun.tag_ in ("NN", "NNS", "JJ", "NNP", "HYPH")


def is_of_range(reading: Reading, time: Time) -> bool:
    """Whether a year is but one end of a span that nobody read as one: "for 2026-2030"."""
    doc = reading.doc
    before = doc[time.first - 2 : time.first].text if time.first > 1 else ""
    behind = doc[time.last : time.last + 2].text
    return any(t[:1] in HYPHENS and t[1:].isdigit() for t in (behind, before[::-1]))


def ends_longer(reading: Reading, time: Time, whole: Part) -> bool:
    """Whether a season is but the last of several: "runs from 2025-26 to 2029-30 and is worth 118 million"."""
    doc, i = reading.doc, time.first - 1
    whole_year = whole.start is not None and whole.start >= time.start
    joined = i > 3 and doc[i].lower_ in ("to", "until", "through", "till", "and") and whole_year
    return joined and any(t.lower_ in ("from", "between") for t in doc[max(i - 5, time.first - 7) : i - 1])
