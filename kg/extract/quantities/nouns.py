"""Whether a number counts something, and what: the noun it counts, or the thing whose name it belongs to."""

import re
from decimal import Decimal

from kg.extract.numerals import either
from kg.extract.tokens import Doc, Token
from kg.rows import rows, words

_LABELS = rows("numbers")["not_quantities"]
# A full stop only shortens a label ("No. 4"); behind any other it ends a sentence: "a dry season. Eleven cows died".
_UNLESS_COUNTING = re.compile(rf"\b(?:{either(_LABELS['unless_counting'])})\s$", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{either(_LABELS['bodies'])})\sof\s$")
_LABEL = re.compile(
    rf"(?<!\w)(?:(?i:{either(_LABELS['labels'])})|(?i:{either(_LABELS['shortened'])})\."
    rf"|{either(n.capitalize() for n in _LABELS['names'])})\s?$"
)
_IN_PHRASE = ("ADJ", "NOUN", "PROPN", "NUM", "ADV", "PUNCT", "VERB", "CCONJ", "PART")
_ONE_BEFORE = ("of", "more", "another", "or", "time", "day", "side", "hand", "thing", "point", "who", "that", "which")
_LINKS = (",", "and", "or", "&")
_DETERMINERS = ("the", "its", "their", "those", "these", "our", "his", "her")
_PLACES = ("GPE", "NORP", "LOC", "PERSON", "DATE", "TIME")
_SINGULARS = rows("units")["singulars"]
_MODEL = re.compile(r"(?<![\w$€£¥.,-])([1-9]\d{2,3})(?:s(?!\w)|-\d{2,3}[A-Z]|-[A-Z])")
_DIGITS = re.compile(r"[1-9]\d{2,3}")
_DEFINITE = ("the", "these", "those", "its", "their", "both", "this", "that", "no", "other", "any")
_LONGEST_PHRASE = 8
_YOUNGEST, _OLDEST = 2, 105
_MORE = ("about", "around", "over", "under", "up", "only", "nearly", "almost", "twice", "half", "a", "an")
_OF_MANY = ("per thousand", "per million", "per billion", "per trillion")
_ANYBODY = ("those", "anyone", "anybody", "everyone", "everybody", "nobody", "someone", "people", "all")
_DATED = ("day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century")


def counted(doc: Doc, first: int, last: int) -> Token | None:
    """The noun that the number at these tokens counts: its head to the right, or the end of the phrase it opens."""
    if last + 1 < len(doc) and doc[last].text == "-" and doc[last + 1].pos_ in ("NOUN", "ADJ"):
        return doc[last + 1] if doc[last + 1].pos_ == "NOUN" else None
    if doc[last : last + 2].text.casefold() == "of them" and _is_plural(doc, last + 2):
        return doc[last + 2]  # "310 goats, 90 of them kids"
    if last < len(doc) and is_verb(doc, last):
        return None
    end_of_phrase = _end_of_phrase(doc, last, doc[first].sent.end)
    for token in doc[first:last]:
        head = token.head
        if token.dep_ not in ("nummod", "amod", "compound") or head.pos_ not in ("NOUN", "PROPN"):
            continue
        if last <= head.i < last + _LONGEST_PHRASE and head.sent == token.sent and _unbroken(doc, last, head.i):
            plural = end_of_phrase is not None and end_of_phrase.tag_ in ("NNS", "NNPS")
            loose = (head.tag_ == "NN" and plural) or (head.tag_ == "NNP" and end_of_phrase is not None)
            return end_of_phrase if loose else head
    return end_of_phrase


def _is_plural(doc: Doc, i: int) -> bool:
    """Whether a word is a plural that ends its phrase, though the small model may take it for a verb."""
    closed = i + 1 >= len(doc) or doc[i + 1].is_punct or doc[i + 1].pos_ in ("ADP", "CCONJ")
    return i < len(doc) and closed and doc[i].tag_ in ("NNS", "VBZ")


def is_verb(doc: Doc, i: int) -> bool:
    """Whether what seems counted is a verb: "a room for two costs 95 euros", "and five needed intensive care"."""
    if doc[i].tag_ == "VBN" and doc[i - 1].dep_ == "nsubj" and doc[i - 1].head == doc[i]:
        return True
    behind = doc[i + 1] if i + 1 < len(doc) else None
    alike = doc[i].tag_ in ("NNS", "VBZ") and doc[i].lemma_ in words("numbers", "verbs_too")
    return alike and behind is not None and (behind.like_num or behind.is_currency or behind.lower_ in _MORE)


def is_age_limit(doc: Doc, first: int, value: Decimal) -> bool:
    """Whether a bare number behind "under" or "over" is an age: "drivers under 25", "those over 40"."""
    if first < 2 or doc[first - 1].lower_ not in ("under", "over") or not _YOUNGEST < value < _OLDEST:
        return False
    who = doc[first - 2]
    return who.lower_ in _ANYBODY or (who.tag_ == "NNS" and who.lemma_ in words("numbers", "aged"))


def _dates(token: Token) -> bool:
    """Whether a word opens a time behind a number, which counts no years: "rose to 19 last year"."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return token.lower_ in ("last", "next") and behind.lower_ in _DATED


def _unbroken(doc: Doc, first: int, last: int) -> bool:
    """Whether no mark and no other amount parts a number from its noun: not "a town of 3,900 about 60 miles east"."""
    if any(t.lower_ == "about" and t.nbor(1).like_num for t in doc[first:last]):
        return False
    return all(t.pos_ in _IN_PHRASE and t.lower_ not in (";", ":", "(", ")") and not _dates(t) for t in doc[first:last])


def _end_of_phrase(doc: Doc, first: int, end: int) -> Token | None:
    """The last noun of an unbroken run of adjectives and nouns, also after "of the" or "of 60,000"."""
    start = _start_of_phrase(doc, first, end)
    noun: Token | None = None
    for token in doc[start : min(end, start + _LONGEST_PHRASE)]:
        if token.tag_ == "POS" and start > first:
            noun = None  # "four of the club's 30 boats"
        elif token.pos_ == "NOUN" or token.tag_ == "NNPS":
            if noun is not None and noun.tag_ in ("NNS", "NNPS"):
                break
            noun = token
        elif token.tag_ == "POS":
            noun = None  # "900 of the yard's 1,200 workers"
        elif noun is not None or not _modifies(token) or _dates(token):
            break
    timed = noun is not None and start > first and noun.lemma_ in _DATED and noun.tag_ == "NN"
    return None if timed else noun  # "less than the 90 million of the previous year"


def _restated(doc: Doc, i: int) -> bool:
    """Whether the number before a token is told as a share as well: "2,871, or 89 percent, agreed"."""
    behind = doc[i : i + 5]
    aside = len(behind) > 2 and behind[0].text == "," and behind[1].lower_ == "or"
    return aside and any(t.lower_ in ("percent", "%", "cent") for t in behind)


def _start_of_phrase(doc: Doc, first: int, end: int) -> int:
    """Where the counted phrase begins: past "of the", "of 60,000", and the rest of a list ("7, 9 and 12 ships")."""
    start = first
    if start + 1 < end and doc[start].lower_ == "of":
        if not doc[start + 1].like_num and doc[start + 1].lower_ not in _DETERMINERS:
            return first
        start += 1 if doc[start + 1].like_num else 2
    linked = start if not _restated(doc, start) else end
    while linked < end and (doc[linked].like_num or doc[linked].lower_ in _LINKS):
        linked += 1
        if doc[linked - 1].like_num:
            start = linked
    return start


def _modifies(token: Token) -> bool:
    return token.pos_ in ("ADJ", "PROPN", "NUM") or token.tag_ in ("VBN", "VBG") or token.text == "-"


def noun_name(noun: Token) -> str:
    """The counted noun as a unit: singular, without modifiers; names and acronyms keep their capitals."""
    behind = noun.doc[noun.i + 1 : noun.i + 3].text.casefold()
    if noun.lemma_ == "part" and behind in _OF_MANY:
        return f"part {behind}"  # "15 parts per billion"
    if noun.lower_ in _SINGULARS:
        return str(_SINGULARS[noun.lower_])
    if noun.pos_ == "PROPN" or noun.text[1:2].isupper():
        return noun.text.removesuffix("s")
    return noun.lemma_.lower()


def is_anaphoric(doc: Doc, first: int, last: int) -> bool:
    """ "the two", "one of": words that point back, or to one of many, rather than count."""
    word, after = doc[first].lower_, doc[last].lower_ if last < len(doc) else ""
    before = doc[first - 1].lower_ if first else ""
    if last - first > 1:
        return False
    if word == "two":
        rest = before == "other" and doc[first].dep_ in ("nsubj", "nsubjpass")  # "the other two wanted a cut"
        return before in _DEFINITE and doc[first - 1].tag_ != "IN" and not rest  # nor "said that two clubs had left"
    return word == "one" and (after in _ONE_BEFORE or before in _DEFINITE)


def is_name(doc: Doc, first: int, last: int, big: bool) -> bool:
    """Whether a bare number belongs to a name ("Boeing 737", "Highway 61", "No. 1") and counts nothing."""
    start = doc[first].idx
    if first == 0 or big:
        return False
    if _LABEL.search(doc.text, max(0, start - 20), start) or _BODY.search(doc.text, max(0, start - 20), start):
        return True
    if counted(doc, first, last) is None and _UNLESS_COUNTING.search(doc.text, max(0, start - 20), start):
        return doc[first].text.isdigit()
    before = doc[first - 1]
    if doc[last : last + 1].text == "of" and doc[last + 1 : last + 2].text in _DETERMINERS:
        return False  # "gives the Labour Party 31 of the 60 seats"
    if before.idx + len(before) + 1 < start or before.sent != doc[first].sent:
        return False
    return _is_named(before) and not doc[first].is_lower and (doc[first].like_num or doc[first].is_title)


def _is_named(token: Token) -> bool:
    """Whether a token before a number looks like a maker or a product: "Boeing", "iPhone", not a place or a person."""
    camel = any(c.isupper() for c in token.text[1:]) and not token.is_upper
    capital = token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in _PLACES
    return camel or (capital and (not token.is_sent_start or token.ent_type_ in ("ORG", "PRODUCT")))


def model_numbers(doc: Doc) -> frozenset[str]:
    """Numbers of three digits or more that the text uses in names: "Boeing 787" makes every bare 787 a name."""
    found = {match[1] for match in _MODEL.finditer(doc.text)}
    found.update(t.text for t in doc[1:] if _DIGITS.fullmatch(t.text) and _is_named(doc[t.i - 1]))
    return frozenset(found)
