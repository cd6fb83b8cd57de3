"""Notices of births and deaths leave small words out: "b. Oslo, May 1, 1931, d. Lund", "born Oslo 1 May 1940".

The model reads "born in Oslo on May 1, 1931, died in Lund".
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.rows import rows

LETTERS = {"b.": "born", "d.": "died"}


def spelled(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """What is read of the births and deaths of a paragraph, each with its place and its day."""
    if not any(cue in text[start:end] for cue in ("b. ", "d. ", "orn ", "ied ")):
        return
    for found in _notices().finditer(text, start, end):
        mark, word = found["mark"], found["word"]
        said = LETTERS.get(word)
        if mark and mark[0] in ":;" and (said or word) == "died":
            yield found.start("mark"), found.end("mark"), " and "
        elif mark == ": ":
            yield found.start("mark"), found.end("mark"), " was "
        yield found.start("word"), found.start("place"), f"{said or word} in "
        yield found.end("place"), found.start("day"), " on "


@cache
def _notices() -> re.Pattern[str]:
    month = rows("layout")["months"]
    day = rf"(?:\d{{1,2}} (?i:{month}) \d{{4}}|(?i:{month})\.? \d{{1,2}},? \d{{4}})"
    place = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    return re.compile(rf"(?P<mark>[,:;] |\. )(?P<word>[Bb]orn|[Dd]ied|b\.|d\.) (?P<place>{place}),? (?P<day>{day})")
