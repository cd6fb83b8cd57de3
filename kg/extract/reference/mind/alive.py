"""Who lives and who has died, as far as an article tells: the dead hardly speak, and whoever speaks has not died."""

from kg.extract.grammar import SUBJECTS, child, governing_verb, is_passive, reports, verb_lemma
from kg.extract.reference.mind.scene import Scene
from kg.extract.tokens import Token
from kg.rows import words

HARDLY = 0.3  # how much somebody counts beside another of whom it is likelier


class Alive:
    """What an article tells of the life and death of those it names."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        named = ((root, bearer) for root, (_, bearer) in scene.named_at.items())
        self.dead = {bearer: root for root, bearer in reversed([*named]) if dies(scene.doc[root])}

    def fit(self, bearer: int, pronoun: Token) -> float:
        """How likely somebody is the subject of the pronoun's verb, as far as life and death go, from 0 to 1."""
        verb = governing_verb(pronoun) if pronoun.dep_ in SUBJECTS else None
        if verb is None:
            return 1.0
        if reports(verb.lemma_.lower()):
            gone = self.dead.get(bearer, pronoun.i) < pronoun.i
            return HARDLY if gone and self.scene.prominence(bearer) < 1.0 else 1.0
        return HARDLY if dies(pronoun) and self._speaks(bearer) else 1.0

    def _speaks(self, bearer: int) -> bool:
        known = (self.scene.bearer_at(self.scene.doc[i]) for i in self.scene.said_by if i is not None)
        return any(who is not None and who[0] == bearer for who in known)


def dies(noun: Token) -> bool:
    """Whether a noun's person dies: "Roe died", "Roe was killed", "Roe founded Acme and died", "Roe, who died"."""
    told = noun.head if noun.dep_ == "appos" else noun  # "Her uncle, Tom Roe, died"
    verb = governing_verb(told) if told.dep_ in SUBJECTS else None
    later = [c for c in verb.rights if c.dep_ == "conj" and child(c, *SUBJECTS) is None] if verb is not None else []
    clauses = [c for c in noun.rights if c.dep_ == "relcl" and any(t.lower_ == "who" for t in c.lefts)]
    return any(_is_death(v) for v in (verb, *later, *clauses) if v is not None)


def _is_death(verb: Token) -> bool:
    lemma = verb_lemma(verb)
    killed = is_passive(verb) and lemma in words("roles", "killing")
    lost = lemma == "survive" and any(c.dep_ == "neg" for c in verb.lefts)
    return killed or lost or lemma in words("roles", "dying")
