"""A PDF's text layer becomes lines of text: hyphens, page numbers and running heads taken out."""

import io
import logging
import re
from collections import Counter

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it warns of is read all the same, or is a `Reject`

PAGE_NUMBER = re.compile(r"(?:page )?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|/) ?\d{1,4})?", re.I)


class UnreadableError(Exception):
    """Why a PDF has no text to read."""


def read_pdf(content: bytes, most_pages: int) -> str:
    """The text of all pages, a blank line between paragraphs where the layout shows one; raises `UnreadableError`."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("an encrypted PDF: save it without a password")
        if len(reader.pages) > most_pages:
            raise UnreadableError(
                f"a PDF of more than {most_pages} pages: split it into its articles (or --limit pages)"
            )
        pages = [page.extract_text().splitlines() for page in reader.pages]
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # pypdf trips over damage in many ways, each with an exception of its own
        raise UnreadableError(f"a damaged PDF, or one of a kind that cannot be read ({error})") from error
    text = "\n".join(line for page in _without_running_heads(pages) for line in page)
    if not text.strip():
        raise UnreadableError("a PDF without a text layer, probably a scan: recognise its text (OCR) first")
    return text


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers and without the first and last lines that most of them share."""
    pages = [[line.strip() for line in page] for page in pages]
    pages = [[line for line in page if not PAGE_NUMBER.fullmatch(line)] for page in pages]
    edges = Counter(_without_digits(line) for page in pages for line in {*page[:2], *page[-2:]} if line)
    shared = {line for line, count in edges.items() if count >= 2 and count > len(pages) // 2}
    return [[line for line in page if _without_digits(line) not in shared] for page in pages]


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "0", line)
