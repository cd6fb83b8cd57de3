"""Whatever comes in gives a document or a reason, and the build goes on."""

import json
import re
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
import spacy

from kg import pipeline, sources
from kg.extract.quotations import marks
from kg.extract.tokens import Doc
from kg.manifest import Manifest
from kg.model import Document
from kg.report import Settings
from kg.store import current
from kg.validate import validate
from tests.hostile.inputs import CASES, DOCUMENT, EITHER, KINDS, Case, told

SOUND = told(0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All inputs, and a sound one behind them."""
    folder = tmp_path_factory.mktemp("hostile") / "in"
    folder.mkdir()
    for name, content, _ in CASES:
        (folder / name).write_bytes(content)
    (folder / "zz sound.txt").write_text(SOUND)
    return folder


@pytest.fixture(scope="module")
def out(folder: Path) -> Path:
    out = folder.parent / "out"
    pipeline.build([str(folder)], out, Settings(workers=2))
    return out


@pytest.fixture(scope="module")
def reasons(folder: Path, out: Path) -> dict[str, str]:
    """Why each input that was refused was refused, by the name of its file."""
    found: dict[str, str] = {}
    for reject in json.loads((out / "report.json").read_text("utf-8"))["rejects"]:
        name = reject["source"].removeprefix(f"{folder}/")
        found.setdefault(re.sub(r", (?:line|item) \d+$|(?<=\.zip|\.tar), .*", "", name), reject["reason"])
    return found


def test_there_are_more_than_a_hundred_of_every_kind_and_no_name_twice() -> None:
    names = [name for name, _, _ in CASES]
    assert len(names) == len(set(names)) > 200
    assert all(len(kind) >= 20 for kind in KINDS.values())


@pytest.mark.timeout(300)
def test_every_article_in_is_used_or_rejected_and_the_last_one_is_read(out: Path) -> None:
    counts = json.loads((out / "report.json").read_text("utf-8"))["articles"]
    assert counts["in"] == counts["used"] + counts["rejected"]
    manifest = Manifest.read(current(out) / "manifest.jsonl")
    assert manifest is not None
    ids = [id for id, _ in manifest]
    assert "zz sound.txt" in ids
    assert len(ids) == counts["used"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_an_input_gives_what_it_must(case: Case, folder: Path, reasons: dict[str, str]) -> None:
    name, _, wanted = case
    assert list(sources.articles([str(folder / name)])), "an input that gives nothing has vanished"
    reason = reasons.get(name)
    if wanted == DOCUMENT:
        assert reason is None
    elif wanted != EITHER:
        assert wanted in str(reason)
    assert not re.search("defect|crashed|took longer", reason or "")


def test_the_graph_of_them_all_is_sound(out: Path) -> None:
    quads = list(ox.parse((out / "graph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    assert len(quads) > 1000
    assert validate(quads) == ()


def test_nothing_was_read_that_was_not_named_and_nothing_written_elsewhere(folder: Path, out: Path) -> None:
    assert b"root:" not in (out / "graph.nq").read_bytes()
    assert not list(folder.parent.rglob("*climbed*"))
    assert sorted(path.name for path in folder.parent.iterdir()) == ["in", "out"]


def test_no_control_character_is_published(out: Path) -> None:
    values = (
        term.value
        for quad in ox.parse((out / "graph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS)
        for term in (quad.subject, quad.object)
        if isinstance(term, (ox.NamedNode, ox.Literal))
    )
    assert not [value for value in values if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufffe]", value)]


@pytest.mark.parametrize("stray", ["'s ", " 's", "'as ' ", "“a ", "``a "])
def test_many_stray_marks_take_no_longer_than_they_are_long(stray: str) -> None:
    text = stray * (100_000 // len(stray))
    doc = Doc(spacy.blank("en")(text))
    started = time.process_time()
    assert marks.find(doc, Document("a", text, "")) == ()
    assert time.process_time() - started < 5  # with a look at every mark between, a minute and more
