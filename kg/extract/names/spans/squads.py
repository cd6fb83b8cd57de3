"""Those whom a line-up names, who are people wherever the article calls them by a surname alone.

"Lomas: Roe; Prieto, Bell (Waite 71), Kerr; Moss, Orr", "Goalkeepers: Roe (Lomas), Prieto (Tolna)".
"""

import re
from collections.abc import Iterator

from kg.extract.names.words import head_class, known_class
from kg.extract.places.known import best
from kg.model import Document

_LABEL = re.compile(r"[A-Z][^:;,\n]{1,40}: ")
_NAME = r"(?:[A-Z]\.? ?)?(?:(?:van|de|der|den|von|dos|da|di|el|al|ter|ten|la) ){0,2}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_ITEM = re.compile(
    rf"(?:\d{{1,2}}\.? )?(?P<name>{_NAME})(?: \((?:c|capt|gk|wk)\))?(?: \d{{1,2}})?(?: \([^()]*\))?(?: \d{{1,2}})?\.?"
)
_IN = re.compile(
    rf"\((?P<name>{_NAME})(?: for [A-Z][\w'’-]+)?,? (?:ht|HT|\d{{1,3}})(?:\+\d+)?(?:['’′]| min\w*)?(?: \d)?\)"
)
_POSTS = re.compile(
    r"\b(?:Goalkeepers?|Defenders?|Midfielders?|Forwards?|Strikers?|Backs|Hookers|Half-?backs|Batters|Bowlers"
    r"|Infielders?|Outfielders?|Pitchers?|Catchers?|Subs(?: not used)?|Substitutes|Replacements|Interchange|Reserves"
    r"|Booked|Scorers?|Tries|Conversions?|Starting XI|Squad): "
)
_FEWEST, _ELEVEN = 2, 9  # names of a line with a post, and of one with a side alone
_LARGE = 300_000  # inhabitants


def players(document: Document) -> Iterator[str]:
    """The surnames and names of a line-up, in small letters; none where a table tells of lands or towns."""
    for block in document.blocks:
        line = document.text[block.start : block.end]
        several = line.count(",") + line.count(";") >= _FEWEST - 1
        if several and (":" in line or line[0].isdigit()) and block.kind in ("paragraph", "subheading"):
            yield from _in_line(line)


def _in_line(line: str) -> Iterator[str]:
    for part in re.split(r"(?<=[^\s.]{2})\. (?=[A-Z])", line):
        names = list(_row(part))
        if names and sum(_is_no_person(name) for name in names) * 3 <= len(names):
            for name in names:
                yield name.casefold()
                yield name.rpartition(" ")[2].casefold()


def _row(part: str) -> list[str]:
    """The names of a row behind a label, where it is one of players: by who came on, semicolons or a post."""
    label = _LABEL.match(part)
    if label is None and not part[:1].isdigit():
        return []
    rest = part[label.end() if label is not None else 0 :]
    came_on = [found["name"] for found in _IN.finditer(part)]
    items = [item.strip() for item in re.split(r"[,;]| and ", _IN.sub("", rest)) if item.strip()]
    found = [match for item in items if (match := _ITEM.fullmatch(item)) is not None]
    if len(found) * 5 < len(items) * 4:
        return []
    post = _POSTS.search(part) is not None and len(found) >= _FEWEST
    side = len(found) >= _ELEVEN and (bool(came_on) or part.count(";") > 1)
    numbered = len(found) >= _ELEVEN and all(item[0].isdigit() for item in items)  # "15 Roe, 14 Bell"
    return [*(match["name"] for match in found), *came_on] if post or side or numbered else []


def _is_no_person(name: str) -> bool:
    """Whether a name is a land's or a large town's, or ends as bodies' do."""
    place = best(name)
    land = place is not None and (place.kind in ("country", "state") or place.inhabitants > _LARGE)
    return land or known_class(name) is not None or head_class(name.rpartition(" ")[2]) is not None
