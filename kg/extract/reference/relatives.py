"""Relative pronouns become mentions of the bearers that their clauses describe."""

from collections.abc import Iterator
from itertools import islice

from kg.extract.grammar import SUBJECTS, clause_head, first_conjunct
from kg.extract.reference.phrases import is_person_noun
from kg.extract.reference.scene import Chosen, Scene
from kg.extract.reference.sites import FAR, site
from kg.extract.reference.things import THINGS, is_done_by_bodies
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA


def antecedent(scene: Scene, token: Token) -> Chosen | None:
    """What "who", "which", "whose" or "that" describes: the noun its clause hangs on, or the one just before."""
    if token.lower_ == "where":
        return site(scene, token)
    clause = clause_head(token)
    if token.lower_ == "whom" and (named := _named_before(scene, token.i - 2)) is not None:
        return named, 0.95
    if clause.dep_ != "relcl":
        return None
    beside = scene.doc[token.i - 2] if token.i > 1 and scene.doc[token.i - 1].text == "," else None
    if beside is not None and _is_missed_name(scene, beside) and beside.i != clause.head.i:
        return None
    nouns_before = list(islice(_up_to_predicate(clause.head), 5))
    if beside is not None:
        nouns_before.insert(1, beside)
    personal = token.lower_ in ("who", "whom")
    if personal and beside is None and _tells_of_others(clause.head, token):
        return None  # "the mother of a boy who"
    for noun in nouns_before if personal else nouns_before[:2]:
        if _is_home_of_people(noun):
            return None  # "villagers at Lille, who"
        for known in (scene.bearer_at(noun), scene.subject_of(noun)):
            if known is not None and noun.i < token.i and _suits_relative(scene, token, noun, known[0]):
                return known[0], known[1] * (0.95 if noun.i == clause.head.i else 0.85)
    return None if personal else _just_named(scene, token, clause.head)


def _is_missed_name(scene: Scene, token: Token) -> bool:
    """Whether a word belongs to a name that nobody recognised."""
    return token.pos_ == "PROPN" and not token.is_lower and token.i not in scene.named_over


def _named_before(scene: Scene, at: int) -> int | None:
    """The person named before "with whom", over a comma or a bracket."""
    doc = scene.doc
    if at < 1 or doc[at + 1].tag_ not in ("IN", "TO"):
        return None
    if doc[at].text == ")":
        at = next((i for i in range(at, max(at - FAR, 0), -1) if doc[i].text == "("), 1)
    bearer = scene.named_over.get(at - 1 if doc[at].text in (",", "(") else at)
    person = bearer is not None and scene.profiles[bearer].kind == SCHEMA.Person
    return bearer if person else None


def _tells_of_others(head: Token, token: Token) -> bool:
    """Whether another person is told of before "who" than the one a clause is about: "a friend of the farmer"."""
    between = (t for t in head.doc[head.i : token.i] if t.tag_ in ("NN", "NNS") and t.dep_ == "pobj")
    return any(is_person_noun(noun.lemma_.lower()) for noun in between)


def _just_named(scene: Scene, token: Token, head: Token) -> Chosen | None:
    """The thing named right before "which" whose clause the parser hangs on a person or a place:
    "the founder of Acme which", "Acme, based in Oslo, which she founded".
    """
    at = token.i - 2 if scene.doc[token.i - 1].text == "," else token.i - 1
    bearer = scene.named_over.get(at) if _is_person(head) and at > head.i else None
    noun = scene.doc[at]
    if bearer is None and head.dep_ == "pobj" and (based := head.head.head).lemma_ in words("grammar", "seated"):
        noun = based.head if based.dep_ == "acl" else noun
        bearer = scene.named_over.get(noun.i)
    suits = bearer is not None and scene.profiles[bearer].kind in THINGS
    return (bearer, 0.85) if bearer is not None and suits and _suits_relative(scene, token, noun, bearer) else None


def _is_person(noun: Token) -> bool:
    return is_person_noun(noun.lemma_.lower()) or noun.lemma_.lower() in words("reference", "office_heads")


def _suits_relative(scene: Scene, token: Token, noun: Token, bearer: int) -> bool:
    kind = scene.profiles[bearer].kind
    is_person = kind == SCHEMA.Person
    if token.lower_ in ("who", "whom"):
        return is_person
    if kind == SCHEMA.Place and _tells_of_body(token):
        return False  # "a firm from Leeds, which refused to name a price"
    if token.lower_ == "that" and is_person:
        return noun.i == token.i - 1 and noun.dep_ == "attr" and _is_person(noun)  # "Roe is an artist that works"
    return not (token.lower_ == "which" and is_person)


def _tells_of_body(token: Token) -> bool:
    """Whether a clause tells of what "which" stands for as of organizations, hardly of places."""
    verb = clause_head(token)
    if token.dep_ in ("dobj", "nsubjpass"):
        return verb.lemma_.lower() in words("reference", "done_to_bodies")
    return token.dep_ in SUBJECTS and is_done_by_bodies(verb)


def _is_home_of_people(noun: Token) -> bool:
    """Whether a noun says what people there are, or where they are."""
    people = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "in", "from", "near", "of") else noun
    return people.tag_ == "NNS" and is_person_noun(people.lemma_.lower())


def _up_to_predicate(noun: Token) -> Iterator[Token]:
    """A noun and those it hangs on, up to what the subject is said to be: "Ages", "historian" in the words
    "is a historian of the Middle Ages who".
    """
    yield noun
    if noun.dep_ == "conj" and (first := first_conjunct(noun)).dep_ == "attr":
        yield first  # "is a lawyer and politician who"
        return
    named = noun.tag_ in ("NNP", "NNPS")
    upward = ("pobj", "prep", "appos", "compound", "conj") if named else ("pobj", "prep", "appos", "compound")
    while noun.dep_ in upward and noun.head.i != noun.i:
        noun = noun.head
        if noun.tag_ in ("NN", "NNP"):
            yield noun
