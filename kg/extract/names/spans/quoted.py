"""Titles in quotation marks become names of works: the film "Winter on Saturn", her novel “The Salt Road”."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.names.evidence.commas import tells_maker
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import listed
from kg.extract.tokens import Doc

_OPENING = ('"', "“", "‘", "«")
_CLOSING = ('"', "”", "’", "»")
_LONGEST = 9
_NEAR = 5
_ENDING = ("ADP", "VERB", "AUX", "PRON", "SCONJ")
_NOUN_PHRASE = 8
_SALES = 12  # tokens behind what a title took within which the cinemas are told
_HONOUR = 14  # tokens between a prize and the work it is given for


def quoted_works(doc: Doc) -> Iterator[Run]:
    """The spans between quotation marks that a noun nearby calls a work, in order."""
    titles = list(_titles(doc))
    works = {run for run in titles if _is_called_work(doc, run[0] - 1, run[1])}
    again_told = (pair for pair in pairwise(titles) if not works.isdisjoint(pair) and _is_retitled(doc, *pair))
    works.update(run for pair in again_told for run in pair)
    called = {doc[first:last].text: last - first for first, last in works}
    yield from (run for run in titles if doc[run[0] : run[1]].text in called)
    quoted = {i for first, last in titles for i in range(first, last)}
    yield from (run for run in again(doc, called) if quoted.isdisjoint(range(*run)))


def _is_retitled(doc: Doc, one: Run, other: Run) -> bool:
    """Whether a title stands behind another as the same in another language: `"Mar Alto", or "The High Sea"`."""
    between = [t.lower_ for t in doc[one[1] : other[0]] if t.text not in {*_OPENING, *_CLOSING}]
    return between == [",", "or"]


def again(doc: Doc, called: dict[str, int]) -> Iterator[Run]:
    """All places of the titles of several words; `called` holds how many tokens each has."""
    starts: dict[str, set[int]] = defaultdict(set)
    for title, size in called.items():
        if " " in title:
            starts[re.split(r"\W", title)[0]].add(size)
    spans = ((token.i, token.i + size) for token in doc for size in starts.get(token.text, ()))
    yield from ((first, last) for first, last in spans if doc[first:last].text in called)


def _titles(doc: Doc) -> Iterator[Run]:
    """What stands between quotation marks and may be a title; a comma before the closing mark is left out."""
    i = 0
    while i < len(doc) - 2:
        end = _closing(doc, i) if doc[i].text in _OPENING else 0
        last = end - 1 if end > i + 2 and doc[end - 1].text == "," else end
        if end and _is_title(doc, i + 1, last):
            yield i + 1, last
        i = end + 1 if end else i + 1


def _closing(doc: Doc, opening: int) -> int:
    for i in range(opening + 1, min(len(doc), opening + _LONGEST + 2)):
        if doc[i].text in _CLOSING:
            return i if i > opening + 1 else 0
    return 0


def _is_title(doc: Doc, first: int, last: int) -> bool:
    """Whether all longer words are written large and no clause is punctuated."""
    words = [token for token in doc[first:last] if token.is_alpha]
    small = [t for t in words if not is_large(t) and len(t) > 3 and t.pos_ != "ADP"]
    return bool(words) and is_large(words[0]) and not small and doc[last - 1].text not in (",", ".", "?")


def _is_called_work(doc: Doc, opening: int, closing: int) -> bool:
    start = max(0, opening - _NEAR)
    while any(doc[i].text in {*_OPENING, *_CLOSING} for i in range(start, opening)):
        start += 1  # the title before this one
    if doc[closing].text == ",":
        closing += 1  # “Salt Road,” a novel
    before = doc[start:opening]
    titled = listed("around", "works") | listed("around", "titled_shows")
    nouns = [token.lemma_.lower() in titled for token in before if token.pos_ == "NOUN"]
    if any(nouns[-1:]) or any(token.lower_ in listed("around", "making") for token in list(before)[-3:]):
        return True
    after = [token for token in doc[closing + 1 : closing + 3] if token.pos_ == "NOUN"]
    if any(token.lemma_.lower() in listed("around", "works") for token in after):
        return True
    headed = doc[opening - 2 : opening].text.lower() == "title:" if opening > 1 else False
    if headed or doc[closing + 1 : closing + 2].text == "Review":
        return True  # `Original title: "Mar Alto"`, “The High Sea” Review
    if _is_sold(doc, closing):
        return True
    return _is_apposed_work(doc, closing + 1) or _is_made(doc, opening, closing) or _is_praised(doc, opening)


def _is_made(doc: Doc, opening: int, closing: int) -> bool:
    """Whether somebody is told to have made it: “Salt Road” was written by, the author of “Salt Road”."""
    behind = list(doc[closing + 1 : closing + 4])
    at = closing + 1 + (doc[closing + 1 : closing + 2].text == ",")
    if at < len(doc) and doc[at].lower_ == "by" and tells_maker(doc[at]):
        return True  # “Salt Road”, by the director
    passive = bool(behind) and behind[0].lemma_ == "be" and any(t.lower_ in listed("around", "made") for t in behind)
    maker = doc[opening - 2].lower_ if opening > 1 and doc[opening - 1].lower_ == "of" else ""
    return passive or maker in listed("around", "makers")


def _is_sold(doc: Doc, closing: int) -> bool:
    """Whether a title has an audience: “Salt Road” took $5 million at cinemas, “Salt Road” topped the charts."""
    verb = next((t for t in doc[closing + 1 : closing + 3] if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in listed("verbs", "selling"):
        return False
    behind = [t.lower_ for t in doc[verb.i + 1 : min(verb.i + _SALES, verb.sent.end)]]
    return any(word in listed("around", "audiences") for word in behind) or ("box", "office") in pairwise(behind)


def _is_apposed_work(doc: Doc, at: int) -> bool:
    """Whether a noun phrase behind a title calls it a work: “Salt Road”, a first novel by, “Salt Road,” her debut."""
    at += at < len(doc) and doc[at].text == ","
    if at >= len(doc) or doc[at - 1].text not in {",", *_CLOSING}:
        return False
    if doc[at].tag_ not in ("DT", "PRP$"):
        at = next((t.i for t in doc[at + 1 : at + 4] if t.tag_ == "POS" and is_large(doc[at])), 0)
        if not at:
            return False  # “Salt Road,” Ana Prieto's first feature
    head = None
    for token in doc[at + 1 : at + 1 + _NOUN_PHRASE]:
        comma = token.text == "," and token.nbor(-1).pos_ == "ADJ"  # "a slow, rain-soaked drama"
        tied = token.nbor(-1).tag_ == "HYPH"
        tied = tied or token.tag_ in ("VBN", "VBG")  # "her moving first feature"
        if (token.pos_ in _ENDING and not tied) or (token.is_punct and token.tag_ != "HYPH" and not comma):
            break
        head = token if token.pos_ in ("NOUN", "PROPN") else head
    return head is not None and head.lemma_.lower() in listed("around", "works")


def _is_praised(doc: Doc, opening: int) -> bool:
    """Whether someone is honoured "for" it or acts "in" it: best director for “Salt Road”."""
    word = doc[opening - 1].lower_ if opening else ""
    about = {t.lemma_.lower() for t in doc[max(doc[opening].sent.start, opening - _HONOUR) : opening]}
    return (word == "for" and bool(about & listed("around", "honours"))) or (
        word == "in" and bool(about & listed("around", "acting"))
    )
