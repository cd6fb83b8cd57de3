"""Whether a text is an English article that can be read; if not, why, in words that help the user."""

import re

from kg.rows import words
from kg.rows.lexicon import is_common_word

MIN_WORDS = 8  # two short sentences; less is a heading or a scrap
LANGUAGE_WORDS = 20  # a shorter text is too short to tell its language
ENGLISH_SHARE = 0.12  # of common words: kg/rows/english.toml says how it was measured
FOREIGN = 1.5  # common words of English for each word of another language
PLAIN_WORDS = 5  # words in lower case that tell a language; where there are fewer, capitals and names must tell it
SHORT = 3  # letters: of words so short ("war", "die") every language has some of any other
CODE_SHARE = 0.06  # of characters that programs and markup are made of
LETTER_SHARE = 0.3

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
CODE = re.compile(r"[{}<>;=\\|_$#@~^`]")
# What articles have of such characters: addresses, rules ("=====", "+---+"), codes of shares ("<KLO.N>"), prices,
# tags ("@ann", "#rain") and the lines between two cells.
FURNITURE = re.compile(
    r"(?:https?://|www\.)\S+|([-=~_*^#+.|<>])\1{2,}|<[.\dA-Z][\w.=^-]{0,14}>|[$](?=\d)|(?<!\S)[@#](?=\w)|(?<!\S)\|+(?!\S)"
)


def unfit(text: str, most: int, is_record: bool = False) -> str | None:
    """Why the text cannot be read as an English article, or None; a record is taken to be meant, however short."""
    if not text.strip():
        return "empty: it holds no text"
    if len(text) > most:
        return f"longer than {most:,} characters: split it into its articles (or --limit characters)"
    text = FURNITURE.sub(" ", text)
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
    """Whether words are English by the share of common ones; names tell no language, what is too short to tell is."""
    if len(found) < LANGUAGE_WORDS:
        return sum(map(str.isascii, found)) >= len(found) / 2
    told = [word for word in found if len(word) > 1]
    plain = [word for word in told if word == word.lower()]  # scripts without capitals too
    if len(plain) < PLAIN_WORDS:
        plain = told
    common = sum(map(_is_common, plain))
    return common >= ENGLISH_SHARE * max(len(plain), 1) and common > FOREIGN * sum(map(_is_foreign, plain))


def _is_foreign(word: str) -> bool:
    """Whether a word speaks for another language: "und", "que", "på"; English names have few, in lower case."""
    word = word.casefold().replace("’", "'")
    return not word.isascii() or word in words("english", "foreign_words")


def _is_common(word: str) -> bool:
    """Whether a word is common in English, and not so short that it is as common elsewhere."""
    word = word.casefold().replace("’", "'")
    if len(word) <= SHORT:
        return word in words("english", "function_words") and word not in words("english", "shared_words")
    return is_common_word(word)
