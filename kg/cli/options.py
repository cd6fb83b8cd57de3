"""Options that several commands share, and how they become settings and decisions."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import MissingInputError, UsageError

if TYPE_CHECKING:
    from kg.identity import Decisions
    from kg.report import Settings

GRAPH = click.option(
    "--graph", "graph", default="out", show_default=True, metavar="DIR", help="The folder that a build wrote."
)
PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
MODEL = click.option("--model", metavar="NAME", help="An installed spaCy pipeline to use instead of the default.")
PUBLISHED = click.option(
    "--published", metavar="DATE", help="The date of all articles (YYYY-MM-DD), whatever they say."
)
BASE_IRI = click.option("--base", metavar="IRI", help="The base of the IRIs of entities, claims and documents.")
THRESHOLD = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="X",
    help="Leave out claims less sure than X (default 0.5).",
)
WORKERS = click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Reading processes (default: one a processor, 4 at most)."
)
SECONDS = click.option(
    "--seconds", type=click.FloatRange(1), metavar="S", help="Reject an article that takes longer (default 60)."
)
LIMIT = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=N",
    help="How much an input may hold, as in pages=500 (docs/security.md lists them); may be repeated.",
)
FETCH = click.option("--fetch", is_flag=True, help="Read web addresses among the paths; without it nothing is fetched.")
DECISIONS_FILE = "decisions.toml"
DECISIONS = click.option(
    "--decisions", metavar="FILE", help="What people decided (default: decisions.toml, if it is there)."
)
OUT = click.option("-o", "--out", default="out", show_default=True, metavar="DIR", help="The folder of the graph.")
WHOLE = click.option(
    "--whole/--no-whole",
    default=None,
    help="Write graph.nq, graph.ttl and graph.html, or not (default: up to a million quads).",
)
STRICT = click.option("--strict", is_flag=True, help="Exit with 1 when an article was rejected.")


def settings_from(options: dict[str, Any]) -> "Settings":
    """Settings from the options that were given; raises `UsageError` for a date or an IRI that is none."""
    from kg.limits import limits_from
    from kg.report import Settings

    given = {name: value for name, value in options.items() if value is not None}
    given["limits"] = limits_from(given.get("limits", ()))
    try:
        date.fromisoformat(given.get("published", "2000-01-01"))
    except ValueError as error:
        raise UsageError(f"--published takes a date such as 2024-05-20, not {given['published']!r}") from error
    if not re.fullmatch(r"https?://[^\s<>\"{}|^`\\]+[/#]", given.get("base", "http://a/")):
        raise UsageError(f"--base takes an IRI that ends in / or #, not {given['base']!r}")
    return Settings(**given)


def decisions_in(path: str | None) -> "Decisions | None":
    """The decisions in the file that was named, or in decisions.toml if it is there."""
    from kg.identity import parse

    source = Path(path or DECISIONS_FILE)
    if source.is_file():
        return parse(source.read_text("utf-8"), str(source))
    if path:
        raise MissingInputError(f"{path} is not there: --decisions takes a file as `kg merge` and `kg split` write it")
    return None
