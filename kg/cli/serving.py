"""Commands that hand the graph to others: serve, push."""

from pathlib import Path

import click

from kg.cli.options import GRAPH
from kg.errors import UsageError


@click.command()
@GRAPH
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; 0.0.0.0 for all.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Queries at a time (default: two a processor, at least 8)."
)
@click.option("--timeout", default=30.0, show_default=True, type=click.FloatRange(0, min_open=True), metavar="SECONDS")
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
    click.echo(f"http://{host}:{port}/ shows the graph, http://{host}:{port}/sparql answers queries", err=True)
    limits = replace(server.LIMITS, seconds=timeout, memory=memory, rows=rows)
    server.serve(Path(graph), host, port, limits, workers)
