"""A sentence's first word is written large anyway: whether a common word there is a name, by what the lexicon says."""

from functools import cache
from importlib.resources import files

from kg.extract.names.words import known_class, listed
from kg.extract.tokens import Token

_BODIES = ("ORG", "GPE", "PRODUCT")
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))


@cache
def _lexicon() -> dict[str, str]:
    text = (files("kg.rows") / "lexicon.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in text.splitlines() if not line.startswith("#"))


def common_kind(word: str) -> str | None:
    """What a common word is: "p" a person, "u" uncounted, "n" another thing, "w" no noun; None if it is none."""
    word = word.lower()
    return _lexicon().get(word) or _inflected(word)


def is_common_word(word: str) -> bool:
    """Whether the lexicon has a word or its base."""
    return common_kind(word) is not None


def _inflected(word: str) -> str | None:
    return next((kind for end, base in _ENDINGS if (kind := _base_kind(word, end, base)) is not None), None)


def _base_kind(word: str, end: str, base: str) -> str | None:
    return _lexicon().get(word.removesuffix(end) + base) if word.endswith(end) and len(word) > len(end) + 2 else None


def is_common_opening(token: Token) -> bool:
    """Whether the lone first word of a sentence, met nowhere else, is a common word: "Attendance fell", "Annual sales"."""
    parts = [part.lower() for part in token.text.split("-") if part]
    if token.like_num or known_class(token.text) is not None:
        return token.like_num
    kinds = [common_kind(part) for part in parts]
    kind = kinds[-1] if parts and (kinds[0] or len(parts[0]) < 4) else None
    if kind is None or not token.is_title:
        return False
    if kind == "w" or (kind == "p" and token.lower_.endswith("s")):
        return True
    verb = token.head
    acts = token.dep_ == "nsubj" and verb.lemma_.lower() in listed("verbs", "agent") | listed("verbs", "organization")
    modifies = token.dep_ in ("compound", "amod") and token.head.pos_ == "NOUN" and token.head.i == token.i + 1
    if modifies or kind == "u":
        return not acts
    return not acts and token.ent_type_ not in _BODIES
