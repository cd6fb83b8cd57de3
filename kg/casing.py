"""What is written large for show is read plainly: "Kallo Buys Brenner", "THE mayor of Leeds", "the Company said".

A language model takes words written large for names. Which are names the text itself tells; where it has no other form
of a word, lists of common words do. Only what is read changes: every offset and every quoted word is the document's.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache

from kg.model import Block, Document
from kg.rows import rows
from kg.rows.lexicon import common_kind, is_common_word

WORD = re.compile(r"[^\W\d_]+")
NAME = re.compile(r"[A-Z][\w'’]*(?: (?:of|the|and|for|de|[A-Z][\w'’]*))* [A-Z][\w'’]*")
INSIDE = re.compile(r"[\w,;] $")  # before a word with which no sentence begins
BEGINS = re.compile(r"(?:^|[.!?:“\"])\W*$")  # before one with which a sentence of a heading begins
OPENING = re.compile(r"[“‘\"']?(?:A [A-Z]{2,}|[A-Z]{2,})(?: [A-Z]{2,})*(?= [\w'’-]*[a-z])")
ABBREVIATIONS = frozenset(("IT", "US", "WHO", "AI", "UN", "EU", "UK"))  # some of them small words too
LONG_FORMS = {"def.": "beat", "bt": "vs", "a/k/a": "alias", "f/k/a": "alias", "n/k/a": "alias", "d/b/a": "alias"}
WRITTEN_SHORT = re.compile(r"(?<=[\w,)”\"] )(?:(?:def\.|bt)(?= [A-Z])|[afn]/k/a|d/b/a)(?= )")  # as long each
BEFORE = 8  # characters in which such a mark is looked for
LONGEST = 400  # characters of a heading: what is longer is none that anybody wrote for show
LONG = 4  # letters from which on title case writes any word large
FEWEST = 4  # such words by which a heading's case can be told
SHARE = 0.8  # of them that are written large


def in_sentence_case(document: Document) -> str:
    """The text of a document as it would be written plainly; every word at its place."""
    text = WRITTEN_SHORT.sub(lambda found: LONG_FORMS[found.group()], _of_terms(document))
    return _of_show(document, text)


def _of_terms(document: Document) -> str:
    """Nouns that take up what is named are written small: "the Company said", "The Directors"."""
    return _terms().sub(lambda found: found.group().lower(), document.text)


@cache
def _terms() -> re.Pattern[str]:
    bodies, deals = (
        "|".join(term.title() for term in rows("english")["written_large"][kind]) for kind in ("bodies", "deals")
    )
    named = r"(?!-| (?:(?:of|for|on|to|against) (?:the )?)?[A-Z\d])"  # "the Bank of England", "the Group Chief"
    return re.compile(rf"(?<=\b[Tt]he )(?:(?:{bodies})\b{named}|(?:{deals})\b(?!-| [A-Z]))")


def _of_show(document: Document, text: str) -> str:
    """Headings in title case or capitals, and paragraphs that open in capitals, are written as sentences."""
    ends = {block: end for block in document.blocks if (end := _end_of_show(text, block)) > block.start}
    if not ends:
        return text
    below = (b for b in document.blocks if b.kind in ("paragraph", "caption"))
    forms = _Forms.of(" ".join(text[ends.get(b, b.start) : b.end] for b in below))
    pieces, done = [], 0
    for block, end in ends.items():
        pieces += [text[done : block.start], forms.rewritten(text[block.start : end])]
        done = end
    return "".join((*pieces, text[done:]))


def _end_of_show(text: str, block: Block) -> int:
    """Where what is written large for show at the start of a block ends; its start where nothing is."""
    if block.kind == "paragraph":
        opening = OPENING.match(text, block.start, block.end)
        return opening.end() if opening is not None else block.start
    if block.kind not in ("headline", "subheading") or block.end - block.start > LONGEST:
        return block.start
    words = [word for word in WORD.findall(text[block.start : block.end]) if len(word) >= LONG]
    large = sum(word.istitle() or word.isupper() for word in words)
    return block.end if len(words) >= FEWEST and large >= SHARE * len(words) else block.start


def _first(name: str) -> str:
    """The first word of a name, in small letters."""
    word = WORD.search(name)
    return word.group().lower() if word is not None else name


@dataclass(frozen=True, slots=True)
class _Forms:
    """How often each word of a text stands in small letters, large, and so where a sentence begins; names of several
    words, by the first one; words in capitals."""

    small: Counter[str]
    large: Counter[str]
    first: Counter[str]
    names: Mapping[str, Set[str]]
    capitals: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Forms":
        """Of the text below a heading."""
        words = [(m.group(), INSIDE.search(text, max(0, m.start() - 2), m.start())) for m in WORD.finditer(text)]
        large = [(word.lower(), inside) for word, inside in words if word[0].isupper()]
        names: dict[str, set[str]] = defaultdict(set)
        for name in NAME.finditer(text):
            names[_first(name.group())].add(name.group())
        return cls(
            Counter(word for word, _ in words if word.islower()),
            Counter(word for word, inside in large if inside),
            Counter(word for word, inside in large if not inside),
            names,
            frozenset(word for word, _ in words if word.isupper() and len(word) > 1),
        )

    def rewritten(self, shown: str) -> str:
        """What is written for show, as a sentence would be written."""
        named = self._named(shown)

        def plain(word: re.Match[str]) -> str:
            begins = BEGINS.search(shown, max(0, word.start() - BEFORE), word.start()) is not None
            form = named.get(word.start()) or self._form(word.group(), begins)
            return form if len(form) == len(word.group()) else word.group()

        return WORD.sub(plain, shown)

    def _named(self, shown: str) -> dict[int, str]:
        """Where words stand that are of a name of several words in the text, and how that writes them."""
        words = {word.lower() for word in WORD.findall(shown)}
        return {
            found.start() + word.start(): word.group()
            for name in sorted(name for word in words for name in self.names.get(word, ()))
            for found in re.finditer(rf"\b{re.escape(name)}\b", shown, re.IGNORECASE)
            for word in WORD.finditer(name)
        }

    def _form(self, word: str, begins: bool) -> str:
        shown = word.istitle() or (len(word) > 1 and word.isupper() and word not in ABBREVIATIONS)
        if not shown or word in self.capitals:
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
