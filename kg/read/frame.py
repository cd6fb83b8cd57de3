"""A page without a mark of where its article is gets one: the least box that holds nearly all of its running text."""

from collections.abc import Callable
from typing import Any

from kg.read.cells import text_of

RUNNING = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")
OUTSIDE = ("nav", "footer", "aside", "form", "head", "script", "style", "noscript")
MOST = 0.85  # of the running text
BOXES = ("div", "section", "center", "td")


def body_paths() -> list[Callable[[Any], list[Any]]]:
    """Where the search for an article looks for its text, the surest place first."""
    from trafilatura.xpaths import BODY_XPATH

    return list(BODY_XPATH)


def frame(page: Any) -> None:
    """Marks the box of the article as one, in place, where the search for it knows none."""
    if any(where(page) for where in body_paths()):
        return
    held: dict[Any, int] = {}
    for part in page.iter(*RUNNING):
        above = list(part.iterancestors())
        if any(box.tag in OUTSIDE for box in above):
            continue
        for box in above:
            if box.tag in BOXES or box.tag == "body":
                held[box] = held.get(box, 0) + len(text_of(part))
    most = max(held.values(), default=0)
    found = [box for box, length in held.items() if length >= MOST * most]
    least = max(found, key=lambda box: sum(1 for _ in box.iterancestors()), default=None)
    if least is not None and least.tag == "body":
        inner = page.makeelement("article")
        inner.text, least.text = least.text, None
        inner.extend(list(least))
        least.append(inner)
    elif least is not None:
        least.tag = "article"
