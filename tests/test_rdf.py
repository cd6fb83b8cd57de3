"""How extractions look in RDF, and what the shapes refuse."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import pipeline
from kg.identity import Identity, identified_alone
from kg.iris import document_iri, fold
from kg.model import Block, Claim, Document, Entity, Evidence, Extraction, Mention, Part
from kg.query import named_queries, select
from kg.rdf import ArticleGraph, date, entities_graph, number
from kg.report import Settings
from kg.store import open_store
from kg.validate import validate
from kg.vocabulary import KG, ORG, RDF, RDFS, SCHEMA, iri

TEXT = "Ann Roe founded Acme Ltd. Acme Ltd employs about 30 people."


def article(*claims: Claim) -> Extraction:
    document = Document("a.txt", TEXT, "0" * 64, (Block("paragraph", 0, len(TEXT)),), headline="Acme")
    entities = (
        Entity("e0", "Ann Roe", ("schema:Person",)),
        Entity("e1", "Acme Ltd", ("schema:Organization", "schema:Corporation"), ("Acme",)),
    )
    mentions = (Mention(0, 2, 1, 0, 7, "name", "e0"), Mention(3, 5, 4, 16, 24, "name", "e1"))
    return identified_alone(Extraction(document, entities, mentions, (), (), claims))


def founder(modality: str = "asserted", confidence: float = 0.9) -> Claim:
    return Claim(
        RDF.Statement,
        {
            RDF.subject: (Part(entity="e1", start=16, end=24),),
            RDF.predicate: (Part(iri=SCHEMA.founder),),
            RDF.object: (Part(entity="e0", start=0, end=7),),
        },
        Evidence(0, 25, TEXT[0:25]),
        "test/founder",
        anchor=2,
        confidence=confidence,
        modality=modality,  # type: ignore[arg-type]
    )


def employees(**values: Part) -> Claim:
    parts = {
        SCHEMA.observationAbout: (Part(entity="e1"),),
        SCHEMA.measuredProperty: (Part(text="employees"),),
        SCHEMA.unitText: (Part(text="people"),),
    } | {f"schema:{name}": (part,) for name, part in values.items()}
    return Claim(SCHEMA.Observation, parts, Evidence(26, 59, TEXT[26:59]), "test/count", anchor=8)


def quads(extraction: Extraction) -> set[ox.Quad]:
    return {*ArticleGraph(extraction).quads(), *entities_graph(Identity({}, extraction.entities, ()))}


def triples(extraction: Extraction) -> set[tuple[str, str, str]]:
    return {(q.subject.value, q.predicate.value, q.object.value) for q in quads(extraction)}


def entity(extraction: Extraction, label: str) -> str:
    return next(e.id for e in extraction.entities if e.label == label)


def test_an_asserted_statement_is_also_a_direct_fact() -> None:
    made = article(founder())
    assert (entity(made, "Acme Ltd"), iri(SCHEMA.founder), entity(made, "Ann Roe")) in triples(made)


@pytest.mark.parametrize("modality", ["negated", "planned", "possible"])
def test_what_is_not_asserted_is_a_claim_only(modality: str) -> None:
    made = article(founder(modality))
    assert not [t for t in triples(made) if t[1] == iri(SCHEMA.founder)]
    assert [t for t in triples(made) if t[2] == modality]


def test_an_unsure_statement_is_a_claim_only() -> None:
    assert not [t for t in triples(article(founder(confidence=0.3))) if t[1] == iri(SCHEMA.founder)]


def test_evidence_quotes_its_slice_of_the_stored_text() -> None:
    made = article(founder())
    said = {(s, p.rsplit("#")[-1]): o for s, p, o in triples(made) if "#char=" in s}
    node = next(s for s, _ in said)
    assert TEXT[int(said[node, "start"]) : int(said[node, "end"])] == said[node, "exact"] == "Ann Roe founded Acme Ltd."


def test_one_article_is_one_named_graph_and_names_are_in_the_graph_of_entities() -> None:
    made = article(founder())
    graphs = {q.graph_name.value for q in quads(made)}
    assert graphs == {document_iri(made.document.id), "https://example.org/kg/ontology#entities"}


def test_what_several_articles_share_is_described_once_and_not_by_each(tmp_path: Path) -> None:
    text = "{}, the chief executive of Acme Ltd, resigned. Acme Ltd employs {} people."
    told = (("a", "Ann Roe", 300), ("b", "Bo Lindgren", 301))
    lines = [
        json.dumps({"id": id, "headline": id, "text": text.format(person, people), "publisher": "Lima Post"})
        for id, person, people in told
    ]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines))
    pipeline.build([str(tmp_path / "articles.jsonl")], tmp_path / "out", Settings())
    store = open_store(tmp_path / "out")

    def found(name: str, *columns: int) -> list[tuple[str, ...]]:
        return sorted(tuple(row[i] for i in columns) for row in select(store, named_queries()[name].text))

    assert found("posts", 0, 1) == [("Ann Roe", "chief executive"), ("Bo Lindgren", "chief executive")]
    assert found("figures", 3) == [("300",), ("301",)]
    assert found("articles", 0, 2) == [("a", "Lima Post"), ("b", "Lima Post")]
    described = "SELECT ?x ?label (COUNT(*) AS ?n) { GRAPH ?g { ?x rdfs:label ?label } } GROUP BY ?x ?label"
    assert {n for _, _, n in select(store, described)} == {"1"}


def test_an_article_names_its_makers_as_its_text_does_or_as_entities_of_their_own() -> None:
    made = article()
    document = replace(
        made.document,
        url="https://news.example/1",
        published="2020-05-01T10:00",
        publisher="Lima Post",
        authors=("Ann Roe",),
    )
    found = triples(replace(made, document=document))
    own = document_iri("a.txt")
    assert (own, iri(SCHEMA.author), entity(made, "Ann Roe")) in found
    assert (own, iri(SCHEMA.url), "https://news.example/1") in found
    assert (own, iri(SCHEMA.datePublished), "2020-05-01") in found
    (publisher,) = (o for s, p, o in found if (s, p) == (own, iri(SCHEMA.publisher)))
    assert (publisher, iri(RDFS.label), "Lima Post") in found
    assert {iri(SCHEMA.NewsMediaOrganization), iri(SCHEMA.Organization)} <= {
        o for s, p, o in found if (s, p) == (publisher, iri(RDF.type))
    }


@pytest.mark.parametrize("place", [SCHEMA.agent, SCHEMA.object, SCHEMA.participant, SCHEMA.location])
def test_words_that_fill_a_place_of_a_happening_are_a_node_with_a_label(place: str) -> None:
    parts = {KG.verb: (Part(text="strike"),), place: (Part(text="the dockers"),)}
    claim = Claim(SCHEMA.Action, parts, Evidence(0, 25, TEXT[0:25]), "test/action", anchor=2, modality="planned")
    found = triples(article(claim))
    (filler,) = (o for _, p, o in found if p == iri(place))
    assert (filler, iri(RDFS.label), "the dockers") in found
    assert (filler, iri(RDF.type), iri(SCHEMA.Thing)) in found


def test_there_are_no_blank_nodes() -> None:
    assert not [q for q in quads(article(founder())) if isinstance(q.subject, ox.BlankNode)]


def test_a_company_is_typed_with_its_superclass() -> None:
    made = article()
    classes = {o for s, p, o in triples(made) if s == entity(made, "Acme Ltd") and p == iri(RDF.type)}
    assert classes == {iri("schema:Corporation"), iri("schema:Organization")}


@pytest.mark.parametrize(
    ("value", "lexical", "datatype"),
    [
        ("2021-05-17", "2021-05-17", "date"),
        ("2021-05", "2021-05", "gYearMonth"),
        ("2021", "2021", "gYear"),
        ("XXXX-05-17", "--05-17", "gMonthDay"),
        ("XXXX-10", "--10", "gMonth"),
        ("2024-10-24T18:05", "2024-10-24T18:05:00", "dateTime"),
        ("2024-10-24TEV", "2024-10-24", "date"),
        ("2021-Q3", "2021-Q3", "string"),
        ("P3M", "P3M", "string"),
    ],
)
def test_a_date_is_as_exact_as_the_text_and_no_more(value: str, lexical: str, datatype: str) -> None:
    made = date(value)
    assert (made.value, made.datatype.value.rsplit("#")[-1]) == (lexical, datatype)


def test_numbers_are_written_out_in_full() -> None:
    assert number(2_500_000_000).value == "2500000000"
    assert number(Decimal("1.5E+3")).value == "1500"
    assert number(Decimal("13.50")).value == "13.5"


def test_a_sound_article_breaks_no_shape() -> None:
    assert validate(quads(article(founder(), employees(value=Part(value=30))))) == ()


def test_a_figure_without_a_value_is_found() -> None:
    found = validate(quads(article(employees())))
    assert "a figure has a value, or both ends of a range" in {f.reason for f in found}


def test_a_range_upside_down_is_found() -> None:
    found = validate(quads(article(employees(minValue=Part(value=9), maxValue=Part(value=3)))))
    assert "the lower end of a range is below the upper end" in {f.reason for f in found}


def test_a_post_held_by_a_company_is_found() -> None:
    post = Claim(
        ORG.Membership,
        {
            ORG.member: (Part(entity="e1"),),
            ORG.organization: (Part(entity="e1"),),
            ORG.role: (Part(text="chair"),),
        },
        Evidence(0, 7, TEXT[0:7]),
        "test/post",
        anchor=0,
    )
    assert "a post is held by one person" in {f.reason for f in validate(quads(article(post)))}


def test_claims_keep_their_iris_whatever_rule_made_them() -> None:
    one, other = founder(), founder().with_(rule="test/another", confidence=0.4)
    assert article(one).claims[0].id == article(other).claims[0].id


def test_names_are_compared_without_case_and_marks() -> None:
    assert fold("GDAŃSK") == fold("Gdańsk") == "gdansk"
    assert fold("Łódź’s") == "lodz"
