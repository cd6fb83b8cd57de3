"""Which paragraphs of an article tell no news: desk notes, sign-offs, links, advertisements, comments, legal text.

They may stand anywhere: a line by itself ("Ann Roe contributed to this report."), or a heading with what is below it
("Forward-Looking Statements", "3 Comments"). What is told below "About Orsk Inc." is news.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice

from kg.rows import rows

FINAL = re.compile(r"[.!?…:][\"'”’)\]]*$")
BULLET = re.compile(r"[*•·▪–—-] ")
DASHES = "-–—"  # that also stand before a signature: "- Reporting by Ann Roe"
NUMBERED = re.compile(r"\d{1,2}[.)] ")
FEWEST = 4  # words of a sentence
LONGEST = 14  # words of a heading
MOST = 5  # paragraphs of an advertisement
STRETCHES = 60  # of an article: each may go on to its end
NAMED = 6  # letters of a sponsor's first word that is enough of its name
SHORT = 25  # words of one whose sponsor is not named


def without_news(paragraphs: list[str], titled: bool = False) -> frozenset[int]:
    """The numbers of the paragraphs that tell no news; the headline stands above them where they are `titled`."""
    lines = {i for i, text in enumerate(paragraphs) if (i or titled or not _is_heading(text)) and _is_line(text)}
    told = next((i for i, text in enumerate(paragraphs) if i not in lines and _is_prose(text)), len(paragraphs))
    opening = (i for i in range(int(not titled), len(paragraphs)) if _opened(paragraphs[i])[0] is not None)
    return frozenset(lines.union(*(_stretch(paragraphs, i, i > told) for i in islice(opening, STRETCHES))))


def _stretch(paragraphs: list[str], i: int, behind: bool) -> Iterable[int]:
    """The paragraphs without news that the one at `i` opens, itself among them, `behind` some running text."""
    kind, by = _opened(paragraphs[i])
    below = paragraphs[i + 1 :] if kind is not None and behind else []
    if kind == "ends" and below:
        return (i, *(i + 1 + j for j in _behind_end(paragraphs[:i], below)))
    if kind == "comments":
        return range(i, i + 1 + (len(below) if _are_comments(paragraphs[:i], below) else 0))
    if kind == "legal":
        return range(i, i + 1 + _length(below, _is_heading)) if behind else ()
    if kind == "contacts":
        return range(i, i + 1 + _length(below, _is_told)) if behind else ()
    if kind == "links":
        return range(i, i + 1 + _length(below, _is_prose))
    if kind == "sponsored":
        return range(i, i + 1 + _advertised(below[:MOST], by))
    return ()


def _opened(text: str) -> tuple[str | None, str]:
    """What kind of stretch a line opens, and whose it is where it tells that: "Presented by Orsk"."""
    if len(text.split()) > LONGEST:
        return None, ""
    numbered = NUMBERED.match(text)
    for kind in rows("furniture")["opening"]:
        if (found := _opening(kind).match(text, numbered.end() if numbered is not None else 0)) is not None:
            return kind, found[found.lastindex] if found.lastindex else ""
    return None, ""


def _length(below: list[str], ends: Callable[[str], bool]) -> int:
    """How many paragraphs there are before one that ends a stretch."""
    return next((n for n, text in enumerate(below) if ends(text) or _tells().match(text)), len(below))


def _behind_end(before: list[str], below: list[str]) -> list[int]:
    """What is no news behind the end of a press release; a mark that comes again, or too early, only parts items."""
    if any(_opening("ends").match(text) for text in (*before, *below)) or _size(below) > _size(before):
        return []
    found, told = [], False
    for n, text in enumerate(below):
        told = bool(_tells().match(text)) or (told and not _is_heading(text))
        if not told:
            found.append(n)
    return found


def _are_comments(before: list[str], below: list[str]) -> bool:
    """Whether what is below a heading are a reader's comments, and not the article below the buttons of its page."""
    shown = sum(bool(_signs("of_comments").match(text)) for text in below)
    return bool(below) and (shown > 0 or _size(below) <= _size(before)) and sum(map(_is_prose, before)) > 1


def _advertised(below: list[str], by: str) -> int:
    """How many paragraphs an advertisement has: to the last that names its sponsor, or one that is short."""
    if by[:1].isupper():
        first = re.match(r"\w+", by)
        called = first[0].casefold() if first is not None and len(first[0]) >= NAMED else by.casefold()
        named = [called in text.casefold() for text in below]
        length = next((n for n, text in enumerate(below) if not named[n] and _is_prose(text)), len(below))
        return max((n for n in range(1, length + 1) if named[n - 1]), default=0)
    return int(bool(below) and len(below[0].split()) <= SHORT)


def _size(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _is_heading(text: str) -> bool:
    """Whether a line is short and ends no sentence."""
    return len(text.split()) <= LONGEST and not FINAL.search(text) and text[0].isalnum() and not text[0].islower()


def _is_prose(text: str) -> bool:
    """Whether a paragraph ends a sentence, or is long."""
    return len(text.split()) > 2 * LONGEST or (len(text.split()) >= FEWEST and FINAL.search(text) is not None)


def _is_told(text: str) -> bool:
    """Whether a paragraph is running text and no address: "Call Ann Roe at 555-0100."."""
    return _is_prose(text) and not _signs("of_address").search(text)


@cache
def _joined(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


def _is_line(text: str) -> bool:
    """Whether a paragraph by itself tells no news."""
    bullet = BULLET.match(text)
    starts = (0,) if bullet is None else (bullet.end(), *((0,) if text[0] in DASHES else ()))
    return any(pattern.match(text, at) for at in starts for pattern in _lines()) or _legal().search(text) is not None


@cache
def _lines() -> tuple[re.Pattern[str], ...]:
    buttons = "|".join(sorted(map(re.escape, rows("furniture")["page"]["words"]), key=len, reverse=True))
    return _joined(*rows("furniture")["lines"]), re.compile(rf"(?:(?:{buttons})\b[ |•·,/:&]*)+$", re.I)


@cache
def _legal() -> re.Pattern[str]:
    return _joined(*rows("furniture")["legal"])


@cache
def _opening(kind: str) -> re.Pattern[str]:
    return _joined(*rows("furniture")["opening"][kind])


@cache
def _tells() -> re.Pattern[str]:
    return _joined(*rows("furniture")["closing"]["news"])


@cache
def _signs(kind: str) -> re.Pattern[str]:
    return _joined(*rows("furniture")["signs"][kind])
