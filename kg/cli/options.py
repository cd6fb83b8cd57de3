"""Options that several commands share, and how they become settings and decisions."""

import csv
import math
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import MissingInputError, UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.engine import Engine
    from kg.identity import Authority, Decisions
    from kg.report import Settings


class Number(click.FloatRange):
    """A number in a range; click's own takes "nan", which is neither below nor above anything."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number that was written."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value!r} is no number", param, ctx)
        return number


SHARE = Number(0, 1)
DAY = 86_400.0  # seconds: nothing that is waited for takes longer
GRAPH = click.option(
    "--graph", "graph", default="out", show_default=True, metavar="DIR", help="The folder that a build wrote."
)
PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
MODEL = click.option("--model", metavar="NAME", help="An installed spaCy pipeline to use instead of the default.")
RELATIONS = click.option(
    "--relations",
    type=click.Choice(["none", "linear", "encoder"]),
    help="The learned model asked beside the rules: encoder (default), linear (a little faster), or none.",
)
PUBLISHED = click.option(
    "--published", metavar="DATE", help="The date of all articles (YYYY-MM-DD), whatever they say."
)
BASE_IRI = click.option("--base", metavar="IRI", help="The base of the IRIs of entities, claims and documents.")
THRESHOLD = click.option(
    "--min-confidence",
    type=SHARE,
    metavar="X",
    help="Leave out claims less sure than X (default 0.5).",
)
WORKERS = click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Reading processes (default: one a processor, 4 at most)."
)
SECONDS = click.option(
    "--seconds", type=Number(1, DAY), metavar="S", help="Reject an article that takes longer (default 60)."
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
ENGINE = click.option(
    "--engine",
    type=click.Choice(["processes", "ray"]),
    default="processes",
    help='Where the work is done: in processes of this machine, or on a Ray cluster (needs "kg[ray]").',
)
ADDRESS = click.option(
    "--address", metavar="HOST:PORT", help="The Ray cluster (default: one is started here; auto: this machine's)."
)
AUTHORITY = click.option(
    "--authority",
    metavar="FILE",
    help="Link entities to the things in a list: CSV (id,label,aliases,type,context) or RDF (.ttl, .nt, .nq, .trig).",
)
AUTHORITY_THRESHOLD = click.option(
    "--authority-threshold",
    type=SHARE,
    metavar="X",
    help="Make no such link that is less sure than X (default 0.8: a person's name alone is 0.75).",
)
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
    if "published" in given:
        given["published"] = _day(given["published"])
    if "base" in given and not _is_base(given["base"]):
        raise UsageError(f"--base takes an IRI that ends in / or #, not {given['base']!r}")
    return Settings(**given)


def _day(text: str) -> str:
    """A date as the graph writes it."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError(f"--published takes a date such as 2024-05-20, not {text!r}") from error


def _is_base(text: str) -> bool:
    import pyoxigraph as ox

    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return re.fullmatch(r"https?://.+[/#]", text) is not None


def decisions_in(path: str | None) -> "Decisions | None":
    """The decisions in the file that was named, or in decisions.toml if it is there."""
    from kg.identity import parse

    source = Path(path or DECISIONS_FILE)
    if source.is_file():
        return parse(source.read_text("utf-8"), str(source))
    if path:
        raise MissingInputError(f"{path} is not there: --decisions takes a file as `kg merge` and `kg split` write it")
    return None


def engine_for(name: str, address: str | None, settings: "Settings") -> "Engine":
    """The engine that was asked for; raises `UsageError` where there is none or an address makes no sense."""
    if name == "ray":
        from kg.engine_ray import Ray

        return Ray(settings, address)
    if address:
        raise UsageError("--address is for --engine ray")
    from kg.engine import Processes

    return Processes(settings)


def authority_in(path: str | None, threshold: float | None) -> "Authority | None":
    """The list of known things that was named; raises `UsageError` for a file that is none."""
    if path is None:
        return None
    from kg.identity.authority import THRESHOLD, Authority, from_csv, from_rdf

    source = Path(path)
    if not source.is_file():
        raise MissingInputError(f"{path} is not there: --authority takes a CSV or RDF file of known things")
    try:
        if source.suffix.lower() == ".csv":
            things = from_csv(source.read_text("utf-8"), path)
        else:
            things = from_rdf(_quads(source))
    except (SyntaxError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as {source.suffix[1:]}: {error}") from error
    if not things:
        raise UsageError(f"{path} holds nothing with a label: see docs/graph.md for what --authority takes")
    return Authority(things, THRESHOLD if threshold is None else threshold)


def _quads(source: Path) -> "Iterator[ox.Quad]":
    import pyoxigraph as ox

    form = ox.RdfFormat.from_extension(source.suffix[1:].lower())
    if form not in (ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG):
        raise UsageError(f"{source}: --authority takes .csv, .ttl, .nt, .nq or .trig, not {source.suffix or 'this'!r}")
    return ox.parse(path=str(source), format=form)
