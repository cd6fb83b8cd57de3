"""The names of those whom labels and signatures tell as speakers: "MS ROE:", "— Ann Roe, chair of Acme"."""

from collections.abc import Iterator

from kg.extract.names.spans.runs import Run
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.model import Document
from kg.rows import rows
from kg.turns.names import name_in


def speakers(document: Document) -> Iterator[str]:
    """The names of those who speak by the form of an article, in small letters."""
    for block in document.blocks:
        at = name_in(document.text, block) if block.kind == "speaker" else None
        if at is not None:
            yield document.text[slice(*at)].casefold()


def firms(document: Document) -> Iterator[str]:
    """The bodies behind name and post in a signature, in small letters: "— Ann Roe, head of sales, Acme"."""
    posts = {word.casefold() for word in rows("names")["titles"]["words"].split()}
    for block in document.blocks:
        told = document.text[block.start : block.end].rstrip(": ").split(", ") if block.kind == "speaker" else []
        if len(told) > 2 and not posts.isdisjoint(told[1].casefold().split()) and best(told[2].title()) is None:
            yield told[2].casefold()


def with_speakers(doc: Doc, document: Document, found: list[Run]) -> list[Run]:
    """The runs with the names of speakers whole; "JOURNALIST:" is the name of nobody."""
    for block in document.blocks:
        if block.kind != "speaker":
            continue
        at = name_in(document.text, block)
        start, end = at if at is not None else (block.start, block.end)
        name = doc.char_span(start, end, alignment_mode="expand")
        if name is not None:
            found = [run for run in found if run[1] <= name.start or run[0] >= name.end]
            found += [(name.start, name.end)] if at is not None else []
    return found
