"""What stands in the reader's mind while an article is read: how present each thing just mentioned is.

Presence is a sum over the last sentences: a subject counts more than an object, an object more than a noun inside
another phrase, and each sentence halves it (after Lappin and Leass, 1994, with weights set for news).
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.grammar import REACH, SUBJECTS, child, clause_head
from kg.extract.tokens import Token
from kg.rows import words

KEPT = 120
ROLES = {
    "nsubj": 1.0,
    "nsubjpass": 0.95,
    "ROOT": 0.7,
    "dobj": 0.6,
    "dative": 0.55,
    "attr": 0.3,
    "agent": 0.5,
    "pobj": 0.45,
    "poss": 0.6,
    "compound": 0.4,
    "appos": 0.5,
}
OTHER_ROLE = 0.4
ARGUMENTS = (*ROLES.keys() - {"poss", "compound"}, "prep")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing mentioned: `bearer` is the number of a name's bearer, or -1 for a thing without a name."""

    bearer: int
    key: tuple[int, str]
    token: int
    sentence: int
    weight: float
    kind: str | None
    plural: bool
    gender: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate with its presence."""

    item: Item
    score: float


class Focus:
    """The things mentioned so far, the nearest last."""

    def __init__(self) -> None:
        self.items: deque[Item] = deque(maxlen=KEPT)

    def add(self, item: Item) -> None:
        """Mention a thing."""
        self.items.append(item)

    def ranked(self, sentence: int, reach: int, fit: Callable[[Item], float], decay: float = 0.5) -> list[Choice]:
        """The things of the last `reach` sentences that fit, the most present first.

        `fit` weighs each place from 0 to 1; below 0 it rules the thing out wherever else it stands.
        """
        present: dict[tuple[int, str], dict[int, float]] = {}
        latest: dict[tuple[int, str], Item] = {}
        banned: set[tuple[int, str]] = set()
        for item in self.items:
            away = sentence - item.sentence
            suits = fit(item) if away <= reach else 0.0
            if suits < 0:
                banned.add(item.key)
            elif suits > 0:
                by_sentence = present.setdefault(item.key, {})
                by_sentence[away] = max(by_sentence.get(away, 0.0), suits * item.weight * decay**away)
                latest[item.key] = item
        choices = [Choice(latest[key], sum(by.values())) for key, by in present.items() if key not in banned]
        return sorted(choices, key=lambda c: (-c.score, -c.item.token))


def role_weight(token: Token) -> float:
    """How much the grammatical role of a noun brings it to mind."""
    for _ in range(REACH):
        titled = token.dep_ == "appos" and token.head.tag_ == "NN"  # "its chairwoman, Ann Roe"
        if token.dep_ != "conj" and not titled:
            break
        token = token.head
    weight = ROLES.get(_role(token), OTHER_ROLE)
    if token.dep_ == "attr" and token.tag_.startswith("NNP"):
        weight = ROLES["dobj"]  # "its largest owner is Acme"
    elif token.dep_ in ("attr", "dobj") and _is_of_day(token):
        weight = ROLES["nsubj"]
    if token.dep_ == "pobj" and token.head.head.tag_.startswith("N"):
        weight -= 0.1
    if token.dep_ == "poss" and token.head.dep_ == "pobj":
        weight -= 0.15  # "under the panel's rules"
    if token.dep_ in ("nsubj", "nsubjpass") and _is_aside(clause_head(token)):
        weight -= 0.3
    return weight


def _is_of_day(noun: Token) -> bool:
    """Whether a sentence tells what a day is: "Monday was the anniversary of the vote", "Monday marked its end"."""
    before = [c for c in noun.head.lefts if c.dep_ in {*SUBJECTS, "npadvmod"}]
    return len(before) == 1 and before[0].ent_type_ == "DATE" and before[0].i < noun.head.i < noun.i


def _role(token: Token) -> str:
    """The role of a noun, at the verb above where only the parser makes it a subject: "finding Acme negligent".

    The name that something is to bear tells of it as much as its subject: "The firm will be called Acme".
    """
    verb = token.head
    lowered = token.dep_ == "nsubj" and verb.dep_ in ("ccomp", "xcomp") and verb.tag_ in ("JJ", "VB")
    if lowered and verb.head.i < token.i:
        finite = any(c.dep_ in ("aux", "mark") and c.lower_ != "to" for c in verb.lefts)
        return token.dep_ if finite else "dobj"
    named = token.dep_ == "oprd" and token.tag_.startswith("NNP") and child(verb, "nsubjpass") is not None
    return "nsubjpass" if named and verb.lower_ in words("reference", "naming") else token.dep_


def _is_aside(verb: Token) -> bool:
    """Whether a clause tells of somebody by the way: "a search that began when Roe left"."""
    return verb.dep_ in ("relcl", "acl") or (verb.dep_ == "advcl" and verb.head.dep_ in ("relcl", "acl"))


def share_clause(one: Token, other: Token) -> bool:
    """Whether two nouns are arguments of one verb, so that a plain pronoun at one cannot mean the other."""
    return _argument_of(one) == _argument_of(other) is not None


def opens_clause_of(one: Token, other: Token) -> bool:
    """Whether a noun is told of the subject in a participle before it: "Married to Tom Roe, she" is not Tom Roe."""
    verb = clause_head(one)
    participle = verb.dep_ == "advcl" and verb.tag_ in ("VBN", "VBG") and verb.i < other.i
    alone = participle and not any(c.dep_ in {*SUBJECTS, "mark"} for c in verb.children)
    noun = one.head if one.dep_ == "appos" else one  # "the vet Tom Roe"
    return alone and other.dep_ in SUBJECTS and verb.head == other.head and _argument_of(noun) == verb.i


def _argument_of(token: Token) -> int | None:
    if token.dep_ == "pobj" and token.head.dep_ in ("prep", "agent", "dative"):
        token = token.head
    return token.head.i if token.dep_ in ARGUMENTS else None
