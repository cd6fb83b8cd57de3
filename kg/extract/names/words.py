"""The rows about names become sets of words to ask."""

import re
from functools import cache

from kg.rows import rows, words
from kg.rows.lexicon import common_kind
from kg.vocabulary import SCHEMA

LONG = 8  # letters from which on a word that is in no lexicon may be a trade by its ending: "geochemist"


@cache
def listed(table: str, key: str = "words") -> frozenset[str]:
    """The words of one list of `names.toml`."""
    return frozenset(rows("names")[table][key].split())


@cache
def periods() -> frozenset[str]:
    """Ages of history, which are written large as names are."""
    return frozenset(name.strip() for name in rows("names")["common"]["periods"].split(","))


@cache
def figures() -> frozenset[str]:
    """Names of figures of sayings and tales: "Father Time"."""
    return frozenset(name.strip() for name in rows("names")["common"]["figures"].split(","))


@cache
def greetings() -> frozenset[str]:
    """Greetings in other languages, in small letters: "bula vinaka"."""
    return frozenset(name.strip() for name in rows("names")["common"]["greetings"].split(","))


@cache
def named_days() -> frozenset[str]:
    """Days with a word of their own before the weekday, in small letters: "good friday", "cyber monday"."""
    told = rows("names")["common"]["named_days"].split(",")
    return frozenset({*(name.strip() for name in told), *rows("times")["feasts"]})


@cache
def words_of_named_days() -> frozenset[str]:
    """The words that named days are written with: "good", "cyber"."""
    return frozenset(re.findall(r"\w+", " ".join(named_days())))


@cache
def given_names() -> frozenset[str]:
    """Given names in Latin script."""
    return frozenset(rows("person_names")["given"].split())


@cache
def beside(key: str) -> frozenset[str]:
    """Given names or surnames that are towns and plain words as well."""
    return frozenset(rows("person_names")[key].split())


@cache
def leading_family_names() -> frozenset[str]:
    """Family names that come before the given name."""
    return frozenset(rows("person_names")["family_first"].split())


@cache
def _class_by_word(table: str) -> dict[str, str]:
    return {word: name for name, line in reversed(rows("names")[table].items()) for word in line.split()}


def head_class(word: str) -> str | None:
    """The class that a name's head word tells: "Bureau" a government organization."""
    return _class_by_word("heads").get(word)


def head_pair_class(pair: list[str]) -> str | None:
    """The class that a name's last two words tell together: "Convention Center" a building."""
    return next((kind for kind, pairs in _pairs("pairs").items() if " ".join(pair) in pairs), None)


def noun_pair_class(pair: str) -> str | None:
    """The class of what two common nouns name together: "news agency" a medium."""
    return next((kind for kind, pairs in _pairs("noun_pairs").items() if pair in pairs), None)


@cache
def _pairs(table: str) -> dict[str, frozenset[str]]:
    return {kind: frozenset(line.strip() for line in text.split(",")) for kind, text in rows("names")[table].items()}


def noun_class(lemma: str) -> str | None:
    """The class of what a common noun names: "chipmaker" a company."""
    return called_class(lemma) or (SCHEMA.Person if _is_person_noun(lemma) else None)


def called_class(lemma: str) -> str | None:
    """The class of what a noun that usually stands before a name speaks of: "chipmaker", "striker"."""
    return _class_by_word("nouns").get(lemma)


def _is_person_noun(lemma: str) -> bool:
    """Whether a noun speaks of a person: a listed one, or one that ends as trades do ("geochemist", "foreman")."""
    named = any(lemma in words("reference", table) for table in ("person_nouns", "male_nouns", "female_nouns"))
    endings = (*rows("reference")["person_endings"], *rows("reference")["trade_endings"])
    kind = common_kind(lemma)
    learned = kind is None and lemma.endswith(tuple(rows("reference")["trade_endings"])) and len(lemma) >= LONG
    return named or learned or (kind is not None and lemma.endswith(endings))


def apposed_class(lemma: str) -> str | None:
    """The class of what a noun tells in apposition alone: "camp" of "Lomas, a camp for miners"."""
    return _class_by_word("apposed").get(lemma)


@cache
def _known() -> dict[str, str]:
    table = rows("names")["known"]
    single = {word: name for name, line in table.items() if ":" in name for word in line.split()}
    phrases = (line.split("|") for line in table["known_phrases"].strip().splitlines())
    famous = {name.strip(): kind for kind, line in rows("famous").items() for name in line.split(",")}
    return famous | single | dict(phrases)


def known_class(name: str) -> str | None:
    """The class of a name that everyone knows."""
    return _known().get(name)


def lineage(name: str) -> tuple[str, ...]:
    """A class with its superclasses, the most general first."""
    return (*rows("names")["above"].get(name, ()), name)


def is_ship(words: list[str]) -> bool:
    """Whether a name begins as those of ships do: "MV Lady Corvo", no "SS Holdings"."""
    called = next((i for i in (1, 3) if "".join(words[:i]) in listed("ships")), 0)
    return 0 < called < len(words) and head_class(words[-1]) is None
