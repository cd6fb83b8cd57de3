"""What a claim's confidence means: what its rule says, weighed by what readers found of claims that looked like it."""

import csv
import json
from pathlib import Path

import pytest

import kg
from kg.extract.confidence import EDGE, TREES, boosted, calibrated
from kg.extract.confidence.features import NAMES, features
from kg.extract.reading import Reading
from kg.model import Claim

JUDGED = Path(__file__).parents[1] / "training" / "judged.tsv"
TEXT = "Ann Roe founded Acme in 2009. Its sales rose 8 percent to 40 million euros, she said, and it may buy Bex."


@pytest.fixture(scope="module")
def told() -> tuple[Reading, list[Claim]]:
    from kg.annotate import annotate
    from kg.extract import read, told_by_rules
    from kg.extract.finish import finish
    from kg.read import read_text

    ((document, annotation),) = annotate([read_text(TEXT, "text", None)], kg.Reader()._nlp)
    reading = read(document, annotation)
    return reading, list(finish(reading, told_by_rules(reading), lambda _, claim: claim.confidence))


def test_every_claim_has_all_the_numbers_that_the_trees_ask_for(told: tuple[Reading, list[Claim]]) -> None:
    reading, claims = told
    assert len(claims) > 5
    assert {len(features(reading, claim)) for claim in claims} == {len(NAMES)}
    assert json.loads(TREES.read_text("utf-8"))["features"] == ["worth", *NAMES]


def test_a_confidence_is_a_chance_and_never_certain(told: tuple[Reading, list[Claim]]) -> None:
    reading, claims = told
    assert all(EDGE <= calibrated(reading, claim) <= 1 - EDGE for claim in claims)


def test_what_a_rule_hardly_believes_stays_as_it_is(told: tuple[Reading, list[Claim]]) -> None:
    reading, claims = told
    assert calibrated(reading, claims[0].with_(confidence=0.12)) == 0.12


def test_a_surer_rule_makes_no_less_sure_a_claim(told: tuple[Reading, list[Claim]]) -> None:
    reading, claims = told
    for claim in claims:
        sure, doubtful = (calibrated(reading, claim.with_(confidence=said)) for said in (0.95, 0.4))
        assert sure > doubtful


def test_trees_add_their_leaves_to_what_is_true_of_all() -> None:
    model = {"prior": 2.0, "trees": [[0, 1.5, 0.25, [1, -3.0, -1.0, 0.5]], -0.125]}
    assert boosted(model, (1.5, 0.0)) == 2.125
    assert boosted(model, (1.6, -3.0)) == 0.875
    assert boosted(model, (1.6, 0.0)) == 2.375


def test_judged_claims_have_a_verdict_and_every_feature() -> None:
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert len(rows) > 11_000
    assert {row["verdict"] for row in rows} == {"right", "wrong"}
    assert all(0 < float(row["said"]) <= 1 and all(row[name] for name in NAMES) for row in rows)
