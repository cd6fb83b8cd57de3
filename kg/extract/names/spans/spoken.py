"""The names of those whom labels and signatures tell as speakers: "MS ROE:", "— Ann Roe, chair of Acme"."""

from collections.abc import Iterator

from kg.extract.names.spans.runs import Run
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.model import Document
from kg.rows import rows
from kg.turns import is_post
from kg.turns.names import is_full_name, name_in


def speakers(document: Document) -> Iterator[str]:
    """The names of people who speak by the form of an article, in small letters; a body may post something too."""
    for block in document.blocks:
        at = name_in(document.text, block) if block.kind == "speaker" else None
        name = document.text[slice(*at)] if at is not None else ""
        if name and (" " not in name or is_full_name(name) or not is_post(document.text, block)):
            yield name.casefold()


def firms(document: Document) -> Iterator[str]:
    """The bodies behind name and post in a signature, in small letters: "— Ann Roe, head of sales, Acme"."""
    posts = {word.casefold() for word in rows("names")["titles"]["words"].split()}
    for block in document.blocks:
        told = document.text[block.start : block.end].rstrip(": ").split(", ") if block.kind == "speaker" else []
        if len(told) > 2 and not posts.isdisjoint(told[1].casefold().split()) and best(told[2].title()) is None:
            yield told[2].casefold()


def with_speakers(doc: Doc, document: Document, found: list[Run]) -> list[Run]:
    """The runs with the names of speakers whole; "JOURNALIST:" is the name of nobody."""
    taken: set[int] = set()
    named: list[Run] = []
    for block in document.blocks:
        if block.kind != "speaker":
            continue
        at = name_in(document.text, block)
        start, end = at if at is not None else (block.start, block.end)
        name = doc.char_span(start, end, alignment_mode="expand")
        if name is not None:
            taken.update(range(name.start, name.end))
            named += [(name.start, name.end)] if at is not None else []
    if not taken:
        return found
    return [run for run in found if taken.isdisjoint(range(*run))] + named
