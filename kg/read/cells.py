"""A table of a web page becomes lines, one a row: "Founded: 2019", "Country: Norway; Rate: 6.5%", "Shares | 12 | 14".

Tables that only lay out a page are told from those that hold figures and facts, and become plain boxes.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

BLOCKS = ("p", "div", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section", "table")
APART = {*BLOCKS, "br", "li", "dt", "dd", "tr", "td", "th", "cite", "footer", "figure", "figcaption"}
LONG = 240  # characters of a cell with blocks in it: no figure and no fact is that long
PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup")
OPENING = re.compile(r"[$€£¥(]+")  # a cell of its own in the tables of companies, as is what closes: "$ | 12 | )"
CLOSING = re.compile(r"[)%]+")
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
    blocks = [block for block in cell.iterdescendants(*BLOCKS) if text_of(block)]
    return len(blocks) > 1 and len(text_of(cell)) > LONG


def unwrap(table: Any) -> None:
    """The parts of a table that lays out a page as boxes."""
    for part in list(table.iter(*PARTS)):
        if next(part.iterancestors("table"), table) is table:
            part.tag = "div"


def lines(table: Any) -> list[tuple[str, bool]]:
    """The rows as lines, each with whether it is a fact, a label and what holds of it, and no row of figures."""
    rows = [row for each in table.iter("tr") if (row := _cells(each))]
    head = _head(table, rows)
    body = rows[1:] if head else rows
    titled = [text_of(title) for title in table.iter("caption")]
    if head and head[0].startswith("("):  # "(in millions)": what holds of all of it
        titled, head = [*titled, head[0]], ["", *head[1:]]
    several = [row for row in body if len(row) > 1]
    pairs = not head and all(len(row) == 2 and row[0][:1].isalpha() for row in several)
    facts = pairs and sum(bool(FIGURE.fullmatch(row[1])) for row in several) * 2 <= len(several)
    told = [(_line(row, head), facts and len(row) > 1) for row in body] or [(" | ".join(head), False)]
    return [line for line in [*((title, False) for title in titled), *told] if line[0]]


def _head(table: Any, rows: list[list[str]]) -> list[str]:
    """The cells that name the columns: those of a first row of headings."""
    first = next((row for row in table.iter("tr") if text_of(row)), None)
    if first is None or not rows or len(rows[0]) < 2:
        return []
    named = first.getparent().tag == "thead" or (first.find("th") is not None and first.find("td") is None)
    bold = [_is_bold(row) for row in table.iter("tr") if text_of(row)]
    return rows[0] if len(rows) > 1 and (named or (bold[0] and not any(bold[1:]))) else []


def _is_bold(row: Any) -> bool:
    """Whether all cells of a row are set in bold."""
    cells = [cell for cell in row.xpath("./td|./th") if text_of(cell)]
    return all(any(text_of(part) == text_of(cell) for part in cell.iter("b", "strong")) for cell in cells)


def _cells(row: Any) -> list[str]:
    """The cells of a row without the empty ones at its end; signs in cells of their own stand with their figures."""
    found: list[str] = []
    opened = ""
    for cell in row.xpath("./td|./th"):
        text = text_of(cell)
        if OPENING.fullmatch(text):
            opened = text
        elif CLOSING.fullmatch(text) and found:
            found[-1] += text
        elif text or not found:
            found.append(opened + text)
            opened = ""
    return found if any(found) else []


def _line(row: list[str], head: list[str]) -> str:
    if head and len(row) in (len(head), len(head) - 1):
        names = head if len(row) == len(head) else ["", *head] if not row[0] else head
        cells = [": ".join(filter(None, pair)) for pair in zip_longest(names[: len(row)], row, fillvalue="") if pair[1]]
        return "; ".join(cells)
    if len(row) == 2 and row[0]:
        return f"{row[0].rstrip(':')}: {row[1]}"
    return " | ".join(filter(None, row))
