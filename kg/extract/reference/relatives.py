"""Relative pronouns become mentions of the bearers that their clauses describe."""

from collections.abc import Iterator
from itertools import islice

from kg.extract.grammar import SUBJECTS, clause_head
from kg.extract.reference.phrases import is_person_noun
from kg.extract.reference.scene import Chosen, Scene
from kg.extract.reference.things import is_done_by_bodies
from kg.extract.tokens import Token
from kg.vocabulary import SCHEMA

SITES = (SCHEMA.Place, SCHEMA.Organization)


def antecedent(scene: Scene, token: Token) -> Chosen | None:
    """What "who", "which", "whose" or "that" describes: the noun its clause hangs on, or the one just before."""
    if token.lower_ == "where":
        return _site(scene, token)
    clause = clause_head(token)
    if clause.dep_ != "relcl":
        return None
    name = scene.doc[token.i - 2] if token.i > 1 and scene.doc[token.i - 1].text == "," else token
    if name.pos_ == "PROPN" and name.i not in scene.named_over and name.i != clause.head.i:
        return None  # a name that nobody recognised
    nouns_before = list(islice(_up_to_predicate(clause.head), 5))
    if token.i > 1 and scene.doc[token.i - 1].text == ",":
        nouns_before.insert(1, scene.doc[token.i - 2])
    for noun in nouns_before if token.lower_ in ("who", "whom") else nouns_before[:2]:
        if _is_home_of_people(noun):
            return None  # "villagers at Lille, who"
        known = scene.bearer_at(noun) or scene.subject_of(noun)
        if known is not None and noun.i < token.i and _suits_relative(scene, token, known[0]):
            return known[0], known[1] * (0.95 if noun.i == clause.head.i else 0.85)
    return None


def _site(scene: Scene, token: Token) -> Chosen | None:
    """The place or organization named just before "where", or what it describes: "Lugo, the town near Vigo where"."""
    at = token.i - 2 if token.i > 1 and token.nbor(-1).text == "," else token.i - 1
    bearer = scene.named_over.get(at)
    clause = clause_head(token)
    described = clause.head if clause.dep_ == "relcl" and at == token.i - 1 else token
    if described.pos_ == "NOUN" and described.i < at:
        known = scene.bearer_at(described)
        bearer = known[0] if known is not None else None
    fits = bearer is not None and scene.profiles[bearer].kind in SITES
    return (bearer, 0.9) if bearer is not None and fits else None


def _suits_relative(scene: Scene, token: Token, bearer: int) -> bool:
    kind = scene.profiles[bearer].kind
    is_person = kind == SCHEMA.Person
    if token.lower_ in ("who", "whom"):
        return is_person
    if kind == SCHEMA.Place and token.dep_ in SUBJECTS and is_done_by_bodies(clause_head(token)):
        return False  # "a firm from Leeds, which refused to name a price"
    return not (token.lower_ in ("which", "that") and is_person)


def _is_home_of_people(noun: Token) -> bool:
    """Whether a noun says what people there are, or where they are."""
    people = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "in", "from", "near", "of") else noun
    return people.tag_ == "NNS" and is_person_noun(people.lemma_.lower())


def _up_to_predicate(noun: Token) -> Iterator[Token]:
    """A noun and those it hangs on, up to what the subject is said to be: "Ages", "historian" in the words
    "is a historian of the Middle Ages who".
    """
    yield noun
    named = noun.tag_ in ("NNP", "NNPS")
    upward = ("pobj", "prep", "appos", "compound", "conj") if named else ("pobj", "prep", "appos", "compound")
    while noun.dep_ in upward and noun.head.i != noun.i:
        noun = noun.head
        if noun.tag_ in ("NN", "NNP"):
            yield noun
