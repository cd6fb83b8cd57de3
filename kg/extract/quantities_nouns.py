"""Whether a number counts something, and what: the noun it counts, or the thing whose name it belongs to."""

from spacy.tokens import Doc, Token

from kg.rows import rows

_LABELS = frozenset(rows("numbers")["not_quantities"]["labels"])
_IN_PHRASE = ("ADJ", "NOUN", "PROPN", "NUM", "ADV", "PUNCT", "VERB", "CCONJ", "PART", "DET")
_PLACES = ("GPE", "NORP", "LOC", "PERSON", "DATE", "TIME")
_LONGEST_PHRASE = 8


def counted(doc: Doc, first: int, last: int) -> Token | None:
    """The noun that the number at these tokens counts: its head to the right, or the end of the phrase it opens."""
    sentence_end = doc[first].sent.end
    for token in doc[first:last]:
        head = token.head
        if token.dep_ in ("nummod", "amod", "compound") and head.pos_ in ("NOUN", "PROPN") and head.i >= last:
            if head.i - last < _LONGEST_PHRASE and head.sent == token.sent and _unbroken(doc, last, head.i):
                return head
    return _end_of_phrase(doc, last, sentence_end)


def _unbroken(doc: Doc, first: int, last: int) -> bool:
    return all(t.pos_ in _IN_PHRASE and t.lower_ not in (";", ":", "(", ")") for t in doc[first:last])


def _end_of_phrase(doc: Doc, first: int, end: int) -> Token | None:
    """The last noun of an unbroken run of adjectives and nouns, also after "of the"."""
    start = first
    if (
        start + 1 < end
        and doc[start].lower_ == "of"
        and doc[start + 1].lower_ in ("the", "its", "their", "those", "these", "our")
    ):
        start += 2
    last_noun: Token | None = None
    for token in doc[start : min(end, start + _LONGEST_PHRASE)]:
        if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.tag_ == "NNPS"):
            if last_noun is not None and last_noun.tag_ in ("NNS", "NNPS"):
                break
            last_noun = token
        elif (
            last_noun is not None
            or token.pos_ not in ("ADJ", "PROPN", "NUM")
            and token.tag_ not in ("VBN", "VBG")
            and token.text != "-"
        ):
            break
    return last_noun


def noun_name(noun: Token) -> str:
    """The counted noun as a unit: singular, without modifiers."""
    return noun.lemma_.lower() if noun.pos_ == "NOUN" else noun.lower_.removesuffix("s")


def is_name(doc: Doc, first: int, last: int, big: bool) -> bool:
    """Whether a bare number belongs to a name ("Boeing 737", "Highway 61", "No. 1") and counts nothing."""
    if first == 0:
        return False
    before = doc[first - 1]
    adjacent = before.idx + len(before) + 1 >= doc[first].idx and before.sent == doc[first].sent
    if not adjacent:
        return False
    if before.lower_ in _LABELS or before.lower_.rstrip(".") in _LABELS:
        return True
    if big:
        return False
    if doc[first].is_title and not doc[first].is_sent_start and before.text[:1].isupper():
        return True
    return before.pos_ == "PROPN" and before.ent_type_ not in _PLACES and before.text[:1].isupper()
