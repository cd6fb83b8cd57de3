"""Measure quantities with their units and changes: `python benchmarks/quantities.py [FILE ...] [--errors]`.

FILE holds annotated sentences, as the head of quantities/news.txt says (default: those beside this script).

Counted as by the CQE paper (Almasian et al., EMNLP 2023): no spans are compared. In each sentence the quantities of
both sides are sorted by unit and each expected one walks along those found: an equal value is a hit for "value", and a
hit for "value + change" when the change is equal too; the walk ends at the first whose unit is equal as well. That
script has two quirks, which are kept: one found may serve again until its unit fits, one expected may score "change"
twice.

quantulum3 is measured beside kg where it is installed; it tells no changes and no counted nouns.
"""

import argparse
import importlib
import importlib.util
import math
import platform
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg import Reader, __version__
from kg.model import Number

Value = float | tuple[float, float]

OWN = sorted(Path(__file__).with_suffix("").glob("*.txt"), reverse=True)
SAME_UNIT = {  # names of one unit, so that nobody is judged by spelling
    "": "-",
    "people": "person",
    "year old": "year",
    "percentage": "percent",
    "metric ton": "tonne",
    "count": "time",
    "dimensionless": "-",
    "celsius": "degree celsius",
    "degree fahrenheit": "fahrenheit",
    "pound-mass": "pound",
    "kilowatt hour": "kilowatt-hour",
    "watt hour": "watt-hour",
    "milliampere hour": "milliampere-hour",
}
PUBLISHED = """
Published, F1 on other sentences (NewsQuant, 590 sentences of news) by this count:
CQE          value 0.920  value + unit 0.856  value + change 0.881
quantulum3   value 0.730  value + unit 0.472"""


@dataclass(frozen=True)
class Found:
    """A quantity that a system found; `change` is empty where the system tells none."""

    value: Value
    unit: str
    change: str = ""


@dataclass(frozen=True)
class Expected:
    """A quantity as annotated; any of its units and of its changes is right."""

    value: Value
    units: tuple[str, ...]
    changes: tuple[str, ...]


def unit_name(name: str) -> str:
    """The one name that is compared: lower case, American spelling."""
    name = re.sub(r"(met|lit)re\b", r"\1er", name.lower())
    left, per, right = name.partition(" per ")
    return SAME_UNIT.get(left, left) + per + SAME_UNIT.get(right, right) if per else SAME_UNIT.get(name, name)


def annotated(line: str) -> Expected:
    """The quantity that one indented line describes."""
    value, unit, *change = re.split(r"  +", line.strip())
    low, dots, high = value.partition("..")
    units = tuple(unit_name(name) for name in unit.split("/"))
    return Expected((float(low), float(high)) if dots else float(low), units, tuple("/".join(change or "=").split("/")))


def sentences(path: Path) -> list[tuple[str, list[Expected]]]:
    """Each sentence of the file with its quantities."""
    read: list[tuple[str, list[Expected]]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(" "):
            read[-1][1].append(annotated(line))
        elif line and not line.startswith("#"):
            read.append((line, []))
    return read


def by_kg() -> Callable[[str], list[Found]]:
    """How `kg` reads a sentence."""
    reader = Reader()

    def value(told: Number | tuple[Number, Number]) -> Value:
        return (float(told[0]), float(told[1])) if isinstance(told, tuple) else float(told)

    return lambda text: [Found(value(q.value), unit_name(q.unit), q.change) for q in reader.read(text).quantities]


def by_quantulum3() -> Callable[[str], list[Found]]:
    """How quantulum3 reads a sentence; a currency is named by its code, an uncertainty is a range."""
    parser = importlib.import_module("quantulum3.parser")
    known = importlib.import_module("quantulum3.load").units().names

    def unit(name: str) -> str:
        return known[name].currency_code or name if name in known else name

    def read(text: str) -> list[Found]:
        return [
            Found(
                (q.value - q.uncertainty, q.value + q.uncertainty) if q.uncertainty else q.value,
                unit_name(" per ".join(unit(part) for part in q.unit.name.split(" per "))),
            )
            for q in parser.parse(text)
        ]

    return read


def equal(a: Value, b: Value) -> bool:
    """Whether two values are one, up to rounding; a range equals only a range."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        return all(equal(x, y) for x, y in zip(a, b, strict=True))
    return not isinstance(a, tuple) and not isinstance(b, tuple) and math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8)


def hits(expected: Sequence[Expected], found: Sequence[Found]) -> tuple[int, int, int]:
    """How many expected quantities of one sentence are found by value, by value and unit, by value and change."""
    value = unit = change = 0
    left = sorted(found, key=lambda q: q.unit)
    for wanted in sorted(expected, key=lambda q: q.units):
        for index, candidate in enumerate(left):
            if not equal(wanted.value, candidate.value):
                continue
            value += value < len(expected)
            change += candidate.change in wanted.changes
            if candidate.unit in wanted.units:
                unit += 1
                del left[index]
                break
    return value, unit, change


def unmatched(expected: Sequence[Expected], found: Sequence[Found]) -> Iterator[str]:
    """What of one sentence is not as annotated, a line each."""
    left = list(found)
    for wanted in expected:
        same = next((f for f in left if equal(wanted.value, f.value) and f.unit in wanted.units), None)
        if same:
            left.remove(same)
        if same is None or same.change not in wanted.changes:
            yield f"    expected {wanted.value} {'/'.join(wanted.units)} {'/'.join(wanted.changes)}" + (
                f", not {same.change}" if same else ""
            )
    for other in left:
        yield f"    found {other.value} {other.unit} {other.change}"


def measure(name: str, read: Callable[[str], list[Found]], path: Path, errors: bool) -> None:
    """Print the F1 of one system, and with `errors` what it reads otherwise than annotated."""
    totals, wanted, given = [0, 0, 0], 0, 0
    for text, expected in sentences(path):
        found = read(text)
        wanted, given = wanted + len(expected), given + len(found)
        totals = [total + hit for total, hit in zip(totals, hits(expected, found), strict=True)]
        lines = list(unmatched(expected, found)) if errors else []
        if lines:
            print(text, *lines, sep="\n")
    figures = [f"{2 * total / (wanted + given):.3f}" if total else "–" for total in totals]
    print(
        "{:12} value {}  value + unit {}  value + change {}".format(name, *figures),
        f" ({wanted} expected, {given} found)",
    )


def main() -> None:
    """Measure what is installed."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("files", nargs="*", type=Path, default=OWN)
    options.add_argument("--errors", action="store_true", help="print what kg reads otherwise than annotated")
    given = options.parse_args()
    print(f"kg {__version__}, {date.today()}, Python {platform.python_version()}, {platform.machine()}")
    readers = {"kg": by_kg()}
    if importlib.util.find_spec("quantulum3"):
        readers["quantulum3"] = by_quantulum3()
    else:
        print("quantulum3 is not installed (pip install quantulum3)", file=sys.stderr)
    for path in given.files:
        print(f"{path.name}, {len(sentences(path))} sentences")
        for name, read in readers.items():
            measure(name, read, path, given.errors and name == "kg")
    print(PUBLISHED)


if __name__ == "__main__":
    main()
