"""The lines above the running text become the headline, bylines, captions, and text that looks like none.

What stands above a headline is told by its words ("FOR IMMEDIATE RELEASE", "Ref: 12/4"), by its looks ("Home > News"),
by naming nothing but a body ("MINISTRY OF WORKS"), or by being short: the headline is the first other line.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from kg.model import BlockKind
from kg.read.bylines import (
    Byline,
    byline,
    is_datelined,
    is_only_placed,
    is_timed_place,
    place_and_date,
    stamp,
)
from kg.read.credits import is_kind_of_text, is_masthead, name_of
from kg.read.dates import CLOCK, date_in
from kg.read.lines import is_bullet, is_caption, is_told, is_trailer
from kg.rows import rows, words
from kg.rows.bodies import body_name, is_body, is_firm

KICKER = 2  # words of a rubric
LARGE_KICKER = 4  # of one in capitals
GOES_ON = ("AND ", "OF ", "FOR ", "IN ", "WITH ")  # a headline in capitals over several lines
TITLED = 3  # words: a headline has more
RELEASED_BY = re.compile(r" [-–—|:] ?(?:press|news|media) release$", re.I)
BODY_FIRST = re.compile(r"\S+(?: \S+)? of ", re.I)  # "Ministry of Works", "Central Bank of Lomas"
LONGER = 5  # words of a headline below a menu, or of what stands in its place and is shorter
STEP = re.compile(r" (?:[>»›▸]|/|→) ")
RUBRIC = re.compile(r" ?[|•·—–] ?| - ")
TRAIL = re.compile(r"[^.!?]{1,30}(?: ?[>»›▸|/→•] ?[^.!?>»›▸|/→•]{1,30}){1,4}")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with its kind; `dateline` is the length of the dateline that it starts with."""

    kind: BlockKind
    text: str
    byline: Byline | None = None
    dateline: int = 0


def head(lines: list[str], titled: bool, beside: Set[int]) -> Iterator[Part]:
    """The lines with their kinds; `titled` where the headline stands above them, `beside` those that tell no news."""
    released = any(map(_is_released, lines))
    placed = {i for i, text in enumerate(lines) if released or is_timed_place(text)}
    kinds = [
        _untold(text) if i in beside else _plain(text) or (_place_and_date(text) if i in placed else None)
        for i, text in enumerate(lines)
    ]
    at = -1 if titled else _headline(lines, kinds)
    menu = any(_menu().fullmatch(text) for text in lines[: max(at, 0)])
    for i, (text, part) in enumerate(zip(lines, kinds, strict=True)):
        if i == at:
            yield Part("headline", text)
        elif i < at or not (titled or at >= 0):
            yield part or _above(text, released, menu)
        else:
            yield part or _below(text, released)


def _untold(text: str) -> Part:
    """A line that tells no news may tell when the text came out."""
    found = byline(text)
    return Part("trailer", text, found if found is not None and found.published else stamp(text))


def _plain(text: str) -> Part | None:
    """A line that is told by its own words, or None."""
    found = byline(text)
    if is_caption(text):
        return Part("caption", text)
    if found is not None and found.published and not is_bullet(text):
        return credited(text, found)
    if is_trailer(text) and not is_bullet(text):
        return Part("trailer", text)
    if is_letterhead(text):
        date, issuer = date_in(text), RELEASED_BY.sub("", text)
        publisher = body_name(issuer) if issuer != text and is_body(issuer) else None
        return Part("byline", text, Byline(publisher=publisher, published=date[0] if date else None))
    if found is not None and not is_only_placed(text):
        return credited(text, found)
    return Part("paragraph", text) if is_bullet(text) else None


def credited(text: str, found: Byline) -> Part:
    """A line that tells who wrote or filed the text, and when, with what it tells."""
    return Part("dateline" if is_datelined(text) else "byline", text, found)


def _below(text: str, released: bool) -> Part:
    """A line between the headline and the text; on a release a body's name in capitals is who publishes it."""
    found = byline(text)
    if found is None and released and text.isupper() and " " in text and is_body(text):
        return Part("byline", text, Byline(publisher=body_name(text)))
    placed = credited(text, found) if found is not None else _place_and_date(text)
    return placed or Part("paragraph" if is_told(text) else "subheading", text)


def _place_and_date(text: str) -> Part | None:
    found = place_and_date(text)
    return Part("byline", text, found) if found is not None else None


def _above(text: str, released: bool, menu: bool) -> Part:
    """A line above the headline: a paper's name, or a body's on the letterhead, is who publishes it; a menu is none."""
    if is_masthead(text):
        return Part("byline", text, Byline(publisher=name_of(text)))
    if paper := paper_of_rubric(text):
        return Part("byline", text, Byline(publisher=paper))
    if menu or _is_trail(text) or paper is not None:
        return Part("trailer", text)
    issuer = body_name(text) if is_firm(text) or (released and is_body(text)) else None
    return Part("subheading", text, Byline(publisher=issuer) if issuer else None)


def paper_of_rubric(text: str) -> str | None:
    """The paper before a rubric, "" where nobody's name is: "CASA & CARTA — THE INTERVIEW"; None for other lines."""
    parts = RUBRIC.split(text)
    ends = [part.casefold().removeprefix("the ").removeprefix("big ") for part in parts]
    if len(parts) != 2 or ends[1] not in words("layout", "site_parts") or len(parts[0].split()) > LARGE_KICKER:
        return None
    if ends[0] in words("layout", "site_parts"):
        return ""
    large = parts[0].isupper() or is_masthead(parts[0])
    return body_name(parts[0]) if large and (is_masthead(parts[0]) or " & " in parts[0]) else None


def is_letterhead(text: str) -> bool:
    """Whether a line is what stands on the paper of every release: "PRESS RELEASE No. 4", "Ref: 26/0419"."""
    return bool(_letterhead().fullmatch(text))


def _is_released(text: str) -> bool:
    """Whether a line says that this is a release, with or without its day: "Stock exchange release 17 March 2025"."""
    if is_letterhead(text) or (found := date_in(text)) is None:
        return is_letterhead(text)
    beside = CLOCK.sub("", f"{text[: found[1]]} | {text[found[2] :]}")
    return any(is_kind_of_text(part.strip()) for part in re.split(r"[|,–—]| at\b", beside))


def _headline(lines: Sequence[str], kinds: Sequence[Part | None]) -> int:
    """Which line is the headline; -1 for none."""
    every = [i for i, part in enumerate(kinds) if part is None]
    open_lines = [i for i in every if not lines[i].startswith("*")] or every  # "*Kallo 3Q Net Rises", above it
    chosen = next((i for i in open_lines if not _is_above(lines, kinds, i)), -1)
    chosen = chosen if chosen >= 0 or not open_lines else open_lines[-1]
    if chosen < 0 or len(lines[chosen].split()) >= LONGER:
        return chosen
    menu = next((i for i, text in enumerate(lines) if _menu().fullmatch(text)), len(lines))  # "Sign in", "Sport"
    below = (i for i in open_lines if i > max(chosen, menu))
    return next((i for i in below if len(lines[i].split()) >= LONGER and not _is_trail(lines[i])), chosen)


def _is_trail(text: str) -> bool:
    """Whether a line tells where on a site a page is: "Home > News", "Home / Cities / Lomas gets a bridge"."""
    return TRAIL.fullmatch(text) is not None or len(STEP.findall(text)) > 1


def _is_above(lines: Sequence[str], kinds: Sequence[Part | None], at: int) -> bool:
    """Whether a line stands above the headline: a rubric, a trail of rubrics, a body's name, and then a longer line."""
    text = lines[at]
    known = BODY_FIRST.match(text) is not None or _is_dated_firm(lines, kinds, at)
    named = is_body(text) and (known or any(map(_is_released, lines)))
    mark = named or is_masthead(text) or (TRAIL.fullmatch(text) is not None and len(text.split()) <= 2 * LARGE_KICKER)
    mark = mark or len(STEP.findall(text)) > 1 or paper_of_rubric(text) is not None
    few = len(text.replace("&", "").split()) <= (LARGE_KICKER if text.isupper() else KICKER)
    short = few and words("layout", "no_bodies").isdisjoint(text.casefold().split()[1:])  # "Goalkeeper retires"
    if not (mark or short):
        return False
    lone = len(text.split()) == 1
    for other, part in zip(lines[at + 1 :], kinds[at + 1 :], strict=True):
        if part is None and other.startswith(GOES_ON):
            return False
        if part is None:
            if named and len(other.split()) > 1 and not is_body(other):
                return byline(other) is None or is_only_placed(other)
            if len(other.split()) > ((1 if text.isupper() else KICKER) if lone else TITLED) and not is_body(other):
                return byline(other) is None or is_only_placed(other)
            if not lone and len(other.split()) > KICKER and not is_body(other) and not TRAIL.fullmatch(other):
                return mark
        elif part.kind == "trailer" and named and not BODY_FIRST.match(text):
            continue  # what is said by law between the name of who announces and what is announced
        elif (_parts_from_below(part) and not is_masthead(text)) or not (
            mark or lone or text.istitle() or text.isupper()
        ):
            return False
    return False


def _is_dated_firm(lines: Sequence[str], kinds: Sequence[Part | None], at: int) -> bool:
    """Whether a line is a firm's name beside the day, and nobody wrote the text: no "Orsk Eyes Corvo Inc"."""
    beside = [part for part in kinds[max(at - 1, 0) : at + 2] if part is not None and part.byline is not None]
    signed = any(part is not None and part.byline is not None and part.byline.authors for part in kinds)
    return is_firm(lines[at]) and not signed and any(part.byline and part.byline.published for part in beside)


def _parts_from_below(part: Part) -> bool:
    """Whether below a line like this stands no headline any more: the authors', a caption."""
    return part.kind != "byline" or (part.byline is not None and bool(part.byline.authors))


@cache
def _menu() -> re.Pattern[str]:
    return re.compile("|".join(rows("layout")["menu"]), re.I)


@cache
def _letterhead() -> re.Pattern[str]:
    return re.compile("|".join(rows("layout")["letterheads"]), re.I)
