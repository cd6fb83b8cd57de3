"""A phrase that spells out a name becomes a mention of its bearer: "Peru's central bank", the Central Bank of Peru."""

from kg.extract.demonyms import place_of
from kg.extract.grammar import child
from kg.extract.reference.phrases import Phrase
from kg.extract.reference.scene import Chosen, Scene
from kg.extract.reference.spelling import fold
from kg.vocabulary import SCHEMA

SPELT = 0.95


def spelt_out(scene: Scene, phrase: Phrase) -> Chosen | None:
    """The one body whose name has all words of a phrase, its country among them, and how sure that is."""
    place = _place(scene, phrase)
    said = {phrase.noun, *(fold(t.text) for t in phrase.modifiers if place_of(t.text) is None)}
    if place is None or len(said) < 2 or phrase.plural:
        return None
    called = said | {fold(word) for word in place.split()}
    found = [n for n, profile in enumerate(scene.profiles) if profile.kind == SCHEMA.Organization]
    found = [n for n in found if called <= scene.profiles[n].words and phrase.noun in scene.profiles[n].last_words]
    return (found[0], SPELT) if len(found) == 1 else None


def _place(scene: Scene, phrase: Phrase) -> str | None:
    """The place in whose name a phrase speaks: "Peru's", "the Peruvian"."""
    owner = child(scene.doc[phrase.head], "poss")
    number = scene.named_over.get(owner.i) if owner is not None else None
    if owner is not None and number is not None and scene.profiles[number].kind == SCHEMA.Place:
        return owner.text
    return next((place for t in phrase.modifiers if (place := place_of(t.text))), None)
