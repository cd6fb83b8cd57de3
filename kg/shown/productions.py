"""Credits of a production below its review: what of them is no sentence and no name is not read.

"Production: (Denmark-Norway) A Nordlys, Havblik production. Producers: Ann Roe. Running time: 118 MIN." is read as
"Producers: Ann Roe.".
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.model import Block
from kg.rows import alternatives, rows
from kg.shown.stretches import Stretch

TOLD = frozenset(("paragraph", "subheading", "trailer"))


def production_notes(text: str, block: Block) -> Iterator[Stretch]:
    """The stretches of a block of credits that are not read."""
    if block.kind in TOLD and _opener().match(text, block.start, block.end) is not None:
        yield from (found.span() for found in _notes().finditer(text, block.start, block.end))


@cache
def _opener() -> re.Pattern[str]:
    """What such a block begins with: "Production:", "Running time:", "Reviewed at", "With:"."""
    return re.compile(rf"[(\[]?(?:{alternatives(rows('lines')['of_productions'])})\b", re.I)


@cache
def _notes() -> re.Pattern[str]:
    """Lengths, lands, languages, ratings, other titles, firms in a heap."""
    length = r"\(?(?:running|run) time: ?(?:\d{1,3} ?(?:h(?:ou)?rs?\.?|min(?:ute)?s?\.?),? ?){1,2}\)?\.?"
    title = r"\((?:original|international|english|world|int.l)[\w .’']{0,20}(?:title|sales)?: ?[^()]{1,120}\)\.?"
    lands = r"production: ?(?:\([^()]{1,80}\))?"
    firms = rf"{lands}[^:()\n]{{0,300}}?\b(?:production|presentation|release)s?\b[^:()\n.]{{0,80}}\.?"
    aside = r"\((?:[\w, -]{1,60} dialogue|colou?r[^()]{0,40}|black[ -]and[ -]white|b&w)\)\.?"
    grade = r"(?:pg(?:-13)?|nc-17|r|g|12a?|15|18|u|tv-\w{1,2})(?=[\s.,;)]|$)"
    rating = rf"\b(?:mpaa |cbfc |bbfc )?(?:rating|rated|certificate|cert)(?:: ?| ){grade}\.?"
    return re.compile(rf"(?:{length}|{title}|{firms}|{aside}|{rating}) ?", re.I)
