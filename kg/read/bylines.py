"""A line at the head of an article becomes who wrote it, who published it, and when."""

import re
from dataclasses import dataclass
from functools import cache

from kg.read.dates import CLOCK, date_in, is_labelled, is_update
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
    updated: bool = False  # the date is that of a later change


def byline(line: str) -> Byline | None:
    """The line as a byline or date line, or None when it is neither."""
    if len(line.split()) > MAX_WORDS:
        return None
    if _page_line().fullmatch(line):
        return Byline()
    if cue := _cue().match(line):
        return _credited(line[cue.end() :])
    return _dated(line) or _placed(line) or _signed(line)


def is_person(line: str) -> bool:
    """Whether a line is a name of two words or more that could be a person's."""
    return " " in line and line[-1].isalpha() and _kind(line) == "person"


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


def _credited(rest: str) -> Byline | None:
    """What follows "By": names, then media and dates, parted by bars, dashes or commas."""
    first, *others = (part for part in PART.split(rest) if part.strip())
    items = [(item, _kind(item)) for item in _items(first)]
    if not items or any(kind is None for _, kind in items):
        return None
    authors = dict.fromkeys(_name(item) for item, kind in items if kind == "person")
    named = [item for item, kind in items if kind == "medium"]
    named += [part.strip(" .") for part in others if _kind(part) in ("medium", "person") and not is_labelled(part)]
    published, updated = _date(rest)
    return Byline(tuple(authors), next(iter(named), None), published, updated)


def _date(line: str) -> tuple[str | None, bool]:
    """The date of a line, and whether it is that of an update; one of publication is preferred."""
    dated = [(found[0], is_update(part)) for part in PART.split(line) if (found := date_in(part))]
    if not dated and (found := date_in(line)):
        dated = [(found[0], is_update(line))]
    return min(dated, key=lambda pair: pair[1], default=(None, False))


def _items(text: str) -> list[str]:
    """The names of a list, without what stands behind them in brackets or after "in"."""
    bare = re.sub(r"\([^()]{0,80}\)|(?<=\w),? (?:in|for|at|of) [A-Z].*", "", text)
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


def _dated(line: str) -> Byline | None:
    """A line with a date and little else: a label, a clock time, a weekday, a medium, a name between bars."""
    published, updated = _date(line)
    if published is None:
        return Byline() if is_labelled(line) and line[-1].isdigit() else None
    if line.endswith("?"):
        return None
    authors, publisher = [], None
    for part in re.split(r"[|•·∙/()\[\],–—]| - | {2,}", _without_dates(line)):
        left = BESIDE_DATE.sub(" ", CLOCK.sub(" ", part)).strip(" .:-")
        kind = _kind(left) if left and not is_labelled(left) else "date"
        if kind == "person" and "|" in line:
            authors.append(_name(left))
        elif kind == "medium":
            publisher = publisher or part.strip(" .:")
        elif kind not in ("desk", "date"):
            return None
    return Byline(tuple(authors), publisher, published, updated)


def _without_dates(line: str) -> str:
    while found := date_in(line):
        line = f"{line[: found[1]]} | {line[found[2] :]}"
    return line


def _placed(line: str) -> Byline | None:
    """Reporters with their places: "Ana Silva in Recife and Jun Ito in Osaka"."""
    parts = re.split(r",? and (?=[^,]* in )|; | \| ", line)
    found = [PLACED.fullmatch(part.strip()) for part in parts]
    if not all(found) or len(line.split()) < 4:
        return None
    names = [name for match in found if match for name in re.split(r",? (?:and|&) ", match[1])]
    return Byline(tuple(names)) if all(" " in name for name in names) else None


def _signed(line: str) -> Byline | None:
    """A desk in place of a name ("Staff Reporter"), a medium, or a name with either: "Lena Falk, Baltic Review"."""
    items = [(item.strip(), _kind(item.strip())) for item in re.split(r",| \| ", line) if item.strip()]
    kinds = [kind for _, kind in items]
    desks = words("layout", "desk_words") | _media()
    if len(items) == 1:
        tokens = line.casefold().strip(".").split()
        return Byline() if len(tokens) <= 4 and all(token in desks for token in tokens) else None
    if kinds[0] != "person" or not set(kinds[1:]) <= {"medium", "desk"} or line[-1] in ".?!":
        return None
    return Byline((_name(items[0][0]),), next((item for item, kind in items if kind == "medium"), None))
