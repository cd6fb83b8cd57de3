"""Names before a pronoun that nobody recognised, so that it may mean somebody unknown."""

from kg.extract.grammar import SUBJECTS
from kg.extract.reference.mind.scene import Scene
from kg.extract.tokens import Token

REACH = 60  # tokens


def names_missed(scene: Scene, token: Token) -> bool:
    """Whether a word before looks like a name that nobody recognised."""
    before = scene.doc[max(0, token.i - REACH) : token.i]
    missed = (t for t in before if t.tag_ == "NNP" and t.i not in scene.named_over and t.ent_type_ != "DATE")
    opening = token.sent.start == 0 and token.dep_ in SUBJECTS
    return any(not (opening and _tells_of_whom(t)) for t in missed)


def _tells_of_whom(word: Token) -> bool:
    """Whether a word belongs to a phrase that opens a sentence with what its subject was: "As Head of Design, he"."""
    while word.dep_ in ("compound", "nmod", "conj", "appos") and word.head.i != word.i:
        word = word.head
    return word.dep_ == "pobj" and word.head.lower_ in ("as", "with", "of", "in", "at", "to", "from")
