"""Days with a name of their own are no names of anything else: "Good Friday", "New Year's Eve"."""

from kg.extract.names.words import named_days, words_of_named_days
from kg.extract.tokens import Doc


def is_of_feast(doc: Doc, first: int, last: int) -> bool:
    """Whether a name is but a part of what a day is called: "Good" of "Good Friday", "Eve" of "New Year's Eve"."""
    if doc[first].lower_ not in words_of_named_days():
        return False
    spans = ((a, b) for a in range(max(0, first - 3), first + 1) for b in range(last, min(last + 3, len(doc)) + 1))
    return any(b - a > last - first and doc[a:b].text.lower().replace("’", "'") in named_days() for a, b in spans)
