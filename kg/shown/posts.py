"""What firms write large of their own make-up is read plainly: "the Board of Directors", "Head of Customer Care".

Organs, meetings, papers and fields of work are no names: "joined the Kolmar Board" is read as "joined the Kolmar
board", "Managing Director, Corporate Banking, Orme Bank" as "Managing Director of corporate banking at Orme Bank".
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.rows import rows
from kg.rows.bodies import is_body
from kg.rows.lexicon import is_common_word
from kg.shown.forms import firm_heads, given_names
from kg.shown.stretches import Reading

WORD = r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?"
FIELD = rf"{WORD}(?:(?:,? and|,? &)? {WORD}){{0,4}}"
NAME = r"[A-Z][\w&.'’-]*"
BOARD = re.compile(rf"(?<=\b[Tt]he )(?P<firm>{NAME}(?: {NAME}){{0,4}}) (?P<board>Boards?)\b(?! of [A-Z]| [A-Z])")
MOST_BOARDS = 50  # of different names: no article has more
BODY = re.compile(rf", (?P<name>(?P<first>{NAME})(?: (?:of |& |and )?{NAME}){{0,4}})(?=[.,;\"”]|$)")
EFFECT = re.compile(r"\bwith effect(?: from| on)?(?= (?:the )?[\dJFMASOND])")
AT = re.compile(r" at (?:the )?[A-Z]")
BOARD_OF = re.compile(rf"(?<=\b[Tt]he )Board(?= of (?:the )?(?P<first>{NAME}))")


def written_small(text: str) -> str:
    """A text with what is no name in small letters, each at its place."""
    text = _organs().sub(lambda found: found.group().lower(), text)
    text = BOARD_OF.sub(_of_named, _boards_of_firms(text))
    return _charge().sub(_of_field, _aside().sub(_of_field, text))


def spelled_out(text: str) -> Iterator[Reading]:
    """What is read for the commas of "Managing Director, Corporate Banking, Orme Bank", and for "with effect from"."""
    yield from ((*found.span(), "effective") for found in EFFECT.finditer(text))
    for found in sorted((*_aside().finditer(text), *_charge().finditer(text)), key=re.Match.start):
        if _is_field(found):
            if found["comma"]:
                yield found.start("comma"), found.end("comma"), " of "
            body = BODY.match(text, found.end())
            if body is not None and _is_named(body["name"].rstrip(".")) and body["first"] not in given_names():
                yield body.start(), body.start("name"), " at "


def _is_named(name: str) -> bool:
    """Whether words are the name of a body, by its last one: "Orme Bank", "Orme Foods"; no "Oslo"."""
    return is_body(name) or (" " in name and name.rsplit(" ", 1)[1] in firm_heads())


def _boards_of_firms(text: str) -> str:
    """A text with the boards of firms that it names apart from them: "the Orme board"; no "Road Safety Board"."""
    firms = {found["firm"] for found in BOARD.finditer(text)}
    if not 0 < len(firms) <= MOST_BOARDS:
        return text
    named = {firm for firm in firms if re.search(rf"\b{re.escape(firm)}\b(?! Board)", text)}
    return BOARD.sub(lambda found: found[0].replace(" Board", " board") if found["firm"] in named else found[0], text)


def _of_named(found: re.Match[str]) -> str:
    """ "the Board of Orme Steel", no "Board of Health"."""
    return found.group() if is_common_word(found["first"]) else found.group().lower()


def _of_field(found: re.Match[str]) -> str:
    whole, start = found.group(), found.start()
    first, last = found.start("field") - start, found.end("field") - start
    return whole[:first] + whole[first:last].lower() + whole[last:] if _is_field(found) else whole


def _is_field(found: re.Match[str]) -> bool:
    """Whether words are a field of work at a firm: "Customer Care", "Mergers & Acquisitions"; any before "at Orme"."""
    held = [word for word in re.findall(r"[\w-]+", found["field"].lower()) if word != "and"]
    ends = held[-1] in _fields() or AT.match(found.string, found.end()) is not None
    return ends and all(word in _fields() or is_common_word(word) for word in held)


@cache
def _fields() -> frozenset[str]:
    known = rows("roles")
    told = (*known["functions"]["words"], *known["fields"]["words"], *known["looked_after"], *_large()["fields"])
    return frozenset((*told, *known["modifiers"]["doings"], *known["modifiers"]["owned_fields"]))


def _large() -> dict[str, list[str]]:
    found: dict[str, list[str]] = rows("english")["written_large"]
    return found


@cache
def _organs() -> re.Pattern[str]:
    return re.compile(rf"\b(?=[A-Z])(?:{'|'.join(_large()['organs'])})\b")


@cache
def _charge() -> re.Pattern[str]:
    """A post and its field: "Head of Customer Care", "Vice President for Investor Relations"."""
    posts = "|".join(_large()["posts"])
    return re.compile(rf"\b(?:{posts})(?P<comma>) (?:of|for) (?P<field>{FIELD})(?![\w'’&-]| (?:&|[A-Z]|of [A-Z]))")


@cache
def _aside() -> re.Pattern[str]:
    """The same with a comma: "Managing Director, Corporate Banking"."""
    posts, behind = "|".join(_large()["posts"]), r"(?=[.;,\"”]|$| (?:at|for|effective|from|since|until)\b)"
    return re.compile(rf"\b(?:{posts})(?P<comma>, )(?P<field>{FIELD}){behind}")
