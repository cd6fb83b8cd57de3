"""Which of several people "he" or "she" means, of whom not each is known to be a man or a woman."""

from collections.abc import Sequence

from kg.extract.grammar import SUBJECTS, reports
from kg.extract.reference.mind.focus import Choice
from kg.extract.reference.mind.scene import Scene
from kg.extract.tokens import Token
from kg.rows import words

HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
UNTOLD = 0.6  # how much somebody counts whose gender is unknown beside one of whom it is known
AGAINST = 0.5  # from here on nothing speaks against a gender
SPEAKING = 1.5  # how many times the speaker of the sentence before is meant who speaks in the next


def told_apart(scene: Scene, choices: Sequence[Choice], gender: str, token: Token) -> list[Choice]:
    """The choices anew: who may be a woman, for "she", counts less beside somebody who is known to be one.

    But not the subject of the sentence before for that of the next: "Kim Roe had sued Ann Lee. She hoped to win".
    """
    fits = [scene.profiles[c.item.bearer].agrees(gender) if c.item.bearer >= 0 else 0.0 for c in choices]
    sentences = {c.item.sentence for c, fit in zip(choices, fits, strict=True) if fit == 1.0}
    weighed = []
    for choice, fit in zip(choices, fits, strict=True):
        score = choice.score
        if fit > AGAINST and _goes_on(scene, scene.doc[choice.item.token], token):
            score *= _speaking(scene.doc[choice.item.token], token) / fit
        elif 0.0 < fit < 1.0 and choice.item.sentence in sentences:
            score *= UNTOLD
        weighed.append(Choice(choice.item, score))
    return sorted(weighed, key=lambda c: -c.score)


def _goes_on(scene: Scene, noun: Token, pronoun: Token) -> bool:
    """Whether a sentence has a pronoun for its subject, and the one before it had the noun.

    But not whoever speaks there of another: '"She knew it," said Kim Roe. But she would need help', nor whom "him" may
    tell apart: "Kim Roe met Ann Lee. She invited him".
    """
    main = pronoun.dep_ in SUBJECTS and pronoun.head.dep_ == "ROOT" and pronoun.sent.start > 0
    before = pronoun.doc[pronoun.sent.start - 1].sent if main else pronoun.sent
    noun = noun.head if noun.dep_ == "appos" else noun
    same = main and noun.dep_ in SUBJECTS and noun.head == before.root
    own = HE[pronoun.lower_]
    spoken = (t for t in before if t.i in scene.quote_at) if same else ()
    apart = any(HE.get(t.lower_, own) != own for t in pronoun.sent)
    return same and not apart and all(HE.get(t.lower_) != own for t in spoken)


def _speaking(noun: Token, pronoun: Token) -> float:
    """How many times likelier a subject is meant that speaks in both sentences."""
    noun = noun.head if noun.dep_ == "appos" else noun
    before = noun.head.lemma_.lower()
    spoke = reports(before) or before in words("reference", "accusing")
    return SPEAKING if spoke and reports(pronoun.head.lemma_.lower()) else 1.0
