"""Tokens of a clause become the words of a sentence about somebody named: "I've sold" is "Roe has sold"."""

import re
from collections.abc import Sequence

from kg.extract.grammar import TENSED, child, particle, subject
from kg.extract.tokens import Token
from kg.rows import rows, words

SPEAKING = ("i", "we")
POINTING = ("last", "this", "next", "that", "same")
DOUBLED = re.compile(r",(?:\s*,)+")  # what is left around a clause that was set off
BEFORE_PUNCTUATION = re.compile(r"\s+([,.;:]|['’](?:d|ll|ve|re|m|s)\b)")


def sentence(names: str, verbal: str, tokens: Sequence[Token], gap: str = "", verb: Token | None = None) -> str:
    """A subject with its predicate; an object that stands outside the clause fills the gap behind its verb."""
    kept = list(tokens)
    while kept and (kept[-1].dep_ == "cc" or is_mark(kept[-1]) or _leads_on(kept[-1]) is not None or _is_left(kept)):
        end = _leads_on(kept[-1])
        kept = [t for t in kept if t.i < (kept[-1].i if end is None else end)]
    last = max((t.i for t in (verb, particle(verb)) if t is not None), default=-1) if verb is not None and gap else -1
    front, back = [t for t in kept if t.i <= last], [t for t in kept if t.i > last]
    words = " ".join(f"{names} {verbal}{spelled(names, front)} {gap} {spelled(names, back)}".split())
    return bracketed(BEFORE_PUNCTUATION.sub(r"\1", DOUBLED.sub("", words)).rstrip(" ,;:.–—-"))


def _is_left(kept: Sequence[Token]) -> bool:
    """Whether the last word is a preposition whose noun stood behind it and is left out: "climbed for"."""
    noun = child(kept[-1], "pobj") if kept[-1].dep_ == "prep" and len(kept) > 1 else None
    return noun is not None and noun.i > kept[-1].i


def _leads_on(word: Token) -> int | None:
    """Where words begin that only lead to what is left out: "hours" of "hours before she sang"."""
    behind = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    if word.tag_ in ("JJR", "RBR") and behind == "than":
        return next((t.i for t in word.doc[max(word.i - 4, 0) : word.i] if t.text == ","), word.left_edge.i)
    if behind not in ("before", "after") or word.pos_ != "NOUN":
        return None
    if word.lemma_ not in words("actions", "lengths"):
        return word.i if word.lower_ == "moments" else None
    if word.dep_ == "pobj":
        leads = word.left_edge.lower_ == "the" and word.head.i == word.left_edge.i - 1
        return word.head.i if leads and word.doc[word.i + 1].dep_ == "mark" else None  # "in the hours before he left"
    pointing = any(c.lower_ in POINTING for c in word.lefts)  # "resigned last week after a row"
    return word.left_edge.i if word.dep_ in ("npadvmod", "dobj") and not pointing else None


def is_mark(token: Token) -> bool:
    """Whether a clause does not end with a mark that stands behind it; "13%" and a bracket are part of it."""
    return token.is_punct and not token.is_bracket and token.text != "%"


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
        return table.get(word, word)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"


def _spelled(token: Token) -> str:
    having = token.lower_ == "having" and token.dep_ == "aux" and token.head.dep_ not in ("pcomp", "xcomp")
    first = token.is_sent_start or token.doc[token.i - 1].is_quote
    opening = first and (token.tag_ == "MD" or token.tag_.startswith("VB"))  # "Founded in 1994, Acme"
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
