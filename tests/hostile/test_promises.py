"""Nothing vanishes, what is published is quoted exactly, the terminal shows text, configuration is data."""

import ast
import json
import os
import pty
import random
import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import memory, pipeline
from kg.cli import main
from kg.errors import UsageError
from kg.identity import identified_alone, named_only
from kg.limits import NAMES, Limits, limits_from
from kg.query import rows, run
from kg.report import Report, Settings
from kg.store import open_store
from kg.vocabulary import declared, iri
from tests.hostile.inputs import LINE, MORE, record
from tests.hostile.kills import in_child

ROOT = Path(__file__).parents[2]
ALPHABET = ["Acme Ltd", "Ann Roe", "said", "rose 5 percent", "founded", ", ", ". ", '"', "“", "\n\n", "not "]
ALPHABET += ["$3 million ", "last year", "é", "\u202e", "\x1b[31m", "\ud83d", "&lt;", "1e9", "—", "\\n"]
ALPHABET += ["the company", "He ", "2024"]


def mutated(dice: random.Random) -> str:
    """An article with pieces cut out, doubled, swapped and put in."""
    text = f"{LINE} {MORE} Revenue rose 12 percent to $30 million in 2023, Roe told reporters. Bo Lee founded Acme."
    for _ in range(dice.randrange(1, 12)):
        at, to = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
        cut = text[at : min(to, at + 40)]
        piece = dice.choice([*ALPHABET, cut, cut.upper(), ""])
        text = text[:at] + piece + text[at + len(cut) * dice.randrange(2) :]
    return text or "."


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """A graph of many mutated articles, some of which cannot be read."""
    folder = tmp_path_factory.mktemp("mutated")
    dice = random.Random(9)
    lines = [record(id=str(n), text=mutated(dice), published="2024-05-20") for n in range(150)]
    lines += [b"{oops\n", record(id="x"), lines[3]]
    (folder / "in.jsonl").write_bytes(b"".join(lines))
    return folder / "out", pipeline.build([str(folder / "in.jsonl")], folder / "out", Settings(min_confidence=0.0))


def test_articles_in_are_used_or_rejected(grown: tuple[Path, Report]) -> None:
    _, report = grown
    assert report.articles_in == 153
    assert report.articles_in == report.used + len(report.rejects)
    assert all(reject.reason for reject in report.rejects)
    assert not [reject for reject in report.rejects if "defect" in reject.reason or "crashed" in reject.reason]


def test_claims_made_are_published_or_quarantined(grown: tuple[Path, Report]) -> None:
    out, report = grown
    again = Report(Settings())
    extractions = pipeline.extractions([str(out.parent / "in.jsonl")], again, pipeline.Archive(out))
    made = sum(len(identified_alone(named_only(found)).claims) for _, found in extractions)
    assert again.counts["articles read"] == 0
    (published,) = rows(run(open_store(out), "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a kg:Claim }"))  # type: ignore[arg-type]
    assert int(published[0] or 0) + len(report.quarantined) == made > 300


def test_every_published_claim_quotes_its_source_exactly(grown: tuple[Path, Report]) -> None:
    asked = """SELECT ?c ?text ?start ?end ?exact { ?c a kg:Claim ; kg:evidence ?e . ?e oa:hasSource/schema:text ?text ;
               oa:start ?start ; oa:end ?end ; oa:exact ?exact }"""
    found = list(rows(run(open_store(grown[0]), asked)))  # type: ignore[arg-type]
    assert len({row[0] for row in found}) > 300
    assert all(exact == str(text)[int(start or 0) : int(end or 0)] for _, text, start, end, exact in found)


def test_every_name_in_the_graph_comes_from_the_ontology(grown: tuple[Path, Report]) -> None:
    known = {iri(name) for name in declared()}
    for quad in open_store(grown[0]):
        assert quad.predicate.value in known
        if quad.predicate.value.endswith("#type"):
            assert isinstance(quad.object, ox.NamedNode)
            assert quad.object.value in known


def on_a_terminal(command: list[str], folder: Path) -> bytes:
    """What a command writes on a terminal, output and messages."""
    outer, inner = pty.openpty()
    environment = os.environ | {"TERM": "dumb"}
    process = subprocess.Popen(command, stdout=inner, stderr=inner, stdin=inner, cwd=folder, env=environment)
    os.close(inner)
    told = b""
    while True:
        try:
            part = os.read(outer, 65536)
        except OSError:
            break
        if not part:
            break
        told += part
    os.close(outer)
    process.wait()
    return told


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "a\x1b[31m\u009b2Jx.txt"],
        ["query", "posts", "--graph", "gone\x1b[2J"],
        ["query", "x\x1b[2J"],
        ["shout\x1b[2J"],
        ["query", "SELECT ?x { BIND('\x1b[31m\u009b2J\u202e' AS ?x) }", "--format", "csv", "--graph", "OUT"],
        ["query", "SELECT ?x { BIND('\x1b[31m\u009b2J\u202e' AS ?x) }", "--format", "tsv", "--graph", "OUT"],
        ["query", "SELECT ?x { BIND('\x1b[31m\u009b2J\u202e' AS ?x) }", "--graph", "OUT"],
        ["explain", "\x1b[31mAnn Roe", "--graph", "OUT"],
    ],
)
def test_no_escape_code_reaches_the_terminal(arguments: list[str], grown: tuple[Path, Report], tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\u009b2Jx.txt").write_bytes(b"")
    command = [sys.executable, "-m", "kg", *(str(grown[0]) if part == "OUT" else part for part in arguments)]
    told = on_a_terminal(command, tmp_path).decode()
    assert told.strip()
    for code in ("\x1b[31m", "\x1b[2J", "\u009b", "\u202e"):
        assert code not in told


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ("page=5", "did you mean 'pages'"),
        ("colour=5", "there are text, html"),
        ("pages", "whole number above 0"),
        ("pages=0", "whole number above 0"),
        ("pages=-1", "whole number above 0"),
        ("pages=٣", "whole number above 0"),
        ("pages=1e9", "whole number above 0"),
    ],
)
def test_a_limit_that_is_none_says_what_is_meant(given: str, advice: str) -> None:
    with pytest.raises(UsageError, match=advice):
        limits_from([given])


def test_limits_are_set_by_name_and_reach_those_who_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert limits_from(["pages=1_000", "memory=7"]) == Limits(pages=1000, memory=7)
    (tmp_path / "a.txt").write_text(f"{LINE} {MORE}")
    assert main(["extract", str(tmp_path / "a.txt"), "--limit", "characters=50"]) == 0
    assert "longer than 50 characters" in capfd.readouterr().err


def test_memory_of_a_reading_process_is_bounded() -> None:
    def greedy() -> None:
        memory.allow(50_000_000)
        with pytest.raises(MemoryError):
            bytearray(200_000_000)

    assert in_child(greedy) == 0


def test_the_table_of_limits_is_that_of_the_code() -> None:
    told = (ROOT / "docs" / "security.md").read_text("utf-8")
    table = dict(re.findall(r"^\| `(\w+)` \| ([\d,]+) ", told, re.M))
    assert {name: int(value.replace(",", "")) for name, value in table.items()} == {
        name: getattr(Limits(), name) for name in NAMES
    }


def test_every_test_that_proves_a_promise_is_there() -> None:
    told = (ROOT / "docs" / "security.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)`", told)
    assert len(named) > 10
    assert not [path for path in named if not (ROOT / path).is_file()]


FORBIDDEN = {"eval", "exec", "compile", "__import__"}


def test_no_code_is_made_of_data() -> None:
    for path in sorted((ROOT / "kg").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in FORBIDDEN, f"{path}: {called}"
                assert not re.match(r"os\.system|os\.popen", called), f"{path}: {called}"
                assert "shell" not in [word.arg for word in node.keywords], path
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
                assert not names & {"pickle", "marshal", "shelve", "yaml", "dill", "joblib"}, f"{path}: {names}"


def locked() -> set[str]:
    lines = (ROOT / "requirements.lock").read_text("utf-8")
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lines, re.M))


def test_every_dependency_is_pinned_by_hash() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    assert len(pins) > 80
    assert all("--hash=sha256:" in pin for pin in pins)


def test_every_dependency_and_vendored_file_has_its_licence_listed() -> None:
    told = (ROOT / "docs" / "licences.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| ([\w.-]+) \| ([^|]+) \|", told, re.M))
    assert set(listed) >= locked()
    assert all(licence.strip() not in ("", "?") for licence in listed.values())
    assets = [path for path in (ROOT / "kg" / "page" / "assets").iterdir() if path.suffix != ".md"]
    assets += (ROOT / "kg" / "extract" / "learned" / "models").iterdir()
    assert all(path.name in told for path in assets)
    assert distribution("kg").metadata["License-Expression"] == "MIT"


def test_the_report_is_json_that_holds_all_reasons(grown: tuple[Path, Report]) -> None:
    out, report = grown
    assert len(json.loads((out / "report.json").read_text("utf-8"))["rejects"]) == len(report.rejects)
