"""A line at the head of an article becomes who wrote it, who published it, and when."""

import re
from dataclasses import dataclass
from functools import cache

from kg.read.dates import CLOCK, date_in, is_labelled
from kg.rows import rows, words

MAX_WORDS = 30
PART = re.compile(r"\s*[|•·∙/]\s+|\s+[-–—]\s+|\s{2,}")
ITEM = re.compile(r"\s*,\s*|\s+(?:and|&|with)\s+")
PARTICLES = r"(?:(?:al|bin|ibn|da|das|de|del|della|den|der|di|dos|du|el|la|le|ten|ter|van|von|y|e|zu)[ -])"
WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*|[ldo]['’][^\W\d_a-z]\w+)"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
BESIDE_DATE = re.compile(rf"\b(?:at|on|the|of|{WEEKDAY}|(?-i:[A-Z]{{2,4}}))\b", re.I)
PERSON = re.compile(rf"{PARTICLES}*{WORD}(?: {PARTICLES}*{WORD}){{0,4}}")
PLACED = re.compile(rf"({PERSON.pattern}(?:,? (?:and|&) {PERSON.pattern})?),? in {WORD}(?:,? {WORD}){{0,3}}")


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line says about the article."""

    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None


def byline(line: str) -> Byline | None:
    """The line as a byline or date line, or None when it is neither."""
    if len(line.split()) > MAX_WORDS:
        return None
    if _page_line().fullmatch(line):
        return Byline()
    found = date_in(line)
    if cue := _cue().match(line):
        return _credited(line[cue.end() :], found[0] if found else None)
    if found and _only_date(line, found[1], found[2]):
        return Byline(published=found[0], publisher=_medium_beside(line))
    if placed := _placed(line):
        return placed
    return Byline(publisher=line) if line.casefold() in _media() else _desk(line)


@cache
def _cue() -> re.Pattern[str]:
    cues = sorted(words("layout", "byline_cues"), key=lambda cue: (-len(cue), cue))
    return re.compile(rf"(?:{'|'.join(cues)})\b:? ", re.I)


@cache
def _page_line() -> re.Pattern[str]:
    return re.compile("|".join(rows("layout")["page_lines"]), re.I)


@cache
def _media() -> frozenset[str]:
    return frozenset(name.casefold() for name in words("layout", "media"))


def _credited(rest: str, published: str | None) -> Byline | None:
    """What follows "By": names, then media and dates, parted by bars, dashes or commas."""
    first, *others = (part for part in PART.split(rest) if part.strip())
    authors: list[str] = []
    publisher = None
    for item in _items(first):
        kind = _kind(item)
        if kind == "person":
            authors.append(_name(item))
        elif kind == "medium":
            publisher = publisher or item
        elif kind is None:
            return None
    for part in others:
        if not date_in(part) and not CLOCK.search(part) and not is_labelled(part) and _kind(part) not in ("desk", None):
            publisher = publisher or part.strip(" .")
    return Byline(tuple(dict.fromkeys(authors)), publisher, published) if authors or publisher or published else None


def _items(text: str) -> list[str]:
    """The names of a list, without what stands behind them in brackets or after "in"."""
    bare = re.sub(r"\([^()]*\)|(?<=\w),? (?:in|for|at|of) [A-Z].*", "", text)
    return [item.strip(" .;:") for item in ITEM.split(bare) if item.strip(" .;:")]


def _kind(item: str) -> str | None:
    """Whether an item is a person, a medium, a desk, a date, or (None) words of running text."""
    tokens = item.casefold().replace(".", "").split()
    if item.casefold() in _media():
        return "medium"
    if all(token in words("layout", "desk_words") for token in tokens):
        return "desk"
    if date_in(item) or CLOCK.fullmatch(item) or is_labelled(item) or re.fullmatch(r"(?:19|20)\d\d", item):
        return "date"
    if any(token in words("layout", "medium_words") for token in tokens):
        if tokens[-1] in words("layout", "desk_words"):
            return "desk"
        return "medium" if item[0].isupper() else None
    if tokens[-1] in words("layout", "desk_words"):
        return "desk"
    return "person" if PERSON.fullmatch(item) and len(item) > 2 else None


def _name(item: str) -> str:
    """A name in capitals written as names are."""
    return item.title() if item.isupper() and len(item) > 4 else item


def _only_date(line: str, start: int, end: int) -> bool:
    """Whether a line with a date holds little else: a label, a clock time, a weekday, a medium."""
    beside = CLOCK.sub(" ", line[:start] + " " + line[end:])
    beside = BESIDE_DATE.sub(" ", beside)
    rest = [part for part in re.split(r"[|•·/()\[\],–—-]| {2,}", beside) if part.strip(" .:")]
    return not line.rstrip().endswith("?") and all(
        is_labelled(part.strip()) or _kind(part.strip(" .:")) in ("medium", "desk", "date") for part in rest
    )


def _medium_beside(line: str) -> str | None:
    parts = [part.strip(" .:()") for part in re.split(r"[|•·()]| [-–—] ", line)]
    return next((part for part in parts if part and not date_in(part) and _kind(part) == "medium"), None)


def _placed(line: str) -> Byline | None:
    """Reporters with their places: "Ana Silva in Recife and Jun Ito in Osaka"."""
    parts = re.split(r",? and (?=[^,]* in )|; | \| ", line)
    found = [PLACED.fullmatch(part.strip()) for part in parts]
    if not all(found) or len(line.split()) < 4:
        return None
    names = [name for match in found if match for name in re.split(r",? (?:and|&) ", match[1])]
    return Byline(tuple(names)) if all(" " in name for name in names) else None


def _desk(line: str) -> Byline | None:
    """A desk ("Staff Reporter", "Reuters Staff") in place of a name."""
    tokens = line.casefold().strip(".").split()
    known = words("layout", "desk_words") | _media()
    return Byline() if 0 < len(tokens) <= 4 and all(token in known for token in tokens) else None
