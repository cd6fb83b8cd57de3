"""Who lives and who has died, as far as an article tells: the dead hardly speak, and whoever speaks has not died."""

from kg.extract.grammar import SUBJECTS, governing_verb, is_passive, reports, verb_lemma
from kg.extract.reference.scene import Scene
from kg.extract.tokens import Token
from kg.rows import words

HARDLY = 0.3  # how much somebody counts beside another of whom it is likelier


class Alive:
    """What an article tells of the life and death of those it names."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        named = ((root, bearer) for root, (_, bearer) in scene.named_at.items())
        self.dead = {bearer: root for root, bearer in reversed([*named]) if _dies(scene.doc[root])}

    def fit(self, bearer: int, pronoun: Token) -> float:
        """How likely somebody is the subject of the pronoun's verb, as far as life and death go, from 0 to 1."""
        verb = governing_verb(pronoun) if pronoun.dep_ in SUBJECTS else None
        if verb is None:
            return 1.0
        if reports(verb.lemma_.lower()):
            gone = self.dead.get(bearer, pronoun.i) < pronoun.i
            return HARDLY if gone and self.scene.prominence(bearer) < 1.0 else 1.0
        return HARDLY if _dies(pronoun) and self._speaks(bearer) else 1.0

    def _speaks(self, bearer: int) -> bool:
        known = (self.scene.bearer_at(self.scene.doc[i]) for i in self.scene.said_by if i is not None)
        return any(who is not None and who[0] == bearer for who in known)


def _dies(noun: Token) -> bool:
    """Whether a subject dies: "Roe died", "Roe was killed", "Roe did not survive"."""
    told = noun.head if noun.dep_ == "appos" else noun  # "Her uncle, Tom Roe, died"
    verb = governing_verb(told) if told.dep_ in SUBJECTS else None
    if verb is None:
        return False
    lemma = verb_lemma(verb)
    killed = is_passive(verb) and lemma in words("roles", "killing")
    lost = lemma == "survive" and any(c.dep_ == "neg" for c in verb.lefts)
    return killed or lost or lemma in words("roles", "dying")
