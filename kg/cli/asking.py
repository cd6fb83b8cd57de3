"""Commands that ask a built graph: query, validate, stats, info."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import DAY, GRAPH, MODEL, Number
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query_process import Reply


@click.command()
@click.argument("question", required=False, metavar="[QUERY|NAME|FILE|-]")
@GRAPH
@click.option("--list", "listed", is_flag=True, help="List the shipped queries with what they answer.")
@click.option("-p", "--param", multiple=True, metavar="NAME=VALUE", help="Bind a variable of the query.")
@click.option(
    "--format", "form", metavar="FORMAT", help="table, csv, tsv, json, xml, jsonl; ttl, nt, jsonld for graphs."
)
@click.option("-o", "--output", metavar="FILE", help="Write there; the ending tells the format.")
@click.option("--timeout", type=Number(0, DAY, min_open=True), metavar="SECONDS", help="Stop the query after that.")
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL server instead of a folder (see `kg push --help`).")
@click.option("--show", is_flag=True, help="Print the query instead of asking it.")
def query(
    question: str | None,
    graph: str,
    listed: bool,
    param: tuple[str, ...],
    form: str | None,
    output: str | None,
    timeout: float | None,
    endpoint: str | None,
    show: bool,
) -> None:
    """Ask the graph in SPARQL: a query, the name of a shipped one (--list), a file, or - for standard input.

    All graphs are seen as one; GRAPH ?article { ... } reaches single articles. The prefixes kg:, schema:, org:,
    prov:, oa:, skos:, rdf:, rdfs: and xsd: are known.
    """
    from kg import answers
    from kg.console import tell
    from kg.query import named_queries, unknown_names

    if listed:
        answers.list_queries(named_queries().values())
        return
    text = _question(question)
    if show:
        tell(text.removesuffix("\n"))
        return
    parameters, forms = _parameters(param), answers.wanted_forms(form, output)
    reply = _asked(endpoint, Path(graph), text, parameters, forms, timeout)
    answers.write_reply(reply, form, output)
    for hint in (*unknown_names(text), *reply.absent) if endpoint is None else ():
        click.echo(f"kg: {hint}", err=True)


@click.command()
@GRAPH
def validate(graph: str) -> None:
    """Check the published graph against the SHACL shapes, and its files against their hashes; exit 1 on a finding."""
    from kg import store
    from kg.answers import write_table
    from kg.validate import validate as findings_of

    if damaged := store.damaged(store.current(Path(graph))):
        write_table(("file", "reason"), ((name, f"is not as it was written: {store.REPAIR}") for name in damaged))
        raise click.exceptions.Exit(1)
    findings = findings_of(quad for quad in store.open_store(Path(graph)))
    if findings:
        write_table(("node", "reason"), ((finding.node, finding.reason) for finding in findings))
        raise click.exceptions.Exit(1)
    click.echo("every node keeps its shape, every file is as it was written", err=True)


@click.command()
@GRAPH
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def stats(graph: str, form: str) -> None:
    """Count what the graph holds: articles, entities by class, claims by shape, rule and modality."""
    from kg import store
    from kg.answers import write_counts
    from kg.statistics import counts

    write_counts(counts(store.open_store(Path(graph))), form)


@click.command()
@MODEL
@GRAPH
def info(model: str | None, graph: str) -> None:
    """Say which versions, model and graph are in use."""
    from kg.console import describe

    describe(model, Path(graph))


def _asked(
    endpoint: str | None,
    graph: Path,
    text: str,
    parameters: dict[str, str],
    forms: dict[str, str],
    seconds: float | None,
) -> "Reply":
    """The reply of a server, or of a process over a graph on disk that ends when this one is interrupted."""
    from kg.query_process import Limits, Request
    from kg.query_worker import QueryWorkers
    from kg.store import current

    if endpoint is not None:
        from kg.endpoint import Access, ask

        return ask(endpoint, text, parameters, forms, Access.from_environment(), seconds)
    request = Request(current(graph), text, forms, parameters)
    limits = Limits(seconds=seconds, query_bytes=10_000_000, nesting=1000)
    with QueryWorkers(1, limits) as workers:
        return workers.answer(request)


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
