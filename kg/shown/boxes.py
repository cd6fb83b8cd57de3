"""The lines of a fact box are read as sentences: "Headquarters: Oslo" as "Its headquarters are in Oslo".

Of what the box is about, the heading tells. A label that no sentence is known for is no name: it is read in small
letters.
"""

import re
from collections.abc import Iterator, Set
from functools import cache

from kg.rows import rows, words
from kg.rows.lexicon import is_common_word

LABEL = re.compile(
    r"(?P<label>[A-Z][\w’'/-]*(?:\(s\))?(?: (?:[a-z][\w’'-]*|and|of|[A-Z][\w’'/-]*)(?:\(s\))?){0,3})"
    r"(?: \((?:19|20)\d\d\))? ?: +(?=\S)"
)
LARGE = re.compile(r"\b[A-Z](?=[a-z])")
NUMBERED = frozenset(("employees", "staff", "headcount", "workforce", "number of employees"))
INNER = re.compile(r"[a-z)][.!?;] [A-Z]")
NAMED = r"[A-Z“\"]"  # what a value must be like of which nothing else is known
MOST_WORDS = 8
LONGEST = 120  # characters of such a line
SHORTEST_WORD = 4  # letters of a label's word that is no abbreviation


def said(text: str, start: int, end: int, named: Set[str]) -> Iterator[tuple[int, int, str]]:
    """What is read of a line that begins with a label, from its first word on; nothing where none begins it.

    `named` are words that the text writes large amid its sentences: "Baker: I left" is no label there.
    """
    found = LABEL.match(text, start, end)
    if found is None:
        return
    label = found["label"]
    told = end - start <= LONGEST and INNER.search(text, start, end) is None
    sentence = _sentences().get(label.lower()) if told else None
    if sentence is None or not _fits(sentence, label.lower(), text[found.end() : end]):
        held = re.findall(r"[\w’'-]{2,}", label)
        if (
            not named & set(held)
            and all(len(word) < SHORTEST_WORD or is_common_word(word) for word in held)
            and not label.isupper()
        ):
            yield from (
                (m.start(), m.start() + 1, m[0].lower()) for m in LARGE.finditer(text, start, found.end("label"))
            )
        return
    opening, kept, closing = sentence.partition("{}")
    if not kept:
        yield start, found.end(), f"{sentence}{_joint(sentence, text[found.end() : end])} "
        return
    if opening:
        small = label[0] if label.split()[0].isupper() else label[0].lower()
        yield start, start + 1, f"{opening}{small}"
    yield found.end("label"), found.end(), f"{closing} "


def is_boxed(line: str) -> bool:
    """Whether a line says something that a sentence is known for: "Founded: 1998"."""
    found = LABEL.match(line)
    sentence = _sentences().get(found["label"].lower()) if found is not None else None
    return found is not None and sentence is not None and _fits(sentence, found["label"].lower(), line[found.end() :])


def named_value(text: str, start: int, end: int) -> int:
    """Where the label of a line ends whose value is a name and no heading, "Best Port: Lomas Docks"; else its start."""
    found = LABEL.match(text, start, end)
    value = text[found.end() : end] if found is not None else ""
    strange = any(not is_common_word(word) for word in re.findall(r"[A-Z][a-z]{3,}", value))
    return found.end() if found is not None and strange and _is_name(value) else start


def _fits(sentence: str, label: str, value: str) -> bool:
    """Whether a value is what its sentence says it of: a year, a number, a name."""
    like = "employees" if label in NUMBERED else sentence
    pattern = rows("lines")["values"].get(like, NAMED)
    return re.match(pattern, value) is not None and (pattern != NAMED or _is_name(value))


def _is_name(value: str) -> bool:
    """Whether a value may be a name, or names: "Ann Roe (since 2021)", no "Sale of mill helps"."""
    held = re.sub(r" ?\(.*", "", value).split()
    small = {"and", "of", "the", "&", "de", "von", "van", "der", "al", "bin", "la"}
    fitting = (word[0].isupper() or word[0] in '“"' or word in small for word in held)
    return len(held) <= MOST_WORDS and all(fitting) and not words("lines", "finite") & {w.lower() for w in held}


def _joint(sentence: str, value: str) -> str:
    """The preposition before the day or the place of a birth."""
    if sentence != "He was born":
        return ""
    found = re.match(rows("lines")["values"][sentence], value)
    return " on" if found is not None and found["on"] else " in"


@cache
def _sentences() -> dict[str, str]:
    return {label: sentence for sentence, labels in rows("lines")["labels"].items() for label in labels.split("|")}
