"""Lines of wires leave out the verb of a figure: "Q3 revenue NOK 3.2 bln vs 2.9 bln" is read "Q3 revenue was NOK ...".

Behind a verb of the line it is "of": "sees 4Q organic growth of 2%". What was expected is read with words:
"; EST. 8.55 BLN" as "compared with a forecast of 8.55 BLN".
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.rows import rows, words

LONGEST = 160  # characters of such a line
KEY = re.compile(  # of the tables at the end of what is told of markets: "London - FTSE 100: UP 0.6 percent at 9,756"
    r"(?:[A-Z][\w.]+(?: [A-Z]\w+)? [-–] )?(?P<named>[A-Z][^:\n/]{2,30})"
    r"(?P<mark>(?:/[a-z]+)?: (?P<way>UP|DOWN) )(?=\d|at (?:[$€£¥])?\d)"
)
FEW = 2  # words by which the case of a title can be told
DIGIT = re.compile(r"\d")
INNER = re.compile(r"[a-z)][.!?] [A-Z]")
LISTED = re.compile(r"[*•·▪–—-]")  # how an item begins
REACHED = r"[\d.]+ ?(?:%|pct|per ?cent) (?:to|at) "  # such lines are told as they are: "Revenue up 8% to £312m"
DIGITS = r"\d[\d.,]*(?<=\d)"
MONEY = r"(?:[A-Z]{1,3}\$|[A-Z]{3}|Rs\.?|[$€£¥₹₩]) ?"
AGO = re.compile(r"(?<=\w )(?:year|yr)[ -]ago$", re.I | re.M)
POINTS = re.compile(r"(?<= points, )(?=\d[\d.]*(?:%| per ?cent))")
AT_END = re.compile(r"(?<= )end-(?=Q[1-4]|[A-Z][a-z]{2,8}\b)")
EARLIER = re.compile(r",? (?i:saw) (?=[$€£\d][\w.]*$)", re.M)  # "FY SALES VIEW TO $11.8B, SAW $11.6B"
SCALE = r"(?i:[mbt](?:l|r)?n|million|billion|trillion|crore|lakh|[MBKT])\b"


def measured(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """What is read of the figures of a line that begins at `start`, in order."""
    if end - start <= LONGEST and DIGIT.search(text, start, end):
        readings = {
            *_verbs(text, start, end),
            *_ways(text, start, end),
            *_expected(text, start, end),
            *_stopped(text, start, end),
        }
        yield from sorted(readings)


def points(text: str) -> Iterator[tuple[int, int, str]]:
    """Where "or" is read between the points and the share of a move: "closed up 44.12 points, 0.5%, at 9,426"."""
    yield from ((found.start(), found.start(), "or ") for found in POINTS.finditer(text))


def is_measured(line: str) -> bool:
    """Whether a line tells a figure without a verb, and is written as no title is: "EPS: $1.12 vs. $0.97"."""
    long = re.findall(r"[^\W\d_]{4,}", line)
    if len(long) > FEW and all(word[0].isupper() for word in long) and not line.isupper():
        return False
    told = (*_verbs(line, 0, len(line)), *_ways(line, 0, len(line))) if len(line) <= LONGEST else ()
    return len(told) > 0


def _verbs(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where "was" or "of" is read between a measure and its figure."""
    for found in _figure().finditer(text, start, end):
        before = [word.strip(".,:'’").lower() for word in text[start : found.start("measure")].split()]
        if INNER.search(text, start, found.start("figure")) or words("lines", "finite") & set(before):
            return
        mark = found["mark"]
        if text[end - 1] == "." and mark.strip() != ":" and LISTED.match(text, start) is None:
            return  # a sentence
        if mark.strip() == ":" and found["measure"].split()[-1].lower() in words("observations", "foreseen_measures"):
            continue  # "EPS guidance: $1.18 to $1.24" is told as what is foreseen
        plural = found["measure"][-1] == "s" and not found["measure"].endswith(("ss", "EPS"))
        be = "were" if plural else "was"
        if any(word in words("lines", "told") | words("lines", "told_of_figures") for word in before):
            if mark == " ":
                yield found.start("mark"), found.end("mark"), " of "
        elif mark not in {" of ", " at "} or found["when"]:
            yield found.start("mark"), found.end("mark"), f" {be} at " if mark == " at " else f" {be} "


def _ways(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where "was" is read before how far something is up: "Order intake up 4%", "Paris - CAC 40: DOWN 0.2 percent"."""
    if (key := KEY.match(text, start, end)) is not None:
        yield start, key.start("named"), ""
        yield (*key.span("mark"), f" was {key['way'].lower()} ")
    elif (moved := _moved().match(text, start, end)) is not None and text[end - 1] != ".":
        yield moved.end("measure"), moved.end("measure"), " was"


def _expected(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """What was expected of the figure before it."""
    for found in _forecast().finditer(text, start, end):
        yield found.start(), found.start("figure"), " (forecast " if found["open"] else ", compared with a forecast of "


def _stopped(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """What short words lack: an article before "year ago", "the end of" for "end-"; their stop ends no sentence."""
    yield from ((found.start("stop"), found.end("stop"), "") for found in _short().finditer(text, start, end))
    for found in AGO.finditer(text, start, end):
        yield found.start(), found.start(), "a "
        yield found.end() - len("ago"), found.end(), "ago"
    yield from ((found.start(), found.end(), "the end of ") for found in AT_END.finditer(text, start, end))
    yield from ((found.start(), found.end(), " from ") for found in EARLIER.finditer(text, start, end))


@cache
def _amount() -> str:
    """A figure that is a sum, a share or a measure, no mere number."""
    table = rows("lines")["measured"]
    span = rf"{DIGITS}(?: ?(?:%|{SCALE}))?(?: ?[-–] ?| to )(?:{MONEY})?[+-]?{DIGITS}"
    number, unit = rf"(?:{span}|{DIGITS})", rf"(?:%|{SCALE}|(?i:{table['units']})\b)"
    sums = rf"{MONEY}[+−-]?{number}(?: ?{unit})?"
    return rf"[+−-]?(?:{sums}|{number} ?{unit}(?: (?i:{table['units']})\b)?|\d+\.\d+(?![\w-]| [(\d]))"


@cache
def _figure() -> re.Pattern[str]:
    """A measure and the figure behind it, with nothing but its time between, and no verb behind that."""
    table = rows("lines")["measured"]
    measure = rf"(?i:{table['measures']})(?: (?i:{table['behind']}))*(?: \([A-Za-z][\w-]{{1,20}}\))?"
    when = rf"(?:,? (?i:at|for|in|as of|at the end of) (?i:the )?(?i:{table['when']}))?"
    after = rf"(?=\.? ?(?:$|[,;(/|\n]|[–—-]|\.$|(?i:{table['after']})\b))"
    mark = r"(?P<mark> ?: | (?i:at|of) | )"
    return re.compile(rf"\b(?P<measure>{measure})(?P<when>{when}){mark}(?P<figure>{_amount()}){after}", re.M)


@cache
def _moved() -> re.Pattern[str]:
    """A measure at the head of a line that is up or down by a figure."""
    table = rows("lines")["measured"]
    measure = rf"(?:[A-Z][\w.]* ){{0,2}}(?:[a-z-]+ )?(?i:{table['measures']})(?: (?i:{table['behind']}))*"
    return re.compile(rf"(?:[*•·▪–—-]{{1,3}} ?)?(?P<measure>{measure}) (?:up|down) (?=(?:{MONEY})?\d)(?!{REACHED})")


@cache
def _forecast() -> re.Pattern[str]:
    """What was expected, behind a figure: "; EST. 8.55 BLN", "(REUTERS POLL NOK 388 MLN)"."""
    said = rows("lines")["measured"]["expected"]
    lead = r"(?:(?<=[\w%])[;,]? ?(?P<open>\()| ?[;,] | (?i:vs\.?|versus) )"
    return re.compile(rf"{lead}(?i:{said})[:.]? \+?(?P<figure>{_amount()})")


@cache
def _short() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{rows('lines')['measured']['short']})(?P<stop>\.)(?= \S)")
