"""Adding, replacing and taking back: any sequence ends in the graph that one build of what is left gives."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import MissingInputError
from kg.report import Settings
from kg.store import current

NAMES = ["Ann Roe", "Bo Lindgren", "Chidi Okeke", "Dalia Haddad"]
FIRMS = ["Acme Ltd", "Borealis Group", "Corvo SA"]


def article(number: int, variant: int) -> dict[str, str]:
    """A made-up article; the same number with another variant is a new version of it."""
    dice = random.Random(f"{number} {variant}")
    person, firm = dice.choice(NAMES), dice.choice(FIRMS)
    share = dice.randrange(2, 90)
    return {
        "id": f"article-{number}",
        "published": f"2024-0{1 + number % 9}-10",
        "headline": f"{firm} reports a busy year",
        "publisher": dice.choice(["Lima Post", "Quito Times"]),
        "text": f"{person}, the chief executive of {firm}, said on Monday that revenue rose {share} percent last year. "
        f"{firm} employs {share * 10} people in Leeds. The company opened a plant in Porto in March.",
    }


def write(path: Path, articles: list[dict[str, str]]) -> str:
    path.write_text("".join(json.dumps(item) + "\n" for item in articles))
    return str(path)


def graph(out: Path) -> str:
    return (out / "graph.nq").read_text("utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_of_changes_ends_in_the_graph_of_what_is_left(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    held: dict[str, dict[str, str]] = {}
    out = tmp_path / "grown"
    for step in range(5):
        if held and dice.random() < 0.3:
            gone = dice.sample(sorted(held), k=1)
            pipeline.remove(gone, out, Settings())
            for id in gone:
                del held[id]
        else:
            some = [article(dice.randrange(6), dice.randrange(2)) for _ in range(dice.randrange(1, 4))]
            some = list({item["id"]: item for item in some}.values())
            pipeline.build([write(tmp_path / f"{step}.jsonl", some)], out, Settings())
            held |= {item["id"]: item for item in some}
    pipeline.build([write(tmp_path / "all.jsonl", list(held.values()))], tmp_path / "once", Settings())
    assert graph(out) == graph(tmp_path / "once")


def test_a_rebuild_of_what_is_there_changes_nothing_and_needs_no_model(tmp_path: Path) -> None:
    paths = [write(tmp_path / "a.jsonl", [article(1, 0), article(2, 0)])]
    pipeline.build(paths, tmp_path / "out", Settings())
    before = graph(tmp_path / "out")
    report = pipeline.build(paths, tmp_path / "out", Settings())
    assert graph(tmp_path / "out") == before
    assert report.counts["articles read"] == 0
    assert report.counts["claims written"] == 0


def test_an_article_that_is_taken_back_takes_what_it_alone_supported(tmp_path: Path) -> None:
    pipeline.build([write(tmp_path / "a.jsonl", [article(1, 0), article(2, 0)])], tmp_path / "out", Settings())
    pipeline.remove(["article-2"], tmp_path / "out", Settings())
    pipeline.build([write(tmp_path / "b.jsonl", [article(1, 0)])], tmp_path / "alone", Settings())
    assert graph(tmp_path / "out") == graph(tmp_path / "alone")


def test_removing_what_is_not_there_is_told(tmp_path: Path) -> None:
    pipeline.build([write(tmp_path / "a.jsonl", [article(1, 0)])], tmp_path / "out", Settings())
    with pytest.raises(MissingInputError, match="article-1"):
        pipeline.remove(["article-9"], tmp_path / "out", Settings())


def test_a_former_iri_leads_to_what_became_of_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    text = "Officials in Porto said that {} would open in May. {} will employ 300 people, the mayor said on Monday."
    for name, firms in (("a", ["Corvo Energia SA"]), ("b", ["Corvo Energia"]), ("c", ["Corvo Energia"])):
        path = write(tmp_path / f"{name}.jsonl", [{"id": name, "text": text.format(*firms * 2)}])
        pipeline.build([path], out, Settings())
    moved = dict(line.split("\t") for line in (current(out) / "redirects.tsv").read_text().splitlines())
    assert all(new in graph(out) and old not in graph(out) for old, new in moved.items())


@pytest.mark.timeout(400)  # two language models are loaded, on a machine that may be busy
def test_a_build_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    some = [article(n, 0) | {"text": article(n, 0)["text"] * 2} for n in range(24)]
    path = write(tmp_path / "a.jsonl", some)
    out = tmp_path / "out"
    build = subprocess.Popen([sys.executable, "-m", "kg", "build", path, "-o", str(out), "-q"])
    while len(list(out.glob("extractions/*/*.json.gz"))) < 8:
        assert build.poll() is None, "the build ended before it could be killed"
        time.sleep(0.02)
    build.kill()
    build.wait()
    read_before = len(list(out.glob("extractions/*/*.json.gz")))
    report = pipeline.build([path], out, Settings())
    assert report.counts["articles read"] == 24 - read_before
    pipeline.build([path], tmp_path / "whole", Settings())
    assert graph(out) == graph(tmp_path / "whole")


def test_the_report_tells_speed_by_stage_and_peak_memory(tmp_path: Path) -> None:
    pipeline.build([write(tmp_path / "a.jsonl", [article(1, 0), article(2, 0)])], tmp_path / "out", Settings())
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert {"reading", "identity", "RDF, validation, store"} <= set(report["articles per second"])
    assert report["seconds"]["whole build"] >= report["seconds"]["reading"]
    assert all(size > 10_000_000 for size in report["peak memory in bytes"].values())
