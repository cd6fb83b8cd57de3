"""What a clause says that its subject is: the noun behind "be", "become" or "remain"."""

from collections.abc import Iterator

from kg.extract.grammar.coordination import SUBJECTS, child
from kg.extract.tokens import Token

BE = ("be", "become", "remain")


def predicates(subject: Token) -> Iterator[Token]:
    """The verbs that tell of a subject: its own, those joined to that, and those of its relative clauses."""
    verbs = [subject.head] if subject.dep_ in ("nsubj", "nsubjpass") else []
    for verb in verbs:
        verbs += [c for c in verb.rights if c.dep_ == "conj" and child(c, *SUBJECTS) is None]
    yield from verbs
    for clause in subject.rights:
        own = child(clause, "nsubj", "nsubjpass") if clause.dep_ == "relcl" else None
        if own is not None and own.lower_ in ("who", "which"):
            yield clause


def complement(verb: Token) -> Token | None:
    """What a verb says that its subject is: "firm" of "is a law firm"."""
    return child(verb, "attr") if verb.lemma_ in BE else None
