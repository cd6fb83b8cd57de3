"""A web page becomes the paragraphs and the metadata of its article; menus, boxes and footers stay behind."""

import codecs
import re
from typing import Any

from kg.read.bylines import people
from kg.read.encoding import decode
from kg.read.mend import mend
from kg.read.text import Known, address, line

DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{1,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{3,20})""", re.I)
# One tag with 200,000 attributes keeps the extraction busy for minutes. No article text stands inside a tag.
OVERLONG_TAG = re.compile(r"<[^<>]{20000,}>?")
# No date is guessed from the running text, and none depends on the day of the reading.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def read_page(content: bytes) -> tuple[list[str], Known] | None:
    """The article's paragraphs and what the page says about it, or None when the page holds no article."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        OVERLONG_TAG.sub("", _text(content)),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=DATES,
    )
    if found is None or not (found.text or "").strip():
        return None
    authors = people((line(found.author) or "").split(";"))
    known = Known(line(found.title), found.date, line(found.sitename), authors, address(found.url))
    return [paragraph for paragraph in mend(found.text).split("\n") if paragraph], known


def _text(content: bytes) -> str:
    """The characters of the page: UTF-8 where they are, else what the page declares, else a guess."""
    declared = DECLARED.search(content[:4096])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if declared and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode(declared[1].decode(), "replace")
        except (LookupError, UnicodeError):  # unknown, or no encoding of text
            pass
    return decode(content) or ""
