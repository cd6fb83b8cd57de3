"""A paragraph alone becomes what it is by its looks: running text, a caption, an item of a list, a line of the page."""

import re
from functools import cache

from kg.read.bylines import byline, place_and_date, stamp
from kg.read.credits import is_page_line
from kg.read.datelines import is_filed
from kg.rows import rows, words
from kg.shown.lines import MARKS
from kg.shown.lines import is_told as tells

FINAL = re.compile(r"(?:[.!?…][\"'”’)\]]*|(?<=[a-z]{2})\.[\"'”’)]*\d{1,2})$")  # also "on Friday.1", with a note
BREAK_INSIDE = re.compile(r"(\S*[a-z)\d])[.!?][\"'”’)]* [\"'“‘(]?[A-Z]")
BULLET = re.compile(rf"(?![-–—* ]+(?:(?i:ends?|30)?[-–—* ]*$))(?:[{MARKS}]+ +\S|o [A-Z])")
CLOSED = re.compile(r"[.!…:;,][\"'”’)\]]*$|[.!?…][\"'”’)]* ?[(\[][^()\[\]]*[)\]]$")
ASKS = re.compile(r"(?:who|whose|what|when|where|which|why|how|if)\b", re.I)
SAYS = re.compile(r" (?:the|an?|his|her|its|their) |\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
LONG = 30  # words: no headline is that long
LONGEST_TITLE = 45  # but one in title case
MAX_CAPTION = 600  # characters; a longer paragraph with a credit at its end is running text
HEADLINE_ASKS = 14  # words of a headline that asks or exclaims
SUBHEADING = 12  # words
SENTENCE = 5  # words of a line that leads to a list
SHARE = 0.7  # of the words of a line in title case that are large


def is_running(text: str) -> bool:
    """Whether a paragraph is running text and not a headline, a caption, a byline or another line of the page."""
    tokens = text.split()
    if is_caption(text) or is_trailer(text) or is_page_line(text):
        return False
    if is_filed(text) and place_and_date(text) is None and stamp(text) is None:
        return True
    if len(tokens) > (LONGEST_TITLE if is_title(text) else LONG):
        return True
    if len(tokens) > LONG // 2 and breaks_inside(text) and not is_title(text):
        return True
    if not FINAL.search(text) or len(tokens) < 3:
        return False
    if text.rstrip("\"'”’)")[-1:] == ".":
        return tokens[-1].strip(".\"'”’)").casefold() not in words("layout", "abbreviations")
    return len(tokens) > HEADLINE_ASKS and byline(text) is None


def is_told(text: str) -> bool:
    """Whether a line below a headline is text without a full stop: an item, two sentences, words to a list."""
    tokens = text.split()
    if is_bullet(text) or tells(text):
        return True
    if is_title(text) or len(tokens) < SENTENCE:
        return False
    return text.endswith(":") or breaks_inside(text)


def is_bullet(text: str) -> bool:
    """Whether a paragraph is an item of a list: "* Sees sales up 5%"."""
    return BULLET.match(text) is not None


def is_title(text: str) -> bool:
    """Whether a line is written as titles are: nearly all its longer words large."""
    long = re.findall(r"[^\W\d_]{4,}", text)
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= SHARE * len(long)


def breaks_inside(text: str) -> bool:
    """Whether a sentence ends before the end: no "Dr. Roe", no "St. Louis"."""
    known = words("layout", "abbreviations")
    found = (match[1].strip("(\"'“‘").casefold() for match in BREAK_INSIDE.finditer(text))
    return any(len(word) > 1 and word not in known for word in found)


def is_subheading(text: str) -> bool:
    """Whether a line between paragraphs is a heading."""
    short = len(text.split()) <= SUBHEADING and not CLOSED.search(text) and text[0].isalnum()
    return short and not is_told(text) and not _is_sentence(text)


def _is_sentence(text: str) -> bool:
    """Whether a line without a full stop says something by a verb and an article: "Lomas fined the club on Monday"."""
    tokens = text.split()
    if len(tokens) <= SENTENCE or is_title(text) or ASKS.match(text) or not text[0].isupper():
        return False
    verb = any(
        re.fullmatch(r"[a-z]+ed|is|was|are|were|has|had|have|will|would|said|says", token) for token in tokens[1:]
    )
    return verb and SAYS.search(text) is not None


def is_caption(text: str) -> bool:
    """Whether a paragraph is the caption of a picture or its credit."""
    return len(text) < MAX_CAPTION and bool(_caption().search(text))


def is_credit(text: str) -> bool:
    """Whether a caption is nothing but the credit of a picture."""
    return bool(_caption().fullmatch(text))


def is_trailer(text: str) -> bool:
    """Whether a paragraph is no part of the story, if it is one of the last."""
    return bool(_trailer().match(text))


def is_aside(text: str) -> bool:
    """The same, so plainly that it may stand between two paragraphs."""
    return bool(_aside().match(text))


@cache
def _caption() -> re.Pattern[str]:
    ends = "|".join(rows("layout")["caption_ends"])
    starts = "|".join(rows("layout")["caption_starts"] + rows("layout")["placing"])
    return re.compile(rf"(?:{ends})\.?$|^(?:{starts})", re.I)


@cache
def _trailer() -> re.Pattern[str]:
    return re.compile("|".join(rows("layout")["trailers"] + rows("layout")["asides"]), re.I)


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("|".join(rows("layout")["asides"]), re.I)
