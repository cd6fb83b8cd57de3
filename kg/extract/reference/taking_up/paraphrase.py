"""A phrase beside or like a name becomes a mention of its bearer: "Peru's central bank", the Central Bank of Peru."""

from kg.extract.demonyms import place_of
from kg.extract.grammar import child
from kg.extract.reference.bearers.spelling import fold
from kg.extract.reference.mind.scene import Chosen, Scene
from kg.extract.reference.taking_up.phrases import Phrase, is_person_noun, noun_of
from kg.vocabulary import SCHEMA

SPELT = 0.95


def spelt_out(scene: Scene, phrase: Phrase) -> Chosen | None:
    """The person named right behind a phrase, or the one body whose name has all its words, and how sure that is."""
    if (named := _named_behind(scene, phrase)) is not None:
        return named, SPELT
    if (bearer := _called_by_contract(scene, phrase)) is not None:
        return bearer, SPELT
    place = _place(scene, phrase)
    said = {phrase.noun, *(fold(t.text) for t in phrase.modifiers if place_of(t.text) is None)}
    if place is None or len(said) < 2 or phrase.plural:
        return None
    called = said | {fold(word) for word in place.split()}
    found = [n for n, profile in enumerate(scene.profiles) if profile.kind == SCHEMA.Organization]
    found = [n for n in found if called <= scene.profiles[n].words and phrase.noun in scene.profiles[n].last_words]
    return (found[0], SPELT) if len(found) == 1 else None


def _called_by_contract(scene: Scene, phrase: Phrase) -> int | None:
    """Who bears what a contract calls somebody: "the Seller" behind 'Acme Ltd (the "Seller")'."""
    plain = phrase.definite and not phrase.plural and not phrase.modifiers
    return scene.terms.get(phrase.noun) if plain else None


def _named_behind(scene: Scene, phrase: Phrase) -> int | None:
    """The person set off behind what is theirs: "the party of the prime minister, Ann Roe,", not "the wife of"."""
    doc, at = scene.doc, phrase.last + 1
    noun = doc[phrase.head]
    held = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    own = held.i < noun.i and not is_person_noun(noun_of(held)) and is_person_noun(phrase.noun)
    if not own or phrase.plural or at >= len(doc) or doc[at - 1].text != "," or at not in scene.named_over:
        return None
    bearer, last = scene.named_over[at], at
    while last < len(doc) and scene.named_over.get(last) == bearer:
        last += 1
    closed = last < len(doc) and doc[last].text in (",", ".", ";", ")")
    return bearer if closed and scene.profiles[bearer].kind == SCHEMA.Person else None


def _place(scene: Scene, phrase: Phrase) -> str | None:
    """The place in whose name a phrase speaks: "Peru's", "the Peruvian"."""
    owner = child(scene.doc[phrase.head], "poss")
    number = scene.named_over.get(owner.i) if owner is not None else None
    if owner is not None and number is not None and scene.profiles[number].kind == SCHEMA.Place:
        return owner.text
    return next((place for t in phrase.modifiers if (place := place_of(t.text))), None)
