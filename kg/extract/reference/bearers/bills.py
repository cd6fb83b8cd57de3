"""A bill by its number and by its title are one: "House Bill 412, the Harbor Act,", "the Act (Senate Bill 9)"."""

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.tokens import Doc
from kg.model import Name
from kg.vocabulary import SCHEMA

LINKS = ((",",), (",", "the"), (",", "or"), (",", "or", "the"), ("(",), ("(", "the"))
CLOSING = (",", ")", ".", ";")


def bills(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of the title and the number of a bill that stand side by side."""
    laws = [name for name in names if SCHEMA.Legislation in name.classes]
    for first, second in pairwise(laws):
        link = tuple(t.lower_ for t in doc[first.last : second.first])
        numbered = [doc[law.last - 1].like_num for law in (first, second)]
        behind = [t.lower_ for t in doc[second.last : second.last + 2]]
        goes_on = behind[1:] and behind[1] in ("and", "or")  # a list of several
        if link in LINKS and sum(numbered) == 1 and behind[:1] and behind[0] in CLOSING and not goes_on:
            yield (second, first) if numbered[0] else (first, second)
