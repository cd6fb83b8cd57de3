"""Words beside a title say when it holds: "former", "acting", "incoming"."""

from functools import cache
from itertools import takewhile

from kg.extract.grammar import SUBJECTS, child
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Doc, Token
from kg.model import Part
from kg.rows import rows


def status_before(doc: Doc, first: int, start: int) -> tuple[int, str | None]:
    """The status told in front of a title's body ("former" in "former Acme chairman"), and where it starts."""
    tied = first - 2 >= start and doc[first - 1].text == "-" and not doc[first - 1].whitespace_  # "ex-Acme chief"
    i, found = first - tied, None
    while i > start and (said := status_of(doc[i - 1])) is not None:
        i, found = status_start(doc[i - 1]), said if said != "current" else found
    return i, found


def is_past(doc: Doc, first: int) -> bool:
    """Whether a trade is told to be over further in front, "former" of "a former hospital consultant"."""
    noun = first - 1
    while noun > doc[first].sent.start and doc[noun].tag_ in ("NN", "JJ") and status_of(doc[noun]) is None:
        noun -= 1
    return 0 <= noun < first - 1 and doc[noun].is_lower and status_of(doc[noun]) == "former"


def status_start(word: Token) -> int:
    """Where a word on a title's status starts: "one-time" at "one"."""
    tied = word.i > 1 and word.nbor(-1).text == "-" and not word.nbor(-1).whitespace_
    return word.i - 2 if tied else word.i


def status_of(word: Token) -> str | None:
    """What a word beside a title says of when it holds: "former" for "ex" and "onetime"."""
    if any(below.dep_ in {*SUBJECTS, "auxpass"} for below in word.lefts):
        sent = (
            word.tag_ in ("VBD", "VBN")
            and word.nbor().tag_ not in ("PRP$", "DT")
            and child(word, "aux", "auxpass", "neg") is None
        )
        return "former" if sent and word.lower_ in _saying("former") else None  # "Acme fired chairman Ann Roe"
    whole = word.doc[status_start(word) : word.i + 1].text.lower()  # "one-time"
    return next((name for name in rows("roles")["status"] if {word.lower_, whole} & _saying(name)), None)


@cache
def _saying(status: str) -> frozenset[str]:
    return frozenset(rows("roles")["status"][status])


def past_turned(doc: Doc, last: int, end: int) -> int:
    """The token behind what somebody with a title became, "turned politician" in "trader turned politician Ann Roe"."""
    at = last + (last + 1 < end and doc[last].text == "-")
    if at >= end or doc[at].lower_ != "turned":
        return last
    trade = list(takewhile(lambda t: t.tag_ in ("JJ", "NN", "HYPH"), doc[at + 1 : min(end, at + 6)]))
    return trade[-1].i + 1 if trade and any(is_person_noun(t.lower_) for t in trade) else last


def acting(reading: Reading, lead: int, first: int, last: int, text: str) -> Part:
    """A title from `first` on with the word at `lead` that says it is held for the time being: "acting president"."""
    told = reading.doc[lead:first].text.lower()
    return reading.words_part(lead, last, f"{told} {text}".strip())
