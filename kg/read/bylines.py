"""A line at the head of an article becomes who wrote it, who published it, and when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.read.credits import (
    DOMAIN,
    PERSON,
    WEEKDAY,
    WORD,
    day_of_issue,
    is_family_name,
    is_given_name,
    is_kind_of_text,
    is_label_word,
    is_page_line,
    is_signed,
    kind_of,
    media,
    medium_of,
    name_of,
    parted,
)
from kg.read.datelines import agency_in, dateline_length, is_filed, is_known_place
from kg.read.dates import CLOCK, date_in, is_labelled, is_update, label_in
from kg.rows import alternatives, rows, words

MAX_WORDS = 30
PART = re.compile(r"\s*[|•·∙/]\s+|\s+[-–—]\s+")
PARTS = re.compile(r"[|•·∙]")
NAMES = re.compile(rf"{PERSON.pattern}(?:,? (?:and|&) {PERSON.pattern})? ")
READ = re.compile(r"\b\d+[- ]min(?:ute)?s? read\b", re.I)
TAGS = re.compile(r"(?:^|\s)#[^\W\d].*$")
PAGE = re.compile(
    r"\bpage [A-Z]?\d+\b|^[A-Z]?\d{1,3}(?=\s+[A-Z]{4,})|(?<=\s)[A-Z]?\d{1,3}$|(?:^|\s)[^\w\s]*\s?\d+[KkM]?$", re.I
)
PIECE = re.compile(r"[|•·∙/()\[\],–—]| - ")
ITEM = re.compile(r"\s*,\s*|\s+(?:and|&|with|AND|WITH)\s+")
# What stands behind a name: "(Beijing)", "in Cairo", "@handle", a mail address, and after capitals the medium.
BEHIND = re.compile(
    r"\([^()]{0,80}\)|(?<=\w),? (?:in|for|at|of|FOR) (?:[Tt]he |THE )?(?=[A-Z])(?:(?! (?:and|&|AND) ).)*"
    r"|\S+@\S+\.\S+|@\S+"
)
FOR_MEDIUM = re.compile(r" (?:for|FOR) (?:(?:the|The|THE) )?([A-Z][\w.'’& -]+)$")
IN_CAPITALS = re.compile(r"^((?:[A-Z][A-Z.'’-]+ ){2,})(?=[A-Z][a-z])")
BESIDE_DATE = re.compile(
    rf"\b(?:(?:and )?last updated|at|on|the|of|{WEEKDAY}|(?-i:[A-Z]{{1,4}}T|GMT|UTC|WIB|ET|CT|PT)"
    r"|(?:[01]\d|2[0-3])[0-5]\d"
    r"|(?:eastern|central|mountain|pacific|atlantic|greenwich|british|european|local)(?: \w+){0,2} time)\b",
    re.I,
)
SOURCE = re.compile(r"^(?:sources?|via|agency): ?", re.I)
SOURCED = re.compile(r"\|\s*source: ?([^|\d]{2,60}?)\s*(?:\||$)", re.I)
REPORTED = re.compile(
    r"(?:\(by|\(?(?:(?:reporting|writing)(?: and (?:reporting|writing))?|reported|written) by) ([^;()]+)", re.I
)
RELEASED = re.compile(r"[ ,;–—-]+(?:for|embargoed|not for) .{3,40}$", re.I)
OF_EVENT = re.compile(
    r"\W*(?:when|date (?:and|&) time|time|event|deadline|closing|doors|recall|opening)\b[^:]{0,20}:", re.I
)
STAMP = re.compile(r"^\W*(?:0|END|ENDS?)\W+", re.I)
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
    if is_page_line(line):
        return Byline()
    if cue := _cue().match(line):
        return _credited(line[cue.end() :], mononym=not cue[0].lower().startswith("from"))
    if line.startswith("With ") and (names := reporters(line.removeprefix("With "))):
        return Byline(names)  # below the headline of a live blog
    found = _dated(line) or _datelined(line) or _placed(line) or _signed(line)
    return found or (Byline(published=day) if (day := day_of_issue(line)) else None)


def is_only_placed(line: str) -> bool:
    """Whether a line is told a byline by one name and a place alone: some headlines are, "Fire Ruins Mill in Lomas"."""
    found = _placed(line) if _cue().match(line) is None else None
    return found is not None and len(found.authors) == 1


def people(fields: Iterable[str]) -> tuple[str, ...]:
    """The people that author fields name, each of which may hold several names; desks and media are none."""
    bare = (_cue().sub("", field.removeprefix("With "), count=1) for field in fields)
    found = [_credited(field, mononym=False) for field in bare]
    return tuple(dict.fromkeys(name for each in found if each for name in each.authors))


def is_person(line: str) -> bool:
    """Whether a line is a name of two words or more that could be a person's: no "KEY POINTS", no "Velton Inc"."""
    if " " not in line or not line[-1].isalpha() or kind_of(line) != "person":
        return False
    first, *between, last = line.casefold().replace(".", "").split()
    family_first = len(between) == 1 and is_family_name(first) and not is_label_word(first)  # "Goh Yi Ling"
    named = is_given_name(first) or family_first or not (is_label_word(first) or is_label_word(last))
    return named and last not in words("reference", "legal_forms")


def reporters(line: str) -> tuple[str, ...]:
    """The people of a line of several full names and their places: "Ana Silva in Recife and Jun Ito"; () for others."""
    names = _items(line)
    several = len(names) > 1 and line[-1].isalpha() and len(line.split()) <= MAX_WORDS // 2
    return tuple(map(name_of, names)) if several and all(map(is_person, names)) else ()


def closing_credit(line: str) -> tuple[str, ...]:
    """Who wrote it, as the last line of an agency tells: "(Reporting by Ana Silva in Recife; Editing by Jun Ito)"."""
    found = REPORTED.match(line)
    names = _items(found[1]) if found else []
    return tuple(map(name_of, names)) if all(map(is_person, names)) else ()


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{alternatives(words('layout', 'byline_cues'))})\b:?|(?:writer|reporter)s?:) ", re.I)


@cache
def _other_credit() -> re.Pattern[str]:
    return re.compile(rf"[,;]? *\b(?:{'|'.join(rows('layout')['other_credits'])})(?!\w).*", re.I)


def _credited(rest: str, mononym: bool) -> Byline | None:
    """What follows "By": names, then media and dates, parted by bars, dashes or commas."""
    first, *others = PART.split(_before_date(rest))
    items = [(item, kind_of(item)) for whole in _items(first) for item in parted(whole)]
    mononym = mononym and len(items) == 1
    authors = [item for item, kind in items if kind == "person" and (mononym or " " in item or "." in item)]
    if not items or (None in [kind for _, kind in items] and not (_starts_with_name(items) and rest[-1] != ".")):
        return None
    named = [name_of(item) for item, kind in items if kind == "medium"]
    named += [medium for item, kind in items if kind == "desk" and (medium := medium_of(item))]
    if (behind := FOR_MEDIUM.search(first)) and kind_of(behind[1]) == "medium":
        named.append(name_of(behind[1]))
    named += [part.strip(" .") for part in others if kind_of(part.strip(" .")) in ("medium", "person")]
    published, updated = _date(rest)
    return Byline(tuple(dict.fromkeys(map(name_of, authors))), next(iter(named), None), published, updated)


def _before_date(line: str) -> str:
    """A line in which a bar parts names from the label or the date behind them: "By Ann Roe Published: May 3, 2021"."""
    if found := label_in(line):
        return f"{line[:found]}| {line[found:]}"
    dated = date_in(line)
    behind = dated is not None and bool(NAMES.fullmatch(line[: dated[1]]))
    return f"{line[: dated[1]]}| {line[dated[1] :]}" if dated is not None and behind else line


def _items(text: str) -> list[str]:
    """The names of a list, without what stands behind them."""
    bare = BEHIND.sub("", IN_CAPITALS.sub(r"\1, ", _other_credit().sub("", text)))
    return [item.strip(" .;:") for item in ITEM.split(bare) if item.strip(" .;:")]


def _starts_with_name(items: Sequence[tuple[str, str | None]]) -> bool:
    """Whether a full name comes first, so that what follows is what the author does: "a professor of law"."""
    return items[0][1] == "person" and " " in items[0][0]


def _date(line: str) -> tuple[str | None, bool]:
    """The date of a line, and whether it is that of an update; one of publication is preferred."""
    dated = [(found[0], is_update(part)) for part in PART.split(line) if (found := date_in(part))]
    if not dated and (found := date_in(line)):
        dated = [(found[0], is_update(line))]
    return min(dated, key=lambda pair: pair[1], default=(None, False))


def _dated(line: str) -> Byline | None:
    """A line with a date and little else: a label, a clock time, a weekday, a medium, a place; with it a name."""
    published, updated = _date(line)
    if published is None:
        return Byline() if is_labelled(line) and line[-1].isdigit() else None
    if line.endswith("?") or _is_of_table(line) or OF_EVENT.match(line):
        return None
    people: list[str] = []
    line, publisher = _sourced(line)
    alone = False  # "Ann Roe · May 3, 2026 · 5 min read": beside a line of the page stands no place
    for part in PIECE.split(
        _without_dates(_other_credit().sub("", SOURCE.sub("", READ.sub(r"|\g<0>|", TAGS.sub("", line)))))
    ):
        part = SOURCE.sub("", part.strip())
        left = _uncued(BESIDE_DATE.sub(" ", CLOCK.sub(" ", PAGE.sub(" ", part))).strip(" .:-"))
        if not any(map(str.isalpha, left)) or is_page_line(left) or is_kind_of_text(left):
            alone = alone or bool(left)
            continue
        kind = kind_of(left) if left and not is_labelled(left) else "date"
        alone = alone or kind == "desk" or _cue().match(part.strip()) is not None
        if kind == "person" and left.casefold().rsplit(" ", 1)[-1] in words("reference", "legal_forms"):
            publisher = publisher or left
        elif kind == "person" and (PARTS.search(line) or left.isupper()):
            people += [name_of(left)] if " " in left else []  # "Santiago | 3 July 2025 | The Observer": a place
        elif kind == "medium":
            publisher = publisher or left
        elif kind is None and "|" in line and (names := reporters(left)):
            people += names
        elif kind not in ("desk", "date"):
            return None
    # Without a medium the name may as well be the place: "New York | May 3, 2021".
    sure = publisher is not None or (all(map(is_person, people)) and (alone or all(map(_is_given, people))))
    return Byline(tuple(people) if sure else (), publisher and name_of(publisher), published, updated)


def _is_given(name: str) -> bool:
    """Whether a name starts with one that people are given, and is no place: no "Victoria Falls"."""
    return is_given_name(name.split()[0].casefold()) and not is_known_place(name)


def _sourced(line: str) -> tuple[str, str | None]:
    """A line without the source that one of its parts tells, and the source: "3 May 2024 | Source: Lomas Inc."."""
    found = SOURCED.search(line)
    return (line, None) if found is None else (f"{line[: found.start()]} | {line[found.end() :]}", found[1].strip())


def _is_of_table(line: str) -> bool:
    """Whether a line heads the columns of a table: several dates without a word between."""
    rest = _without_dates(line)
    return rest.count(" | ") > 1 and not any(map(str.isalpha, rest))


def _uncued(part: str) -> str:
    """A part of a line without the "By" before its names: "The Lomas Post | 2 May | By Ann Roe"."""
    cue = _cue().match(part)
    return part[cue.end() :] if cue is not None and not part.lower().startswith("from") else part


def placed_date(line: str) -> Byline | None:
    """A line of a place and a date beside an author's, which alone might be anything: "Edinburgh, May 22, 2025"."""
    published, updated = _date(line)
    left = _beside_dates(line)
    placed = len(left) in (1, 2) and all(word.istitle() for part in left for word in part.split())
    return Byline(published=published, updated=updated) if published is not None and placed else None


def is_timed_place(line: str) -> bool:
    """Whether a line is a place, a date and an hour: "Bergen (Norway), 17 March 2025 – 7:00 a.m. CET"."""
    timed = date_in(line) is not None and CLOCK.search(_without_dates(line)) is not None
    return timed and placed_date(line) is not None


def place_and_date(line: str) -> Byline | None:
    """A place, or an author, and a date in a line of its own: "Brussels, 14 January 2026"; no "Paris Agreement"."""
    told = RELEASED.sub("", line)
    place = next(iter(_beside_dates(told)), "")
    parts = place.casefold().split()
    if not parts or not placed_date(told) or any(is_label_word(part) for part in parts[1:]):
        return None
    lone = not is_known_place(place) and place[-2:-1] != "."  # "Washington D.C."
    named = len(parts) > 1 and is_given_name(parts[0]) and is_person(place) and lone
    found = placed_date(told) if len(parts) > 1 or not is_label_word(parts[0]) else None
    return replace(found, authors=(place,)) if found is not None and named else found


def _beside_dates(line: str) -> list[str]:
    """The parts of a line without its date and its hour."""
    parts = PIECE.split(BESIDE_DATE.sub("", CLOCK.sub("", _without_dates(line))))
    return [part.strip(" .,:-|") for part in parts if part.strip(" .,:-|")]


def signature(line: str) -> Byline | None:
    """The agency that signs a text below its end: "AAP"."""
    return Byline(publisher=line.strip(" -–—()")) if is_signed(line) else None


def stamp(line: str) -> Byline | None:
    """The date of a line with which an agency closes: "May 12, 2026 03:12 ET (07:12 GMT)", "-0- May/12/2026 08:15"."""
    found = STAMP.sub("", line)
    rest = BESIDE_DATE.sub("", CLOCK.sub("", _without_dates(found)))
    timed = CLOCK.search(found) is not None and not any(map(str.isalpha, rest))
    published, updated = _date(found) if timed else (None, False)
    return Byline(published=published, updated=updated) if published else None


def is_datelined(line: str) -> bool:
    """Whether a line is a dateline that stands alone, and no byline."""
    return _datelined(line) is not None


def _datelined(line: str) -> Byline | None:
    """A dateline that stands alone: "LINZ, Austria, Nov 6, 2025 (Baltic Wire) -"."""
    alone = f"{line.rstrip(' -–—')} - "
    sure = line[:2].isupper() or agency_in(alone) is not None  # no "Paris Agreement, 12 December 2015"
    if (
        not sure
        or line.casefold() in media()
        or dateline_length(f"{alone}X") != len(alone)
        or not is_filed(f"{alone}X")
    ):
        return None
    date = date_in(alone)
    return Byline(publisher=agency_in(alone), published=date[0] if date else None)


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
    items = [(item.strip(), kind_of(item.strip())) for item in re.split(r",| \| ", line) if item.strip()]
    kinds = [kind for _, kind in items]
    if not items:
        return None
    if len(items) == 1:
        tokens = line.casefold().strip(".").split()
        known = words("layout", "desk_words") | media()
        if line.casefold() in media() or DOMAIN.fullmatch(line):
            return Byline(publisher=line)
        return Byline() if all(token in known for token in tokens) else None
    if len(names := re.split(r" (?:and|&) ", items[0][0])) > 1 and all(map(is_person, names)):
        return Byline(tuple(map(name_of, names))) if set(kinds[1:]) == {"desk"} else None
    beside = {"person"} if kinds[0] == "medium" else {"medium", "desk"}
    if line[-1] in ".?!" or not set(kinds[1:]) <= beside:
        return None
    authors = (name_of(items[0][0]),) if kinds[0] == "person" and " " in items[0][0] else ()
    told = (item if kind == "medium" else medium_of(item) for item, kind in items if kind in ("medium", "desk"))
    medium = next(filter(None, told), None)
    told_by_desk = kinds == ["desk", "medium"] and medium is not None and " " in medium
    known_medium = told_by_desk or (medium is not None and medium.casefold() in media())  # "Staff writer, Lomas Post"
    return Byline(authors, medium) if authors or known_medium else None
