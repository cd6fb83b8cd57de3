"""A text becomes candidates for times: what the patterns of times.toml match, the earliest and longest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.extract.numerals import either
from kg.extract.times.patterns import Rule, openings, rules
from kg.extract.times.values import READINGS
from kg.extract.times.views import Hit, View
from kg.extract.tokens import Doc, Span, Token
from kg.rows import rows

_SPORTS = re.compile(rf"\b(?:{either(rows('times')['sports']['cues'])})\b", re.IGNORECASE)
_SPORTS_REACH = 250  # characters around
_MEASURED = frozenset((*rows("units")["sums"], "volume", "export", "result", "estimate", "harvest", "shipment"))
_NINE_MONTHS = re.compile(r"\b(?:9M|6M|[1-3]Q-[2-4]Q) ?$")  # before a year, not all of which is meant
_NOT_LOWER = ("month", "weekday", "holiday", "short")  # groups that are written with a capital
_LABEL = 8  # characters before a year in which the label of its part may stand
_MODERN = 1900  # earlier years need a word before them that shows what they are
_HOUSE_LEADS = frozenset(rows("times")["house_numbers"]["leads"])
_SOME_DAY = View(date(2000, 6, 15), None, lambda: "none")  # what has no value seen from any day is no time


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a rule has matched: its place, the rule and its order among the rules, the named groups in lower case."""

    start: int
    end: int
    order: int
    rule: Rule
    groups: dict[str, str]


def candidates(text: str, start: int, end: int, doc: Doc) -> list[Candidate]:
    """Of all matches in a block the earliest, of these the longest, none overlapping."""
    found = sorted(_matches(text, start, end, doc), key=lambda c: (c.start, -c.end, c.order))
    kept: list[Candidate] = []
    for candidate in found:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _matches(text: str, start: int, end: int, doc: Doc) -> Iterator[Candidate]:
    starts = openings(text, start, end)
    for order, rule in enumerate(rules()):
        for match in matches_of(rule, text, starts, end):
            groups = {name.partition("__")[0]: words for name, words in match.groupdict().items() if words}
            if any(groups[name][0].islower() for name in _NOT_LOWER if name in groups):
                continue
            lowered = {name: words.casefold() for name, words in groups.items()} | dict(rule.groups)
            candidate = Candidate(match.start(), match.end(), order, rule, lowered)
            if _is_time(candidate, text, doc):
                yield candidate


def matches_of(rule: Rule, text: str, starts: list[int], end: int) -> Iterator[re.Match[str]]:
    """The matches of a rule that begin at one of the places, none overlapping."""
    free = 0
    for at in starts:
        if at >= free and (match := rule.pattern.match(text, at, end)):
            yield match
            free = match.end()


def _is_time(candidate: Candidate, text: str, doc: Doc) -> bool:
    """Whether words that may be something else ("may", "March", "to last two days", "2020 units") are a time here."""
    span = doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
    if span is None:
        return False
    before = doc[span.start - 1] if span.start else None
    words = text[candidate.start : candidate.end]
    if READINGS[candidate.rule.read](Hit(words.casefold(), candidate.groups), _SOME_DAY) is None:
        return False
    if candidate.rule.read == "month" and len(words) < 6:
        return span[0].tag_ in ("NNP", "NNPS", "NN", "CD") and span[0].ent_type_ not in ("PERSON", "ORG", "GPE")
    if words.casefold().startswith("last ") and span[0].tag_ in ("VB", "VBP"):
        return False
    if (
        words.casefold().endswith("quarter")
        and candidate.rule.type == "DURATION"
        and text.startswith(" of", candidate.end)
    ):
        return False
    if candidate.rule.read == "quarter" and not {"year", "rel", "fiscal"} & candidate.groups.keys():
        return not _SPORTS.search(text, max(0, candidate.start - _SPORTS_REACH), candidate.end + _SPORTS_REACH)
    if "rate" in candidate.groups:
        return before is not None and (before.pos_ in ("NOUN", "NUM", "SYM", "PROPN") or before.text == "%")
    after = doc[span.end] if span.end < len(doc) else None
    if words.isdigit() and int(words) < _MODERN and _is_house_number(before, after):
        return False
    if candidate.rule.read == "reference" and words.casefold().startswith("the ") and after is not None:
        return after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
    if words.isdigit() and _NINE_MONTHS.search(text, max(0, candidate.start - _LABEL), candidate.start):
        return False
    return words.casefold() != "second" and not (words.isdigit() and _counts(doc, span))


def _is_house_number(before: Token | None, after: Token | None) -> bool:
    """Whether four digits before 1900 look like an address or a count instead of a year."""
    if before is None or before.lower_ in _HOUSE_LEADS:
        return True
    return after is not None and (after.tag_ == "NNS" or (after.pos_ == "PROPN" and before.pos_ != "ADP"))


def _counts(doc: Doc, year: Span) -> bool:
    """Whether what looks like a year counts things: "sold 2020 units", not "the 2020 games" or "in 2020 elections"."""
    after = doc[year.end] if year.end < len(doc) else None
    before = doc[year.start - 1] if year.start else None
    if after is None or after.tag_ != "NNS" or before is None or year.start == year.sent.start:
        return False
    if after.lemma_ in _MEASURED:
        return False  # "sees 2026 volumes at 92,000 tonnes"
    return before.pos_ in ("VERB", "AUX", "ADV", "NUM") or before.lower_ in ("than", "about", "some", "over")
