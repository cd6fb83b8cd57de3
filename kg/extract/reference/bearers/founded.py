"""The name that a body bore when it was founded: "Acme was founded in 1964 as Bex Mills"."""

from collections.abc import Iterator

from kg.extract.grammar import child, is_passive, objects, own_objects, subjects, verb_lemma
from kg.extract.tokens import Doc, Token
from kg.model import Name
from kg.rows import words
from kg.vocabulary import SCHEMA

REACH = 18  # tokens between a verb and the name that it gives
STEPS = 3  # words that the parser may hang between the two
ENDED = (",", ".", ";", "(", ")", "in", "by", "on", "at", "before", "after", "with", "but", "–", "—", "-")


def first_names(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a body's name and the name that the text says it was founded under."""
    starting = {name.first: name for name in names if name.classes[0] == SCHEMA.Organization}
    covering = {i: name for name in starting.values() for i in range(name.first, name.last)}
    for verb in doc:
        at = name_given(verb)
        other = starting.get(at) if at is not None else None
        if other is None or not is_closed(doc, other.last):
            continue
        full = next((covering[t.i] for t in _founded(verb) if t.i in covering), None)
        if full is not None and full != other:
            yield full, other


def is_first_name(doc: Doc, name: Name) -> bool:
    """Whether a name is told as the one that a body was founded under."""
    return any(name_given(verb) == name.first for verb in doc[max(0, name.first - REACH) : name.first])


def is_closed(doc: Doc, at: int) -> bool:
    """Whether a name that ends before a token is all that stands there: no "as Acme's arm"."""
    return at >= len(doc) or doc[at].lower_ in ENDED


def name_given(verb: Token) -> int | None:
    """The token at which a name may begin that a verb of founding gives to what it founds."""
    if verb.tag_ not in ("VBD", "VBN") or verb_lemma(verb) not in words("reference", "founding"):
        return None
    doc = verb.doc
    for token in doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]:
        if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON") and token.lower_ != "as":
            return None
        named = token.lower_ == "name" and token.head.lower_ == "under" and token.nbor(-1).lower_ == "the"
        if not named and token.lower_ != "as":
            continue
        at = token.i + 1
        at += at < verb.sent.end and named and doc[at].lower_ == "of"
        at += at < verb.sent.end and doc[at].lower_ == "the"
        at += at < verb.sent.end and doc[at].is_quote
        tied = at < verb.sent.end and _hangs_on(token.head if named else token, verb)
        return at if tied else None
    return None


def _hangs_on(word: Token, verb: Token) -> bool:
    """Whether a preposition belongs to a verb, be it by way of a date or a place before it."""
    for _ in range(STEPS):
        word = word.head
        if word.i == verb.i:
            return True
    return False


def _founded(verb: Token) -> list[Token]:
    """What a verb says to be founded, and the name that it is told of: "Acme is a firm founded as Bex"."""
    found = objects(verb) if is_passive(verb) else own_objects(verb) or subjects(verb)
    for noun in list(found):
        if noun.dep_ == "attr":
            found += subjects(noun.head)
        elif noun.dep_ == "appos":
            found.append(noun.head)
        named = child(noun, "appos")
        found += [named] if named is not None and noun.pos_ == "NOUN" else []
    return found
