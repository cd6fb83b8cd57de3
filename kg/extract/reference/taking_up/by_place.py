"""A noun for a firm with a town before it becomes a mention of the firm in mind: "the Linz company"."""

from kg.extract.grammar import clause_head
from kg.extract.reference.mind.focus import Item
from kg.extract.reference.mind.profile import Profile
from kg.extract.reference.mind.scene import Chosen, Scene
from kg.extract.reference.mind.seats import SAME, seat_fit, with_land
from kg.extract.reference.taking_up.phrases import Phrase, nouns
from kg.rows import words
from kg.vocabulary import SCHEMA

CLEAR = 0.5  # how present the next firm in mind may be beside the one that is meant
_OWNED = ("premises", "ties")  # "the Linz plant", "the Linz subsidiary" are things of their own


def taken_up_by_place(scene: Scene, phrase: Phrase, sentence: int, rival: int | None) -> Chosen | None:
    """The firm that a definite noun with the name of its town takes up, and how sure that is; never the rival."""
    number = scene.named_over.get(phrase.first + 1)
    place = scene.profiles[number] if number is not None else None
    if place is None or place.kind != SCHEMA.Place or SCHEMA.Country in place.classes:
        return None
    if phrase.modifiers[0].i != _end(scene, phrase) or not _is_firm(phrase.noun):
        return None

    town = scene.doc[phrase.first + 1 : phrase.modifiers[0].i + 1].text

    def fit(item: Item) -> float:
        profile = scene.profiles[item.bearer] if item.bearer >= 0 and item.bearer != rival else None
        return _fit(phrase.noun, profile) * seat_fit(profile.places, town) if profile is not None else 0.0

    choices = scene.focus.ranked(sentence, 30, fit, decay=0.75)
    if not choices:
        return None
    rest = choices[1].score / choices[0].score if len(choices) > 1 else 0.0
    chosen = choices[0].item.bearer
    bought = rival is not None and scene.profiles[rival].kind == SCHEMA.Organization
    if rest > CLEAR or (bought and seat_fit(scene.profiles[chosen].places, town) < SAME):
        return None  # "Acme bought the Linz firm": whichever other one that is
    scene.profiles[chosen].places |= with_land(town)
    return chosen, 0.9 - 0.5 * rest


def where_of(scene: Scene, phrase: Phrase) -> int | None:
    """The firm whose "where" opens the clause of a phrase: "joined from Acme, where she ran the Danish firm's unit"."""
    verb = clause_head(scene.doc[phrase.head])
    where = next((t for t in verb.lefts if t.lower_ == "where"), None)
    known = scene.bearer_at(where) if where is not None else None
    return known[0] if known is not None and scene.profiles[known[0]].kind == SCHEMA.Organization else None


def _end(scene: Scene, phrase: Phrase) -> int:
    """The last token of the place's name behind the article."""
    at = phrase.first + 1
    while scene.named_over.get(at + 1) == scene.named_over[phrase.first + 1]:
        at += 1
    return at


def _is_firm(noun: str) -> bool:
    return noun in words("places", "firms") and not any(noun in words("places", table) for table in _OWNED)


def _fit(noun: str, profile: Profile) -> float:
    """How well the noun describes a bearer, from 0 to 1."""
    special, plain = nouns().get(noun, (SCHEMA.Organization, False))
    if profile.kind != SCHEMA.Organization:
        return 0.0
    if noun in profile.nouns or noun in profile.last_words or special in profile.classes[1:]:
        return 1.0
    if special != SCHEMA.Organization or set(profile.classes) & words("places", "public"):
        return 0.0
    other = any(known != noun and known in nouns() and not nouns()[known][1] for known in profile.nouns)
    return 0.7 if plain else 0.1 if other else 0.5
