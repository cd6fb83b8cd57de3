"""Whom a verb is about that an adjective or a noun completes: "found Lee guilty", "named the South African"."""

from kg.extract.demonyms import place_of
from kg.extract.grammar import child, is_passive, lemma
from kg.extract.tokens import Token
from kg.rows import rows


def verdict_on(verb: Token) -> Token | None:
    """Who is found or made what an adjective says: the parser makes a clause of "found Lee guilty"."""
    said = rows("actions")["verdicts"].get(lemma(verb), ())
    found = child(verb, "ccomp", "oprd") if said and not is_passive(verb) else None
    if found is None or found.lower_ not in said or child(found, "aux", "auxpass", "mark") is not None:
        return None
    return child(found, "nsubj") or child(verb, "dobj")


def is_found_so(verb: Token) -> bool:
    """Whether somebody is found or told to be as an adjective says: "was reported missing"."""
    said = rows("actions")["verdicts"].get(lemma(verb), ())
    found = child(verb, "oprd", "acomp", "xcomp") if said and is_passive(verb) else None
    return found is not None and found.lower_ in said


def is_national(noun: Token) -> bool:
    """Whether a noun speaks of somebody by nationality alone: "named the South African, 44"."""
    return place_of(noun.text) is not None and any(c.lower_ == "the" for c in noun.lefts)
