"""Commands that read articles and write a graph: build, extract, remove, page."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import (
    ADDRESS,
    AUTHORITY,
    AUTHORITY_THRESHOLD,
    BASE_IRI,
    DECISIONS,
    ENGINE,
    FETCH,
    GRAPH,
    LIMIT,
    MODEL,
    OUT,
    PATHS,
    PUBLISHED,
    RELATIONS,
    SECONDS,
    SHARE,
    STRICT,
    THRESHOLD,
    WHOLE,
    WORKERS,
    authority_in,
    decisions_in,
    engine_for,
    settings_from,
)

if TYPE_CHECKING:
    from kg.report import Report


@click.command()
@PATHS
@OUT
@MODEL
@RELATIONS
@PUBLISHED
@BASE_IRI
@THRESHOLD
@WORKERS
@SECONDS
@LIMIT
@FETCH
@STRICT
@DECISIONS
@AUTHORITY
@AUTHORITY_THRESHOLD
@WHOLE
@ENGINE
@ADDRESS
@click.option("--fresh", is_flag=True, help="Start from nothing instead of adding to the graph that is there.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def build(
    paths: tuple[str, ...],
    out: str,
    strict: bool,
    decisions: str | None,
    authority: str | None,
    authority_threshold: float | None,
    fresh: bool,
    whole: bool | None,
    engine: str,
    address: str | None,
    quiet: bool,
    **options: Any,
) -> None:
    """Build the graph of all articles under the paths: files, folders, globs, or - for standard input.

    A path may be an address of an object store (s3://bucket/news/, "gs://bucket/*.parquet"), which needs "kg[cloud]".
    Files are .txt, .md, .html, .pdf, .json, .jsonl, .parquet (needs "kg[parquet]") or .warc, .gz behind it or not,
    and .zip and .tar of them.

    Where the folder already holds a graph, new articles are added and changed ones replaced.

    Writes graph.nq (complete), graph.ttl (for people), graph.html (the page), report.json (what was used, what was
    rejected and why) and quarantine.jsonl (claims that broke a shape). The first three are left out above a million
    quads, unless --whole asks for them.
    """
    from kg import pipeline
    from kg.console import Progress, summary

    with Progress(quiet) as progress:
        settings = settings_from(options)
        report = pipeline.build(
            paths,
            Path(out),
            settings,
            decisions_in(decisions),
            progress,
            fresh,
            whole,
            authority_in(authority, authority_threshold),
            engine_for(engine, address, settings),
        )
    if not quiet:
        summary(report, Path(out))
    _finish(report, strict)


@click.command()
@PATHS
@click.option("--format", "form", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True)
@MODEL
@RELATIONS
@PUBLISHED
@BASE_IRI
@THRESHOLD
@WORKERS
@SECONDS
@LIMIT
@FETCH
@STRICT
def extract(paths: tuple[str, ...], form: str, strict: bool, **options: Any) -> None:
    """Print what each article says, one line of JSON an article, without building a graph."""
    from kg import pipeline
    from kg.console import Progress, tell
    from kg.identity import identified_alone
    from kg.jsonl import to_json, to_line
    from kg.report import Report

    report = Report(settings_from(options))
    with Progress() as progress:
        for _, found in pipeline.extractions(paths, report, progress=progress):
            extraction = identified_alone(found, report.settings.base)
            claims = tuple(c for c in extraction.claims if c.confidence >= report.settings.min_confidence)
            extraction = replace(extraction, claims=claims)
            tell(to_line(extraction) if form == "jsonl" else json.dumps(to_json(extraction), indent=2))
    _finish(report, strict)


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="ID...")
@OUT
@MODEL
@RELATIONS
@BASE_IRI
@THRESHOLD
@DECISIONS
@AUTHORITY
@AUTHORITY_THRESHOLD
@WHOLE
def remove(
    documents: tuple[str, ...],
    out: str,
    decisions: str | None,
    authority: str | None,
    authority_threshold: float | None,
    whole: bool | None,
    **options: Any,
) -> None:
    """Take articles back, by their document ids: what they alone supported goes with them."""
    from kg import pipeline

    known = authority_in(authority, authority_threshold)
    report = pipeline.remove(documents, Path(out), settings_from(options), decisions_in(decisions), whole, known)
    click.echo(f"{len(documents)} removed, {report.counts['articles in the graph']} articles are left", err=True)


@click.command("page")
@GRAPH
@click.option("-o", "--output", metavar="FILE", help="Write the page there instead of into the graph's folder.")
@click.option("--top", type=click.IntRange(1), default=250, show_default=True, help="Entities to draw first.")
@click.option("--around", metavar="ENTITY", help="Only this entity, by name or IRI, and what is within two steps.")
@click.option("--article", "articles", metavar="TITLE", multiple=True, help="Only this article; may be repeated.")
@click.option("--min-confidence", type=SHARE, default=0.0, help="Only claims at least this sure.")
@click.option("--sparql/--no-sparql", default=True, help="With the query tab (2.4 MB more), or without.")
@click.option("--title", default="", help="The page's heading.")
def write_page(
    graph: str,
    output: str | None,
    top: int,
    around: str | None,
    articles: tuple[str, ...],
    min_confidence: float,
    sparql: bool,
    title: str,
) -> None:
    """Draw the page of a built graph anew, and print where it is."""
    from kg import page, store

    choice = page.Choice(top, around, articles, min_confidence)
    drawn = page.render(store.open_store(Path(graph)), choice, sparql=sparql, title=title)
    target = Path(output) if output else store.current(Path(graph)) / "graph.html"
    store.put(target, drawn)
    click.echo(str(target if output else Path(graph) / "graph.html"))


def _finish(report: "Report", strict: bool) -> None:
    if strict and report.rejects:
        raise click.exceptions.Exit(1)
