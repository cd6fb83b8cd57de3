"""Famous names that their letters do not show: "Save the Children", "Brothers of Italy", "the Guardian"."""

from collections.abc import Iterator
from functools import cache

from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.tokens import Doc
from kg.rows import rows

_PAPERS = ("newspaper", "magazine", "website", "paper", "weekly", "daily", "columnist", "party")


def famous_names(doc: Doc) -> Iterator[tuple[Run, str]]:
    """The spans of famous names with small words in them, or with "the" before a common word, with their class."""
    phrases = _phrases()
    for i, opening in enumerate(doc):
        for words, kind in phrases.get(opening.text, ()):
            last = i + len(words)
            if tuple(token.text for token in doc[i:last]) == words:
                yield (i, last), kind
                break  # the longest
        if opening.lower_ == "the" and i + 1 < len(doc) and (known := _behind_the().get(doc[i + 1].text)) is not None:
            after = doc[i + 2] if i + 2 < len(doc) else None
            longer = after is not None and (is_large(after) or after.text in ("of", "-"))
            other = after is not None and after.pos_ == "NOUN" and after.lower_ not in _PAPERS
            if not longer and not other:
                yield (i + 1, i + 2), known


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, kind in _names():
        tied = len(words) > 2 and any(word[0].islower() or word in ("Without", "'s", "/") for word in words)
        if tied or words[0] == "All":
            curled = tuple(word.replace("'", "’") for word in words)
            found.setdefault(words[0], []).extend((written, kind) for written in {words, curled})
    return {word: sorted(names, key=lambda name: -len(name[0])) for word, names in found.items()}


@cache
def _behind_the() -> dict[str, str]:
    return {words[1]: kind for words, kind in _names() if words[0] == "The" and len(words) == 2}


def _names() -> Iterator[tuple[tuple[str, ...], str]]:
    for kind, line in rows("famous").items():
        yield from ((tuple(_spaced(name).split()), kind) for name in line.split(","))


def _spaced(name: str) -> str:
    """A name with blanks between its tokens."""
    return name.replace("-", " - ").replace("/", " / ").replace("'s ", " 's ")
