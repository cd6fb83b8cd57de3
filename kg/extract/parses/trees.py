"""How a word is moved in the tree of a parse, and what its mends ask of it."""

from collections.abc import Callable, Iterable

from kg.extract.grammar.lemmas import reports
from kg.extract.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
TIMES = ("DATE", "TIME")
FINITE = ("VBD", "VBZ", "VBP")
TENSED = (*FINITE, "MD")

Mend = Callable[[Token], None]


def hang(word: Token, head: Token, dep: str = "") -> None:
    """Hang a word on another, unless that is the word itself or hangs on it, and say as what."""
    word.attach(head if head is not word else word.head, dep)


def hang_subject(noun: Token, verb: Token) -> None:
    """Make a noun the subject of a verb, of a passive one whom it undergoes."""
    hang(noun, verb, "nsubjpass" if has(verb, "auxpass") else "nsubj")


def says(verb: Token) -> bool:
    """Whether a verb hands on what somebody says."""
    name = verb.lemma_.lower()
    return reports(name) or any(c.dep_ == "prt" and reports(f"{name} {c.lower_}") for c in verb.rights)


def has(token: Token, *deps: str) -> bool:
    """Whether one of the labels is among the children of a token."""
    return any(below.dep_ in deps for below in token.children)


def tense(verb: Token) -> str:
    """The tag of the word that bears the tense of a verb: its first auxiliary, or the verb itself."""
    return next((c.tag_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb.tag_)


def start_of(verb: Token, *also: str) -> int:
    """The first word of a verb with its auxiliaries, and with what bears another of the labels given."""
    return min([verb.i, *(c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg", *also})])


def take_conjunction(tokens: Iterable[Token], verb: Token, head: Token) -> None:
    """Hang on a head the "and" that joins a verb, out of the tokens that hang on the verb's old head."""
    for token in list(tokens):
        if token.dep_ == "cc" and token.i < verb.i:
            hang(token, head)


def make_root(outer: Token, inner: Token) -> None:
    """Let a conjunct be the head of the sentence in place of the verb that it hangs on."""
    outer.attach(outer)
    inner.attach(outer)


def take_place(word: Token, other: Token) -> None:
    """Let a word stand where another does that it hangs on: below its head, or at the head of the sentence."""
    word.dep_ = other.dep_
    if other.head.i == other.i:
        make_root(word, other)
    else:
        hang(word, other.head)
