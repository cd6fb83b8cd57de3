"""Commands for what people know better: why is it so, what conflicts, what is unsure; same, different, not this claim.

The deciding commands only write the file of decisions; the next build applies it.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.options import DECISIONS_FILE, GRAPH

REASON = click.option("--reason", required=True, metavar="TEXT", help="Why; kept in the file and in the graph.")
FILE = click.option("--decisions", default=DECISIONS_FILE, show_default=True, metavar="FILE", help="The file to write.")


@click.command()
@click.argument("entity")
@click.argument("fact", nargs=-1, metavar="[PREDICATE OBJECT]")
@GRAPH
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def explain(entity: str, fact: tuple[str, ...], graph: str, form: str) -> None:
    """Say where an entity or one fact comes from: sentences, articles, whom they credit, by which rule, how sure.

    \b
    kg explain "Acme Ltd"
    kg explain "Acme Ltd" founder "Ann Roe"
    """
    from dataclasses import asdict

    from kg import explain, store
    from kg.answers import write_table
    from kg.console import tell

    if len(fact) not in (0, 2):
        raise click.UsageError("name an entity, or a fact by subject, predicate and object")
    opened = store.open_store(Path(graph))
    found = explain.fact(opened, entity, fact[0], fact[1]) if fact else explain.about(opened, entity)
    if form == "json":
        tell(json.dumps([asdict(support) for support in found], ensure_ascii=False, indent=2))
        return
    columns = ("what", "sentence", "article", "credited to", "modality", "sure", "rule", "claim")
    write_table(
        columns,
        ((s.shape, s.sentence, s.article, s.source, s.modality, f"{s.confidence:g}", s.rule, s.claim) for s in found),
    )


@click.command()
@GRAPH
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def conflicts(graph: str, form: str) -> None:
    """List figures and facts that cannot all be true, side by side with their sources."""
    from dataclasses import asdict

    from kg import conflicts, store
    from kg.answers import write_table
    from kg.console import tell

    found = conflicts.conflicts(store.open_store(Path(graph)))
    if form == "json":
        tell(json.dumps([asdict(conflict) for conflict in found], ensure_ascii=False, indent=2))
        return
    write_table(
        ("about", "what", "when", "value", "sentence", "article"),
        ((c.about, c.property, c.when, v.value, v.sentence, v.article) for c in found for v in c.versions),
    )


@click.command()
@GRAPH
@click.option("-n", "--most", default=20, show_default=True, type=click.IntRange(1), help="How many of each.")
def review(graph: str, most: int) -> None:
    """Show what is least sure: pairs of names that may be one or two, and claims, the worst first."""
    from itertools import islice

    from kg import review, store
    from kg.answers import write_table
    from kg.manifest import Manifest

    folder = store.current(Path(graph))
    opened = store.open_store(Path(graph))
    manifest = Manifest.read(folder / "manifest.jsonl")
    bearers = ((record, entry.iris.get(record.id, "")) for _, entry in manifest or () for record in entry.records)
    pairs = sorted([*review.joined_unsurely(opened), *review.namesakes(bearers)], key=lambda pair: pair.score)
    write_table(
        ("decided", "one", "other", "in", "and in", "why", "sure"),
        (
            ("same" if p.joined else "different", *p.names, *p.documents, p.reason, f"{p.score:g}")
            for p in islice(pairs, most)
        ),
    )
    write_table(("sure", "claim", "rule", "sentence", "IRI"), review.unsure_claims(opened, most))


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME...")
@REASON
@FILE
def merge(names: tuple[str, ...], reason: str, decisions: str) -> None:
    """Decide that all entities of these names are one."""
    if len(names) < 2:
        raise click.UsageError("name two or more entities")
    _append(decisions, "same", names=list(names), reason=reason)


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--in", "one_in", multiple=True, metavar="ID", help="Articles in which ONE is meant (default: all).")
@click.option("--not-in", "other_in", multiple=True, metavar="ID", help="Articles in which OTHER is meant.")
@REASON
@FILE
def split(one: str, other: str, one_in: Sequence[str], other_in: Sequence[str], reason: str, decisions: str) -> None:
    """Decide that two names, or one name in different articles, are different entities.

    \b
    kg split "Li Wei" "Li Wei" --in harbour.txt --not-in swimming.txt --reason "engineer, swimmer"
    """
    if one == other and not (one_in and other_in):
        raise click.UsageError("one name for two: say with --in and --not-in which articles mean which")
    _append(decisions, "different", one=_who(one, one_in), other=_who(other, other_in), reason=reason)


@click.command()
@click.argument("claim")
@GRAPH
@REASON
@FILE
def reject(claim: str, graph: str, reason: str, decisions: str) -> None:
    """Decide that a claim (by its IRI, see `kg explain`) is wrong and is not to be published."""
    from kg import store
    from kg.errors import QueryError
    from kg.iris import document_iri
    from kg.manifest import Manifest
    from kg.query import named, select

    text = f"SELECT ?document {{ VALUES ?claim {{ {named(claim)} }} ?claim prov:wasDerivedFrom ?document }}"
    found = [document for (document,) in select(store.open_store(Path(graph)), text)]
    manifest = Manifest.read(store.current(Path(graph)) / "manifest.jsonl")
    base = claim.partition("claim/")[0]
    ids = [id for id, _ in manifest or () if document_iri(id, base) in found]
    if not ids:
        raise QueryError(f"the graph in {graph} holds no claim {claim}: `kg explain NAME` shows the claims' IRIs")
    _append(decisions, "reject", claim=claim, document=ids[0], reason=reason)


def _who(name: str, documents: Sequence[str]) -> dict[str, object]:
    return {"name": name, "documents": list(documents)} if documents else {"name": name}


def _append(path: str, kind: str, **fields: object) -> None:
    """Add a decision to the file, and say so. JSON strings are TOML strings."""
    from kg.identity import parse
    from kg.store import put

    target = Path(path)
    lines = [f"[[{kind}]]", *(f"{name} = {_toml(value)}" for name, value in fields.items())]
    before = target.read_text("utf-8").rstrip() + "\n\n" if target.is_file() else ""
    parse(before + "\n".join(lines), path)
    put(target, before + "\n".join(lines) + "\n")
    click.echo(f"{path} has one decision more; the next `kg build` applies it", err=True)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_toml(inner)}" for name, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
