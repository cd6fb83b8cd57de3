"""The rows of times.toml become compiled patterns, each with the name of the reading that gives its value.

Patterns are tried only where a time may begin, which takes a fifth of the time that all characters would take.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.extract.numerals import DIGITS, SCALE, WORDS, either
from kg.model import TimeType
from kg.rows import rows

# Before an expression: no letter, digit or sign that would make it part of a longer word or number.
_START = r"(?<![\w$€£¥₹@#])(?<![^\W\d][-’'])(?<!\d[.,/])"

_TABLES = (
    *("months", "weekdays", "short_weekdays", "units", "vague", "seasons", "dayparts", "clock", "days", "holidays"),
    *("feasts", "moving", "references", "repeated", "frequencies", "numerals"),
)
_LEAD = rf"(?:(?:{rows('times')['openings']['leads']})[\s-])*"
_OPENING = re.compile(rf"{_START}(?={_LEAD}(?P<word>[^\W\d_]+|[.'’‘]?\d))", re.IGNORECASE)
_SHORT = ("may", "june", "july")  # whole names, not abbreviations


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: a pattern, the TIMEX3 type of what it finds, and the reading that gives its value."""

    pattern: re.Pattern[str]
    type: TimeType
    read: str
    groups: Mapping[str, str]


def openings(text: str, start: int, end: int) -> list[int]:
    """Where in a stretch of text a time may begin: at a digit or at the first word of some pattern."""
    words = _opening_words()
    found = ((match.start(), match["word"].casefold()) for match in _OPENING.finditer(text, start, end))
    return [at for at, word in found if word in words or not word.isalpha()]


@cache
def _opening_words() -> frozenset[str]:
    """The first words of what the patterns find, in the plural too."""
    tables = [rows("times")[table] for table in _TABLES]
    tables += [rows("numbers")[table] for table in ("units", "tens", "scales", "ordinals")]
    tables += [row.format(**rows("times")["words"]).split("|") for row in rows("times")["openings"]["phrases"]]
    words = {match["word"] for table in tables for phrase in table if (match := _OPENING.match(phrase))}
    return frozenset(words | {word + "s" for word in words})


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the rows."""
    named = _named()
    return tuple(
        Rule(
            re.compile(_START + "(?:" + _expand(row["pattern"], named) + ")(?!\\w)", re.IGNORECASE),
            row["type"],
            row["read"],
            row.get("groups", {}),
        )
        for row in rows("times")["rule"]
    )


def _expand(pattern: str, named: Mapping[str, str]) -> str:
    """The pattern with its {names} written out; a group that comes again gets a number behind its name."""
    for _ in range(2):
        pattern = re.sub(r"\{([a-z_0-9]+)\}", lambda m: named[m[1]] if m[1] in named else m[0], pattern)
    seen: Counter[str] = Counter()

    def numbered(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return match[0] if seen[match[1]] == 1 else f"(?P<{match[1]}__{seen[match[1]]}>"

    return re.sub(r"\(\?P<(\w+)>", numbered, pattern).replace(" ", r"\s")


def _named() -> dict[str, str]:
    table = rows("times")
    count = rf"(?:{DIGITS}(?:\s(?:{SCALE}))?|{WORDS})"
    mixed = rf"(?:{count}\sand\sa\shalf|\d+(?:\s1/2|½)|{count}(?:\s?(?:to|or|-|–)\s?{count})?)"
    units = either(table["units"])
    months = table["months"]
    whole = either([m for m in months if len(m) > 4 or m in _SHORT])
    name_of_month = rf"{whole}|(?:{either([m for m in months if len(m) < 5 and m not in _SHORT])})\.?"
    parts = {name: f"(?:{words})" for name, words in table["words"].items()}
    return parts | {
        "month": rf"(?P<month>{name_of_month})",
        "month2": rf"(?P<month2>{name_of_month})",
        "day": r"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?!\d|:\d|st\b|nd\b|rd\b|th\b)",
        "year": r"(?P<year>(?:1\d|20)\d\d)(?!\d)",
        "weekday": rf"(?P<weekday>{either(table['weekdays'])})",
        "weekday2": rf"(?P<weekday2>{either(table['weekdays'])})",
        "short": rf"(?P<short>{either(table['short_weekdays'])})",
        "short_names": either(table["short_weekdays"]),
        "season": f"(?P<season>{either(table['seasons'])})",
        "seasons": either(table["seasons"]),
        "dayparts": either(table["dayparts"]),
        "days": either(table["days"]),
        "holidays": either([*table["holidays"], *table["feasts"], *table["moving"]]).replace("'", "['’]"),
        "references": either(table["references"]),
        "frequencies": either(table["frequencies"]),
        "numerals": either(table["numerals"]),
        "ordinal": either(rows("numbers")["ordinals"]),
        "zone": rf"(?P<zone>{either(table['zones'])})",
        "hours": either([word for word, n in rows("numbers")["units"].items() if 0 < n < 13]),
        "unit": rf"(?P<unit>{units})",
        "unit3": rf"(?P<unit3>{units})",
        "count": count,
        "number": rf"(?P<number>{count})",
        "amount": rf"(?P<amount>{either(table['vague'])}|(?:another\s)?{mixed}|another|an?|one)",
    }
