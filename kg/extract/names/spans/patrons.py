"""A body called after its patron goes by the patron's name alone: "St. Mary's" of a "St. Mary's Hospital"."""

from kg.extract.names.spans.runs import Run
from kg.extract.names.words import listed
from kg.extract.tokens import Doc


def with_short_possessives(doc: Doc, found: list[Run]) -> list[Run]:
    """The runs, with the 's that a longer name has there: "St. Mary's" of a "St. Mary's Hospital"."""
    marks = ((first, i) for first, last in found for i in range(first + 2, last - 1) if doc[i].text in ("'s", "’s"))
    owners = {doc[first:i].text for first, i in marks if doc[first].text in listed("titles", "kept")}
    owned = {last for first, last in found if doc[first:last].text in owners and doc[last].text in ("'s", "’s")}
    return [(first, last + (last in owned)) for first, last in found]
