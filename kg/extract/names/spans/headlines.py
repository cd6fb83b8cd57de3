"""Lines that write all words large, heads and crossheads and datelines, and the names that they repeat of the text."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from kg.extract.demonyms import is_group
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import known_class, listed
from kg.extract.places.known import best, is_ambiguous
from kg.extract.tokens import Span, Token
from kg.model import Document
from kg.rows.bodies import body_name, is_body
from kg.rows.lexicon import is_common_word

_LONGEST = 9  # words of a name confirmed in a headline


def is_headline_like(sentence: Span) -> bool:
    """Whether most words are written large, as in a headline: then a capital says nothing."""
    words = [t for t in sentence if t.is_alpha and len(t) > 3]
    large = [t for t in words if t.text[0].isupper()]
    common = [t for t in large if (t.tag_ not in ("NNP", "NNPS") and not is_group(t.text)) or t.is_upper]
    if len(words) < 4 or len(large) < 0.75 * len(words):
        return False
    return len(common) >= 2 or (len(words) > 5 and not sentence[-1].text.endswith((".", "]", ")", "!", "?", "|")))


def is_crosshead(sentence: Span) -> bool:
    """Whether all words are in capitals, some too long for letters of a body: "MINISTRY IN NO HURRY", "BACKLASH"."""
    words = [t for t in sentence if t.is_alpha]
    if not words or not all(t.is_upper for t in words):
        return False
    long = [t for t in words if len(t) > 3]
    return len(long) > 1 or (bool(long) and all(is_common_word(t.text) for t in words))


def is_all_large(headline: Span) -> bool:
    """Whether a short headline writes every word large: "City Approves Budget"."""
    words = [t for t in headline if t.is_alpha and not (t.is_lower and len(t) < 4)]
    return 2 < len(words) < 7 and all(t.text[0].isupper() for t in words)


def confirmed(sentence: Span, whole: set[str]) -> Iterator[Run]:
    """The names of the running text that a headline repeats, and well-known places."""
    folded = {name.casefold() for name in whole} if sentence.text.isupper() else whole
    doc, i = sentence.doc, sentence.start
    while i < sentence.end:
        for end in range(min(sentence.end, i + _LONGEST), i, -1):
            text = doc[i:end].text
            if (text.casefold() if sentence.text.isupper() else text) in folded or _is_sure(text):
                yield i, end
                i = end
                break
        else:
            i += 1


def _is_sure(text: str) -> bool:
    if text.capitalize() in listed("common", "function"):
        return False  # "WHAT NEXT FOR LOMAS?"
    place = best(text)
    if place is not None and not is_ambiguous(text):
        return place.kind == "country" or (place.inhabitants > 200_000 and not is_common_word(text))
    return known_class(text) is not None and text not in listed("common", "capitals")


def framed(document: Document, datelines: Iterable[Span], heads: Iterable[Span], whole: set[str]) -> Iterator[Run]:
    """The places of datelines that are several words in capitals, and the body on the letterhead."""
    yield from filter(None, (_in_dateline(line, whole) for line in datelines))
    yield from ((line.start, line.end) for line in heads if _is_letterhead(line, document))


def _in_dateline(line: Span, whole: set[str]) -> Run | None:
    """The place of several words in capitals that opens a dateline, as the text has it: "LA VEGA DE ORO (2 May) -"."""
    folded = {name.casefold() for name in whole if " " in name}
    for end in range(min(line.end, line.start + _LONGEST), line.start + 1, -1):
        text = line.doc[line.start : end].text
        if text.isupper() and text.casefold() in folded:
            return line.start, end
    large = list(takewhile(_is_capital, line))
    return (line.start, line.start + len(large)) if 1 < len(large) < _LONGEST else None


def _is_capital(word: Token) -> bool:
    return word.is_upper and (word.is_alpha or word.text.endswith("."))


def _is_letterhead(line: Span, document: Document) -> bool:
    """Whether a line above a headline names nothing but the body that publishes the article."""
    return is_body(line.text) and body_name(line.text) == document.publisher
