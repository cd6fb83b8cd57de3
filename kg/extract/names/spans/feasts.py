"""Days with a name of their own are no names of anything else: "Good Friday", "New Year's Eve"."""

from calendar import day_name, month_name

from kg.extract.names.words import named_days, words_of_named_days
from kg.extract.tokens import Doc

WEEKDAYS = frozenset(day.lower() for day in day_name)
MONTHS = frozenset(month.lower() for month in month_name if month)


def is_of_feast(doc: Doc, first: int, last: int) -> bool:
    """Whether a name is but a part of what a day is called: "Good" of "Good Friday", "SUNDAY MARCH" of its date."""
    if doc[first].lower_ in WEEKDAYS and all(t.lower_ in MONTHS for t in doc[first + 1 : last]):
        return last - first > 1
    if doc[first].lower_ not in words_of_named_days():
        return False
    spans = ((a, b) for a in range(max(0, first - 3), first + 1) for b in range(last, min(last + 3, len(doc)) + 1))
    return any(b - a > last - first and doc[a:b].text.lower().replace("’", "'") in named_days() for a, b in spans)
