"""Whose words a noun phrase stands in: Acme's for "the company" in "An Acme spokesman said the company would sue"."""

from collections.abc import Callable, Mapping, Sequence

from kg.extract.grammar import SUBJECTS, child, clause_head, prepositional
from kg.extract.grammar.lemmas import reports
from kg.extract.reference.mind.scene import SURE, Chosen, Scene
from kg.extract.reference.taking_up.phrases import Phrase
from kg.extract.reference.taking_up.suiting import SUITS
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

PLAIN = {SCHEMA.Organization, SCHEMA.NGO}  # what a party may be taken for


def voice_of(scene: Scene, bodies: Sequence[Mapping[int, bool]], phrase: Phrase) -> int | None:
    """The body in whose words a phrase stands: that of an officer with a name, of a spokesman without one, of a paper.

    `bodies` holds by bearer the organizations of a person, and whether the person speaks for each.
    """
    clause = clause_head(scene.doc[phrase.head])
    told = clause.dep_ == "ccomp" and reports(clause.head.lemma_.lower())
    noun = child(clause.head, *SUBJECTS) if told else None
    if noun is None or noun.lemma_.lower() in words("reference", "house_papers"):
        return _issuer(scene, noun if noun is not None else _paper_in_front(scene.doc[phrase.head]))
    known = scene.bearer_at(noun)
    if known is None or noun.lemma_.lower() in words("attribution", "mouthpieces"):
        return _spoken_for(scene, noun)
    own = bodies[known[0]] if known[0] < len(bodies) else {}
    return next((body for body, speaks in own.items() if speaks and len(own) == 1), None)


def own_body(
    scene: Scene, bodies: Sequence[Mapping[int, bool]], phrase: Phrase, fit: Callable[[int], float]
) -> Chosen | None:
    """The one body that a person is told to be of, where it suits: Acme for "her firm" of Ann Roe, head of Acme."""
    owner = scene.doc[phrase.first]
    plain = owner.lower_ in ("his", "her") and not (phrase.plural or phrase.modifiers or phrase.restricted)
    known = scene.bearer_at(owner) if plain and phrase.noun in words("reference", "belonged_to") else None
    if known is None or known[0] >= len(bodies) or known[1] < SURE:
        return None
    party = phrase.noun in ("party", "union")
    plain_bodies = {b for b in bodies[known[0]] if party and not set(scene.profiles[b].classes) - PLAIN}
    suiting = [body for body in bodies[known[0]] if fit(body) >= SUITS or body in plain_bodies]
    return (suiting[0], 0.9 * known[1]) if len(suiting) == 1 else None


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


def _paper_in_front(noun: Token) -> Token | None:
    """The paper that a subject speaks in, told before it: "In a statement on the Acme website, the company said"."""
    verb = noun.head
    speaks = noun.dep_ in SUBJECTS and reports(verb.lemma_.lower())
    told = (n for prep, n in prepositional(verb, "in", "on") if prep.i < noun.i) if speaks else ()
    return next((n for n in told if n.lemma_.lower() in words("reference", "house_papers")), None)


def _issuer(scene: Scene, paper: Token | None) -> int | None:
    """The body with a name whose paper something is: "an Acme memo", "a memo at Acme", "a note on the Acme website"."""
    if paper is None:
        return None
    places = [n for _, n in prepositional(paper, "on", "in") if n.lemma_.lower() in words("reference", "house_papers")]
    owners = [c for p in (paper, *places) for c in p.lefts if c.dep_ in ("poss", "compound", "nmod")]
    owners += [n for p in (paper, *places) for _, n in prepositional(p, "at", "of", "by", "from")]
    known = (scene.bearer_at(owner) for owner in owners)
    bodies = {who[0] for who in known if who is not None and scene.profiles[who[0]].kind == SCHEMA.Organization}
    return bodies.pop() if len(bodies) == 1 else None
