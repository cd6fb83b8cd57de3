"""Which lines are rows of results: scores and scorers, line-ups, the tables of leagues. They tell no sentence.

"Lomas Town 2 Corby 1", "Roe 23, Lee 67 pen", "LOMAS (4-4-2): Roe 7; Lee 6", "P W D L F A Pts", "Lomas 9 7 1 1 22".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import Block
from kg.rows import alternatives, rows
from kg.shown.forms import given_names

LONGEST = 1500  # characters of a line-up
FEWEST = 5  # players of one; columns of a table
SURE = 10  # players of one that nothing else tells
WORD = r"[A-Z][\w.’'&/*†-]*"
NAME = rf"(?:{WORD}|extras)(?: (?:{WORD}|and|of|the|de|da|van|der|von|al|for|c|b|st|lbw|out|run|not)){{0,5}}"
FIGURE = r"\d{1,3}(?:[.+:/*-]\d{1,3}){0,4}[*’']?"
ASIDE = re.compile(r" ?[(\[][^()\[\]]{0,60}[)\]]")
COLUMN = (
    r"(?:P|W|D|L|F|A|T|M|R|GP|MP|GF|GA|GD|PF|PA|PD|NRR|RR|BP|TB|LB|Pl?d|Pos|PCT|Pct|GB|OTL|Pts|PTS|Points|Form|NR"
    r"|\+/-|-)"
)
PAIR = re.compile(rf"(?:[A-Z][\w-]*(?: [a-z]+)?: )?(?P<home>{NAME}) {FIGURE} (?P<away>{NAME}) {FIGURE}")
SIDE, POINTS = r"[^\W\d][^\d,:;$£€%]{2,40}", r"\d{1,3}"
SCORE = re.compile(rf"{SIDE} {POINTS}(?:,? {SIDE} {POINTS}| ?[-–] ?{POINTS} {SIDE})")
LABELS = re.compile(r"(?:Scorers|Goals|Batting|Bowling|Leaders|Records|Bookings|Subs|Team|Tries|Best|Elsewhere)\b")
FULL_NAME = re.compile(r"\b([A-Z][a-z]+) (?=[A-Z][a-z])")
FIGURED = re.compile(r"[A-Za-z] \d")
SPLIT = re.compile(
    r"[,;:] ?|\.? (?=(?:[Ss]ub|[Rr]eplacement|[Bb]ench|[Uu]nused|[Rr]eserves|[Ii]nterchange)\w*\b)|\. (?=[A-Z])"
)


def results(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Where the blocks begin that are rows of results; a team with one figure is one beside another row only."""
    lines = [block for block in blocks if block.kind in ("headline", "paragraph", "subheading")]
    told = [_kind_of_block(text, block) for block in lines]
    beside = zip(("", *told), told, (*told[1:], ""), strict=False)
    kept = [kind == "row" or (kind == "one" and (before or after) != "") for before, kind, after in beside]
    found = frozenset(block.start for block, row in zip(lines, kept, strict=True) if row)
    sole = {block.start for block in lines if block.kind == "headline"}  # "Storm 2 Coast 0" may be of no match
    return found if found - sole else frozenset()


def teams(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """The teams that rows of results name: the two of "Lomas 1-14 Corby 0-15", the one before its players."""
    rows_of_results = results(text, blocks)
    for block in blocks:
        line = text[block.start : block.end] if block.start in rows_of_results else ""
        bare = ASIDE.sub("", line).rstrip(" .")
        if (pair := PAIR.fullmatch(bare)) is not None:
            yield from (pair["home"], pair["away"])
        elif bare and not LABELS.match(bare) and _is_lineup(line, bare) and (label := _team().match(bare)) is not None:
            yield label["team"]


def _kind_of_block(text: str, block: Block) -> str:
    """The kind of a line; a headline is a row where it is but a score, of which words may be written small."""
    line = text[block.start : block.end]
    return ("row" if SCORE.fullmatch(line) else "") if block.kind == "headline" else _kind(line)


def _kind(line: str) -> str:
    """Whether a line is a row, or one team or player with a figure: "row", "one", ""."""
    if len(line) > LONGEST or not (line[:1].isupper() or line[:1].isdigit()):
        return ""
    bare = ASIDE.sub("", line).rstrip(" .")
    if _table().fullmatch(line):
        return "row"
    if any(found[1] in given_names() for found in FULL_NAME.finditer(bare, bare.find(":") + 1)) and ":" in bare:
        return ""  # "Lomas: Ann Roe 6; Bo Lee 7": full names are read well
    if _labelled().fullmatch(bare):
        return "row"
    if _scores().fullmatch(bare):
        figured = len(FIGURED.findall(bare))
        return "" if _named_day().search(bare) else "row" if figured > 1 else "one"
    return "row" if _is_lineup(line, bare) else ""


def _is_lineup(line: str, bare: str) -> bool:
    """Whether a line names the players of a team: "LOMAS: Roe; Lee, Day, Oz, Ray. Subs: Dee"."""
    label = _team().match(bare)
    if label is None or _stands().search(line):
        return False
    players = list(_players(bare[label.end() :]))
    marked = ";" in bare or re.search(r"\d", bare[label.end() :]) is not None or len(players) >= SURE
    return len(players) >= FEWEST and marked and all(map(_player().fullmatch, players))


def _players(listed: str) -> Iterator[str]:
    return (item.strip() for item in SPLIT.split(listed) if item.strip())


@cache
def _scores() -> re.Pattern[str]:
    """Names with figures and nothing else, behind a label perhaps: "Scorers: Roe 5, 67, Lee 80 pen"."""
    marks = alternatives(rows("layout")["result_marks"])
    item = rf"{NAME}(?: {FIGURE})+(?: ?(?:{marks}))?"
    between = r"(?:[,;.] ?| [v–-] | )"
    label = r"(?:[A-Z][\w-]*(?: [a-z]+){0,2}(?:: ?| [–-] ))?"
    return re.compile(rf"{label}{item}(?:{between}{label}{item}|[,;] ?{FIGURE})*(?:, (?:\d?OT|ET))?")


@cache
def _labelled() -> re.Pattern[str]:
    """Surnames behind a label of results, with or without minutes: "Booked: Roe, Lee", "Sent off: Day 71"."""
    labels = rf"(?i:{alternatives(rows('layout')['result_labels'])})"
    marks = alternatives(rows("layout")["result_marks"])
    name = rf"(?:[A-Z]\.? )?(?:(?:de|da|van|der|von|al) )?{WORD}(?: \d[\d+’']{{0,5}})?(?: (?:{marks}))?"
    return re.compile(rf"{labels} ?[:–-] ?{name}(?:(?:[,;] ?| and ){name}|, ?\d[\d+]{{0,5}})*")


@cache
def _table() -> re.Pattern[str]:
    """The head and the rows of a table of a league."""
    head = rf"(?:(?:[A-Z][\w.]* ){{0,3}}{COLUMN}(?: {COLUMN}){{{FEWEST - 2},}})"
    return re.compile(rf"{head}|(?:\d{{1,3}}[.)]? )?{NAME}(?: [+-]?\d[\d.:]*){{{FEWEST},}}")


@cache
def _named_day() -> re.Pattern[str]:
    """Days, which are no scores: "May 12, June 3"."""
    return re.compile(rf"\b(?:{rows('layout')['months']})\.? \d{{1,2}}\b", re.I)


@cache
def _team() -> re.Pattern[str]:
    return re.compile(rf"(?P<team>{NAME}) ?(?::|[–-](?= )) ?")


@cache
def _stands() -> re.Pattern[str]:
    """Candidates with their parties are no players: "Roe (Lab) 998"."""
    return re.compile(rf"\((?:{alternatives(map(re.escape, rows('relations')['party_marks']))})\)")


@cache
def _player() -> re.Pattern[str]:
    marks = alternatives(rows("layout")["result_marks"])
    role = r"(?:[Ss]ub\w*|[Rr]eplacements?|[Bb]ench|[Uu]nused|[Rr]eserves|[Ii]nterchange)(?: not used| subs?)?"
    return re.compile(rf"{role}|(?:\d{{1,2}}[.)]? )?{NAME}(?: {FIGURE})*(?: ?(?:{marks}))?|{FIGURE}")
