"""Rules of language as rows: cue verbs, titles, units, legal forms, each in a readable file with its source."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def rows(name: str) -> dict[str, Any]:
    """The tables of `kg/rows/NAME.toml`."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, table: str) -> frozenset[str]:
    """One list of `kg/rows/NAME.toml` as a set."""
    return frozenset(rows(name)[table])


def alternatives(patterns: Iterable[str]) -> str:
    """Patterns of which a regular expression is to match one, the longest first: "sur la|sur"."""
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))


@cache
def lines(file: str) -> tuple[str, ...]:
    """The lines of `kg/rows/FILE`, a table with tabs, without its comments."""
    return tuple(line for line in (files(__name__) / file).read_text("utf-8").splitlines() if not line.startswith("#"))
