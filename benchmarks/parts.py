"""Print how names, posts, figures and happenings are told, part by part: `python benchmarks/parts.py [--faults KIND]`.

The articles in `sheets/` are invented. Readers (language models, like the writers) who had seen no rules listed every
name and every post of them, and said of every number and of every full verb what it tells (`sheets/README.md`). What
was wrong in those of `sheets/mended` has been followed up since; nobody looked at `sheets/kept`.

A line says of how many rows, how many of them are told, how many of the told ones are right in all parts, how many of
all rows are both, and how many of those that tell nothing are told nevertheless.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

from judging import JUDGES, SOFT, Row, Verdict

from kg import pipeline
from kg.identity import identified_alone
from kg.jsonl import to_json
from kg.report import Report, Settings
from tests.cases import View

HERE = Path(__file__).parent / "sheets"


def articles(folder: Path) -> Iterator[tuple[str, View]]:
    """The articles of a folder with what is published of them by default."""
    settings = Settings()
    for _, extraction in pipeline.extractions([str(path) for path in sorted(folder.glob("*.txt"))], Report(settings)):
        found = to_json(identified_alone(extraction))
        found["claims"] = [claim for claim in found["claims"] if claim["confidence"] >= settings.min_confidence]
        yield Path(extraction.document.id).stem, View(found)


def sheet(path: Path) -> dict[str, list[Row]]:
    """The rows of a sheet, by article; those that have none are not in it."""
    rows: dict[str, list[Row]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows.setdefault(row["article"], []).append(row)
    return rows


def is_right(verdict: Verdict) -> bool:
    """Whether a row is told with no part wrong."""
    return verdict.told and not set(verdict.faults) - SOFT


def line(verdicts: list[Verdict]) -> str:
    """The shares of one sheet."""
    rows = [verdict for verdict in verdicts if not verdict.idle]
    idle = [verdict for verdict in verdicts if verdict.idle]
    told, right = sum(v.told for v in rows), sum(map(is_right, rows))
    shares = f"{told / len(rows):.3f}{right / told:9.3f}{right / len(rows):9.3f}"
    return f"{len(rows):6}   {shares}{sum(v.told for v in idle):6} of {len(idle)}"


def faults(verdicts: list[Verdict]) -> Iterator[str]:
    """What is missed, told without a row, or wrong in a part."""
    for verdict in verdicts:
        kinds = verdict.faults if verdict.told else ("missed",)
        kinds = ("told of nothing",) if verdict.idle and verdict.told else () if verdict.idle else kinds
        if kinds:
            got = verdict.got.replace("\n", "\n        ")
            yield f"    {', '.join(kinds)}: {' | '.join(verdict.row.values())}\n        {got}"


def main() -> None:
    """Both folders, a line for each sheet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", choices=JUDGES, help="list what is missed or wrong of this kind")
    show = parser.parse_args().faults
    print(f"{'':20}{'rows':>6}    {'told':5}{'right':>9}{'both':>9}   idle, told")
    for folder in (HERE / "mended", HERE / "kept"):
        sheets = {kind: sheet(folder / f"{kind}.tsv") for kind in JUDGES}
        verdicts: dict[str, list[Verdict]] = {kind: [] for kind in JUDGES}
        for name, view in articles(folder):
            for kind, judge in JUDGES.items():
                verdicts[kind] += judge(view, sheets[kind][name]) if name in sheets[kind] else []
        for kind, told in verdicts.items():
            print(f"{folder.name:8}{kind:12}{line(told)}", flush=True)
            print(*faults(told), sep="\n") if kind == show else None


if __name__ == "__main__":
    main()
