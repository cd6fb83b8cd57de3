"""Figures and facts that differ are found, by the command and by the shipped query; a fact is explained."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import explain, pipeline
from kg.conflicts import conflicts
from kg.query import named_queries, run, select
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


def test_the_shipped_query_says_the_same_a_row_for_each_version(out: Path) -> None:
    store = open_store(out)
    rows = [row for row in select(store, named_queries()["conflicts"].text) if row[1] != "foundingDate"]
    versions = [version for c in conflicts(store) if c.property != "foundingDate" for version in c.versions]
    assert [(row[6], row[7]) for row in rows] == [(v.sentence, v.article) for v in versions]
    assert not [row for row in rows if "510" in row]


def test_a_name_narrows_the_query(out: Path) -> None:
    def found(name: str) -> list[object]:
        answer = run(open_store(out), named_queries()["conflicts"].text, {"name": name})
        assert isinstance(answer, ox.QuerySolutions)
        return list(answer)

    assert found("corvo")
    assert not found("nobody")


def told(*claims: str) -> list[set[str]]:
    """The values of each conflict among claims, of which each is given by what is particular about it."""
    text = """@prefix : <https://example.org/kg/> . @prefix kg: <https://example.org/kg/ontology#> .
        @prefix schema: <https://schema.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix prov: <http://www.w3.org/ns/prov#> . @prefix oa: <http://www.w3.org/ns/oa#> .
        :acme rdfs:label "Acme" . :staff rdfs:label "staff" . :share rdfs:label "share" . :tea rdfs:label "tea" .
        :coffee rdfs:label "coffee" . :report rdfs:label "Report" ; schema:datePublished "2024-05-20"^^xsd:date ."""
    for n, claim in enumerate(claims):
        words = "" if "kg:evidence" in claim else f"; kg:evidence :words{n}"
        modality = "" if "kg:modality" in claim else '; kg:modality "asserted"'
        text += (
            f':claim{n} {claim} {words} {modality} ; prov:wasDerivedFrom :report . :words{n} oa:exact "Sentence {n}." .'
        )
    store = ox.Store()
    store.load(text, format=ox.RdfFormat.TURTLE)
    return [{version.value for version in conflict.versions} for conflict in conflicts(store)]


def staff(value: str, more: str = "") -> str:
    return f"schema:observationAbout :acme ; schema:measuredProperty :staff ; schema:value {value} {more}"


def founded(date: str) -> str:
    return f"rdf:subject :acme ; rdf:predicate schema:foundingDate ; rdf:object {date}"


def test_figures_of_the_same_kind_conflict() -> None:
    assert told(staff("30"), staff("300")) == [{"30", "300"}]


def test_three_versions_are_one_conflict() -> None:
    assert told(staff("30"), staff("40"), staff("40"), staff("50.5")) == [{"30", "40", "50.5"}]


def test_the_same_number_written_otherwise_is_no_conflict() -> None:
    assert told(staff("30"), staff("30.0")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('; schema:unitText "people"', '; schema:unitText "percent"'),
        ('; schema:measurementQualifier "increase"', '; schema:measurementQualifier "decrease"'),
        ('; schema:measurementQualifier "increase"', ""),
        ('; schema:observationDate "2023"^^xsd:gYear', '; schema:observationDate "2024"^^xsd:gYear'),
        ("; schema:measurementDenominator :tea", "; schema:measurementDenominator :coffee"),
        ("; schema:measurementDenominator :tea", ""),
        ("", '; kg:modality "negated"'),
        ('; schema:measurementQualifier "converted"', '; schema:measurementQualifier "converted"'),
        ("; kg:evidence :words0", "; kg:evidence :words0"),
    ],
)
def test_figures_of_different_kinds_or_of_one_sentence_do_not(one: str, other: str) -> None:
    assert told(staff("30", one), staff("40", other)) == []


def test_a_date_that_is_less_exact_is_no_conflict() -> None:
    assert told(founded('"1988"^^xsd:gYear'), founded('"1988-05"^^xsd:gYearMonth')) == []
    two = {"1988-05", "1988-07"}
    assert told(*(founded(f'"{date}"') for date in ("1988", "1988-05", "1988-07"))) == [{"1988", *two}]


def test_a_fact_is_explained_by_its_sentences_and_articles(out: Path) -> None:
    found = explain.fact(open_store(out), "Corvo Energia", "foundingDate", "1990")
    assert [(support.article, support.shape) for support in found] == [
        ("Report b", "Statement"),
        ("Report c", "Statement"),
    ]
    assert all("1990" in support.sentence for support in found)
