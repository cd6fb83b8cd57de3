"""Which way a quantity goes: more or less than it says, about it, a rise or a fall by it; read from words beside it."""

import re
from functools import cache

from kg.extract.numerals import either
from kg.extract.quantities.units import is_money
from kg.extract.tokens import Doc, Span, Token
from kg.model import Change, Quantity
from kg.rows import rows

_ROWS = rows("numbers")["change"]
_SIGNS: tuple[Change, ...] = (">", "<", "~")
_REACH = 30  # characters that a qualifier before a number may take, a currency or an adverb between included
_PASSED = frozenset(_ROWS["passed"]["words"])
_CARRIERS = frozenset(_ROWS["carriers"]["words"])
_GROUND = frozenset(_ROWS["ground"]["words"])
_AHEAD = 8  # tokens
_CLIMB = 4  # steps up the tree from "of" to a noun of change
_RELATIVE = ("percent", "percentage point", "basis point", "point", "time")
_LENGTHS_OF_TIME = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "night")
_LEVELS = ("to", "at", "from", "in", "for", "with", "than", "within", "during", "after")  # a level follows, no change
_DISPUTED = re.compile(rf"\b(?:{either(_ROWS['disputed']['words'])})(?:\s\w+)?\sover\s$", re.IGNORECASE)
_LIMITED = re.compile(  # "will not take more than 20 minutes", "must not exceed 80 euros"
    r"(?:\bnot|n['’]t|\bnever|\bcannot|\bnor)(?P<between>(?:\s\w+){0,3})\s$", re.IGNORECASE
)
_LIMITS = frozenset(_ROWS["limits"]["words"])
_TURNED: dict[Change, Change] = {">": "<", "<": ">"}
_GAP = ("NOUN", "PROPN", "PRON", "DET", "ADJ", "ADP", "PUNCT", "CCONJ", "PART", "ADV")
_LONGEST_GAP = 10  # tokens
_SOFTENERS = frozenset(word for sign in ("~", ">") for phrase in _ROWS["before"][sign] for word in phrase.split()) - {
    "to",
    "in",
    "the",
    "of",
} | {"average"}


@cache
def _patterns(side: str) -> tuple[tuple[Change, re.Pattern[str]], ...]:
    made: list[tuple[Change, re.Pattern[str]]] = []
    for sign in _SIGNS:
        words = either(_ROWS[side][sign])
        source = (
            rf"(?<!\w)(?:{words})\s?(?:a\s|an\s)?$"
            if side == "before"
            else rf"(?:\s?|\s\w+\s(?=or\s))(?:{words})(?!\w)"
        )
        made.append((sign, re.compile(source, re.IGNORECASE)))
    return tuple(made)


def change_of(doc: Doc, start: int, end: int, span: Span, unit: str, part: bool) -> Change:
    """The change that the words around a quantity tell; "=" where they tell none; `part` marks a fraction."""
    moved = _move(doc, span, unit, part)
    lead = doc.text[max(span.sent.start_char, start - _REACH) : start]
    tail = doc.text[end : min(span.sent.end_char, end + _REACH)]
    before = _sign(_patterns("before"), lead, spread=unit in _LENGTHS_OF_TIME and not span[-1].like_num)
    sign: Change | None
    if before is not None:
        at, sign = before
        sign = _TURNED[sign] if sign in _TURNED and _is_limited(doc, start - len(lead) + at) else sign
    else:
        sign = next((sign for sign, pattern in _patterns("after") if pattern.match(tail)), None)
    return moved if moved and sign in (None, "~") else sign or "="


def _sign(patterns: tuple[tuple[Change, re.Pattern[str]], ...], lead: str, spread: bool) -> tuple[int, Change] | None:
    """Where the longest phrase that qualifies an amount begins, and what it says; no "spread over three years"."""
    found = [(match, sign) for sign, pattern in patterns if (match := pattern.search(lead)) is not None]
    found = [f for f in found if not (f[0][0].strip().casefold() == "over" and (spread or _DISPUTED.search(lead)))]
    longest = min(found, key=lambda f: f[0].start(), default=None)
    return None if longest is None else (longest[0].start(), longest[1])


def _is_limited(doc: Doc, start: int) -> bool:
    """Whether "more than" is denied, and so a bound from above: "does not cost more than 20 euros"."""
    found = _LIMITED.search(doc.text, max(0, start - _REACH), start)
    return found is not None and _LIMITS.issuperset(found["between"].casefold().split())


def carried(doc: Doc, before: Quantity, first: int, last: int, unit: str) -> Change | None:
    """The rise or fall told before and left out here: "sales fell 3 percent, profits 12 percent"."""
    moved = before.change in ("up", "down")
    if moved and before.unit != unit and _restates(doc, before.last, first, last, before.unit):
        return before.change
    after = doc[last] if last < len(doc) else doc[-1]
    others = after.pos_ in ("VERB", "AUX") or after.lower_ in ("of", "share", "stake")
    if not (moved and before.unit == unit == "percent") or doc[first - 1].lower_ in _LEVELS or others:
        return None
    return before.change if is_gap(doc, before.last, first) else None


def _restates(doc: Doc, told: int, first: int, last: int, noun: str) -> bool:
    """Whether an amount tells the one before it in another unit: "fell 12 tons, or 9 percent", "rose $2 (3%)"."""
    told += told < first and doc[told].lemma_.lower() == noun
    passed = _SOFTENERS - {"or"}
    between = [token.lower_ for token in doc[told:first] if token.lower_ not in passed and not token.is_currency]
    return between in (["or"], [",", "or"]) or (between == ["("] and doc[last : last + 1].text == ")")


def is_gap(doc: Doc, first: int, last: int) -> bool:
    """Whether the tokens between two quantities only name what the second is about, and share the verb of the first."""
    between = doc[first:last]
    linked = any(token.lower_ in (",", "and", "while") for token in between)
    return linked and len(between) < _LONGEST_GAP and all(t.pos_ in _GAP for t in between)


def _move(doc: Doc, span: Span, unit: str, part: bool) -> Change | None:
    """A rise or fall by the quantity: "rose 14 percent", "an increase of 5", "3 points lower"."""
    if (
        unit in _LENGTHS_OF_TIME
        and doc[span.start - 1].pos_ == "ADP"
        and doc[span.start - 1].lower_ not in ("by", "of")
    ):
        return None
    relative = unit in _RELATIVE or _reaches(doc, span.end)
    before = _near(doc, span.start - 1, -1, span.sent.start)
    if not (before and before[0].lower_ in _LEVELS):
        if before and before[0].lower_ == "of" and _of_what(before[0]):
            return _of_what(before[0])
        if before and before[0].lower_ == "by":
            verb = before[0].head.head if before[0].head.dep_ == "dobj" else before[0].head
            directions = (_direction(token, "moves") for token in (verb, *_particles(verb)))
            raised = relative or part or (_is_measure(unit) and verb.lemma_ != "lose")  # "lost by 12 seconds"
            return next(filter(None, directions), None) or (raised and _direction(verb, "relative")) or None
        for token in before[:3]:
            told = _direction(token, "moves") or (relative and _direction(token, "relative")) or None
            if told:
                return told
            if token.pos_ not in ("ADP", "ADV", "DET", "PART", "ADJ"):
                break
    after = _near(doc, span.end, 1, min(span.sent.end, span.end + _AHEAD))
    if after and unit and after[0].lemma_.lower() == unit.split()[-1]:  # "six points higher", "40 seats fewer"
        after = after[1:]
    if not after:
        return None
    compared = _direction(after[0], "compared")
    if compared and any(token.lower_ in _GROUND for token in after[1:3]):
        return None
    than = after[0].lower_ in ("above", "below") or (len(after) > 1 and after[1].lower_ == "than")
    more = relative or than or part or (_is_measure(unit) and after[0].lower_ not in ("above", "below"))
    if compared and more:
        return compared
    noun = (after[0].pos_ == "NOUN" and after[0].lower_ != "contract") or (relative and after[0].pos_ in ("ADP", "ADV"))
    return _direction(after[0], "moves") if noun and (relative or is_money(unit)) else None


def _is_measure(unit: str) -> bool:
    """Whether a unit is one of money or of measure, and no counted noun."""
    return is_money(unit) or unit.split(" per ")[0] in rows("units")["measures"]


def _of_what(preposition: Token) -> Change | None:
    """ "an increase in sales of 5 percent": the noun that the phrase with "of" hangs on, directly or not."""
    token = preposition
    for _ in range(_CLIMB):
        token = token.head
        if token.pos_ == "NOUN" and _direction(token, "moves"):
            return _direction(token, "moves")
        if token.pos_ not in ("NOUN", "ADP", "PROPN"):
            break
    return None


def _reaches(doc: Doc, end: int) -> bool:
    """Whether a level follows, so that what stands before is a change: "gained $1.20 to $84.35"."""
    return end + 1 < len(doc) and doc[end].lower_ == "to" and (doc[end + 1].like_num or doc[end + 1].is_currency)


def _particles(verb: Token) -> list[Token]:
    """What goes with a verb and may say its direction: "go up", "came down"."""
    return [child for child in verb.children if child.dep_ in ("prt", "advmod")]


def _near(doc: Doc, index: int, step: int, limit: int) -> list[Token]:
    """Up to four tokens beside the quantity; words that soften the number or qualify its change are passed over."""
    found: list[Token] = []
    while (index >= limit if step < 0 else index < limit) and len(found) < 4:
        if doc[index].lower_ not in (_PASSED if step > 0 else _SOFTENERS):
            found.append(doc[index])
        index += step
    return found


def _direction(token: Token, kind: str) -> Change | None:
    """Which way a word moves; a particle ("make up") only if its verb does."""
    if token.dep_ == "prt" and token.head.lemma_ not in _CARRIERS and not _direction(token.head, kind):
        return None
    if token.lemma_.lower() in _ROWS[kind]["up"] or token.lower_ in _ROWS[kind]["up"]:
        return "up"
    return "down" if token.lemma_.lower() in _ROWS[kind]["down"] or token.lower_ in _ROWS[kind]["down"] else None
