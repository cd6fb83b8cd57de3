"""The town an article is written from, and the country it tells of: what is meant where no other is in mind."""

from collections.abc import Sequence

from kg.extract.places.known import land_of
from kg.extract.reference.mind.focus import Choice
from kg.extract.reference.mind.scene import Scene
from kg.extract.reference.taking_up.phrases import Phrase
from kg.rows import words

DIM = 0.05  # a place less present than this was named long ago or by the way


def main_place(scene: Scene, phrase: Phrase, choices: Sequence[Choice]) -> int | None:
    """The town or country that a bare "the city" or "the country" means where none of the choices is in mind."""
    if phrase.modifiers:
        return None
    if phrase.noun in words("reference", "towns"):
        return _home(scene, phrase.noun, choices)
    dim = not choices or choices[0].score < DIM
    return _country(scene) if dim and phrase.noun in words("reference", "countries") else None


def _home(scene: Scene, noun: str, choices: Sequence[Choice]) -> int | None:
    others = [c for c in choices if c.item.bearer != scene.home]
    called = any(noun in scene.profiles[c.item.bearer].nouns for c in others)
    dim = not called and all(c.score < DIM for c in others)
    return scene.home if scene.home >= 0 and dim else None


def _country(scene: Scene) -> int | None:
    """The country told of most, if it is that of the town which the article is written from, where one is known."""
    told = sorted((scene.told[number], number) for number in set(scene.countries.values()))
    if not told or told[-1][0] < 2 or (len(told) > 1 and told[-2][0] == told[-1][0]):
        return None
    country = told[-1][1]
    home = next((n for n, number in scene.named_at.values() if number == scene.home), None)
    land = land_of(scene.doc[home.first : home.last].text.title()) if home is not None else None
    return country if land is None or _is(scene, country, land) else None


def _is(scene: Scene, country: int, land: str) -> bool:
    return any(number == country and name == land for name, number in scene.countries.items())
