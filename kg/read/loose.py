"""Text that stands loose in a box of a page, beside boxes or parted by empty lines, becomes paragraphs.

"Sales rose.<br><br>Costs fell.", "<div>Advertisement</div>Sales rose.": the search for the article would glue them.
"""

from itertools import pairwise
from typing import Any

from kg.read.cells import BLOCKS, text_of

BOXES = ("div", "td", "article", "section", "main", "body")
APART = {
    *BLOCKS,
    "figure",
    "aside",
    "header",
    "footer",
    "nav",
    "main",
    "form",
    "hr",
    "pre",
    "iframe",
    "script",
    "style",
}
MOST = 200  # old tags of fonts that are taken off: each would be sought among its neighbours
FEWEST = 20  # characters of a paragraph; what is shorter stays as it is


def part_loose(page: Any) -> None:
    """Makes paragraphs of loose text, in place; the old tags of fonts go."""
    unwrapped = 0
    for tag in [found for found in page.iter("font", "center") if found.getparent() is not None]:
        if tag.tag == "font" and unwrapped < MOST and tag.find(".//br") is not None:
            tag.drop_tag()
            unwrapped += 1
        else:
            tag.tag = "div" if tag.tag == "center" else "span"
    for box in list(page.iter(*BOXES)):
        if _is_mixed(box):
            _part(page, box)


def _is_mixed(box: Any) -> bool:
    """Whether a box holds text beside boxes, or parted by two line breaks."""
    blocks = any(child.tag in APART for child in box)
    loose = any((child.tail or "").strip() for child in box)
    breaks = any(a.tag == b.tag == "br" and not (a.tail or "").strip() for a, b in pairwise(box))
    return loose and (blocks or breaks)


def _part(page: Any, box: Any) -> None:
    children = list(box)
    first, box.text = box.text, None
    for child in children:
        box.remove(child)
    run = _Run(page, box, first)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in APART:
            run.close()
            box.append(child)
        elif child.tag == "br" and run.ends_in_break:
            run.close()
        else:
            run.paragraph.append(child)
        run.say(tail)
    run.close()


def _last(element: Any) -> Any:
    """The last child of an element, or None; to count them would take longer."""
    return next(element.iterchildren(reversed=True), None)


class _Run:
    """A paragraph in the making, the last of its box."""

    def __init__(self, page: Any, box: Any, text: str | None) -> None:
        self._page, self._box = page, box
        self.paragraph = page.makeelement("p")
        self.paragraph.text = text

    @property
    def ends_in_break(self) -> bool:
        """Whether the last thing in the run is a line break."""
        last = _last(self.paragraph)
        return last is not None and last.tag == "br" and not (last.tail or "").strip()

    def say(self, text: str | None) -> None:
        """Puts text behind what the run holds."""
        if not text:
            return
        if (last := _last(self.paragraph)) is not None:
            last.tail = (last.tail or "") + text
        else:
            self.paragraph.text = (self.paragraph.text or "") + text

    def close(self) -> None:
        """Ends the run: a paragraph if it says something, else what it holds as it is."""
        made, self.paragraph = self.paragraph, self._page.makeelement("p")
        if len(text_of(made)) >= FEWEST:
            self._box.append(made)
            return
        last = _last(self._box)
        if last is None:
            self._box.text = (self._box.text or "") + (made.text or "")
        else:
            last.tail = (last.tail or "") + (made.text or "")
        for child in list(made):
            self._box.append(child)
