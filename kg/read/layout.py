"""Paragraphs become blocks: the headline, who wrote it and when, captions, sub-headings, running text, the tail.

The head ends with the first paragraph of running text: one that ends a sentence, or is long. A text that starts with
running text has no headline.
"""

import re
from dataclasses import dataclass
from functools import cache

from kg.lines import is_told
from kg.model import BlockKind
from kg.read.bylines import Byline, byline, is_datelined, is_only_placed, is_person, placed_date, reporters
from kg.read.datelines import agency_in, dateline_length
from kg.read.dates import date_in
from kg.rows import rows, words

FINAL = re.compile(r"[.!?…][\"'”’)\]]*$")
BREAK_INSIDE = re.compile(r"[a-z)\d][.!?][\"'”’)]* [\"'“‘(]?[A-Z]")
LONG = 30  # words: no headline is that long
MAX_CAPTION = 600  # characters; a longer paragraph with a credit at its end is running text
HEADLINE_ASKS = 14  # words of a headline that asks or exclaims


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with its kind; `dateline` is the length of the dateline that it starts with."""

    kind: BlockKind
    text: str
    byline: Byline | None = None
    dateline: int = 0


def lay_out(paragraphs: list[str], headline: str | None = None) -> list[Part]:
    """The paragraphs with their kinds; the first is the headline where `headline` is known to be that."""
    if headline is not None:
        return [Part("headline", headline), *_parts(paragraphs[1:], titled=True)]
    return _parts(paragraphs, titled=False)


def _parts(paragraphs: list[str], titled: bool) -> list[Part]:
    above = int(not titled and _is_above_byline(paragraphs))
    start = next((i for i, text in enumerate(paragraphs) if i >= above and is_running(text)), 0)
    end = _tail(paragraphs, start)
    parts = _head(paragraphs[:start], titled)
    parts += [_body_part(paragraphs, i, start, end, titled) for i in range(start, end)]
    parts += [Part("trailer", text) for text in paragraphs[end:]]
    return [_beside(part, *parts[max(0, i - 1) : i], *parts[i + 1 : i + 2]) for i, part in enumerate(parts)]


def _is_above_byline(paragraphs: list[str]) -> bool:
    """Whether a first line of two sentences is a headline all the same: "He left. He is back", then "By Ann Roe"."""
    first, rest = paragraphs[0] if paragraphs else ".", paragraphs[1:2]
    open_ended = first[-1].isalnum() or first[-1] in "?!\"'”’)"
    found = byline(rest[0]) if rest and open_ended and len(first.split()) <= LONG else None
    return found is not None and bool(found.authors)


def _beside(part: Part, *neighbours: Part) -> Part:
    """A line as its neighbours show it: a name beside a date line is the author's, words above a credit a caption."""
    if part.kind != "subheading":
        return part
    if any(other.byline for other in neighbours) and is_person(part.text):
        return Part("byline", part.text, Byline((part.text,)))
    if any(other.byline for other in neighbours) and (names := reporters(part.text)):
        return Part("byline", part.text, Byline(names))
    if any(other.byline for other in neighbours) and (found := placed_date(part.text)) is not None:
        return Part("byline", part.text, found)
    if _is_credit(neighbours[-1]):
        return Part("caption", part.text)
    return part


def _is_credit(part: Part) -> bool:
    return part.kind == "caption" and bool(_caption().fullmatch(part.text))


def is_running(text: str) -> bool:
    """Whether a paragraph is running text and not a headline, a caption, a byline or another line of the page."""
    tokens = text.split()
    if is_caption(text) or _trailer().match(text):
        return False
    if len(tokens) > LONG or (len(tokens) > LONG // 2 and BREAK_INSIDE.search(text)):
        return True
    if not FINAL.search(text) or len(tokens) < 3:
        return False
    if text.rstrip("\"'”’)")[-1:] == ".":
        return tokens[-1].strip(".\"'”’)").casefold() not in words("layout", "abbreviations")
    return len(tokens) > HEADLINE_ASKS and byline(text) is None


def is_caption(text: str) -> bool:
    """Whether a paragraph is the caption of a picture or its credit."""
    return len(text) < MAX_CAPTION and bool(_caption().search(text))


def _head(lines: list[str], titled: bool) -> list[Part]:
    parts: list[Part] = []
    for i, text in enumerate(lines):
        found = byline(text)
        if is_caption(text):
            parts.append(Part("caption", text))
        elif _trailer().match(text):
            parts.append(Part("trailer", text))
        elif found is not None and (i or titled or not is_only_placed(text)):
            parts.append(_credited(text, found))
        elif not titled and not _is_kicker(text, lines[i + 1 : i + 2]):
            parts.append(Part("headline", text))
            titled = True
        elif is_told(text):
            parts.append(Part("paragraph", text))
        else:
            parts.append(Part("subheading", text))
    return parts


def _credited(text: str, found: Byline) -> Part:
    """A line that tells who wrote or filed the text, and when, with what it tells."""
    return Part("dateline" if is_datelined(text) else "byline", text, found)


def _is_kicker(text: str, after: list[str]) -> bool:
    """Whether a line is the rubric above the headline: a word or two, then a longer line of the same kind."""
    short = len(text.split()) <= 2 or (text.isupper() and len(text.split()) <= 4)
    return short and bool(after) and len(after[0].split()) > 3 and byline(after[0]) is None


def _body_part(paragraphs: list[str], i: int, start: int, end: int, titled: bool) -> Part:
    text = paragraphs[i]
    if is_caption(text):
        return Part("caption", text)
    if i > start and _aside().match(text):
        return Part("trailer", text)
    near_head = i <= start + 2
    if near_head and (start or titled) and (found := byline(text)) is not None and not is_running(text):
        return _credited(text, found)
    if i > start and _is_subheading(text) and i + 1 < end and not is_told(text):
        return Part("subheading", text)
    length = dateline_length(text) if near_head else 0
    date, agency = date_in(text[:length]), agency_in(text[:length])
    told = Byline(publisher=agency, published=date[0] if date else None) if date or agency else None
    return Part("paragraph", text, told, length)


def _is_subheading(text: str) -> bool:
    return len(text.split()) <= 12 and not re.search(r"[.!…:;,][\"'”’)\]]*$", text) and text[0].isalnum()


def _tail(paragraphs: list[str], start: int) -> int:
    """Where the tail begins: the last paragraphs that are no part of the story."""
    end = len(paragraphs)
    while end > start + 1 and _trailer().match(paragraphs[end - 1]):
        end -= 1
    return end


@cache
def _caption() -> re.Pattern[str]:
    ends = "|".join(rows("layout")["caption_ends"])
    starts = "|".join(rows("layout")["caption_starts"])
    return re.compile(rf"(?:{ends})\.?$|^(?:{starts})", re.I)


@cache
def _trailer() -> re.Pattern[str]:
    return re.compile("|".join(rows("layout")["trailers"] + rows("layout")["asides"]), re.I)


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("|".join(rows("layout")["asides"]), re.I)
