"""Words that are written as names are: a capital letter, no sum of money, no unit, no month."""

import re
from functools import lru_cache

from kg.extract.demonyms import is_group
from kg.extract.names.spans.amounts import is_amount, is_zone
from kg.extract.names.spans.hyphens import HYPHENS, is_given_pair
from kg.extract.names.spans.periods import is_period, opens_measure
from kg.extract.names.spans.tallies import is_degree
from kg.extract.names.words import given_names, listed
from kg.extract.tokens import Doc, Token
from kg.rows.lexicon import common_kind

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_WORDS = 1 << 16  # kept in mind
_SEVERAL = re.compile(r"[A-Z]{2,4}s")


def is_large(token: Token) -> bool:
    """Whether a word is written as names are: a capital letter, in front or inside ("iPhone", "5G")."""
    return _is_large(token.text)


@lru_cache(_WORDS)
def _is_large(text: str) -> bool:
    if text.islower():
        return False
    if ("/" in text and len(text) > 4) or "www." in text or "@" in text:
        return False
    if _SEVERAL.fullmatch(text):
        return False  # "MPs", "CEOs": many of a kind
    if not any(c.isupper() for c in text) or (not text[-1].isalnum() and not text.endswith((".", "!", "+"))):
        return False
    return text[0].isalnum()


def begins(doc: Doc, i: int) -> bool:
    """Whether a name may begin with a word, or go on with it."""
    token = doc[i]
    if _ORDINAL.fullmatch(token.text) and i + 1 < len(doc):
        return is_large(doc[i + 1]) and doc[i + 1].text not in listed("common", "days")  # "20th Century Fox"
    if not is_large(token) or token.text in listed("common", "units") or is_amount(token):
        return False
    if opens_measure(doc, i):
        return False
    if i and doc[i - 1].like_num and not doc[i - 1].whitespace_:
        return False  # "5G", "20C" are two tokens each
    if is_period(doc, i) or is_zone(doc[i]) or (i and is_degree(doc, i)):
        return False
    if i + 1 < len(doc) and doc[i + 1].text.startswith("$") and token.text in ("US", "U.S.", "A", "C", "NZ", "HK"):
        return False  # "US $29"
    if token.text not in listed("common", "days"):
        return True
    return _is_person_before(doc, i) or _is_no_month(doc, i) or is_given_day(doc, i)


def opens_given_pair(doc: Doc, i: int) -> bool:
    """Whether a word is the first syllable of a given name with a hyphen: "Soon-ja"."""
    return i + 2 < len(doc) and not doc[i].whitespace_ and is_given_pair([token.text for token in doc[i : i + 3]])


def opens_family_name(doc: Doc, i: int) -> bool:
    """Whether a small word is a family name before its given name: "said He Lanfen", "by An Weiling"."""
    if doc[i].text not in listed("common", "families") or i + 1 >= len(doc):
        return False
    given = doc[i + 1]
    known = given.is_title and len(given) > 2 and common_kind(given.text) is None and not is_group(given.text)
    if not (known or opens_given_pair(doc, i + 1)) or given.text in listed("common", "days"):
        return False
    pronoun = doc[i].text in ("He", "She", "You") and given.tag_.startswith("NNP")  # no name follows a pronoun
    return (
        pronoun
        or _is_within(doc, i)
        or any(
            _is_within(doc, k) and doc[k + 1].text == given.text
            for k, token in enumerate(doc[:-1])
            if token.text == doc[i].text
        )
    )


def _is_within(doc: Doc, i: int) -> bool:
    """Whether small words or a title stand before a word in its sentence, so that its capital is its own."""
    if i == 0 or doc[i].is_sent_start:
        return False
    before = doc[i - 1]
    return before.is_lower or before.text == "," or before.text in listed("titles")


def _is_person_before(doc: Doc, i: int) -> bool:
    """May, June and August end a person's name ("Theresa May")."""
    return i > 0 and doc[i - 1].text in given_names() and doc[i].text in ("May", "June", "August", "Summer")


def is_given_day(doc: Doc, i: int) -> bool:
    """Whether a day or a month is a given name, between somebody's trade and a surname: "the farmer Friday Mwale"."""
    if doc[i].text not in listed("common", "days") or not 0 < i < len(doc) - 1 or doc[i].dep_ != "compound":
        return False
    before, after = doc[i - 1], doc[i + 1]
    called = common_kind(before.lower_) == "p" or before.text in listed("titles")
    surname = after.is_title and after.tag_ == "NNP" and common_kind(after.text) is None
    return called and before.tag_ != "NNS" and surname and after.text not in listed("common", "days")


def _is_no_month(doc: Doc, i: int) -> bool:
    """Jan, Jun and Mar are months before a figure, and begin names before a large word: "Jan Prieto", "Jun-ho".

    So do those that are given names as well, where nobody would tell when: "May Prieto, June Prieto".
    """
    if opens_given_pair(doc, i) or _is_month_called(doc, i) or _opens_double_name(doc, i):
        return True
    following = doc[i + 1] if i + 1 < len(doc) else None
    named = following is not None and following.is_title and following.text not in listed("common", "days")
    behind = (
        i > 0 and doc[i - 1].is_title and doc[i - 1].text not in listed("common", "days") and doc[i - 1].text[-1] != "."
    )
    if doc[i].text in ("Jan", "Jun", "Mar") and behind and not (following is not None and following.like_num):
        return True  # "Banco Mar"
    return doc[i].text in ("Jan", "Jun", "Mar") and named and not (i and doc[i - 1].lower_ in ("in", "since", "until"))


def _opens_double_name(doc: Doc, i: int) -> bool:
    """Whether a hyphen ties a given name behind a short month: "Jan-Willem de Boer", not "Jan-March"."""
    second = doc[i + 2] if i + 2 < len(doc) and doc[i + 1].text in HYPHENS and not doc[i].whitespace_ else doc[i]
    return doc[i].text in ("Jan", "Mar") and second.is_title and second.text not in listed("common", "days")


def _is_month_called(doc: Doc, i: int) -> bool:
    """Whether a month that is a given name as well begins one, by the model's view: "April Prieto"."""
    if doc[i].text not in ("April", "May", "June", "August") or i + 1 >= len(doc):
        return False
    surname = doc[i + 1]
    told = i > 0 and not doc[i].is_sent_start and doc[i - 1].lower_ not in (",", "and", "&", "by", "as")
    named = doc[i].ent_type_ == surname.ent_type_ == "PERSON" and surname.is_title
    return named and not told and surname.text not in listed("common", "days")


def large_at(doc: Doc, i: int, last: int) -> bool:
    """Whether a name may begin with the word at an index before the end."""
    return i < last and begins(doc, i)
