"""Spellings of names become comparable: folded words without titles and legal forms, and the letters of acronyms."""

import re
import unicodedata
from functools import cache, lru_cache

from kg.extract.demonyms import is_group
from kg.extract.names.words import listed
from kg.extract.places.known import places
from kg.rows import rows, words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

Key = tuple[str, ...]
LONG = 3  # letters that are enough of a word to know it by, where others are left out

_WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*")
_SEVERAL = re.compile(r"^([a-z]+-?\d+|\d{3})s$")  # "A330s", "747s"
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without diacritics: "Gómez" and "GOMEZ" are one spelling."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_STROKES))
    return "".join(char for char in spread if not unicodedata.combining(char)).replace("’", "'")


def key_of(text: str, kind: str) -> Key:
    """The words of a name by which it is compared, other names of countries replaced by the usual one."""
    found = [fold(word).replace(".", "") for word in _WORD.findall(re.sub(r"['’]s?$", "", text))]
    found = [_SEVERAL.sub(r"\1", word) for word in found]
    found = _without_titles(found) if kind == SCHEMA.Person else _without_legal_form(found)
    same = rows("reference")["same_name"]
    usual = same.get(" ".join(found)) if kind != SCHEMA.Person else None  # nobody called Holland is the Netherlands
    if usual is None and len(found) > 2 and found[0] in same and kind != SCHEMA.Person:
        usual = " ".join((same[found[0]], *found[1:]))  # "US Air Force"
    return tuple(usual.split()) if usual else tuple(found) or (fold(text),)


def _without_titles(found: list[str]) -> list[str]:
    first = 0
    while first < len(found) - 1 and found[first] in words("reference", "titles"):
        first += 1
    last = len(found)
    while last - first > 2 and found[last - 1] in _letters_after():
        last -= 1  # "Ann Roe KC"
    return found[first:last]


@cache
def _letters_after() -> frozenset[str]:
    return frozenset(fold(word).replace(".", "") for word in listed("common", "letters_after"))


def _without_legal_form(found: list[str]) -> list[str]:
    first, last = int(found[:1] == ["the"] and len(found) > 1), len(found)
    while last > first + 1 and found[last - 1] in words("reference", "legal_forms"):
        last -= 1
    first += last > first + 1 and found[first] in words("reference", "leading_forms")  # "PT Corvo Makmur"
    return found[first:last]


@cache
def leading_heads() -> frozenset[str]:
    """The first words of company names that say what a company is, as they are compared."""
    return frozenset(fold(word) for word in words("reference", "leading_heads"))


def content(key: Key) -> Key:
    """The words of a name without "of", "and", "the"."""
    return tuple(word for word in key if word not in words("reference", "function_words")) or key


def is_acronym(text: str) -> bool:
    """Whether a word looks like letters standing for words: "EIB", "AT&T", "BaFin"."""
    return re.fullmatch(r"[A-Z][A-Za-z&.-]{0,8}[A-Z][a-z]?\.?|(?:[A-Z]\.){2,}", text) is not None and (
        sum(char.isupper() for char in text) >= 2
    )


def acronym_of(key: Key) -> set[str]:
    """The letter sequences that a name of several words can be shortened to."""
    parts = [part for word in key for part in re.split(r"[-/&]", word) if part]
    heavy = [part for word in content(key) for part in re.split(r"[-/&]", word) if part]
    made = {"".join(p[0] for p in parts), "".join(p[0] for p in heavy)}
    made.add("".join(word[0] for word in content(key)))
    if " ".join(key[:2]) in rows("reference")["same_name"].values():  # "FDA" for the "US Food and Drug Administration"
        made |= acronym_of(key[2:]) if len(key) > 3 else set()
    elif len(content(key)) > 3 and places(key[0].title()):  # "DFA" for the "Ohio Department of Farm Affairs"
        made |= acronym_of(key[1:])
    return {letters for letters in made if len(letters) > 1}


def is_blend(word: str, key: Key) -> bool:
    """Whether a word joins beginnings of the words of a name: "foodexa" of the Food Exporters Association.

    Words are left out only between longer beginnings: "orefire" of the Oregon Department of Fire and Rescue.
    """
    return _is_blend(word, content(key), 0) or any(
        _leaves_out(word[size:], content(key)[1:])
        for size in range(LONG, len(word))
        if content(key)[0].startswith(word[:size])
    )


def _leaves_out(word: str, heavy: Key) -> bool:
    """Whether a word joins longer beginnings of some of these words, in their order."""
    return not word or any(
        heavy[i].startswith(word[:size]) and _leaves_out(word[size:], heavy[i + 1 :])
        for i in range(len(heavy))
        for size in range(LONG, len(word) + 1)
    )


def _is_blend(word: str, heavy: Key, joined: int) -> bool:
    if not word:
        return joined > 1
    if not heavy:
        return False
    taken = (size for size in range(min(4, len(word), len(heavy[0])), 0, -1) if heavy[0].startswith(word[:size]))
    return any(_is_blend(word[size:], heavy[1:], joined + 1) for size in taken)


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names can be one: equal, an initial, cut short, or a known short form."""
    short, full = sorted((one, other), key=len)
    if short == full or (len(short) == 1 and full.startswith(short)):
        return True
    nick = rows("reference")["nicknames"]
    return (len(short) >= 3 and full.startswith(short)) or nick.get(short) == full or nick.get(full) == short


def initialled(short: Key, full: Key) -> bool:
    """Whether the middle names of one can be those of the other: left out, or given as initials."""
    return not short or (
        len(short) == len(full) and all(same_given_name(a, b) for a, b in zip(short, full, strict=True))
    )


def part_of_name(word: str, keys: list[Key]) -> int:
    """How usual it is to call a person by this one of their names: 3 for the family name, 1 for one in the middle."""
    best = 0
    for key in keys:
        if word in key and len(key) > 1:
            family = key[0] if key[0] in words("reference", "family_first") and len(key) <= 3 else key[-1]
            best = max(best, 3 if word in (family, key[-1]) else 2 if word == key[0] else 1)
    return best


def same_person(one: Key, other: Key) -> bool:
    """Whether two names of several words can be one person's: "Wei Han" and "Lim Wei Han", "J. Roe" and "Jane Roe"."""
    short, full = sorted((one, other), key=len)
    if sorted(short) == sorted(full):
        return True
    if len(short) < len(full) and any(full[i : i + len(short)] == short for i in range(len(full))):
        return True
    same_family = short[-1] == full[-1] or _is_double(short, full) or _is_double(full, short)
    return same_family and same_given_name(short[0], full[0]) and initialled(short[1:-1], full[1:-1])


def _is_double(short: Key, full: Key) -> bool:
    """Whether a family name of two begins or ends with that of another name: "Ann Roe" and "Ann Roe-Lima"."""
    parts = re.split(r"[ -]", full[-1])
    return len(short) == len(full) == 2 and len(parts) == 2 and short[0] == full[0] and short[-1] in parts


def shortens_event(short: Key, full: Key) -> bool:
    """Whether a name leaves out what an event is: "Danube Lantern" for the Danube Lantern Film Festival."""
    kept = full[: len(short)] == short and len(content(short)) > 1
    return kept and full[-1] in words("reference", "event_ends")


def shortens_body(short: Key, full: Key) -> bool:
    """Whether a name leaves out what a body is for: "Orme Center" for the Orme Center for Housing Policy."""
    led = full[: len(short)] == short and len(full) > len(short) + 1 and full[len(short)] in ("for", "of", "on")
    headed = len(short) > 1 and short[-1] in words("reference", "named_bodies")
    own = short[0] not in words("reference", "generic_first") and not is_common_word(short[0])
    return led and headed and own and not places(" ".join(short[:-1]).title())


def shortens_place(word: str, full: Key) -> bool:
    """Whether a word leaves out what a place is: "Hosur" for Hosur City, of a park only where no town is called so."""
    if full[0] != word:
        return False
    park = " ".join(full[1:]) in words("reference", "parks") and not places(word.title())
    land = full[-1] == "city" and any(place.kind != "city" for place in places(word.title()))  # "Mexico City"
    of_states = full[-1] in ("county", "parish")  # those of America hold the town that they are called after
    land |= of_states and any(place.kind == "city" and place.country == "US" for place in places(word.title()))
    return park or (len(full) == 2 and full[1] in words("reference", "tails") and not land)


def leaves_out_purpose(short: Key, full: Key) -> bool:
    """Whether a name of its own leaves out what the body is for: "Lomas Center" for the Lomas Center for Housing."""
    size = len(short)
    headed = size > 1 and size < len(full) and full[:size] == short and full[size] in ("for", "of", "on", "against")
    if not headed or (full[size] == "of" and short[-1] in words("reference", "many_of")):
        return False
    return not is_common_word(short[0]) and not is_group(short[0].title())


def leaves_out_owned(short: Key, full: Key) -> bool:
    """Whether a name is that of the patron alone: "St. Mary's" for St. Mary's Hospital."""
    size = len(short)
    return 1 < size < len(full) and full[size - 1].endswith("'s") and (*full[: size - 1], full[size - 1][:-2]) == short
