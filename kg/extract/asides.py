"""What stands between a name and "is": brackets, and other names set off by commas."""

from kg.extract.tokens import Doc

BRACKET = 60  # tokens that brackets behind a name may hold
ASIDE = 14  # tokens of another name that is set off by commas: ", better known as Ann Lee,"
KNOWN = ("known", "called", "styled", "born", "credited", "nicknamed", "spelled", "spelt", "aka", "a.k.a", "a.k.a.")
SAID = ("also", "better", "best", "commonly", "sometimes", "usually", "often", "professionally", "simply", "formerly")


def past_asides(doc: Doc, at: int, end: int) -> int:
    """The token behind the brackets and the other names that follow a name which ends at a token."""
    while at < end - 1:
        if doc[at].text in ("(", "(;"):
            behind = _closed(doc, at, end)
        elif doc[at].text == "," and doc[at + 1].text in ("(", "(;"):
            behind = at + 1
        else:
            behind = _past_other_name(doc, at, end)
        if behind == at:
            return at
        at = behind
    return at


def _closed(doc: Doc, first: int, end: int) -> int:
    """The token behind the bracket that closes the one at a token, others inside; the token itself if none does."""
    depth = 0
    for i in range(first, min(first + BRACKET, end)):
        depth += doc[i].text.count("(") - doc[i].text.count(")")
        if depth == 0:
            return i + 1
    return first


def _past_other_name(doc: Doc, at: int, end: int) -> int:
    """The token behind ", also known as Ann Lee,", "aka Lee" or the comma that closes brackets."""
    told = at + (doc[at].text == ",")
    if told > at and doc[told].lower_ in ("is", "was"):
        return told
    while told < end and doc[told].lower_ in SAID:
        told += 1
    if told >= end or doc[told].lower_ not in KNOWN:
        return at
    for i in range(told + 1, min(told + ASIDE, end)):
        if doc[i].lower_ in ("is", "was") or (doc[i].text == "," and doc[i + 1 : i + 2].text in ("is", "was")):
            return i
    return at
