"""Paragraphs of which some are known to be what they are, from a page's markup or its fields, become blocks."""

from collections.abc import Mapping, Sequence

from kg.model import BlockKind
from kg.read.bylines import Byline, byline
from kg.read.credits import is_masthead, name_of
from kg.read.dates import date_in
from kg.read.layout import Part, lay_out

DATED = 14  # words of a line at the head of a page that may tell the day


def lay_out_marked(paragraphs: Sequence[str], headline: int | None, known: Mapping[str, BlockKind]) -> list[Part]:
    """The paragraphs with their kinds; the number of the headline, and the kinds of others, may be known."""
    first = headline or 0
    told = [known.get(text) if i != headline else None for i, text in enumerate(paragraphs)]
    unknown = [(i, text) for i, (text, kind) in enumerate(zip(paragraphs, told, strict=True)) if kind is None]
    left = [text for i, text in unknown if i >= first]
    made = [_above(text) for i, text in unknown if i < first]
    made += lay_out(left, left[0] if headline is not None else None)
    rest = iter(made)
    return [next(rest) if kind is None else Part(kind, text) for text, kind in zip(paragraphs, told, strict=True)]


def _above(text: str) -> Part:
    """A line above the headline of a page: who wrote it and when, or where on the site the page is."""
    found = byline(text)
    if found is None and is_masthead(text):
        found = Byline(publisher=name_of(text))
    if found is None and len(text.split()) <= DATED and (date := date_in(text)) is not None:
        found = Byline(published=date[0])  # "Vol. 31 No. 204 | Friday, November 13, 2026"
    return Part("trailer", text) if found is None else Part("byline", text, found)
