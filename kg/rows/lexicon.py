"""The lexicon's common words of English, also inflected, by what their nouns are (see benchmarks/lexicon_table.py)."""

from functools import cache, lru_cache

from kg.rows import lines

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))


@cache
def _lexicon() -> dict[str, str]:
    return dict(line.split("\t") for line in lines("lexicon.tsv"))


@cache
def _common() -> dict[str, str]:
    return {word: kind for word, kind in _lexicon().items() if kind != "r"}


@lru_cache(maxsize=20_000)  # asked some 800 times an article, half of them for words that it has not
def common_kind(word: str) -> str | None:
    """What a common word is: "p" a person, "u" uncounted, "n" another thing, "w" no noun; None if it is none."""
    word = word.lower()
    return _common().get(word) or _inflected(word)


def is_common_word(word: str) -> bool:
    """Whether the lexicon has a word or its base."""
    return common_kind(word) is not None


def is_rarer_noun(word: str) -> bool:
    """Whether the lexicon has a word, or its singular, as a rarer noun for something natural: "leptospirosis"."""
    word = word.lower()
    return any(_lexicon().get(form) == "r" for form in (word, word.removesuffix("s")))


def _inflected(word: str) -> str | None:
    return next((kind for end, base in _ENDINGS if (kind := _base_kind(word, end, base)) is not None), None)


def _base_kind(word: str, end: str, base: str) -> str | None:
    return _common().get(word.removesuffix(end) + base) if word.endswith(end) and len(word) > len(end) + 2 else None
