"""The command line: verbs over a folder of articles and a folder that holds a graph.

Data goes to standard output, progress and messages to standard error. Exit status: 0 done, 1 failed (with
`--strict`: something was rejected), 2 wrong usage or set-up, 130 interrupted.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import __version__
from kg.errors import KgError, QueryError

if TYPE_CHECKING:
    from kg.identity import Decisions
    from kg.report import Report, Settings

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
DECISIONS = click.option(
    "--decisions", metavar="FILE", help="What people decided (default: decisions.toml, if it is there)."
)
STRICT = click.option("--strict", is_flag=True, help="Exit with 1 when an article was rejected.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Read news articles, build a knowledge graph, query it, look at it.

    \b
    kg build articles/ -o out          build the graph of a folder of articles
    kg query posts                     ask one of the shipped questions (kg query --list)
    kg query 'SELECT * { ?s ?p ?o } LIMIT 5'
    kg page                            where the page is that shows the graph
    """


@cli.command()
@PATHS
@click.option("-o", "--out", default="out", show_default=True, metavar="DIR", help="The folder to write.")
@MODEL
@PUBLISHED
@BASE_IRI
@THRESHOLD
@STRICT
@DECISIONS
@click.option("--fresh", is_flag=True, help="Start from nothing instead of adding to the graph that is there.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def build(
    paths: tuple[str, ...], out: str, strict: bool, decisions: str | None, fresh: bool, quiet: bool, **options: Any
) -> None:
    """Build the graph of all articles under the paths: files, folders, globs, or - for standard input.

    Where the folder already holds a graph, new articles are added and changed ones replaced.

    Writes graph.nq (complete), graph.ttl (for people), graph.html (the page), report.json (what was used, what was
    rejected and why) and quarantine.jsonl (claims that broke a shape).
    """
    from kg import pipeline
    from kg.console import Progress, summary

    with Progress(quiet) as progress:
        report = pipeline.build(paths, Path(out), _settings(options), _decisions(decisions), progress, fresh)
    if not quiet:
        summary(report, Path(out))
    _finish(report, strict)


@cli.command()
@PATHS
@click.option("--format", "form", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True)
@MODEL
@PUBLISHED
@BASE_IRI
@THRESHOLD
@STRICT
def extract(paths: tuple[str, ...], form: str, strict: bool, **options: Any) -> None:
    """Print what each article says, one line of JSON an article, without building a graph."""
    import json

    from kg import pipeline
    from kg.console import Progress
    from kg.identity import identified_alone
    from kg.jsonl import to_json, to_line
    from kg.report import Report

    report = Report(_settings(options))
    with Progress() as progress:
        for _, found in pipeline.extractions(paths, report, progress=progress):
            extraction = identified_alone(found, report.settings.base)
            claims = tuple(c for c in extraction.claims if c.confidence >= report.settings.min_confidence)
            extraction = replace(extraction, claims=claims)
            click.echo(to_line(extraction) if form == "jsonl" else json.dumps(to_json(extraction), indent=2))
    _finish(report, strict)


@cli.command()
@click.argument("question", required=False, metavar="[QUERY|NAME|FILE|-]")
@GRAPH
@click.option("--list", "listed", is_flag=True, help="List the shipped queries with what they answer.")
@click.option("-p", "--param", multiple=True, metavar="NAME=VALUE", help="Bind a variable of the query.")
@click.option(
    "--format", "form", metavar="FORMAT", help="table, csv, tsv, json, xml, jsonl; ttl, nt, jsonld for graphs."
)
@click.option("-o", "--output", metavar="FILE", help="Write there; the ending tells the format.")
@click.option("--show", is_flag=True, help="Print the query instead of asking it.")
def query(
    question: str | None,
    graph: str,
    listed: bool,
    param: tuple[str, ...],
    form: str | None,
    output: str | None,
    show: bool,
) -> None:
    """Ask the graph in SPARQL: a query, the name of a shipped one (--list), a file, or - for standard input.

    All graphs are seen as one; GRAPH ?article { ... } reaches single articles. The prefixes kg:, schema:, org:,
    prov:, oa:, skos:, rdf:, rdfs: and xsd: are known.
    """
    from kg import answers, store
    from kg.query import named_queries, run

    if listed:
        answers.list_queries(named_queries().values())
        return
    text = _question(question)
    if show:
        click.echo(text, nl=not text.endswith("\n"))
        return
    parameters = _parameters(param)
    answer = run(store.open_store(Path(graph)), text, parameters)
    answers.write(answer, answers.chosen_format(form, output, answer), output)


@cli.command()
@click.argument("documents", nargs=-1, required=True, metavar="ID...")
@click.option("-o", "--out", default="out", show_default=True, metavar="DIR", help="The folder that holds the graph.")
@MODEL
@BASE_IRI
@THRESHOLD
@DECISIONS
def remove(documents: tuple[str, ...], out: str, decisions: str | None, **options: Any) -> None:
    """Take articles back, by their document ids: what they alone supported goes with them."""
    from kg import pipeline

    report = pipeline.remove(documents, Path(out), _settings(options), _decisions(decisions))
    click.echo(f"{len(documents)} removed, {report.counts['articles in the graph']} articles are left", err=True)


@cli.command()
@GRAPH
def validate(graph: str) -> None:
    """Check the published graph against the SHACL shapes; exit 1 if anything breaks one."""
    from kg import store
    from kg.answers import write_table
    from kg.validate import validate as findings_of

    findings = findings_of(quad for quad in store.open_store(Path(graph)))
    if findings:
        write_table(("node", "reason"), ((finding.node, finding.reason) for finding in findings))
        raise click.exceptions.Exit(1)
    click.echo("every node keeps its shape", err=True)


@cli.command()
@GRAPH
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def stats(graph: str, form: str) -> None:
    """Count what the graph holds: articles, entities by class, claims by shape, rule and modality."""
    from kg import store
    from kg.answers import write_counts
    from kg.statistics import counts

    write_counts(counts(store.open_store(Path(graph))), form)


@cli.command("page")
@GRAPH
@click.option("-o", "--output", metavar="FILE", help="Write the page there instead of into the graph's folder.")
def write_page(graph: str, output: str | None) -> None:
    """Draw the page of a built graph anew, and print where it is."""
    from kg import page, store

    target = Path(output) if output else store.current(Path(graph)) / "graph.html"
    target.write_text(page.render(store.open_store(Path(graph))), "utf-8")
    click.echo(str(target if output else Path(graph) / "graph.html"))


@cli.command()
@MODEL
@GRAPH
def info(model: str | None, graph: str) -> None:
    """Say which versions, model and graph are in use."""
    from kg.console import describe

    describe(model, Path(graph))


def _settings(options: dict[str, Any]) -> "Settings":
    from kg.report import Settings

    return Settings(**{name: value for name, value in options.items() if value is not None})


def _decisions(path: str | None) -> "Decisions | None":
    """The decisions in the file that was named, or in decisions.toml if it is there."""
    from kg.errors import MissingInputError
    from kg.identity import parse

    source = Path(path or "decisions.toml")
    if source.is_file():
        return parse(source.read_text("utf-8"), str(source))
    if path:
        raise MissingInputError(f"{path} is not there: --decisions takes a file as `kg merge` and `kg split` write it")
    return None


def _question(question: str | None) -> str:
    """The text of a query: of a shipped one, of a file, of standard input, or as given."""
    from kg.query import named_queries

    if question is None:
        raise click.UsageError(
            "give a query, the name of a shipped one (kg query --list), a file, or - for standard input"
        )
    if question == "-":
        return sys.stdin.read()
    if question in named_queries():
        return named_queries()[question].text
    if "{" not in question:
        path = Path(question)
        if path.is_file():
            return path.read_text("utf-8")
        known = ", ".join(named_queries())
        raise QueryError(f"{question!r} is neither a file nor a shipped query; shipped are: {known}")
    return question


def _parameters(given: Sequence[str]) -> dict[str, str]:
    bound = {}
    for item in given:
        name, equals, value = item.partition("=")
        if not equals or not name.isidentifier():
            raise click.UsageError(f"-p takes NAME=VALUE, not {item!r}")
        bound[name] = value
    return bound


def _finish(report: "Report", strict: bool) -> None:
    if strict and report.rejects:
        raise click.exceptions.Exit(1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status. No traceback reaches a user."""
    try:
        given = list(arguments) if arguments is not None else None
        status = cli.main(args=given, prog_name="kg", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("kg: interrupted", err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return status if isinstance(status, int) else 0
