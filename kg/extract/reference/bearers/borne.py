"""Whose name ends in a noun: "the foundation" is the Hakala Foundation, whatever else is told of it."""

from kg.extract.reference.mind.scene import Scene
from kg.rows import words
from kg.vocabulary import SCHEMA

MADE = (SCHEMA.Product, SCHEMA.CreativeWork)
AGO = 2  # sentences since the others were told of
TIMES = 2  # how many times as often the one meant before is told of


def bearing(scene: Scene, noun: str, kind: str | None) -> dict[int, int]:
    """The bearers in mind whose names end in a noun, each with the sentence that told of it last."""
    if noun in words("reference", "seldom_named") or (kind is None and noun in words("reference", "newspapers")):
        return {}  # "held the post": no newspaper
    found = {}
    for item in scene.focus.items:
        own = scene.profiles[item.bearer].kind if item.bearer >= 0 else SCHEMA.Person
        thing = SCHEMA.Person not in (kind, own) and (kind not in MADE or kind == own)  # no "aircraft" is Roe Aircraft
        if thing and noun in scene.profiles[item.bearer].last_words:
            found[item.bearer] = item.sentence
    return found


def is_told_of_more(scene: Scene, one: int | None, other: int | None) -> bool:
    """Whether the one that a noun meant before is told of much more than another."""
    return one is not None and other is not None and scene.told[one] >= TIMES * scene.told[other]


def outshines(scene: Scene, main: int | None, found: dict[int, int], sentence: int) -> bool:
    """Whether the one that a noun meant before is told of much more than the others, none of them just now."""
    others = [bearer for bearer in found if bearer != main]
    return all(is_told_of_more(scene, main, b) and sentence - found[b] >= AGO for b in others)
