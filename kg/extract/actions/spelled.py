"""Tokens of a clause become the words of a sentence about somebody named: "I've sold" is "Roe has sold"."""

from collections.abc import Sequence

from kg.extract.grammar import TENSED, subject
from kg.extract.tokens import Token
from kg.rows import rows

SPEAKING = ("i", "we")


def spelled(names: str, tokens: Sequence[Token]) -> str:
    """The words of the tokens in order, their first verb as it is told of `names`."""
    words = ""
    told = _told_of(names, tokens)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and token.i != before.i + 1 and not token.is_punct:
            words = words.rstrip() + " "
        words += (_third_person(token) if token is told else _spelled(token)) + token.whitespace_
    return words


def _told_of(names: str, tokens: Sequence[Token]) -> Token | None:
    """The tensed verb that a speaker says of himself, where a name stands for "I" or "we"."""
    first = next((t for t in tokens if t.tag_ in TENSED), None)
    if first is None:
        return None
    own = subject(first.head if first.dep_ in ("aux", "auxpass") else first)
    spoken = own is not None and own.lower_ in SPEAKING and names.lower() not in SPEAKING
    return first if spoken else None


def _third_person(verb: Token) -> str:
    """A verb as it is told of somebody else: "has" for "'ve", "peels" for "peel"."""
    table: dict[str, str] = rows("actions")["third_person"]
    word = verb.lower_.replace("’", "'")
    if word in ("'d", "d"):
        behind = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.tag_.startswith("VB")), verb)
        return "would" if behind.tag_ == "VB" else "had"
    if word in table or verb.tag_ != "VBP":
        return table.get(word, verb.text)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"


def _spelled(token: Token) -> str:
    having = token.lower_ == "having" and token.dep_ == "aux" and token.head.dep_ not in ("pcomp", "xcomp")
    opening = token.is_sent_start and token.tag_ in ("VBN", "VBG")  # "Founded in 1994, Acme"
    short = token.lower_ == "ll" and token.tag_ == "MD"  # "I' ll be calling"
    if having or short:
        return "had" if having else "will"
    return token.lower_ if opening or token.tag_ == "TO" else token.text


def bracketed(words: str) -> str:
    """Words whose last bracket is closed, if it is open, and not closed twice."""
    missing = words.count("(") - words.count(")")
    if missing < 0 and words.endswith(")"):
        return words[:-1].rstrip(" ,;:")
    return f"{words})" if missing == 1 and words.rfind("(") < len(words) - 1 else words.rstrip(" (")
