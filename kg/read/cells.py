"""A table of a web page becomes lines, one a row: "Founded: 2019", "Country: Norway; Rate: 6.5%", "Shares | 12 | 14".

Tables that only lay out a page are told from those that hold figures and facts, and become plain boxes.
"""

import re
from collections.abc import Iterator
from typing import Any

BLOCKS = ("p", "div", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section", "table")
APART = {*BLOCKS, "br", "li", "dt", "dd", "tr", "td", "th", "cite", "footer", "figure", "figcaption"}
LONG = 240  # characters of a cell with blocks in it: no figure and no fact is that long
PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup")
OPENING = re.compile(r"[$€£¥(]+")  # a cell of its own in the tables of companies, as is what closes: "$ | 12 | )"
CLOSING = re.compile(r"[)%]+")
SCALE = re.compile(r"^\(|[$€£%]|\b(?:[mb]n|mln|bln|per ?cent|(?:thousand|million|billion|crore|lakh)s?)\b|000", re.I)
MOST = 100  # columns or rows that one cell spans
FIGURE = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*(?:[A-Za-z]{1,3}\W*)?")


def text_of(element: Any) -> str:
    """The words of an element on one line; its blocks are parted."""
    return " ".join("".join(_flow(element)).split()) if len(element) else " ".join((element.text or "").split())


def _flow(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        between = " " if child.tag in APART else ""
        yield between
        yield from _flow(child)
        yield between + (child.tail or "")


def is_layout(table: Any) -> bool:
    """Whether a table holds a page or a column of it, and no figures and facts."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = [row.xpath("./td|./th") for row in table.iter("tr")]
    if max((len(row) for row in rows), default=0) < 2:
        return True
    return any(cell.find(".//h1") is not None or _is_column(cell) for row in rows for cell in row)


def _is_column(cell: Any) -> bool:
    """Whether a cell holds a column of a page: headings, lists, or several blocks and a lot of words."""
    if cell.find(".//h2") is not None or bool(cell.xpath(".//li/following-sibling::li")):
        return True
    blocks = [block for block in cell.iterdescendants(*BLOCKS, "br") if block.tag == "br" or text_of(block)]
    return len(blocks) > 1 and len(text_of(cell)) > LONG


def unwrap(table: Any) -> None:
    """The parts of a table that lays out a page as boxes."""
    for part in list(table.iter(*PARTS)):
        if next(part.iterancestors("table"), table) is table:
            part.tag = "div"


def lines(table: Any) -> list[tuple[str, bool]]:
    """The rows as lines, each with whether it is a fact, a label and what holds of it, and no row of figures."""
    rows = _grid(table)
    head = _head(table, rows)
    titled = [text_of(title) for title in table.iter("caption")]
    body = _without_gaps(rows, head)
    if head and SCALE.search(head[0]):  # "(in millions)": what holds of all of it
        titled, head[0] = [*titled, head[0]], ""
    several = [full for row in body if len(full := [cell for cell in row if cell]) > 1]
    pairs = not head and all(len(row) == 2 and row[0][:1].isalpha() for row in several)
    facts = pairs and sum(bool(FIGURE.fullmatch(row[1])) for row in several) * 2 <= len(several)
    told = [(_line(row, head), facts and sum(map(bool, row)) > 1) for row in body] or [(" | ".join(head), False)]
    return [line for line in [*((title, False) for title in titled), *told] if line[0]]


def _grid(table: Any) -> list[list[str]]:
    """The rows that say something, a text for each column; what spans rows stands in each, signs with their figures."""
    found: list[list[str]] = []
    carried: dict[int, tuple[str, int]] = {}
    for each in table.iter("tr"):
        row: list[str] = []
        cells = each.xpath("./td|./th")
        while cells or len(row) in carried:
            if (held := carried.pop(len(row), None)) is not None:
                if held[1] > 1:
                    carried[len(row)] = held[0], held[1] - 1
                row.append(held[0])
                continue
            cell = cells.pop(0)
            if (down := _span(cell, "rowspan")) > 1:
                carried[len(row)] = text_of(cell), down - 1
            row += [text_of(cell), *[""] * (_span(cell, "colspan") - 1)]
        found.append(_signed(row))
    width = max(map(len, found), default=0)
    return [row + [""] * (width - len(row)) for row in found if any(row)]


def _span(cell: Any, name: str) -> int:
    given = (cell.get(name) or "").strip()
    return min(int(given), MOST) if given.isascii() and given.isdigit() else 1


def _signed(row: list[str]) -> list[str]:
    """A row with the signs that have cells of their own beside their figures: "$", "12", ")"."""
    for i, text in enumerate(row):
        before = next((j for j in range(i - 1, -1, -1) if row[j]), None)
        if OPENING.fullmatch(text) and i + 1 < len(row):
            row[i], row[i + 1] = "", text + row[i + 1]
        elif CLOSING.fullmatch(text) and before is not None:
            row[i], row[before] = "", row[before] + text
    return row


def _head(table: Any, rows: list[list[str]]) -> list[str]:
    """The cells that name the columns: those of a first row of headings."""
    told = [row for row in table.iter("tr") if text_of(row)]
    if len(told) < 2 or sum(map(bool, rows[0])) < 2:
        return []
    named = told[0].getparent().tag == "thead" or (told[0].find("th") is not None and told[0].find("td") is None)
    return list(rows[0]) if named or (_is_bold(told[0]) and not any(map(_is_bold, told[1:]))) else []


def _without_gaps(rows: list[list[str]], head: list[str]) -> list[list[str]]:
    """The rows below the head without the columns that only hold others apart; they and the head become shorter."""
    body = rows[1:] if head else rows
    for i in range(len(rows[0]) - 1 if rows else -1, -1, -1):
        if not any(row[i] for row in body):
            name = head.pop(i) if head else ""
            body = [[*row[:i], *row[i + 1 :]] for row in body]
            if name and i < len(head) and not head[i]:
                head[i] = name
    return body


def _is_bold(row: Any) -> bool:
    """Whether all cells of a row are set in bold."""
    cells = [cell for cell in row.xpath("./td|./th") if text_of(cell)]
    return all(any(text_of(part) == text_of(cell) for part in cell.iter("b", "strong")) for cell in cells)


def _line(row: list[str], head: list[str]) -> str:
    told = [cell for cell in row if cell]
    if len(told) > 1 and head:
        return "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(head, row, strict=True) if cell)
    labelled = len(told) == 2 and told[0][0].isalpha()
    return f"{told[0].rstrip(':')}: {told[1]}" if labelled else " | ".join(told)
