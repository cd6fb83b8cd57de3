"""What is told of by the way, so that nouns and pronouns hardly take it up: bodies that keep silent, or send people."""

from collections.abc import Sequence

from kg.extract.grammar import SUBJECTS
from kg.extract.reference.mind.focus import Choice
from kg.extract.reference.mind.scene import Scene
from kg.extract.reference.taking_up.phrases import is_person_noun, noun_of
from kg.extract.tokens import Token
from kg.rows import words

EARLIER = 0.6  # how much a thing counts that was told of before the paragraph
HUSHED, JUST = 0.2, 2  # how much of its presence a body keeps that declined to comment within these sentences
TOGETHER = 0.4  # how much one of several who did something counts for "he"


def hushed(scene: Scene, sentence: int) -> set[int]:
    """The bodies that declined to comment in the sentences just before, or for which somebody did."""
    just = (item for item in scene.focus.items if 0 < sentence - item.sentence <= JUST)
    return {item.bearer for item in just if item.bearer >= 0 and _declines(scene.doc[item.token])}


def _declines(noun: Token) -> bool:
    if noun.dep_ in ("compound", "poss", "nmod"):
        noun = noun.head  # "an Acme spokeswoman"
    verb = noun.head
    silent = noun.dep_ in SUBJECTS and verb.lemma_.lower() in words("attribution", "refusing")
    withheld = (c.lemma_.lower() for c in verb.rights if c.dep_ == "xcomp")
    return silent and any(word in words("actions", "withheld") for word in withheld)


def is_only_where_from(scene: Scene, bearer: int) -> bool:
    """Whether a body is told of only as that of people: "a former World Bank economist", "a professor at Lund"."""
    told = [scene.doc[item.token] for item in scene.focus.items if item.bearer == bearer]
    return bool(told) and all(is_of_person(noun) for noun in told)


def is_of_person(name: Token) -> bool:
    """Whether a name tells whose somebody is: "a professor at Lund", "an Acme engineer", "a vet at the clinic Acme"."""
    name = name.head if name.dep_ == "appos" and name.head.dep_ == "pobj" else name
    prep = name.head if name.dep_ == "pobj" and name.head.lower_ in ("at", "of", "for", "with", "from") else name
    within = name.dep_ in ("compound", "nmod", "poss") or prep is not name
    return within and (is_person_noun(noun_of(prep.head)) or is_person_noun(prep.head.lower_))


def schooling(scene: Scene, noun: str) -> set[int]:
    """The bodies told of only as where somebody learned or taught, where another is called by the noun as well.

    "The University of Oslo has closed. Ann Roe, who studied at Lund University, led it. The university".
    """
    if noun not in words("reference", "schools"):
        return set()
    told: dict[int, bool] = {}
    for item in scene.focus.items:
        if item.bearer >= 0:
            told[item.bearer] = told.get(item.bearer, True) and _is_of_schooling(scene.doc[item.token])
    others = (scene.profiles[bearer] for bearer, only in told.items() if not only)
    called = any(noun in profile.words | profile.nouns for profile in others)
    return {bearer for bearer, only in told.items() if only and called}


def _is_of_schooling(name: Token) -> bool:
    """Whether a name tells where somebody learned, taught or got a degree."""
    prep = name.head if name.dep_ == "pobj" and name.head.lower_ in ("at", "from", "in") else None
    above = prep.head if prep is not None else name.head if name.dep_ == "dobj" else None
    return above is not None and above.lemma_.lower() in words("reference", "schooling")


def paragraph_before(token: Token) -> int:
    """Where the paragraph begins that goes on in the sentence of a token; 0 where the sentence opens one."""
    doc, at = token.doc, token.sent.start - 1
    if at < 0 or doc[at].is_space:
        return 0
    while at > 0 and not (doc[at - 1].is_space and "\n" in doc[at - 1].text):
        at -= 1
    return at


def among(noun: Token) -> float:
    """How much somebody counts for "he" who did something with another: "Roe and Kim sold it to Lee. He"."""
    noun = noun.head if noun.tag_ == "PRP$" else noun  # "Roe and his wife sold it to Lee"
    joined = noun.dep_ == "conj" or any(c.dep_ == "conj" for c in noun.rights)
    first = noun.head if noun.dep_ == "conj" else noun
    return TOGETHER if joined and first.dep_ in SUBJECTS else 1.0


def someone_since(scene: Scene, choices: Sequence[Choice], sentence: int) -> bool:
    """Whether the sentence before is about somebody without a name: "The president's rating fell. He"."""
    best = choices[0].item
    if best.bearer < 0 or best.sentence >= sentence - 1:
        return False
    just = (c.item for c in choices[1:] if c.item.bearer < 0 and c.item.sentence == sentence - 1)
    nouns = (scene.doc[item.token] for item in just)
    return any(n.dep_ in SUBJECTS or (n.dep_ == "poss" and n.head.dep_ in SUBJECTS) for n in nouns)
