"""A raw article becomes a `Document` or a `Reject`: characters, main text, paragraphs, blocks, metadata.

    bytes ─encoding─▶ characters ─mend─▶ text ─paragraphs─▶ paragraphs ─layout─▶ blocks
      web page ─page─▶ paragraphs and metadata      PDF ─pdf─▶ text      JSON record ─record─▶ text and metadata

`fitness` says which of them are no English article.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from kg.limits import Limits
from kg.model import Document, Raw, RawKind, Reject
from kg.read.bylines import people
from kg.read.encoding import decode
from kg.read.fitness import unfit
from kg.read.page import read_page
from kg.read.pdf import UnreadableError, read_pdf
from kg.read.record import date_field, text_field, text_fields
from kg.read.sites import without_site
from kg.read.text import BETWEEN, Known, address, document, line, read_text, stored

__all__ = ["read", "read_text"]

CUT = re.compile(r"\s*\[\+\d+ (?:chars|characters)\]\s*$")  # what a service puts where it cuts a text off
_Found = tuple[list[str], Known, str]  # paragraphs, what is known, and the text that they come from, if from one


def read(raw: Raw, published: str | None = None, limits: Limits | None = None) -> Document | Reject:
    """The document that a raw article holds, or why it holds none; `published` overrides the article's own date."""
    bounds = limits or Limits()
    found = _FORMATS[raw.kind](raw, bounds)
    if isinstance(found, str):
        return Reject(raw.source, found)
    paragraphs, known, given = found
    prose = [text for text in paragraphs if text not in known.kinds] or paragraphs  # no rows of tables
    if reason := unfit(BETWEEN.join([known.headline or "", *prose]), bounds.characters, raw.kind == "record"):
        return Reject(raw.source, reason)
    made = document(paragraphs, raw.id, hashlib.sha256(raw.content).hexdigest(), known, given)
    return replace(made, published=published) if published else made


def _text(raw: Raw, limits: Limits) -> _Found | str:
    text = decode(raw.content)
    return "looks binary: give text, HTML or PDF" if text is None else (stored(text), Known(), text)


def _page(content: bytes) -> _Found | str:
    found = read_page(content)
    return (*found, "") if found else "no article found in the page: save the article's text as .txt"


def _html(raw: Raw, limits: Limits) -> _Found | str:
    found = _page(raw.content)
    return found if isinstance(found, str) else _with(found, raw.fields)


def _pdf(raw: Raw, limits: Limits) -> _Found | str:
    try:
        text, headline = read_pdf(raw.content, limits.pages)
        return stored(text), Known(line(headline)), ""
    except UnreadableError as error:
        return str(error)


def _record(raw: Raw, limits: Limits) -> _Found | str:
    text, page = text_field(raw.fields, "text"), text_field(raw.fields, "html")
    found: _Found | str
    if text is not None:
        text = CUT.sub("", text)
        found = (stored(text), Known(), text)
    elif page is not None:
        found = _page(page.encode("utf-8", "replace"))
    else:
        return 'a record without text: give it a field "text" or "html"'
    return found if isinstance(found, str) else _with(found, raw.fields)


def _with(found: _Found, fields: Mapping[str, object]) -> _Found:
    """What was found, with what the fields that came with it say."""
    paragraphs, known, given = found
    return paragraphs, _told(fields).over(known), given


def _told(fields: Mapping[str, object]) -> Known:
    """What the fields that came with an article say about it."""
    headline, publisher = line(text_field(fields, "headline")), line(text_field(fields, "publisher"))
    return Known(
        without_site(headline, publisher) if headline and publisher else headline,
        date_field(fields, "published"),
        publisher,
        people(filter(None, map(line, text_fields(fields, "authors")))),
        address(text_field(fields, "url")),
    )


_FORMATS: dict[RawKind, Callable[[Raw, Limits], _Found | str]] = {
    "text": _text,
    "html": _html,
    "pdf": _pdf,
    "record": _record,
}
