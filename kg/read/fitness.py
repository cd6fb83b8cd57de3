"""Whether a text is an English article that can be read; if not, why, in words that help the user."""

import re

from kg.rows import words

MIN_WORDS = 8  # two short sentences; less is a heading or a scrap
LANGUAGE_WORDS = 20  # a shorter text is too short to tell its language
ENGLISH_SHARE = 0.10  # of function words: kg/rows/english.toml says how it was measured
CODE_SHARE = 0.08  # of characters that programs and markup are made of
LETTER_SHARE = 0.5

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
CODE = re.compile(r"[{}<>;=\\|_$#@~^`]")


def unfit(text: str, most: int, is_record: bool = False) -> str | None:
    """Why the text cannot be read as an English article, or None; a record is taken to be meant, however short."""
    if not text.strip():
        return "empty: it holds no text"
    if len(text) > most:
        return f"longer than {most:,} characters: split it into its articles (or --limit characters)"
    found = WORD.findall(text)
    if len(found) < MIN_WORDS:
        return None if is_record else f"too short: fewer than {MIN_WORDS} words"
    dense = re.sub(r"\s+", "", text)
    if len(CODE.findall(dense)) > CODE_SHARE * len(dense):
        return "mostly markup or program code: give the article's text, or the page as .html"
    if sum(map(len, found)) < LETTER_SHARE * len(dense):
        return "mostly figures and signs: not running text"
    return None if is_english(found) else "not English: only English articles can be read"


def is_english(found: list[str]) -> bool:
    """Whether words are English by the share of function words; what is too short to tell is."""
    if len(found) < LANGUAGE_WORDS:
        return sum(map(str.isascii, found)) >= len(found) / 2
    known = words("english", "function_words")
    return sum(word.casefold() in known for word in found) >= ENGLISH_SHARE * len(found)
