"""The rows of modality as look-ups, and how one modality lies within another."""

from functools import cache
from typing import get_args

from kg.model import Modality
from kg.rows import rows


@cache
def cues(table: str, key: str) -> frozenset[str]:
    """One list of a table of `rows/modality.toml`."""
    return frozenset(rows("modality")[table][key])


@cache
def _effects(table: str) -> dict[str, Modality]:
    found = rows("modality")[table]
    return {word: effect for effect in get_args(Modality) for word in found.get(effect, ())}


def effect(table: str, *keys: str) -> Modality | None:
    """What the first word that the table knows does to a statement within its reach."""
    return next((_effects(table)[key] for key in keys if key in _effects(table)), None)


def within(inner: Modality, outer: Modality | None) -> Modality:
    """The modality of a statement when something around it is itself negated, planned or possible.

    "does not plan to sell" is negated, "did not deny selling" and "may not sell" leave it open, "plans not to sell" is
    negated.
    """
    if outer is None or outer == "asserted":
        return inner
    if outer == "possible":
        return "possible"
    if outer == "negated":
        return "possible" if inner == "negated" else "negated"
    return "planned" if inner == "asserted" else inner
