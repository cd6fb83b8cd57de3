"""What an agency or a page sets around a headline or a lead is no part of it: "UPDATE 2-", "(AP)", "Published:"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import Block
from kg.rows import alternatives, rows
from kg.rows.bodies import is_body
from kg.shown.stretches import Stretch

PAGE = re.compile(
    r"(?:^[A-Z]?\d{1,3} +|(?<=[A-Z]) )(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY,"
    r"|(?<=\d{4}) (?:[Pp]age )?[A-Z]?\d{1,3}$",
    re.MULTILINE,
)
NOTE = r"\((?:\d\w\w )?(?i:lead|ld|urgent|update|recast|news focus|feature|writethru)\b[^()]{0,20}\) "
ZONES = "[ecmp][ds]t|gmt|utc|[bijp]st|ae[ds]t|nz[ds]t|wat|eat|sast|pht|sgt|hkt"
LARGE = re.compile(rf"\b(?!(?i:{ZONES}|am|pm)\b)[A-Z]{{3,}}\b")
MOST = 3  # words of a rubric
BEATS = re.compile(  # "Acme Q3 profit rises 5%, beats forecasts": of what it beats nothing is told
    r"(?<=[\w%)]), (?:but )?(?:beats|misses|tops|lags|trails|smashes|above|below|in line with) "
    r"(?:[a-z]+ )?(?:forecasts?|estimates?|expectations?|consensus|views?|polls?|guidance|the Street|Wall Street)$",
    re.I | re.M,
)
ZONE = re.compile(r"(?<=[\dmM.]) ?\(?\b(?:[A-Z]{1,4}T|GMT|UTC)\b(?:[+-]\d{1,2}\b)?\)?")


def around(text: str, blocks: Sequence[Block]) -> Iterator[Stretch]:
    """The stretches of headlines, datelines and lines about the article that say nothing themselves."""
    behind = [block.start for block in blocks[1:]] + [len(text)]
    for block, following, after in zip(blocks, (*blocks[1:], None), behind, strict=False):
        if block.kind == "headline":
            yield from _slugs(text, block)
        elif _is_rubric(text, block, following):
            yield block.start, after
        elif block.kind == "subheading" and (tied := _tied().match(text, block.start, block.end)):
            yield tied.span()
        elif block.kind == "dateline":
            yield from (found.span() for found in _agency().finditer(text, block.start, block.end))
        elif block.kind == "byline":
            yield from _labels(text, block, after)


def _is_rubric(text: str, block: Block, following: Block | None) -> bool:
    """Whether a line in capitals above the headline says only where in a paper the article stands: "PALM OIL"."""
    if block.kind != "subheading" or following is None or following.kind != "headline":
        return False
    line = text[block.start : block.end]
    return line.isupper() and len(line.split()) <= MOST and not is_body(line.title())


def _slugs(text: str, block: Block) -> Iterator[Stretch]:
    start = _slug().match(text, block.start, block.end)
    if start is not None and start.end() < block.end:
        yield start.span()
    elif text[block.start] == "*":
        yield block.start, block.start + 1
    beats = BEATS.search(text, block.start, block.end)
    if beats is not None:
        yield beats.span()
    end = _closing().search(text, block.start, block.end)
    if end is not None and end.start() > block.start:
        yield end.span()


def _labels(text: str, block: Block, after: int) -> Iterator[Stretch]:
    """A line of the page or the letterhead as a whole; labels in front of dates."""
    large = LARGE.search(text, block.start, block.end) is not None  # "14 MAR 2026", "TNN |" are taken for names
    stamped = large and _stamp().fullmatch(text, block.start, block.end) is not None
    if stamped or _alone().fullmatch(text, block.start, block.end):
        yield block.start, after
    else:
        for pattern in (_label(), ZONE, PAGE, _kind_of_text()):
            yield from (found.span() for found in pattern.finditer(text, block.start, block.end))


@cache
def _agency() -> re.Pattern[str]:
    """Agencies and wires in a dateline, not the papers of towns: "(AP)", "/CNW/", "(Newsfile Corp. - May 4, 2026)"."""
    known = "|".join(map(re.escape, rows("layout")["media"]))
    name = rf"(?:{known}|[A-Z]{{2,}}(?:[ /-][A-Z]+)*|(?:[A-Z]\w+ ){{0,2}}\w*(?i:wire))"
    return re.compile(
        rf"(?<=[\w. ]) (?:--? )?\({name}\)(?= ?[-–—:]|  )"
        r"|(?<=\w) /[A-Z][\w .-]{2,30}/(?= -)|(?<=\w) / [A-Z][\w .]{3,25}(?= / )"
        r"|(?<=\()[A-Z][A-Za-z.& ]{2,40} [-–] (?=[A-Z\d])"
    )


@cache
def _slug() -> re.Pattern[str]:
    apart = "|".join(rows("layout")["slugs"])
    shouted = r"(?:URGENT|BREAKING|LEAD|FLASH|ALERT|EXCLUSIVE|JUST IN) (?=[A-Z][a-z]|[A-Z]+ )"
    return re.compile(
        rf"(?:\*+ ?)?(?:{_tied().pattern}|{NOTE}|{shouted}|(?i:{apart})(?: ?\([^()]{{1,20}}\))? ?[:|] ?(?=\S))+"
    )


@cache
def _tied() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(rows('layout')['slugs_tied'])})(?: ?\d+)?[-–—](?=[\w\"“‘'*]))+")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"(?: (?:--?|[–—]) (?i:update|sources?|report|\d(?:st|nd|rd|th) update)| \(\d\))$")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{alternatives(rows('layout')['date_labels'])}): ?(?=[\w])")


@cache
def _kind_of_text() -> re.Pattern[str]:
    """What a line says that the text is: "Orme Oyj | Stock Exchange Release | 4 May 2025"."""
    return re.compile(rf"(?:^|(?<=[|,–-] ))(?i:{'|'.join(rows('layout')['kinds_of_text'])})(?= ?[|,–-]|$)", re.M)


@cache
def _alone() -> re.Pattern[str]:
    return re.compile("|".join(rows("layout")["letterheads"] + rows("layout")["page_lines"]), re.I)


@cache
def _stamp() -> re.Pattern[str]:
    """Nothing but when, and through whom: "16:42, 14 MAR 2026 Updated 17:05", "TNN | Apr 3, 2026, 04.15 IST"."""
    labels, media = rows("layout")["date_labels"], map(re.escape, rows("layout")["media"])
    told = alternatives([*labels, *media, "at", "on", "and", "am", "pm", "hrs"])
    word = rf"(?:{told}|{rows('layout')['months']}|{rows('layout')['weekdays']})"
    return re.compile(rf"(?:(?:{word}|{ZONES})(?!\w)|\d(?:st|nd|rd|th)?|[:.,/|•·–— -])+", re.I)
