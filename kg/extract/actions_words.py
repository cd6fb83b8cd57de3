"""The words of an action: how far it reaches in the text, and a readable sentence of it."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kg.extract.actions_verbs import is_undergone
from kg.extract.grammar import SUBJECTS, auxiliaries, child, clause_tokens, is_passive, noun_phrase, objects
from kg.extract.reading import Reading
from kg.model import Part

LONGEST = 60
ASIDE = ("mark", "cc", "preconj", "intj", "dep")


def reach(reading: Reading, verb: Token, parts: Mapping[str, Sequence[Part]]) -> tuple[int, int]:
    """Token span of the clause that tells the action, with the words of the same sentence that fill its places."""
    tokens = [t for t in clause_tokens(verb) if t.i > verb.sent.start or not t.is_punct]
    first, last = min(t.i for t in tokens), max(t.i for t in tokens) + 1
    for part in (p for fillers in parts.values() for p in fillers):
        span = reading.doc.char_span(part.start, part.end) if part.start is not None and part.end is not None else None
        if span is not None and verb.sent.start <= span.start and span.end <= verb.sent.end:
            first, last = min(first, span.start), max(last, span.end)
    while last > verb.i + 1 and (reading.doc[last - 1].is_punct or reading.doc[last - 1].is_space):
        last -= 1
    while first < verb.i and (reading.doc[first].is_punct or reading.doc[first].is_space):
        first += 1
    return first, last


def readable(reading: Reading, verb: Token, who: Sequence[Part], what: Sequence[Part]) -> str:
    """A sentence: the subject by its name, then the clause's own words from its first auxiliary on."""
    passive = is_passive(verb)
    subject = what if passive or (is_undergone(verb) and not who) else who
    kept = _predicate(verb)
    if subject is what and not passive:  # "the trial began": the theme stands first
        kept = [t for t in kept if not _inside(t, what)]
    names = " and ".join(_name(reading, part) for part in subject) or _own_subject(reading, verb)
    verbal = "was " if passive and child(verb, "auxpass") is None and not auxiliaries(verb) else ""
    gap = "" if passive or subject is what or any(_inside(t, what) for t in kept) else _open_object(reading, verb, what)
    return " ".join(f"{names} {verbal}{_joined(kept)}{gap}".split()).rstrip(" ,;:.–—-")


def _own_subject(reading: Reading, verb: Token) -> str:
    """The words of a subject that fills no place: "It"."""
    subject = child(verb, *SUBJECTS)
    return reading.evidence(*noun_phrase(subject)).exact if subject is not None else ""


def _predicate(verb: Token) -> list[Token]:
    """The clause without its subject and without what stands before its auxiliaries."""
    helping = auxiliaries(verb)
    apart = {t.i for c in verb.children if c.dep_ in SUBJECTS + ASIDE for t in c.subtree}
    start = min([verb.i, *(a.i for a in helping if a.head.i == verb.i)])
    own = [t for t in clause_tokens(verb) if t.i >= start and t.i not in apart and not t.is_quote]
    return [a for a in helping if a.head.i != verb.i] + own[:LONGEST]


def _inside(token: Token, parts: Sequence[Part]) -> bool:
    return any(p.start is not None and p.end is not None and p.start <= token.idx < p.end for p in parts)


def _open_object(reading: Reading, verb: Token, what: Sequence[Part]) -> str:
    """The object of a relative clause, which stands outside it: "unveiled" + "the robot"."""
    return " " + " and ".join(_name(reading, part) for part in what) if what and objects(verb) else ""


def _name(reading: Reading, part: Part) -> str:
    if part.text is not None:
        return part.text
    return next((e.label for e in reading.entities if e.id == part.entity), "")


def _joined(tokens: Sequence[Token]) -> str:
    words = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and token.i != before.i + 1 and not token.is_punct:
            words = words.rstrip() + " "
        words += token.text_with_ws
    return words
