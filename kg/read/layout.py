"""Paragraphs become blocks: the headline, who wrote it and when, captions, sub-headings, running text, the tail.

The head ends with the first paragraph of running text: one that ends a sentence, or is long. A text that starts with
running text has no headline.
"""

import re
from collections.abc import Set

from kg.read.bylines import (
    Byline,
    byline,
    is_person,
    place_and_date,
    placed_date,
    reporters,
    signature,
    stamp,
)
from kg.read.credits import is_page_line, is_signed, kind_of, medium_of, name_of
from kg.read.datelines import agency_in, dateline_length
from kg.read.dates import date_in
from kg.read.furniture import without_news
from kg.read.heads import Part, credited, head
from kg.read.lines import LONG, is_aside, is_bullet, is_caption, is_credit, is_running, is_subheading, is_trailer

__all__ = ["Part", "lay_out"]

BELOW = 8  # paragraphs behind a standfirst among which may stand who wrote the article
DESCRIBED = 12  # letters of what describes a picture
DESK = 4  # words of a reporter's post


ORDERED = re.compile(r"(?:by order of|for and on behalf of|on behalf of) the board\b", re.I)
SIGNED = 5  # lines between such a line and the place and day of what it signs


def lay_out(paragraphs: list[str], headline: str | None = None) -> list[Part]:
    """The paragraphs with their kinds; the first is the headline where `headline` is known to be that."""
    if headline is not None:
        return [Part("headline", headline), *_parts(paragraphs[1:], titled=True)]
    return _parts(paragraphs, titled=False)


def _parts(paragraphs: list[str], titled: bool) -> list[Part]:
    above = int(not titled and _is_above_byline(paragraphs))
    beside = without_news(paragraphs, titled)
    told = (i for i, text in enumerate(paragraphs) if i >= above and i not in beside and is_running(text))
    start = next(told, 0)
    end = _tail(paragraphs, start, beside)
    parts = list(head(paragraphs[:start], titled, beside))
    parts += [
        Part("trailer", paragraphs[i], stamp(paragraphs[i]))
        if i in beside
        else _body_part(paragraphs, i, start, end, titled)
        for i in range(start, end)
    ]
    parts += [Part("trailer", text, stamp(text) or signature(text)) for text in paragraphs[end:]]
    return [_beside(part, *parts[max(0, i - 1) : i], *parts[i + 1 : i + 2]) for i, part in enumerate(parts)]


def _is_above_byline(paragraphs: list[str]) -> bool:
    """Whether a first line of two sentences is a headline all the same: "He left. He is back", then "By Ann Roe"."""
    first, rest = paragraphs[0] if paragraphs else ".", paragraphs[1:2]
    open_ended = first[-1].isalnum() or first[-1] in "?!\"'”’)"
    found = byline(rest[0]) if rest and open_ended and len(first.split()) <= LONG else None
    return found is not None and bool(found.authors)


def _beside(part: Part, *neighbours: Part) -> Part:
    """A line as its neighbours show it: a name beside a date line is the author's, words above a credit a caption."""
    behind = neighbours[-1] if neighbours else part
    told = behind.kind == "caption" and len(part.text) >= DESCRIBED and behind.text.startswith(part.text)
    if told and part.kind in ("paragraph", "subheading"):
        return Part("trailer", part.text)  # a picture's text for those who do not see it
    if part.kind != "subheading":
        return part
    credits = any(
        (other.byline is not None and other.kind in ("byline", "dateline")) or _is_post(other.text)
        for other in neighbours
    )
    if credits and is_person(part.text):
        return Part("byline", part.text, Byline((name_of(part.text),)))
    if credits and (names := reporters(part.text)):
        return Part("byline", part.text, Byline(names))
    if credits and _is_post(part.text):
        return Part("byline", part.text, Byline(publisher=medium_of(part.text)))
    if credits and (found := placed_date(part.text)) is not None:
        return Part("byline", part.text, found)
    if behind.kind == "caption" and is_credit(behind.text):
        return Part("caption", part.text)
    return part


def _is_post(text: str) -> bool:
    """Whether a line is a journalist's post, as it stands below the name: "Court Reporter"."""
    return len(text.split()) <= DESK and kind_of(text) == "desk"


def _body_part(paragraphs: list[str], i: int, start: int, end: int, titled: bool) -> Part:
    text = paragraphs[i]
    if is_caption(text):
        return Part("caption", text)
    if i > start and (is_aside(text) or (is_page_line(text) and not text.isdigit())):
        return Part("trailer", text)
    near_head = i <= start + 2
    if near_head and (start or titled) and (found := byline(text)) is not None and not is_running(text):
        return credited(text, found)
    if start < i <= start + BELOW and text.startswith("By ") and (found := byline(text)) is not None and found.authors:
        return credited(text, found)  # below a standfirst that is a sentence
    ordered = i > start and any(map(ORDERED.match, paragraphs[max(i - SIGNED, 0) : i]))
    if ordered and (found := place_and_date(text)) is not None:
        return Part("byline", text, Byline(published=found.published))
    if i > start and is_subheading(text) and i + 1 < end:
        return Part("subheading", text)
    length = dateline_length(text, near_head)
    date, agency = date_in(text[:length]), agency_in(text[:length])
    told = Byline(publisher=agency, published=date[0] if date else None) if near_head and (date or agency) else None
    return Part("paragraph", text, told, length)


def _closes(text: str) -> bool:
    """Whether a last line is no part of the story: a trailer, a stamp, the agency's name alone."""
    return is_trailer(text) or stamp(text) is not None or is_signed(text)


def _tail(paragraphs: list[str], start: int, beside: Set[int]) -> int:
    """Where the tail begins: the last paragraphs that are no part of the story."""
    end = len(paragraphs)
    while end > start + 1 and (end - 1 in beside or _closes(paragraphs[end - 1])):
        end -= 1
    while end < len(paragraphs) and end not in beside and is_bullet(paragraphs[end]) and not is_signed(paragraphs[end]):
        if not (is_bullet(paragraphs[end - 1]) or paragraphs[end - 1].endswith(":")):
            break
        end += 1  # "- Bodo", "- Alta": the items of a list, and no credit
    return end
