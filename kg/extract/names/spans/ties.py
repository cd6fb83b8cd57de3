"""What ties the words of a run, and is written small or as a mark: hyphens, particles, brackets, nicknames.

Each function tells how many tokens a run from `start` takes on after `end` (0: none).
"""

from functools import cache
from itertools import takewhile

from kg.extract.names.spans.hyphens import HYPHENS, is_given_pair
from kg.extract.names.spans.large import is_large, large_at
from kg.extract.names.words import given_names, head_class, leading_family_names, listed
from kg.extract.places.known import best, tied_openings
from kg.extract.tokens import Doc
from kg.rows.lexicon import is_common_word

APOSTROPHES = ("'s", "’s", "'", "’")
_LONGEST = 6  # tokens of a place's name
_OPENING, _CLOSING = ('"', "“", "‘", "'"), ('"', "”", "’", "'")
_NICKNAME = 5  # tokens of a nickname in quotation marks: "The Bull of the North"
_SUBJECT = 8  # tokens of what a law is on, in brackets
_IN_NICKNAMES = ("the", "of", "a", "and")


def through_hyphen(doc: Doc, start: int, end: int, last: int) -> int:
    """ "O' Leary", "Weston-super-Mare", "Park Ji-hoon": a hyphen or an apostrophe between the parts of one name."""
    if (
        doc[end - 1].text in ("O", "D", "O'", "O’", "D'")
        and doc[end].text in ("'", "’")
        and large_at(doc, end + 1, last)
    ):
        return 2  # "O' Leary"
    if doc[end - 1].text in ("O'", "O’") and large_at(doc, end, last):
        return 1
    if doc[end].text not in HYPHENS or end + 1 >= last:
        return 0
    if doc[end].whitespace_ or doc[end - 1].whitespace_:
        return 2 if _recurs_spaced(doc, end) else 0
    following = doc[end + 1]
    if doc[end - 1].text == "Co" and following.lower_ in ("operative", "operatives", "op"):
        return 2
    if following.lower_ in ("tech", "speed", "level", "rise") and end + 2 < last and is_large(doc[end + 2]):
        return 3  # "the Corvo High-tech Zone"
    within = end + 3 < last and following.text in listed("particles", "in_towns") and doc[end + 2].text in HYPHENS
    if within and is_large(doc[end + 3]):
        return 4  # "Weston-super-Mare"
    syllable = following.is_lower and following.is_alpha and len(following) < 6
    if syllable and end - start == 2 and not is_common_word(following.text):
        return 2  # "Noh Tae-yang"
    if end - start > 1 and doc[end - 2].text in leading_family_names() and syllable:
        return 0 if following.text in ("based", "born", "led", "owned") else 2  # "Park Ji-hoon"
    named = following.tag_ == "NNP" or (following.ent_type_ == "PERSON" and end - start > 1)
    if named and following.is_lower and len(following) < 6 and doc[end - 1].tag_ == "NNP":
        return 2  # "Bae Jun-ho"
    beside = end - start > 1 or (end + 2 < last and is_large(doc[end + 2]))
    if beside and is_given_pair([token.text for token in doc[end - 1 : end + 2]]):
        return 2  # "Hye-jin Moon"
    both_places = best(doc[start:end].text) is not None and best(following.text) is not None
    if both_places and start == end - 1 and _is_twin_town(doc, start, end):
        return 2  # "a school in Lomas-Porto"
    if following.like_num or (is_large(following) and not (both_places and start == end - 1)):
        return 2
    if is_large(following) and _is_surname_elsewhere(doc, end):
        return 2
    return 0


def _is_twin_town(doc: Doc, start: int, end: int) -> bool:
    """Whether something is "in" or "near" two towns that a hyphen makes one: no "London-Lima route"."""
    cities = [place for word in (doc[start], doc[end + 1]) if (place := best(word.text)) and place.kind == "city"]
    behind = doc[end + 2] if end + 2 < len(doc) else None
    closed = behind is None or behind.is_punct or behind.pos_ in ("ADP", "AUX", "VERB", "SCONJ")
    return start > 0 and doc[start - 1].lower_ in ("in", "near") and len(cities) == 2 and closed


def _is_surname_elsewhere(doc: Doc, hyphen: int) -> bool:
    """Whether the words around a hyphen stand behind a given name too: "Roe-Lima" of a Joy Roe-Lima."""
    pair = [token.text for token in doc[hyphen - 1 : hyphen + 2]]
    places = (i for i, token in enumerate(doc) if token.text == pair[0] and i and i != hyphen - 1)
    return any(doc[i - 1].text in given_names() and [token.text for token in doc[i : i + 3]] == pair for i in places)


def through_place(doc: Doc, start: int, end: int, last: int) -> int:
    """ "Dar es Salaam", "Trinidad and Tobago", "Guinea-Bissau": what ties the words of a known place."""
    if not (doc[end].is_lower or doc[end].text in HYPHENS):
        return 0
    for first in range(max(start, end - 2), end):
        if doc[first].text in tied_openings():
            ends = range(min(last, first + _LONGEST), end + 1, -1)
            stop = next((i for i in ends if is_large(doc[i - 1]) and best(doc[first:i].text) is not None), 0)
            if any(is_large(token) and not is_common_word(token.text) for token in doc[first:stop]):
                return stop - end  # no "Central and Western"
    return 0


def through_ship(doc: Doc, start: int, end: int, last: int) -> int:
    """ "M/V Lady Corvo": the stroke in what ships are called by, in three tokens."""
    called = end == start + 1 and doc[end].text == "/" and large_at(doc, end + 2, last)
    return 3 if called and doc[start : end + 2].text in listed("ships") else 0


def through_vessel(doc: Doc, start: int, end: int, last: int) -> int:
    """ "the trawler Star of Hope", "a ferry, the Queen of the Isles": "of" in what a vessel is called."""
    if doc[end].text != "of" or not (follows_vessel(doc, start) or _is_called_after(doc, start, end)):
        return 0
    step = 1 + (end + 1 < last and doc[end + 1].text == "the")
    line = end + step + 1 < last and doc[end + step + 1].pos_ == "NOUN"  # "the tanker Corvo of the Lomas line"
    return step + 1 if large_at(doc, end + step, last) and not line else 0


def _is_called_after(doc: Doc, start: int, end: int) -> bool:
    """Whether one common word stands behind a noun for a paper or a group: "the newspaper Pride of Lomas"."""
    noun = doc[start - 1] if start else None
    called = noun is not None and noun.is_lower and noun.lower_ in listed("openers", "called_of")
    return called and end == start + 1 and is_common_word(doc[start].text) and head_class(doc[start].text) is None


def follows_vessel(doc: Doc, start: int) -> bool:
    """Whether a noun for a vessel stands before a name: "the trawler Star", "a ferry, the Queen"."""
    i = start - 1
    if i > 1 and doc[i].lower_ == "the":
        i -= 1 + (doc[i - 1].text == ",")
    return i >= 0 and doc[i].is_lower and doc[i].text in listed("ships", "vessels")


def _recurs_spaced(doc: Doc, hyphen: int) -> bool:
    """Whether the two words around a hyphen with blanks stand together again: "Dal - Fresh", as some texts are cut."""
    pair = [token.text for token in doc[hyphen - 1 : hyphen + 2]]
    if not (is_large(doc[hyphen - 1]) and is_large(doc[hyphen + 1])):
        return False
    others = (i for i, token in enumerate(doc) if token.text == doc[hyphen].text and i != hyphen)
    return any([token.text for token in doc[i - 1 : i + 2]] == pair for i in others if i)


def through_brackets(doc: Doc, start: int, end: int, last: int) -> int:
    """ "China (Wuhu) Aviation Expo": a town in brackets within a longer name; "Water (Fees) Order": a law."""
    if doc[end].text != "(" or end + 3 >= last or not is_large(doc[end + 1]):
        return 0
    if (step := _through_subject(doc, end, last)) or doc[end + 2].text != ")" or best(doc[end + 1].text) is None:
        return step
    after = list(takewhile(is_large, doc[end + 3 : last]))
    return 4 if len(after) > 1 and head_class(after[-1].text) is not None else 0


def _through_subject(doc: Doc, end: int, last: int) -> int:
    """How many tokens a law's name takes on with brackets: 4 of "Companies (Amendment) Act", 5 of "(No. 2) Bill"."""
    close = next((i for i in range(end + 2, min(end + _SUBJECT, last - 1)) if doc[i].text == ")"), 0)
    if not close or doc[close + 1].text not in listed("common", "laws"):
        return 0
    within = (t for t in doc[end + 1 : close] if t.text not in listed("common", "links_of_laws"))
    return close + 2 - end if all(is_large(t) or t.like_num for t in within) else 0


def through_nickname(doc: Doc, start: int, end: int, last: int) -> int:
    """'Stuart "Buddy" Eisner', 'Jim "the Gull" Roe': a nickname in quotation marks between given and family name."""
    if doc[end].text not in _OPENING or not is_large(doc[end - 1]) or not doc[end - 1].whitespace_:
        return 0
    if end - start > 2 and not _ends_in_given(doc, end):
        return 0
    for close in range(end + 2, end + 2 + _NICKNAME):
        if close + 1 < last and doc[close].text in _CLOSING and _is_nickname(doc, end + 1, close):
            step = through_particle(doc, start, close + 1, last) or int(doc[close + 1].is_title)
            letters = len(doc[end + 1]) < 4 and _ends_in_given(doc, end)  # 'Ana "AJ" Roe'
            named = doc[close].whitespace_ and (doc[end + 1].is_title or letters)
            return close - end + 1 + step if named and step else 0
    return 0


def _is_nickname(doc: Doc, first: int, last: int) -> bool:
    """Whether one or two large words stand here, or several behind a given name: "Jim 'Hot Rod' Roe", "the Bull"."""
    if last - first < 3 and all(is_large(doc[i]) for i in range(first, last)):
        return True
    small = all(is_large(token) or token.text in _IN_NICKNAMES for token in doc[first:last])
    return small and is_large(doc[last - 1]) and _ends_in_given(doc, first - 1)


def _ends_in_given(doc: Doc, end: int) -> bool:
    """Whether a given name is the last or the last but one word before an index."""
    return any(doc[i].text in given_names() for i in range(max(0, end - 2), end))


def through_second_name(doc: Doc, start: int, end: int, last: int) -> int:
    """ "William (Bill) Roe", "Anna (Kulig) Roe": a short name or the name at birth, in brackets behind a given name."""
    if doc[end].text != "(" or end - start > 3 or end + 3 >= last or doc[end + 2].text != ")":
        return 0
    given, inside, family = doc[start].text, doc[end + 1], doc[end + 3]
    short = given in given_names() and inside.text in given_names()  # though towns are called so: "Edwin (Gary) Roe"
    if not short and (given not in given_names() or best(given) is not None or best(inside.text) is not None):
        return 0
    return 4 if inside.is_title and family.is_title and doc[end + 2].whitespace_ else 0


@cache
def _particles() -> frozenset[str]:
    return listed("particles")


def through_particle(doc: Doc, start: int, end: int, last: int) -> int:
    """ "Jan van der Roe", "Cees van 't Hart": small words before a surname."""
    step = 0
    while end + step < last and step < 3 and doc[end + step].text in _particles():
        step += 1
        if end + step < last and doc[end + step].text in HYPHENS:
            step += 1
    at = end + step
    if doc[at - 1].lower_ in ("van", "in") and doc[at : at + 2].text in ("'t", "’t") and doc[at].text in APOSTROPHES:
        step += 2  # "Cees van 't Hart"
    return step + 1 if step and large_at(doc, end + step, last) else 0
