"""Ranks in front of names, and titles written short: "Major General Ann Roe", "Lt. Col. Bo Lee"."""

from functools import cache

from kg.extract.reading import Reading
from kg.extract.roles.titles.status import status_of
from kg.extract.roles.where.phrases import named_in_phrase
from kg.extract.tokens import Span, Token
from kg.rows import rows
from kg.vocabulary import SCHEMA


@cache
def short_forms() -> dict[str, str]:
    """Titles in full by their short forms: "senator" by "sen."."""
    return dict(rows("roles")["short"])


def in_full(word: Token, behind: bool) -> str | None:
    """What a short form stands for, which may be one only behind another title: "Con" in "Det Con Ann Roe"."""
    if _is_bracketed(word):
        return None  # "Ana Roe (Con)", of a party
    forms = rows("roles")["short_behind"] if behind and word.is_title else {}
    told: str | None = forms.get(word.lower_) or short_forms().get(word.lower_)
    return None if word.lower_ in rows("roles")["short_in_front"]["words"] and not _is_in_front(word) else told


def _is_in_front(word: Token) -> bool:
    """Whether a name stands right behind a short form, as none does behind a doctor's: "Acme MD Ann Roe"."""
    behind = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else word
    return behind.is_title and behind.tag_.startswith("NNP")


def is_short(word: Token) -> bool:
    """Whether a word is a title's short form, whose full stop may be a token of its own: "Lt", "Col"."""
    return word.is_title and word.lower_ in short_forms() and not _is_bracketed(word)


def _is_bracketed(word: Token) -> bool:
    """Whether a word stands alone in brackets."""
    doc, i = word.doc, word.i
    return 0 < i < len(doc) - 1 and doc[i - 1].text == "(" and doc[i + 1].text == ")"


def is_short_rank(word: Token, title: str) -> bool:
    """Whether a title is but a rank because it is written short: "Cmdr." of "spokesperson Cmdr. Ann Roe"."""
    return is_short(word) and title in rows("roles")["short_ranks"]["words"]


def stands_before_name(reading: Reading, last: int, token: Token) -> bool:
    """Whether a rank is written large right before a name: "Major General Ann Roe", but not "a major roe"."""
    doc = reading.doc
    last += last < len(doc) and doc[last].text == "." and is_short(doc[last - 1])
    mention = reading.mention_at(doc[last]) if last < len(doc) else None
    large = token.is_title or token.is_upper
    return large and mention is not None and mention.first == last and reading.is_a(mention, SCHEMA.Person)


def is_rank_at(reading: Reading, token: Token, last: int, sentence: Span) -> bool:
    """Whether a rank in small letters is one at a body: "a sergeant with the Lund Police"."""
    before = token.nbor(-1) if token.i > sentence.start else token
    opened = before.tag_ == "DT" or status_of(before) is not None
    at = last < sentence.end and token.doc[last].lower_ in rows("roles")["prepositions"]["words"]
    body = named_in_phrase(reading, last + 1, sentence.end) if opened and at and token.tag_ == "NN" else None
    return body is not None and reading.is_a(body, SCHEMA.Organization)
