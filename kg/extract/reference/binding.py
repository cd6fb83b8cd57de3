"""Whom a pronoun or noun phrase cannot mean by its place: the subject of its own clause, told or understood."""

from kg.extract.grammar import SUBJECTS, child, clause_head, is_verb, subject
from kg.extract.reference.focus import ARGUMENTS
from kg.extract.tokens import Token

_ABOUT = ("about", "of", "against", "on")


def rival(token: Token) -> Token | None:
    """The noun that a pronoun is told apart from: "Roe" for "her" in "Roe, who succeeded her" or "was her deputy"."""
    if token.tag_ == "PRP$":
        return _rival_of_owner(token)
    verb = _verb_of(token)
    noun = subject(verb) if verb is not None else None
    return noun if noun is not None and noun.i < token.i else None


def rival_of_phrase(head: Token) -> Token | None:
    """The subject before a noun phrase in its clause: "Acme" for "the company" in "Acme entered the company's market"."""
    verb = _above_infinitive(head) or clause_head(head)
    own = child(verb, *SUBJECTS) if is_verb(verb) else None
    noun = subject(verb) if own is not None and own.i < head.i else None
    return noun if noun is not None and noun.i < head.i else None


def _rival_of_owner(token: Token) -> Token | None:
    noun = token.head
    if noun.dep_ == "attr" and is_verb(noun.head):
        return subject(noun.head)
    return noun.head if noun.dep_ == "appos" else None


def _verb_of(token: Token) -> Token | None:
    """The verb that a pronoun is an argument of: "examine" for "it" in "has 60 days to examine it"."""
    if token.dep_ == "pobj":
        prep = token.head
        about = prep.lower_ in _ABOUT and prep.head.dep_ == "dobj"
        token = prep.head if about else prep
    if token.dep_ in SUBJECTS:
        return _above_infinitive(token)
    return token.head if token.dep_ in ARGUMENTS and is_verb(token.head) else None


def _above_infinitive(noun: Token) -> Token | None:
    """The verb above an infinitive whose subject a noun is: "expects" for "it" in "Acme expects it to grow"."""
    verb = noun.head
    bare = noun.dep_ in SUBJECTS and verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts)
    return verb.head if bare and verb.dep_ in ("ccomp", "xcomp") and is_verb(verb.head) else None
