"""Whose words a noun phrase stands in: Acme's for "the company" in "An Acme spokesman said the company would sue"."""

from collections.abc import Mapping, Sequence

from kg.extract.grammar import SUBJECTS, child, clause_head, prepositional
from kg.extract.grammar.lemmas import reports
from kg.extract.reference.phrases import Phrase
from kg.extract.reference.scene import Scene
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA


def voice_of(scene: Scene, bodies: Sequence[Mapping[int, bool]], phrase: Phrase) -> int | None:
    """The body in whose words a phrase stands: that of an officer with a name, or of a spokesman without one.

    `bodies` holds by bearer the organizations of a person, and whether the person speaks for each.
    """
    clause = clause_head(scene.doc[phrase.head])
    told = clause.dep_ == "ccomp" and reports(clause.head.lemma_.lower())
    noun = child(clause.head, *SUBJECTS) if told else None
    if noun is None:
        return None
    known = scene.bearer_at(noun)
    if known is None or noun.lemma_.lower() in words("attribution", "mouthpieces"):
        return _spoken_for(scene, noun)
    own = bodies[known[0]] if known[0] < len(bodies) else {}
    return next((body for body, speaks in own.items() if speaks and len(own) == 1), None)


def _spoken_for(scene: Scene, noun: Token) -> int | None:
    """The body with a name whose spokesman a noun is: "a spokesman for Acme", "Acme's spokesman"."""
    if noun.lemma_.lower() not in words("attribution", "mouthpieces"):
        return None
    before = [c for c in noun.lefts if c.dep_ in ("poss", "compound", "nmod")]
    for owner in (*before, *(n for _, n in prepositional(noun, "for", "at", "of"))):
        known = scene.bearer_at(owner)
        if known is not None and scene.profiles[known[0]].kind == SCHEMA.Organization:
            return known[0]
    return None
