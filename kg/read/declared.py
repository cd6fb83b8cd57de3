"""What a page declares about its article in JSON-LD: the headline, who wrote it, and its text where the page has none.

Of a live blog only the blog counts, not its posts: "liveBlogUpdate" is left out before others look for a headline.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from kg.read.cells import text_of

ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review)$")
PARTS = ("liveBlogUpdate", "comment", "hasPart", "mentions", "isPartOf")
BREAK = re.compile(r"\s*\n\s*|<br\s*/?>\s*(?=<br)|</?(?:p|div|h[1-6]|li|blockquote|figure)\b[^<>]*>", re.I)
TAG = re.compile(r"<[^<>]*>")
MOST = 2_000_000  # characters of one declaration


@dataclass(frozen=True, slots=True)
class Declared:
    """What the page declares about the one article that it is about."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


def declaration(page: Any) -> Declared:
    """What the JSON-LD of a page says; in place, its parts that tell of other articles are left out."""
    found: list[dict[str, Any]] = []
    for script in page.xpath(".//script[@type='application/ld+json']"):
        value = _value(script.text or "")
        articles = list(_articles(value))
        left_out = [article.pop(part) for article in articles for part in PARTS if part in article]
        if left_out:
            script.text = json.dumps(value)
        found += articles
    if not found:
        return Declared()
    article = max(found, key=lambda each: len(_string(each.get("articleBody"))))
    headline = TAG.sub("", _string(article.get("headline")))
    return Declared(headline or None, tuple(_names(article.get("author"))), _paragraphs(article.get("articleBody")))


def fill(page: Any, told: Declared) -> None:
    """Writes the declared text into a page that has none of it, as those have that a program draws."""
    body = page.find(".//body")
    words = sum(map(len, told.paragraphs))
    if body is None or not words or 2 * sum(len(text_of(part)) for part in page.iter("p", "li")) > words:
        return
    article = page.makeelement("article")
    for text in told.paragraphs:
        made = page.makeelement("p")
        made.text = text
        article.append(made)
    for script in page.xpath(".//script[@type='application/ld+json']"):
        for each in _articles(value := _value(script.text or "")):
            if each.pop("articleBody", None) is not None:
                script.text = json.dumps(value)
    body.insert(0, article)


def _value(text: str) -> Any:
    try:
        return json.loads(text, strict=False) if len(text) <= MOST else None
    except (ValueError, RecursionError):
        return None


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    """The articles that a declaration is about, not those within them."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            kinds = each.get("@type")
            if any(isinstance(kind, str) and ARTICLE.fullmatch(kind) for kind in _many(kinds)):
                yield each
            for part in _many(each.get("@graph")) + _many(each.get("mainEntity")):
                if isinstance(part, dict) and any(
                    isinstance(kind, str) and ARTICLE.fullmatch(kind) for kind in _many(part.get("@type"))
                ):
                    yield part


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(value: Any) -> Iterator[str]:
    """The names of persons: of one, of a list of them, of one whose name is a list."""
    for each in _many(value):
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict) and "Organization" not in str(each.get("@type")):
            yield from (name for name in _many(each.get("name")) if isinstance(name, str))


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _paragraphs(value: Any) -> tuple[str, ...]:
    text = "\n".join(part for part in _many(value) if isinstance(part, str))
    parts = (part for part in BREAK.split(text) if part.strip())
    told = (unescape(TAG.sub("", part)) for part in parts)
    return tuple(" ".join(part.split()) for part in told if part.strip())
