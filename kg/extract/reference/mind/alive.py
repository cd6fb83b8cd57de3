"""Who lives and who has died, as far as an article tells: the dead hardly speak, and whoever speaks has not died."""

from kg.extract.grammar import SUBJECTS, child, governing_verb, is_passive, reports, verb_lemma
from kg.extract.reference.mind.focus import Item
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

    def fit(self, item: Item, pronoun: Token) -> float:
        """How likely somebody is the subject of the pronoun's verb, as far as life and death go, from 0 to 1."""
        bearer = item.bearer
        verb = governing_verb(pronoun) if pronoun.dep_ in SUBJECTS else None
        if verb is None:
            return 1.0
        if _answers_for_it(pronoun, verb) and is_harmed(self.scene.doc[item.token]):
            return HARDLY  # "shot Roe. He confessed"
        if reports(verb.lemma_.lower()):
            gone = self.dead.get(bearer, pronoun.i) < pronoun.i
            return HARDLY if gone and self.scene.prominence(bearer) < 1.0 else 1.0
        spared = suffers(pronoun) and self._harms(item, pronoun)
        return HARDLY if spared or (dies(pronoun) and self._speaks(bearer)) else 1.0

    def _harms(self, item: Item, pronoun: Token) -> bool:
        """Whether somebody else comes to harm in the sentence before: "Roe shot Lee. He died", never by his own hand.

        The sentence of a year of its own tells of another time.
        """
        start = pronoun.sent.start
        before = pronoun.doc[start - 1].sent if start else pronoun.sent
        if any(t.tag_ == "CD" and len(t) == 4 for t in pronoun.sent) or any(t.lower_.endswith("self") for t in before):
            return False
        hurt = [t for t in before if is_harmed(t)]
        known = {self.scene.bearer_at(t) for t in hurt}
        bearers = {k[0] for k in known if k is not None}
        return bool(hurt) and all(t.i != item.token for t in hurt) and item.bearer not in bearers

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


def suffers(noun: Token) -> bool:
    """Whether what a noun's verb tells befalls those who are hurt: "Roe died", "Roe was shot", "Roe was flown to"."""
    verb = governing_verb(noun) if noun.dep_ in SUBJECTS else None
    if verb is None or dies(noun):
        return verb is not None
    if not is_passive(verb):
        return _is_past_age(verb)
    to = (t for p in verb.rights if p.lower_ == "to" for t in p.rights)
    brought = any(t.lower_ in words("reference", "brought_to") for t in to)
    return brought or verb_lemma(verb) in words("reference", "harming") | words("reference", "rescuing")


def _is_past_age(verb: Token) -> bool:
    """Whether a clause tells how old somebody was, as of the dead: "He was 87"."""
    return verb.lower_ == "was" and any(c.tag_ == "CD" and c.dep_ in ("attr", "acomp") for c in verb.rights)


def is_harmed(noun: Token) -> bool:
    """Whether a person is killed or hurt: "shot Roe", "Roe was shot", "the murder of Roe", "Roe's killing"."""
    verb = governing_verb(noun) if noun.dep_ in {"dobj", *SUBJECTS} else None
    if verb is not None:
        harm = verb_lemma(verb) in words("roles", "killing") | words("reference", "harming")
        return (harm and (noun.dep_ == "dobj") != is_passive(verb)) or suffers(noun)
    deed = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun.head
    return noun.dep_ in ("pobj", "poss") and deed.lower_ in words("reference", "harms")


def _answers_for_it(noun: Token, verb: Token) -> bool:
    """Whether somebody has to answer for a deed: "He pleaded guilty", "He was arrested"."""
    lemma, passive = verb_lemma(verb), is_passive(verb) and noun.dep_ == "nsubjpass"
    return lemma in words("reference", "punished_for" if passive else "confessing")


def _is_death(verb: Token) -> bool:
    lemma = verb_lemma(verb)
    killed = is_passive(verb) and lemma in words("roles", "killing")
    lost = lemma == "survive" and any(c.dep_ == "neg" for c in verb.lefts)
    return killed or lost or lemma in words("roles", "dying")
