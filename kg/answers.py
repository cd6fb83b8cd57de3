"""The answer to a query becomes text: a table for people, standard formats for programs.

Tables are not cut when piped; in CSV a cell that a spreadsheet would run as a formula is kept as text.
"""

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.console import plain, tell
from kg.errors import ServerError, UsageError
from kg.query import Answer, NamedQuery, rows
from kg.query_process import GRAPHS, RESULTS, Reply
from kg.vocabulary import PREFIXES

READ_AGAIN = ("table", "csv", "jsonl")  # forms that are made here, of an answer that comes as JSON


def chosen_format(form: str | None, output: str | None, answer: Answer) -> str:
    """The format to write: as asked, else by the ending of the output, else a table (or Turtle for triples)."""
    fitting = GRAPHS if isinstance(answer, ox.QueryTriples) else {**RESULTS, "table": None, "jsonl": None}
    usual = "ttl" if isinstance(answer, ox.QueryTriples) else "table"
    form = form or (Path(output).suffix.removeprefix(".") if output else usual)
    if form not in fitting:
        raise UsageError(f"this answer cannot be written as {form!r}: choose from {', '.join(fitting)}")
    return form


def write(answer: Answer, form: str, output: str | None) -> None:
    """Write an answer to a file, or to standard output."""
    if form == "table":
        _write_table(answer, output)
    else:
        _put(_jsonl(answer) if form == "jsonl" else _serialized(answer, form), output)


def wanted_forms(form: str | None, output: str | None) -> dict[str, str]:
    """How each kind of answer is to come from elsewhere, so that `write_reply` can write it as asked."""
    form = form or (Path(output).suffix.removeprefix(".") if output else None)
    wanted = {}
    if form is None or form in READ_AGAIN or form in RESULTS:
        wanted = dict.fromkeys(("rows", "boolean"), form if form in RESULTS and form not in READ_AGAIN else "json")
    if form is None or form in GRAPHS:
        wanted["triples"] = form or "ttl"
    return wanted


def write_reply(reply: Reply, form: str | None, output: str | None) -> None:
    """Write a reply that came as `wanted_forms` said; raises `UsageError` for a form that does not fit."""
    form = form or (Path(output).suffix.removeprefix(".") if output else None)
    if reply.body is None:
        fitting = GRAPHS if reply.kind == "triples" else {**RESULTS, "table": None, "jsonl": None}
        raise UsageError(f"this answer cannot be written as {form!r}: choose from {', '.join(fitting)}")
    if reply.kind != "triples" and (form is None or form in READ_AGAIN):
        try:
            write(ox.parse_query_results(reply.body, format=RESULTS["json"]), form or "table", output)
        except (SyntaxError, ValueError) as error:
            raise ServerError(f"the answer is no answer to a query: {error}") from error
    else:
        _put(reply.body, output)


def _put(content: bytes, output: str | None) -> None:
    if output:
        Path(output).write_bytes(content)
    elif sys.stdout.isatty():
        tell(content.decode("utf-8", "replace").removesuffix("\n"))
    else:
        sys.stdout.buffer.write(content if content.endswith(b"\n") else content + b"\n")
        sys.stdout.flush()


def _serialized(answer: Answer, form: str) -> bytes:
    if isinstance(answer, ox.QueryTriples):
        return ox.serialize(answer, format=GRAPHS[form], prefixes=PREFIXES if form == "ttl" else None) or b""
    if form == "csv" and isinstance(answer, ox.QuerySolutions):
        return _csv(answer)
    return answer.serialize(format=RESULTS[form]) or b""


def _csv(answer: ox.QuerySolutions) -> bytes:
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow([variable.value for variable in answer.variables])
    writer.writerows([_cell(value) for value in row] for row in rows(answer))
    return sink.getvalue().encode()


def _cell(value: str | None) -> str:
    return f"'{value}" if value and value[0] in "=+-@\t" and not _is_number(value) else value or ""


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def _jsonl(answer: Answer) -> bytes:
    if isinstance(answer, ox.QueryBoolean):
        return json.dumps({"boolean": bool(answer)}).encode()
    assert isinstance(answer, ox.QuerySolutions)
    names = [variable.value for variable in answer.variables]
    lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows(answer))
    return "".join(f"{line}\n" for line in lines).encode()


def _write_table(answer: Answer, output: str | None) -> None:
    if isinstance(answer, ox.QueryBoolean):
        print("yes" if answer else "no")
        return
    assert isinstance(answer, ox.QuerySolutions)
    columns = [variable.value for variable in answer.variables]
    if output:
        with open(output, "w", encoding="utf-8") as sink:
            write_table(columns, rows(answer), Console(file=sink, width=10_000))
    else:
        write_table(columns, rows(answer))


def write_table(columns: Sequence[str], lines: Iterable[Sequence[str | None]], console: Console | None = None) -> None:
    """Print rows as a table: wrapped to the terminal, or as wide as it needs to be when piped."""
    console = console or (Console() if sys.stdout.isatty() else Console(width=10_000))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for line in lines:
        table.add_row(*(Text(plain(_short(value))) for value in line))
    if table.row_count:
        console.print(table)
    else:
        print("no rows", file=sys.stderr)


def _short(value: str | None) -> str:
    """A value as people read it: known namespaces as prefixes, one line."""
    if value is None:
        return ""
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace) and value != namespace:
            return f"{prefix}:{value[len(namespace) :]}"
    return " ".join(value.split())


def list_queries(queries: Iterable[NamedQuery]) -> None:
    """Print the shipped queries: name, what each answers, its parameters."""
    write_table(
        ("query", "what it answers", "parameters"),
        (
            (q.name, q.description, "; ".join(f"-p {name}=... ({what})" for name, what in q.parameters.items()))
            for q in queries
        ),
    )


def write_counts(counts: Mapping[str, Mapping[str, int]], form: str) -> None:
    """Print groups of counts as a table or as JSON."""
    if form == "json":
        tell(json.dumps(counts, ensure_ascii=False, indent=2))
        return
    write_table(
        ("what", "which", "count"),
        ((group, which, str(count)) for group, inside in counts.items() for which, count in inside.items()),
    )
