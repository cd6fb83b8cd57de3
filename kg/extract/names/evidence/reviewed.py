"""What a review is of, as headlines tell: "Film review: The Salt Road", "The Salt Road review – a bleak journey"."""

import re
from functools import cache

from kg.extract.names.words import given_names
from kg.model import Document
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

TITLE = r"(?P<title>[A-Z\d][^–—:|,?!]{1,60}?)"
AFTER = re.compile(rf"{TITLE} review(?: ?[–—:|]| - |$)")


def reviewed(document: Document) -> dict[str, str]:
    """The class of the work that is reviewed, by its name in small letters, with and without "the"."""
    headline = document.headline or ""
    if "review" not in headline.lower():
        return {}
    named = _before().match(headline) or _after(document, headline)
    title = named["title"].strip(" \"'“”‘’").casefold() if named is not None else ""
    return dict.fromkeys((title, title.removeprefix("the ")), SCHEMA.CreativeWork) if title else {}


def _after(document: Document, headline: str) -> re.Match[str] | None:
    """A title before "review", where the text tells of a film or a book: a singer, an eating house may be reviewed."""
    found = AFTER.match(headline)
    told = found is not None and found["title"].split()[0] not in given_names()
    stories = words("descriptions", "stories")
    return found if told and any(word.strip(".,;:!?’'\"()") in stories for word in document.text.split()) else None


@cache
def _before() -> re.Pattern[str]:
    kinds = "|".join(rows("descriptions")["reviewed_works"])
    return re.compile(rf"(?i:{kinds}) (?i:review): ?[\"'“‘]?{TITLE}[\"'”’]?(?: ?[–—:|,?!]| - | at (?:the )?[A-Z]|$)")
