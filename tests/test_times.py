"""Times are looked for only where one may begin, and none is missed by that; units are counted by the calendar."""

import re
from datetime import date
from pathlib import Path

import pytest

from kg.extract.times.calendar import first_day, shift, unit_of, value_of
from kg.extract.times.candidates import matches_of
from kg.extract.times.patterns import Rule, openings, rules
from kg.rows import rows as table

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("language/*/*.txt"))]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.read}-{rule.pattern.pattern[-30:]}")
def test_whatever_a_pattern_finds_anywhere_begins_at_an_opening(rule: Rule) -> None:
    for text in TEXTS:
        everywhere = [match.span() for match in rule.pattern.finditer(text)]
        assert [match.span() for match in matches_of(rule, text, openings(text, 0, len(text)), len(text))] == everywhere


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.read in ("duration", "set", "span_of_year")])
def test_every_unit_that_a_pattern_of_lengths_names_has_a_length(rule: Rule) -> None:
    named = re.findall(r"\(\?P<unit\w*>([a-z|]+)\)", rule.pattern.pattern)
    units = {unit.removesuffix("s") for words in [*named, rule.groups.get("unit", "day")] for unit in words.split("|")}
    assert units <= table("times")["units"].keys()


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("day", 1, "2022-02-01"),
        ("fortnight", -1, "2022-W03"),
        ("weekend", 0, "2022-W05-WE"),
        ("month", 1, "2022-02"),
        ("quarter", -1, "2021-Q4"),
        ("half", 1, "2022-H2"),
        ("season", -1, "2021"),
        ("decade", -1, "201"),
        ("century", -2, "18"),
        ("moment", 3, "2022-01-31"),
    ],
)
def test_a_unit_is_counted_from_a_day_and_written_as_fine_as_it_is(unit: str, count: int, value: str) -> None:
    assert value_of(shift(date(2022, 1, 31), unit, count), unit) == value


@pytest.mark.parametrize(("unit", "count"), [("day", 10**9), ("week", -(10**6)), ("year", 8000), ("century", -21)])
def test_beyond_the_calendar_there_is_no_day(unit: str, count: int) -> None:
    assert shift(date(2022, 1, 31), unit, count) is None
    assert "X" in value_of(None, unit)


def test_the_last_day_of_a_month_stands_for_those_it_lacks() -> None:
    assert shift(date(2024, 1, 31), "month", 1) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("value", "day", "unit"),
    [
        ("2022", date(2022, 1, 1), "year"),
        ("FY2022", date(2022, 1, 1), "year"),
        ("2022-06", date(2022, 6, 1), "month"),
        ("2022-06-15TMO", date(2022, 6, 15), "day"),
        ("2022-Q3", date(2022, 7, 1), "quarter"),
        ("FY2022-H2", date(2022, 7, 1), "half"),
        ("2022-W24", date(2022, 6, 13), "week"),
        ("2022-W24-WE", date(2022, 6, 13), "week"),
        ("2022-W60", None, "week"),
        ("2022-02-30", None, "day"),
        ("XXXX-06", None, "month"),
        ("PAST_REF", None, "year"),
    ],
)
def test_a_value_begins_with_a_day_and_has_a_unit(value: str, day: date | None, unit: str) -> None:
    assert (first_day(value), unit_of(value)) == (day, unit)
