"""The town an article is written from, and the country it tells of: what is meant where no other is in mind."""

from collections.abc import Sequence

from kg.extract.places.known import land_of
from kg.extract.reference.mind.focus import Choice
from kg.extract.reference.mind.scene import Scene
from kg.extract.reference.taking_up.phrases import Phrase
from kg.rows import words
from kg.vocabulary import SCHEMA

DIM = 0.05  # a place less present than this was named long ago or by the way

LATELY = 2  # sentences within which a town told of once may be meant


def main_place(scene: Scene, phrase: Phrase, choices: Sequence[Choice], sentence: int) -> int | None:
    """The town or country that a bare "the city" or "the country" means where none of the choices is in mind."""
    if phrase.modifiers:
        return None
    if phrase.noun in words("reference", "towns"):
        main = _main_town(scene, phrase.noun, choices)
        home = _home(scene, phrase.noun, choices)
        if main is None or (home is not None and scene.told[home] >= scene.told[main]):
            return home
        rival = next((c for c in choices if c.item.bearer != main), None)
        close = rival is not None and rival.score > choices[0].score / 2
        passing = rival is not None and close and _is_passing(scene, phrase.noun, rival, sentence)
        return main if home is not None or passing else None
    dim = not choices or choices[0].score < DIM
    return _country(scene) if dim and phrase.noun in words("reference", "countries") else None


def _main_town(scene: Scene, noun: str, choices: Sequence[Choice]) -> int | None:
    """The town told of more than any other, and more than once, if it can be a city."""
    if noun in words("reference", "settled"):
        return None  # a city is told of more than the villages around it
    lands = {SCHEMA.State, SCHEMA.Country}
    fitting = {b for b in (c.item.bearer for c in choices) if lands.isdisjoint(scene.profiles[b].classes)}
    towns = (b for b in scene.told if b in fitting or SCHEMA.City in scene.profiles[b].classes)
    told = sorted(((scene.told[town], town) for town in towns), reverse=True)
    alone = len(told) == 1 or (len(told) > 1 and told[0][0] > told[1][0])
    return told[0][1] if alone and told[0][0] > 1 else None


def _is_passing(scene: Scene, noun: str, choice: Choice, sentence: int) -> bool:
    """Whether a town was told of but once, by the way or some time ago: "Roe, who was born in Lund"."""
    item = choice.item
    once = scene.told[item.bearer] == 1 and noun not in scene.profiles[item.bearer].nouns
    return once and (sentence - item.sentence > LATELY or scene.doc[item.token].dep_ in ("compound", "nmod", "poss"))


def _home(scene: Scene, noun: str, choices: Sequence[Choice]) -> int | None:
    others = [c for c in choices if c.item.bearer != scene.home]
    called = any(noun in scene.profiles[c.item.bearer].nouns for c in others)
    dim = not called and all(c.score < DIM for c in others)
    once = noun in words("reference", "settled") and scene.told[scene.home] < 2  # a dateline is no village
    return scene.home if scene.home >= 0 and dim and not once else None


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
