"""Commands that hand the graph to others: serve, push."""

from pathlib import Path

import click

from kg.cli.options import DAY, GRAPH, Number
from kg.errors import UsageError


@click.command()
@GRAPH
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; 0.0.0.0 for all.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Queries at a time (default: two a processor, at least 8)."
)
@click.option("--timeout", default=30.0, show_default=True, type=Number(0, DAY, min_open=True), metavar="SECONDS")
@click.option("--memory", default=1000, show_default=True, type=click.IntRange(50), metavar="MB", help="For one query.")
@click.option("--rows", default=100_000, show_default=True, type=click.IntRange(1), metavar="N", help="Of one result.")
def serve(graph: str, host: str, port: int, workers: int | None, timeout: float, memory: int, rows: int) -> None:
    """Serve the graph by HTTP, read only: SPARQL at /sparql, the page at /, a page for every thing.

    A new build is picked up at once. Stop it with Ctrl-C.
    """
    from dataclasses import replace

    from kg.store import current

    try:
        from kg import serve as server
    except ImportError as error:
        raise UsageError(f"{error.name} is missing: install what serving needs with pip install 'kg[serve]'") from error
    current(Path(graph))
    url = f"http://{server.host_in_url(host)}:{port}/"
    click.echo(f"{url} shows the graph, {url}sparql answers queries", err=True)
    limits = replace(server.LIMITS, seconds=timeout, memory=memory, rows=rows)
    server.serve(Path(graph), host, port, limits, workers)


@click.command()
@click.argument("url")
@GRAPH
@click.option("--user", metavar="NAME", help="Who asks; the password is in KG_PASSWORD. Default: KG_USER.")
@click.option("--digest", is_flag=True, help="Digest instead of basic authentication (Virtuoso).")
@click.option("--all", "anew", is_flag=True, help="Send every graph, not only those that changed since the last push.")
def push(url: str, graph: str, user: str | None, digest: bool, anew: bool) -> None:
    """Bring the copy of the graph on a SPARQL server up to date: URL of its graph store, or of SPARQL Update.

    Only what changed is sent; an interrupted push goes on where it was. KG_USER with KG_PASSWORD, or KG_TOKEN, say who
    asks, here and for `kg query --endpoint`.
    """
    from kg.console import Counter
    from kg.endpoint import Access
    from kg.push import push as pushed

    with Counter("graphs") as count:
        done = pushed(Path(graph), url, Access.from_environment(user, digest), anew, count)
    click.echo(
        f"{done.sent} graphs sent ({done.triples} triples), {done.same} unchanged, {done.deleted} deleted at {url}",
        err=True,
    )
