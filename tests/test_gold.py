"""What a careful reader finds in the example articles is found, most of it: a change that costs accuracy is seen.

The floors are a little below what was reached; raise them when accuracy rises, never lower them to pass.
"""

from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.identity import identified_alone
from kg.jsonl import to_json
from kg.report import Report, Settings
from tests.cases import holds

ROOT = Path(__file__).parent
FLOORS = {"shanghai-online-new-economy": 0.8, "norrvik-wind-purchase": 0.8, "arusha-lake-survey": 0.8}


@pytest.fixture(scope="module")
def articles() -> dict[str, dict[str, Any]]:
    found = pipeline.extractions([str(ROOT.parent / "examples")], Report(Settings()))
    return {Path(e.document.id).stem: to_json(identified_alone(e)) for _, e in found}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_most_of_what_a_careful_reader_finds_is_found(name: str, articles: dict[str, dict[str, Any]]) -> None:
    lines = (ROOT / "gold" / f"{name}.txt").read_text("utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    missed = [line for line in wanted if not holds(line, articles[name])]
    share = 1 - len(missed) / len(wanted)
    assert share >= FLOORS[name], "\n".join([f"{share:.3f} of {len(wanted)} lines hold; missed:", *missed])


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_what_must_not_be_said_is_not_said(name: str, articles: dict[str, dict[str, Any]]) -> None:
    lines = (ROOT / "gold" / f"{name}.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith(("no ", "apart ")):
            assert holds(line, articles[name]), line
