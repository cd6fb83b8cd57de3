"""Clauses with "when" behind a deed, which tell what happened then, where and on what day."""

from kg.extract.grammar import child, lemma, own_auxiliaries, verb_lemma
from kg.extract.tokens import Token
from kg.rows import words


def befell_when(verb: Token) -> bool:
    """Whether a clause with "when" tells a mishap: "Two boys drowned when their boat overturned on Lake Volta"."""
    own = child(verb, "nsubj")
    crashed = own is not None and own.pos_ == "NOUN" and verb_lemma(verb) in words("actions", "crashing")
    return crashed and verb.dep_ == "advcl" and clause_of_when(verb.head) == verb


def clause_of_when(verb: Token) -> Token | None:
    """The clause with "when" behind a verb that tells what was done then, both once: "died when a roof fell"."""
    clauses = (c for c in verb.rights if c.dep_ == "advcl" and any(o.lower_ == "when" for o in c.lefts))
    clause = next(clauses, None)
    return clause if clause is not None and _is_done_once(clause) and _is_done_once(verb) else None


def _is_done_once(verb: Token) -> bool:
    """Whether a verb in the plain past tells what was done, and no word denies it or says how often."""
    helping = own_auxiliaries(verb)
    past = verb.tag_ == "VBD" if not helping else all(c.lower_ in ("was", "were") for c in helping)
    often = any(c.dep_ == "neg" or c.lower_ in words("actions", "how_often") for c in verb.children)
    return past and lemma(verb) != "be" and not often


def strikes(verb: Token, noun: Token) -> bool:
    """Whether a calamity did harm, so that it did so where it was: "A fire in Izmir killed two"."""
    return lemma(verb) in words("actions", "struck") and noun.lemma_.lower() in words("observations", "calamities")
