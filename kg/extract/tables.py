"""Lines of numbers under a head that tells their scale, their money and their periods become the cells of a table.

"Key figures (NOK million)", "2025 2024", "Revenue 6,212 5,870". Where a head or a row is not plain, there is no cell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.numerals import either
from kg.model import Document
from kg.rows import rows

_NUMBER = r"(?:[-−–]?\d[\d,]*(?:\.\d+)?|\(\d[\d,]*(?:\.\d+)?\))"
_PERIOD = r"(?:(?:Q[1-4]|H[12])[ -]?|FY ?)?20\d\d"
_ROW = re.compile(rf"(?P<label>[A-Z][^\d|:;]*[^\d|:;\s])(?P<cells>(?: {_NUMBER})+)")
_CELL = re.compile(_NUMBER)
_COLUMNS = re.compile(rf"(?P<head>.*?)(?P<periods>(?:(?:^| ){_PERIOD})+)")
_LENGTH = re.compile(
    r"(?P<count>three|six|twelve|3|6|12)[ -]months?(?: period)? (?:ended|to|ending) .*?(?P<month>[A-Z][a-z]{2,8})\b.*",
    re.I,
)
_UNSURE = re.compile(r"\b(?:months?|weeks?|quarters?|half|ended|ending|change|restated|pro forma)\b", re.I)
_LONGEST = 100  # characters of a line of a table
_MONTHS = {"three": 3, "3": 3, "six": 6, "6": 6, "twelve": 12, "12": 12}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "k": 1_000, "m": 1_000_000}
_SCALES |= {"mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000, "bln": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table: its place, its money, how many times it is meant, and the TIMEX3 value of its column."""

    start: int
    end: int
    unit: str
    scale: int
    negative: bool
    period: str
    period_start: int
    period_end: int


@dataclass(slots=True)
class _Head:
    """What the lines above a row tell so far."""

    unit: str = ""
    scale: int = 0
    months: tuple[int, int] | None = None
    columns: tuple[tuple[str, int, int], ...] = ()
    unsure: bool = False


def cells(document: Document) -> Iterator[Cell]:
    """The cells of an article's tables, in order."""
    head = _Head()
    for block in document.blocks:
        line = document.text[block.start : block.end]
        if block.kind not in ("paragraph", "subheading") or len(line) > _LONGEST:
            head = _Head()
            continue
        row = _ROW.fullmatch(line)
        found = _COLUMNS.fullmatch(line) if head.scale or _money().search(line) else None
        if row is not None and head.columns:
            yield from _cells(row, block.start, head)
        elif not _reads(line, block.start, found, head):
            head = _Head()


def _reads(line: str, start: int, found: re.Match[str] | None, head: _Head) -> bool:
    """Whether a line tells of the rows below it; the head then knows it."""
    money, length = _money().search(line), _LENGTH.fullmatch(line)
    if money is not None:
        head.unit, head.scale = _unit(money)
        head.columns, head.months, head.unsure = (), None, False
    if length is not None:
        month = rows("times")["months"].get(length["month"].casefold())
        head.months = (_MONTHS[length["count"].casefold()], month) if month else None
        head.unsure = month is None
    elif found is not None:
        head.unsure = head.unsure or _UNSURE.search(found["head"]) is not None
        periods = re.finditer(_PERIOD, line[found.start("periods") :])
        at = start + found.start("periods")
        told = [(_value(p[0], head), at + p.start(), at + p.end()) for p in periods]
        head.columns = () if head.unsure or not all(value for value, _, _ in told) else tuple(told)
    elif money is None and head.scale and _UNSURE.search(line):
        head.unsure = True
    return bool(head.scale) and (money is not None or length is not None or found is not None or head.unsure)


def _value(period: str, head: _Head) -> str:
    """The TIMEX3 value of a column: "2025", "Q1 2026", or "2026" of three months that ended in March."""
    year = period[-4:]
    label = period[:2] if period[0] in "QH" else ""
    if head.months is None or label:
        return f"{year}-{label}" if label else ("FY" if period.startswith("FY") else "") + year
    count, month = head.months
    if month % count:
        return ""
    return {3: f"{year}-Q{month // 3}", 6: f"{year}-H{month // 6}", 12: year}[count]


def _cells(row: re.Match[str], start: int, head: _Head) -> Iterator[Cell]:
    """The cells of a row that has one for each column, of a sum of money."""
    found = list(_CELL.finditer(row["cells"]))
    label = row["label"].casefold()
    if (
        len(found) != len(head.columns)
        or "%" in label
        or re.search(r"\b(?:margin|ratio|number|employees|rate)\b", label)
    ):
        return
    scale = 1 if "per share" in label or "eps" in label.split() else head.scale
    for cell, (period, first, last) in zip(found, head.columns, strict=True):
        at = start + row.start("cells")
        inner = cell[0].strip("()")
        begin = at + cell.start() + cell[0].index(inner)
        yield Cell(begin, begin + len(inner), head.unit, scale, cell[0][0] == "(", period, first, last)


@cache
def _money() -> re.Pattern[str]:
    """What tells the money and the scale of a table: "NOK million", "SEKm", "in millions of euros", "MSEK"."""
    codes = either(rows("units")["money"]["scaled_codes"]["codes"])
    signs = r"US\$|\$|€|£"
    names = either(name + "s" if name in ("dollar", "euro", "pound") else name for name in _names())
    scale = r"thousand|million|billion|k|mn|m|mln|bn|bln"
    return re.compile(
        rf"(?<![\w$€£])(?:(?P<code>{codes}|{signs}) ?(?P<scale>{scale})s?|(?P<before>[MTK])(?P<code2>{codes})"
        rf"|(?i:in )?(?P<scale2>(?i:thousand|million|billion))s? of "
        rf"(?P<name>(?i:{names}|{codes}|u\.s\. dollars|us dollars)))(?!\w)"
    )


@cache
def _names() -> dict[str, str]:
    named: dict[str, str] = rows("units")["money"]["names"]
    kept = ("dollar", "euro", "pound", "yen", "kronor", "kroner", "yuan", "rupees", "zloty", "forint")
    return {name: named[name] for name in kept if name in named}


def _unit(found: re.Match[str]) -> tuple[str, int]:
    """The money and the scale that a head tells."""
    if found["code2"]:
        return found["code2"], {"M": 1_000_000, "T": 1_000, "K": 1_000}[found["before"]]
    if found["name"]:
        name = found["name"].casefold()
        code = (
            _names().get(name) or _names().get(name.removesuffix("s")) or ("USD" if "dollars" in name else name.upper())
        )
        return code, _SCALES[found["scale2"].casefold()]
    signs: dict[str, str] = rows("units")["money"]["signs"]
    return signs.get(found["code"], found["code"]), _SCALES[found["scale"].casefold()]
