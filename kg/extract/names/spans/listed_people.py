"""People in lines that are no sentences: "Cast: Ann Roe, Bo Lind", "Green Party: Ann Roe", "Nurse Bea — Ann Roe"."""

import re
from collections.abc import Iterator

from kg.extract.names.spans.runs import Run
from kg.extract.names.words import beside, given_names, head_class, known_class, noun_class
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.model import Document
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

_LABEL = re.compile(r"[A-Z][\w'’&/-]*(?: [\w'’&/-]+){0,5}(?:: | [–—] )")
_PART = re.compile(r"(?<=[^\s.]{2})\. (?=[A-Z][\w ]{1,20}: )")
_LARGE = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+"
_NAME = re.compile(
    rf"(?P<given>{_LARGE})(?: [A-Z]\.)?(?: [\"“][A-Z]\w+[\"”])?(?: (?:van|de|der|von|bin|da|al|el|Ní|Mac))*"
    rf"(?: (?P<last>{_LARGE})){{1,2}}"
)
_PARTING = re.compile(r" ?[,;()]\s*|\s+(?:and|&)\s+|(?<=[^\s.]{2})\.\s+")
_MOST = 60  # words of such a line


def with_listed_people(doc: Doc, document: Document, found: list[Run]) -> list[Run]:
    """The runs with the full names in such lines whole."""
    people = list(_listed_people(doc, document))
    taken = {i for first, last in people for i in range(first, last)}
    return [run for run in found if taken.isdisjoint(range(*run))] + people if people else found


def _listed_people(doc: Doc, document: Document) -> Iterator[Run]:
    """The full names behind the labels of lines that are read as subheadings."""
    for block in document.blocks:
        line = document.text[block.start : block.end]
        if block.kind == "subheading" and (":" in line or "—" in line or "–" in line) and line.count(" ") < _MOST:
            for start, end in _names(line):
                span = doc.char_span(block.start + start, block.start + end)
                if span is not None:
                    yield span.start, span.end


def _names(line: str) -> Iterator[tuple[int, int]]:
    """From and to where names stand in a line."""
    start = 0
    for part in _PART.split(line):
        at = line.index(part, start)
        label = _LABEL.match(part)
        if label is not None:
            yield from _names_behind(label[0], part[label.end() :].rstrip("."), at + label.end())
        start = at + len(part)


def _names_behind(label: str, row: str, at: int) -> Iterator[tuple[int, int]]:
    """Names of a row that are people's: by a given name, by the label, or as most of the row are."""
    edges = [0, *(edge for mark in _PARTING.finditer(row) for edge in mark.span()), len(row)]
    items = (_NAME.fullmatch(row, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    found = [name for name in items if name is not None and _is_free(name)]
    known = sum(name["given"] in given_names() | beside("given_beside") for name in found)
    told = noun_class(label.rstrip(": –—").lower().removesuffix("s")) == SCHEMA.Person or label.startswith("Cast")
    for name in found:
        if told or known * 2 >= len(found) or name["given"] in given_names():
            yield at + name.start(), at + name.end()


def _is_free(name: re.Match[str]) -> bool:
    """Whether words have not a meaning of their own: no "Crystal Palace", "Morgan Stanley", "Local Hero"."""
    common = is_common_word(name["given"]) and is_common_word(name["last"])
    known = known_class(name[0]) is not None or best(name[0]) is not None
    return head_class(name["last"]) is None and not common and not known
