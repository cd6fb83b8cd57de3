"""An item of a byline becomes what it is: a person, a medium, a desk, a date, or words of running text (None)."""

import re
from functools import cache
from typing import Literal

from kg.read.dates import CLOCK, date_in, is_labelled
from kg.rows import rows, words
from kg.rows.lexicon import is_common_word

Kind = Literal["person", "medium", "desk", "date"]

PARTICLES = r"(?:(?:al|bin|ibn|da|das|de|del|della|den|der|di|dos|du|el|la|le|ten|ter|van|von|y|e|zu)[ -])"
WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*|[ldo]['’][^\W\d_a-z]\w+)"
PERSON = re.compile(rf"{PARTICLES}*{WORD}(?: {PARTICLES}*{WORD}){{0,4}}")
MASTHEAD = 5  # words of a paper's name
DOMAIN = re.compile(r"(?:[A-Za-z\d-]{2,}\.)+[a-z]{2,6}|(?i:(?:[a-z\d-]{2,}\.)+(?:com|net|org|info|news|tv))")
ISSUE = re.compile(r"(?:(?:issue|edition|volume|vol\.?|letter|newsletter|no\.?|number)(?: no\.?)? ?#?|#) ?\d+", re.I)
WEEKDAY = rows("layout")["weekdays"]


def kind_of(item: str) -> Kind | None:
    """What an item of a byline is; None when it is none of the things that stand there."""
    tokens = item.casefold().replace(".", "").split()
    if not tokens:
        return None
    if item.casefold() in media() or DOMAIN.fullmatch(item):
        return "medium"
    if date_in(item) or CLOCK.fullmatch(item) or is_labelled(item) or _calendar().fullmatch(item):
        return "date"
    if tokens[-1] in words("layout", "desk_words") or tokens in (["staff", "report"], ["staff", "reports"]):
        return "desk"
    if not words("layout", "medium_words").isdisjoint(tokens):
        return "medium" if item[0].isupper() else None
    return "person" if PERSON.fullmatch(item) and len(item) > 2 else None


def medium_of(post: str) -> str | None:
    """The medium before a journalist's post: "Nikkei" of "Nikkei staff writer"; none of "Court reporter"."""
    tokens = post.split()
    while tokens and (tokens[-1].islower() or tokens[-1].casefold() in words("layout", "desk_words")):
        tokens.pop()
    named = " ".join(tokens)
    return named if named.casefold() in media() or (len(tokens) > 1 and is_masthead(named)) else None


def day_of_issue(line: str) -> str | None:
    """The day in a line that numbers an issue: "A letter on bread · Issue 212 · 22 May 2025"."""
    parts = re.split(r" ?[|•·] ?| [–—] ", line)
    found = next((date for part in parts if (date := date_in(part)) and len(part) <= date[2] + 1), None)
    return found[0] if found is not None and any(map(ISSUE.fullmatch, parts)) else None


def name_of(item: str) -> str:
    """A person's name, one in capitals written as names are."""
    return item.title() if item.isupper() and len(item) > 4 else item


def is_masthead(line: str) -> bool:
    """Whether a line is nothing but the name of a medium: "The Lomas Herald", "Lomas Daily News", "Xinhua"."""
    if line.casefold() in media():
        return True
    tokens = line.casefold().split()
    large = line.isupper() or all(token[0].isupper() for token in line.split() if len(token) > len("the"))
    if not (large and 1 < len(tokens) <= MASTHEAD) or any(map(str.isdigit, line)):
        return False
    within = "of" in tokens[-2:-1]  # "The Times of Lomas"
    sure = "daily" in tokens or (tokens[0] == "the" and not within)  # "Lomas Daily News", "The Sun"
    ends = (tokens[-1], *tokens[-3:-2]) if within else tokens[-1:]
    named = not words("layout", "medium_words" if sure else "papers").isdisjoint(ends)
    return named and words("layout", "no_bodies").isdisjoint(tokens)


@cache
def media() -> frozenset[str]:
    """The names of agencies and broadcasters, case-folded."""
    return frozenset(name.casefold() for name in words("layout", "media"))


@cache
def _calendar() -> re.Pattern[str]:
    return re.compile(rf"(?:{WEEKDAY}|{rows('layout')['months']}|(?:19|20)\d\d)", re.I)


@cache
def _given_names() -> frozenset[str]:
    found = rows("given_names")
    return frozenset((*found["male"], *found["female"], *found["male_elsewhere"], *found["female_elsewhere"]))


def is_given_name(word: str) -> bool:
    """Whether a word, case-folded, is a name that people are given."""
    return word in _given_names()


@cache
def _family_names() -> frozenset[str]:
    return frozenset(rows("person_names")["family_first"].casefold().split())


def is_family_name(word: str) -> bool:
    """Whether a word, case-folded, is a family name that comes before the given name: "goh"."""
    return word in _family_names()


def is_label_word(word: str) -> bool:
    """Whether a word, case-folded, is one of which labels and rubrics are made: "subjects", "jobs", "the"."""
    known = word in words("layout", "not_places") or word in words("english", "function_words")
    return known or is_common_word(word) or is_common_word(word.removesuffix("s"))


def parted(item: str) -> tuple[str, ...]:
    """A name and the medium glued to it: "Dale Brenner Fox River News"; other items whole."""
    tokens = item.split()
    sure = len(tokens) > 3 and is_given_name(tokens[0].casefold())
    sure = sure or (len(tokens) > 4 and tokens[0].casefold() != "the" and not any(map(str.islower, tokens)))
    if (
        not sure
        or kind_of(item) != "medium"
        or kind_of(" ".join(tokens[:2])) != "person"
        or kind_of(" ".join(tokens[2:])) != "medium"
    ):
        return (item,)
    return " ".join(tokens[:2]), " ".join(tokens[2:])


def is_kind_of_text(text: str) -> bool:
    """Whether words only say what a text is: "Press release", "Stock exchange release"."""
    return _kinds_of_text().fullmatch(text) is not None


def is_signed(line: str) -> bool:
    """Whether a line is an agency behind a dash or in brackets: "- AFP", "(AFP)"."""
    return line.strip(" -–—()").casefold() in media()


def is_page_line(line: str) -> bool:
    """Whether a line belongs to the page and not to the article: "4 min read", "Skip to content"."""
    return _page_line().fullmatch(line) is not None


@cache
def _page_line() -> re.Pattern[str]:
    return re.compile("|".join(rows("layout")["page_lines"]), re.I)


@cache
def _kinds_of_text() -> re.Pattern[str]:
    return re.compile("|".join(rows("layout")["kinds_of_text"]), re.I)
