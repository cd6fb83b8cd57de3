"""A round-up tells of one body after the other, each below its name: there the one before is not spoken of any more."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.tokens import Doc, Span
from kg.model import Document

HEADED = 6  # words of a heading, or of a label before a colon, that is but a name
LONG = 60  # letters in which its colon stands
FEW = 3  # sections that make a round-up
BRIEF = frozenset({"in brief", "also", "also this week", "other moves", "more moves", "elsewhere", "briefly"})
SMALL = ("of", "the", "and", "for", "&")


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a text by its tokens, whom it names, and whether that is an organization."""

    first: int
    bearer: str
    is_body: bool


def starts(document: Document, doc: Doc, names: Iterable[Named]) -> list[int]:
    """The tokens at which the sections of a round-up begin; none of an article that is no round-up.

    Headings are but names ("Acme Mutual"), or items begin with them ("Acme Mutual: Ann Roe, general counsel"); one at
    least is that of an organization, of which the headline does not tell.
    """
    heads, headline = list[Span](), range(0)
    for block in document.blocks:
        text = document.text[block.start : block.end]
        label = text if block.kind == "subheading" else _label(text) if block.kind == "paragraph" else ""
        start = block.start + text.find(label)
        span = doc.char_span(block.start, block.end) if block.kind == "headline" else None
        headline = range(span.start, span.end) if span is not None else headline
        head = doc.char_span(start, start + len(label), "contract") if _is_name(label) else None
        heads += [head] if head is not None and len(head) else []
    if len(heads) < FEW:
        return []
    of_head = {i for head in heads for i in range(head.start, head.end)}
    known = [name for name in names if name.is_body]
    bodies = {name.bearer for name in known if name.first in of_head}
    told = bodies and bodies.isdisjoint(name.bearer for name in known if name.first in headline)
    return [head.start for head in heads] if told else []


def _label(text: str) -> str:
    """What stands before the colon that an item begins with: "Acme Mutual" of "• Acme Mutual: Ann Roe, counsel"."""
    label, colon, _ = text[:LONG].partition(":")
    return label.lstrip("•*-–—→ \t") if colon else ""


def _is_name(text: str) -> bool:
    """Whether a line is but a name by its capitals: "Acme Mutual", "Board of Trade"; "In brief" parts as well."""
    told = [word for word in text.split() if word not in SMALL]
    capital = bool(told) and all(word[0].isupper() or word[0].isdigit() for word in told) and text[0].isalpha()
    closed = text[-1:].isalnum() or text[-1:] in {".", ")"}
    return len(told) <= HEADED and closed and (capital or text.casefold() in BRIEF)
