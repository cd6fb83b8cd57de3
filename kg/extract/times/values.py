"""The readings: which function turns what a pattern of times.toml has found into a TIMEX3 value.

Each is a function from a `Hit` and a `View` to a value, or None where the words are no time after all.
"""

from collections.abc import Callable

from kg.extract.times import dates, lengths, relative
from kg.extract.times.views import Hit, View

READINGS: dict[str, Callable[[Hit, View], str | None]] = {
    "iso": dates.iso,
    "slashed": dates.slashed,
    "day": dates.day,
    "month": dates.month,
    "year": dates.year,
    "fiscal": dates.fiscal,
    "quarter": dates.quarter,
    "months_of_quarter": dates.months_of_quarter,
    "quarter_of_month": dates.quarter_of_month,
    "this_unit": relative.this_unit,
    "weekend": relative.weekend,
    "span_of_year": lengths.span_of_year,
    "decade": dates.decade,
    "hundred": dates.hundred,
    "season": dates.season,
    "weekday": relative.weekday,
    "daypart": relative.daypart,
    "today": relative.today,
    "clock": relative.clock,
    "holiday": dates.holiday,
    "nearest_holiday": dates.nearest_holiday,
    "shifted": relative.shifted,
    "year_ago": relative.year_ago,
    "around": relative.around,
    "ago": relative.ago,
    "ahead": relative.ahead,
    "duration": lengths.duration,
    "compound": lengths.compound,
    "set": lengths.repeated,
    "frequency": lengths.frequency,
    "reference": lengths.reference,
}
