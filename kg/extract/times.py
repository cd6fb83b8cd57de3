"""Temporal expressions with their TIMEX3 type and value."""

from spacy.tokens import Doc

from kg.model import Document, Time


def find(doc: Doc, document: Document) -> tuple[Time, ...]:
    """All temporal expressions in order, not overlapping; relative ones are resolved against `document.published`."""
    return ()
