"""The readings: which function turns what a pattern of times.toml has found into a TIMEX3 value.

Each is a function from a `Hit` and a `View` to a value, or None where the words are no time after all.
"""

from collections.abc import Callable

from kg.extract import times_dates, times_lengths, times_relative
from kg.extract.times_views import Hit, View

READINGS: dict[str, Callable[[Hit, View], str | None]] = {
    "iso": times_dates.iso,
    "slashed": times_dates.slashed,
    "day": times_dates.day,
    "month": times_dates.month,
    "year": times_dates.year,
    "fiscal": times_dates.fiscal,
    "quarter": times_dates.quarter,
    "months_of_quarter": times_dates.months_of_quarter,
    "this_unit": times_relative.this_unit,
    "weekend": times_relative.weekend,
    "span_of_year": times_lengths.span_of_year,
    "decade": times_dates.decade,
    "hundred": times_dates.hundred,
    "season": times_dates.season,
    "weekday": times_relative.weekday,
    "daypart": times_relative.daypart,
    "today": times_relative.today,
    "clock": times_relative.clock,
    "holiday": times_dates.holiday,
    "shifted": times_relative.shifted,
    "year_ago": times_relative.year_ago,
    "around": times_relative.around,
    "ago": times_relative.ago,
    "ahead": times_relative.ahead,
    "duration": times_lengths.duration,
    "set": times_lengths.repeated,
    "frequency": times_lengths.frequency,
    "reference": times_lengths.reference,
}
