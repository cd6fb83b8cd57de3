"""Lines leave "was" out before what befell somebody: "Contract awarded to Acme", "Ann Roe, 41, of Leeds, fined £400".

The model reads "was" there, for it takes the participle for a deed of the one it befell.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.rows import rows, words

LONGEST = 140  # characters of such a line
DASH = re.compile(r" [—–-] ")
SENTENCES = re.compile(r"[a-z)\d][.!?][\"”]? [A-Z]")


def undergone(text: str, start: int, end: int, headline: bool = False) -> Iterator[tuple[int, int, str]]:
    """Where "was" is read before the participle of a line that has no other verb; of headlines rules know the rest."""
    found = _participles().search(text, start, end) if end - start <= LONGEST else None
    if found is None or (headline and not found["given"]):
        return
    if not text[start].isupper() or SENTENCES.search(text, start, end):
        return
    before, behind = text[start : found.start()], text[found.end("what") : end]
    if _has_verb(before) or _has_verb(behind) or (found["role"] and re.match(r" (?:[A-Z]|the\b)", behind)):
        return
    if before.strip(" ,:").lower() in {"", "a", "the"} or DASH.search(before):
        return
    mark = found["mark"]
    alone = mark.startswith(",") and "," not in before
    opening = found.start("mark") if alone or mark.startswith(":") else found.start("what")
    yield opening, found.start("what"), ", was " if mark.startswith(":") else " was " if alone else "was "


def _has_verb(stretch: str) -> bool:
    verbs = words("lines", "finite") | words("lines", "told_of")
    return any(word.strip(".,;:") in verbs for word in stretch.split())


@cache
def _participles() -> re.Pattern[str]:
    """What befalls, with what stands behind it when no object does: "awarded to", "fined £400", "named CEO"."""
    table = rows("lines")["befalling"]
    roles = "|".join((*rows("lines")["posts"], "MD", "chairperson"))
    behind = (
        rf"(?P<given>(?:{table['given']})(?= (?:to|by)\b))|(?:{table['punished']})(?= (?:for|to|over|after|from)\b)"
        rf"|(?:{table['awaited']})(?= to be\b)|(?:seen|forecast|projected)(?= (?:at|up|down)\b)"
        rf"|(?:{table['fined']})(?= [£$€\d])|(?:{table['raised']})(?= to\b)"
        rf"|(?:{table['appointed']})(?P<role>(?: as)? (?:(?:new|non-executive|interim|acting|deputy) )?(?:{roles})\b)"
    )
    return re.compile(rf"(?P<mark>[,:]? )(?P<what>{behind})")
