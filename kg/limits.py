"""How much an input may hold. `--limit NAME=NUMBER` sets each; docs/security.md says why it is what it is."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from kg.errors import UsageError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one input, in bytes unless said otherwise. What is beyond one is a `Reject` that names it."""

    text: int = 8_000_000  # more than the million characters that the language model takes, in any encoding
    html: int = 10_000_000  # the largest news pages have 3 MB; extraction takes time and memory with the size
    pdf: int = 50_000_000  # mostly pictures
    line: int = 5_000_000  # of JSON Lines: an article of a million characters with its metadata, in any encoding
    json: int = 50_000_000  # a file that is one JSON value and so must be held in memory
    unpacked: int = 200  # times its packed size: prose packs to a third, repeated records to a fiftieth
    members: int = 100_000  # of one archive
    scraps: int = 1_000  # lines that hold no object, one after the other: no JSON Lines
    characters: int = 1_000_000  # of one article: the language model's own limit
    pages: int = 200  # of a PDF: a book is no article
    memory: int = 4_000_000_000  # that a reading process may take beyond the language model
    redirects: int = 5  # of a web address
    transfer: int = 60  # seconds until a web address has answered in full


NAMES = tuple(field.name for field in fields(Limits))


def limits_from(given: Iterable[str]) -> Limits:
    """The limits with some set anew, each written "name=number"; raises `UsageError` that says what there is."""
    changed = {}
    for item in given:
        name, _, number = item.partition("=")
        if name not in NAMES:
            near = difflib.get_close_matches(name, NAMES, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(NAMES)}"
            raise UsageError(f"--limit knows no {name!r}; {hint}")
        digits = number.replace("_", "")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 16 and int(digits)):
            raise UsageError(f"--limit {name} takes a whole number above 0, as in {name}=1000, not {number!r}")
        changed[name] = int(digits)
    return replace(Limits(), **changed)
