"""Days with a name of their own are no names of anything else: "Good Friday", "New Year's Eve"."""

from kg.extract.names.words import listed, named_days, words_of_named_days
from kg.extract.tokens import Doc, Token
from kg.rows import rows


def is_of_feast(doc: Doc, first: int, last: int) -> bool:
    """Whether a name is but a part of what a day is called: "Good" of "Good Friday", "SUNDAY MARCH" of its date."""
    if doc[first].lower_ in rows("times")["weekdays"] and all(map(_is_month, doc[first + 1 : last])):
        return last - first > 1
    if doc[first].lower_ not in words_of_named_days():
        return False
    spans = ((a, b) for a in range(max(0, first - 3), first + 1) for b in range(last, min(last + 3, len(doc)) + 1))
    return any(b - a > last - first and doc[a:b].text.lower().replace("’", "'") in named_days() for a, b in spans)


def _is_month(token: Token) -> bool:
    return token.lower_ in rows("times")["months"] and token.text.title() in listed("common", "days")  # not "Mar"
