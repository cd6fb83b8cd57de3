"""What lines of lists leave out is read all the same: "* Opened 12 clinics" as "It opened 12 clinics".

A language model takes the verb that such a line begins with for a name. The mark of the list stands for who does it,
so that the words read have a place in the text; whom they mean is told by the headline and what the list goes on from.
A list that half a sentence opens is read as one sentence: "Acme plans to:", "* build a mill", "* hire 300 people".
The hour or the year at the head of a line is read as a sentence has it: "1987: The mayor resigned."
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import Block
from kg.rows import rows, words
from kg.rows.lexicon import is_common_word
from kg.shown.boxes import is_boxed, said
from kg.shown.codes import of_states
from kg.shown.forms import given_names
from kg.shown.markets import plainly
from kg.shown.measured import is_measured, measured, points
from kg.shown.movers import verbs_again
from kg.shown.notices import spelled
from kg.shown.passed import undergone
from kg.shown.stretches import Reading

MARKS = "*•·▪▫■□◦●○‣⁃►▶–—-"  # of lists, as a class of characters has them
BULLET = re.compile(rf"(?:[{MARKS}]+ |\(?\d{{1,2}}[.)] (?=[A-Z])|[*–-](?=[A-Z]))")
ITEM = re.compile(rf"(?:[{MARKS}]+|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{2,4}})[.)]) ?(?=[A-Za-z])")
ENDING = re.compile(r"[;,.]?(?:(?<=[;,]) ?(and|or))?$")
INNER = re.compile(r"[a-z)][.!?][\"”]? [A-Z]")
FIRST = re.compile(r"([A-Z][a-z]+(?:-[a-z]+)?) +(?=([\w$€£¥“\"'’%-]+))")
LARGE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")  # amid a sentence
COMMON = re.compile(r"[A-Z][a-z]+(?= [a-z])")
COUNTED = "one|two|three|four|five|six|seven|eight|nine|ten|some|more|all|both|several|another|first|second|third"
PERIOD = r"FY(?:\d\d){0,2}|[QH][1-4]|[1-4][QH](?:\d\d)?|full-year|annual|quarterly"
DETERMINED = re.compile(
    rf"(?:[\d$€£¥]|(?:an?|the|its|their|his|her|about|over|up|nearly|almost|new|{COUNTED}|{PERIOD})\b)", re.IGNORECASE
)
PREPOSITIONS = frozenset(("in", "by", "as", "to", "on", "at", "for", "with", "among", "from", "into", "under", "of"))
YEAR = r"(?:1[5-9]|20)\d\d"
CLOCK = r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
LONGEST = 300  # characters of an item that goes on with half a sentence
MOST = 12  # items
Line = tuple[int, int]


def supplied(text: str, blocks: Sequence[Block]) -> Iterator[Reading]:
    """What is read where lines leave something out."""
    lines = [(b.start, b.end) for b in blocks if b.kind in ("paragraph", "subheading")]
    for block in (b for b in blocks if b.kind == "headline"):
        yield from undergone(text, block.start, block.end, headline=True)
        yield from measured(text, block.start, block.end)
    for readings in (points, of_states, plainly, verbs_again):
        yield from readings(text)
    named = frozenset(LARGE.findall(text)) if ": " in text else frozenset()
    done = 0
    for number, (start, end) in enumerate(lines):
        if start < done:
            continue  # goes on with half a sentence
        yield from measured(text, start, end)
        mark = BULLET.match(text, start, end)
        first = mark.end() if mark is not None else start
        stamp = _stamps().match(text, first, end)
        if stamp is not None:
            yield from _dated(text, stamp, end)
            yield from undergone(text, stamp.end(), end)
        elif box := list(said(text, first, end, named)):
            yield from box
        elif mark is not None and mark.end() < end and (subject := left_out(text[mark.end() : end])):
            yield mark.start(), mark.end() + 1, f"{subject} {text[mark.end()].lower()}"
        else:
            yield from spelled(text, first, end)
            yield from undergone(text, first, end)
        if text[end - 1] == ":" and _half().search(text, max(start, end - 40), end):
            items = _items(text, lines[number + 1 : number + 1 + MOST])
            yield from _joined(text, (start, end), items)
            done = items[-1][1] if items else 0


def is_told(line: str) -> bool:
    """Whether a line is no heading, as it tells something: "1987: The mayor left", "Founded: 1998"."""
    mark = BULLET.match(line)
    first = mark.end() if mark is not None else 0
    alert = mark is not None and line[0] == "*" and line.isupper()
    return alert or _stamps().match(line, first) is not None or is_boxed(line[first:]) or is_measured(line)


def _items(text: str, lines: Sequence[Line]) -> list[Line]:
    """The items of a list, each from its first word to its end, up to one that holds more than a sentence."""
    items: list[Line] = []
    for start, end in lines:
        mark = ITEM.match(text, start, end)
        if mark is None or end - start > LONGEST:
            break
        items.append((mark.end(), end))
        if INNER.search(text, start, end):
            break
    return items


def _joined(text: str, half: Line, items: Sequence[Line]) -> Iterator[Reading]:
    """Half a sentence and the items that go on with it, as one: "plans to build a mill and to hire 300 people"."""
    found = _half().search(text, max(half[0], half[1] - 40), half[1])
    again = found["again"].lower() if found is not None else ""
    before = half[1] - 1
    for number, (start, end) in enumerate(items):
        link = "" if number == 0 else f" and {again}" if number + 1 == len(items) else f", {again}"
        yield before, start + 1, f"{link} {text[start].lower() if _begins_small(text, start) else text[start]}"
        ending = ENDING.search(text, start, end)
        before = ending.start() if ending is not None else end


def _begins_small(text: str, start: int) -> bool:
    """Whether the first word of an item is no name: "Build two plants"."""
    word = re.compile(r"[A-Za-z]+").match(text, start)
    return word is not None and word.group().lower() in words("lines", "deeds")


def _dated(text: str, stamp: re.Match[str], end: int) -> Iterator[Reading]:
    """The time at the head of a line, as a sentence has it: "1987: The mayor resigned", "2019: Joined Acme"."""
    start, behind = stamp.end("when"), stamp.end()
    yield stamp.start(), stamp.start(), "At " if stamp["clock"] else "On " if stamp["day"] else "In "
    for month in ("month", "other"):
        if (name := stamp[month]) is not None and name.isupper():
            yield stamp.start(month), stamp.end(month), name.title()
    subject = left_out(text[behind:end])
    if subject:
        yield start, start, " "
        yield start, behind + 1, f"{subject.lower()} {text[behind].lower()}"
    elif (first := COMMON.match(text, behind, end)) is not None and is_common_word(first.group()):
        yield start, behind + 1, f", {text[behind].lower()}"
    else:
        yield start, behind, ", "


def left_out(line: str) -> str:
    """What a line leaves out before its first word: "It", "It was", "It is"; nothing where it leaves out nothing."""
    found = FIRST.match(line)
    if found is None:
        return ""
    verb, behind = found[1].lower(), found[2]
    if verb == "to":
        return "It is" if behind in words("lines", "deeds") and not _has_verb(line) else ""
    if verb in words("lines", "saying"):
        return "It"
    if _has_verb(line):
        return ""
    if verb in words("lines", "undergone") and (behind in PREPOSITIONS or behind in words("lines", "posts")):
        return "He was" if verb in words("lines", "of_people") else "It was"
    if verb in words("lines", "naming") and _is_name(behind):
        return "It"
    bare = verb not in words("lines", "describing") | words("lines", "plurals")
    if verb in words("lines", "told"):
        aimed = behind == "to" and verb in {"aims", "plans", "pledges"}
        return "It" if aimed or _is_object(behind, bare) else ""
    deed = _deeds().get(verb)
    if deed == "doing":
        return "It is" if DETERMINED.match(behind) or behind[0].isupper() else ""
    other = verb.endswith("ed") and len(verb) > 5 and verb not in words("lines", "never")
    done = deed is not None or (other and DETERMINED.match(behind) is not None)
    who = "He" if verb in words("lines", "of_people") else "It"
    return who if done and _is_object(behind, bare) else ""


def _is_name(behind: str) -> bool:
    """Whether a word behind a verb begins somebody's name: "Appointed Ann Roe", no "Appointed Chief"."""
    titled = behind.rstrip(".") in {"Dr", "Mr", "Ms", "Mrs", "Prof", "Professor", "Sir", "Dame"}
    return behind.istitle() and (titled or behind in given_names() or not is_common_word(behind))


def _is_object(behind: str, bare: bool) -> bool:
    """Whether what stands behind a verb is what it is done to, or where: no noun alone, but for a plain verb."""
    if DETERMINED.match(behind) or (behind[0].isupper() and not behind.isupper()):
        return bare or not behind.endswith("%")
    if behind in PREPOSITIONS:
        return behind == "into" or (bare and behind not in {"of", "by"})
    return bare and behind.isalpha()


def _has_verb(line: str) -> bool:
    """Whether a line has a finite verb of its own that needs no other."""
    return any(word in words("lines", "finite") for word in line.split())


@cache
def _deeds() -> dict[str, str]:
    """The forms of the verbs of lists, and whether each is done or being done."""
    forms: dict[str, str] = dict.fromkeys(rows("lines")["irregular"], "done")
    for verb in rows("lines")["deeds"]:
        stem = verb.removesuffix("e")
        doubled = stem + stem[-1] if re.search(r"[^aeiou][aeiou][bgmnpt]$", stem) and stem == verb else stem
        for form in (stem, doubled):
            forms[f"{form}ed"], forms[f"{form}ing"] = "done", "doing"
        if verb.endswith("y"):
            forms[f"{verb[:-1]}ied"] = "done"
    return forms


@cache
def _half() -> re.Pattern[str]:
    return re.compile(rf"{rows('lines')['half']}$")


@cache
def _stamps() -> re.Pattern[str]:
    """The hour, day, month or year that a line begins with, and the mark behind it."""
    month = rf"(?P<month>{rows('layout')['months']})"
    day = rf"(?P<day>{month}\.? \d{{1,2}}(?:,? {YEAR})?)"
    years = rf"{YEAR}(?:[-–](?:{YEAR}|\d\d))?"
    clock = rf"(?P<clock>{CLOCK})(?: (?:[A-Z]{{2,4}}|local time))?"
    month_or_year = rf"(?:{month.replace('month', 'other')}\.? )?{years}"
    told = r"(?=[\"“]?[A-Za-z]+ [\w“\"(])"
    return re.compile(rf"(?P<when>{day}|{month_or_year}|{clock})(?: ?[:|] +| [–—-] ){told}", re.IGNORECASE)
