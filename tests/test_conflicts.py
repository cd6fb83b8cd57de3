"""Figures and facts that differ are found, by the command and by the shipped query; a change over time is none."""

import json
from pathlib import Path

import pytest

from kg import pipeline
from kg.conflicts import conflicts
from kg.query import named_queries, select
from kg.report import Settings
from kg.store import open_store

TEXT = (
    "Corvo Energia employs {} people in Porto, the company said on Monday. Corvo Energia makes pumps for the harbour. "
    "The company was founded in {} by the engineer Ana Matos."
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("conflicts")
    told = (("a", "2024-03-05", 300, 1988), ("b", "2024-03-19", 420, 1990), ("c", "2025-07-01", 510, 1990))
    lines = [
        json.dumps({"id": id, "published": day, "headline": f"Report {id}", "text": TEXT.format(people, year)})
        for id, day, people, year in told
    ]
    (folder / "articles.jsonl").write_text("\n".join(lines))
    pipeline.build([str(folder / "articles.jsonl")], folder / "out", Settings())
    return folder / "out"


def test_two_figures_of_one_time_conflict_and_a_later_one_does_not(out: Path) -> None:
    (found,) = [c for c in conflicts(open_store(out)) if "420" in str(c.versions)]
    assert {version.value.split()[0] for version in found.versions} == {"300", "420"}
    assert {version.article for version in found.versions} == {"Report a", "Report b"}


def test_the_shipped_query_finds_the_same_pairs(out: Path) -> None:
    found = select(open_store(out), named_queries()["conflicts"].text)
    pairs = {(row[1], row[3], row[6]) for row in found}
    assert ("foundingDate", "1988", "1990") in pairs
    assert [(one, other) for _, one, other in pairs if one == "300"] == [("300", "420")]
    assert not [pair for pair in pairs if "510" in pair]
