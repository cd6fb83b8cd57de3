"""Headings In Title Case, or IN CAPITALS, are read as sentences: "Kallo Buys Brenner" as "Kallo buys Brenner".

A language model takes words written large for names. What is a name the text below tells; where it has no form of a
word, the lists of common words do. Only what is read changes; every offset and every quoted word is the document's own.
"""

import re
from collections import Counter
from dataclasses import dataclass

from kg.model import Block, Document
from kg.rows import rows
from kg.rows.lexicon import common_kind, is_common_word

WORD = re.compile(r"[^\W\d_]+")
NAME = re.compile(r"[A-Z][\w'’]*(?: (?:of|the|and|for|de|[A-Z][\w'’]*))* [A-Z][\w'’]*")
INSIDE = re.compile(r"[\w,;] $")  # before a word with which no sentence begins
BEGINS = re.compile(r"(?:^|[.!?:“\"])\W*$")  # before one with which a sentence of a heading begins
LONG = 4  # letters from which on title case writes any word large
FEWEST = 4  # such words by which a heading's case can be told
SHARE = 0.8  # of them that are written large


def in_sentence_case(document: Document) -> str:
    """The text of a document, each heading in title case or capitals as a sentence; every word at its place."""
    text = document.text
    headings = [b for b in document.blocks if b.kind in ("headline", "subheading") and _is_large(document, b)]
    if headings:
        forms = _Forms.of(
            " ".join(text[b.start : b.end] for b in document.blocks if b.kind in ("paragraph", "caption"))
        )
        for heading in headings:
            text = text[: heading.start] + forms.rewritten(text[heading.start : heading.end]) + text[heading.end :]
    return text


def _is_large(document: Document, heading: Block) -> bool:
    """Whether nearly all longer words of a heading are written large."""
    words = [word for word in WORD.findall(document.text[heading.start : heading.end]) if len(word) >= LONG]
    large = sum(word.istitle() or word.isupper() for word in words)
    return len(words) >= FEWEST and large >= SHARE * len(words)


@dataclass(frozen=True, slots=True)
class _Forms:
    """How often each word of a text stands in small letters, large, and so where a sentence begins; names of several
    words; words in capitals."""

    small: Counter[str]
    large: Counter[str]
    first: Counter[str]
    names: frozenset[str]
    capitals: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Forms":
        """Of the text below a heading."""
        words = [(m.group(), INSIDE.search(text, max(0, m.start() - 2), m.start())) for m in WORD.finditer(text)]
        large = [(word.lower(), inside) for word, inside in words if word[0].isupper()]
        return cls(
            Counter(word for word, _ in words if word.islower()),
            Counter(word for word, inside in large if inside),
            Counter(word for word, inside in large if not inside),
            frozenset(name.group() for name in NAME.finditer(text)),
            frozenset(word for word, _ in words if word.isupper()),
        )

    def rewritten(self, heading: str) -> str:
        """A heading as a sentence would be written."""
        named = self._named(heading)
        found = heading
        for word in WORD.finditer(heading):
            form = named.get(word.start()) or self._form(
                word.group(), BEGINS.search(heading[: word.start()]) is not None
            )
            if len(form) == len(word.group()):
                found = found[: word.start()] + form + found[word.end() :]
        return found

    def _named(self, heading: str) -> dict[int, str]:
        """Where words of a heading stand that are of a name of several words in the text, and how that writes them."""
        return {
            found.start() + word.start(): word.group()
            for name in sorted(self.names)
            for found in re.finditer(rf"\b{re.escape(name)}\b", heading, re.IGNORECASE)
            for word in WORD.finditer(name)
        }

    def _form(self, word: str, begins: bool) -> str:
        if word in self.capitals or not (word.istitle() or (word.isupper() and len(word) > 1)):
            return word
        if not begins and self._is_small(word.lower()):
            return word.lower()
        named = self.large[word.lower()] or self.first[word.lower()]
        return word.title() if named or is_common_word(word) else word

    def _is_small(self, word: str) -> bool:
        """Whether a sentence would write a word small."""
        if self.small[word] or self.large[word]:
            return self.small[word] >= self.large[word]
        if word.title() in rows("names")["common"]["days"].split():
            return False
        if word in rows("english")["function_words"] or word in rows("english")["small_in_titles"]:
            return True
        named = self.first[word] > 0 and common_kind(word) in {"n", "p"} and not word.endswith("s")  # "Target fell"
        return len(word) >= LONG and is_common_word(word) and not named
