"""A firm called by somebody's surname: "Lena Graf runs Graf", "Dyer was founded by James Dyer"."""

from kg.extract.grammar.coordination import SUBJECTS, first_conjunct
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import listed
from kg.extract.tokens import Doc, Token

_UNDERGONE = ("dobj", "nsubjpass")
_LED = ("head", "boss", "executive", "ceo", "director", "chair", "patriarch", "heir", "heiress")


def is_firm_of(doc: Doc, run: Run, people: list[Run]) -> bool:
    """Whether one of the people deals in the sentence with what is called by a surname of theirs alone.

    So nobody is told to deal with a person: who does, gives the relative a first name.
    """
    root, sentence = doc[run[0]], doc[run[0]].sent
    inside = [(a, b) for a, b in people if sentence.start <= a < sentence.end]
    return any(_deals_with(root, first_conjunct(doc[a:b].root)) for a, b in inside)


def _deals_with(firm: Token, person: Token) -> bool:
    """Whether somebody begins, owns, leads, buys or sells a firm, or is said to be its owner or head."""
    verb = firm.head
    if firm.dep_ in _UNDERGONE and verb.lemma_.lower() in listed("verbs", "of_namesakes"):
        other = any(c.dep_ == "dobj" and c.i > firm.i for c in verb.rights)  # "bought Roe a drink"
        by = person.head.lower_ == "by" and person.head.head == verb
        return not other and (by or (person.dep_ in SUBJECTS and person.head == verb))
    noun = verb.head if firm.dep_ == "pobj" and verb.lower_ == "of" else verb
    if firm.dep_ not in ("pobj", "poss", "compound") or noun == firm or not _is_post(noun):
        return False
    told = noun.dep_ == "attr" and person.dep_ in SUBJECTS and person.head == noun.head
    return told or person.head == noun or noun.head == person


def _is_post(noun: Token) -> bool:
    return noun.lemma_.lower() in listed("around", "begetters") or noun.lower_ in _LED
