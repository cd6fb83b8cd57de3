"""Commands that hand the network to other programs and look at it: export, path, neighbours, central, communities."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import GRAPH

if TYPE_CHECKING:
    from kg.network import Entities

FORMAT = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
ALL = click.option("--all", "everything", is_flag=True, help="With what is denied, planned or merely possible.")


@click.command()
@click.argument("file")
@GRAPH
@click.option(
    "--shards",
    type=click.IntRange(1, 1000),
    metavar="N",
    help="Write N files for a bulk loader instead, with a manifest beside them: FILE is DIR/graph.nq.gz or .nq.",
)
def export(file: str, graph: str, shards: int | None) -> None:
    """Write the graph to FILE, in the format of its ending.

    .graphml and .gexf (Gephi), .csv and .parquet (nodes and edges), .jsonld, .ttl, .annotated.ttl (RDF 1.2, facts with
    their claims), .nt, .nq.
    """
    from kg.export import export as exported
    from kg.store import open_store

    for path in exported(open_store(Path(graph)), Path(file), shards):
        click.echo(f"wrote {path}", err=True)


@click.command()
@click.argument("one")
@click.argument("other")
@GRAPH
@ALL
@FORMAT
def path(one: str, other: str, graph: str, everything: bool, form: str) -> None:
    """Show the shortest chain of statements between two entities, by their names."""
    from kg import analysis

    network, found = _network(graph, everything, one, other)
    _steps(analysis.path(network, found[0], found[1]), form)


@click.command()
@click.argument("name")
@GRAPH
@ALL
@FORMAT
def neighbours(name: str, graph: str, everything: bool, form: str) -> None:
    """Show what ties an entity to others, with the sentences."""
    from kg import analysis

    network, found = _network(graph, everything, name)
    _steps(analysis.neighbours(network, found[0]), form)


@click.command()
@click.option("-n", "number", default=20, show_default=True, type=click.IntRange(1), help="So many entities.")
@GRAPH
@ALL
@FORMAT
def central(number: int, graph: str, everything: bool, form: str) -> None:
    """Show which entities are most central: by PageRank, by the ways that lead through them, by their ties."""
    from kg import analysis

    rows = analysis.central(_network(graph, everything)[0], number)
    columns = ("label", "kind", "pagerank", "betweenness", "neighbours", "entity")
    _show(columns, [[getattr(row, column) for column in columns] for row in rows], form)


@click.command()
@GRAPH
@ALL
@FORMAT
def communities(graph: str, everything: bool, form: str) -> None:
    """Show which entities belong together (Louvain), each group named by its heaviest members."""
    from kg import analysis

    groups = analysis.communities(_network(graph, everything)[0])
    columns = ("community", "size", "members")
    _show(columns, [[group.name, len(group.members), list(group.members)] for group in groups], form)


def _network(graph: str, everything: bool, *names: str) -> "tuple[Entities, list[list[str]]]":
    """The network of a graph, and the entities that bear each of some names."""
    from kg.analysis import asserted
    from kg.explain import entities_named
    from kg.network import to_networkx
    from kg.store import open_store

    store = open_store(Path(graph))
    found = [entities_named(store, name) for name in names]
    network = to_networkx(store)
    return network if everything else asserted(network), found


def _steps(steps: Sequence[Any], form: str) -> None:
    columns = ("one", "tie", "other", "sentence", "article")
    _show(columns, [[getattr(step, column) for column in columns] for step in steps], form)


def _show(columns: Sequence[str], rows: Sequence[Sequence[Any]], form: str) -> None:
    """Print rows as a table, or as a JSON list of objects."""
    import json

    from kg.answers import write_table
    from kg.console import tell

    if form == "json":
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        tell(json.dumps(objects, ensure_ascii=False, indent=2))
        return
    cells = [[", ".join(cell) if isinstance(cell, list) else str(cell) for cell in row] for row in rows]
    write_table(columns, cells)
