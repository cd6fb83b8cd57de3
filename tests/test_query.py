"""Queries: shipped ones, parameters, errors with their place, and what is refused."""

import csv
import io
import json

import pyoxigraph as ox
import pytest

from kg import answers
from kg.errors import QueryError, UsageError
from kg.model import Part
from kg.query import absent_names, named_queries, rows, run, unknown_names
from kg.vocabulary import declared
from tests.test_rdf import article, employees, founder, quads


@pytest.fixture(scope="module")
def graph() -> ox.Store:
    store = ox.Store()
    store.extend(quads(article(founder(), employees(value=Part(value=30)))))
    return store


def select(graph: ox.Store, text: str, **parameters: str) -> list[tuple[str | None, ...]]:
    answer = run(graph, text, parameters)
    assert isinstance(answer, ox.QuerySolutions)
    return list(rows(answer))


def test_a_dozen_queries_ship() -> None:
    assert len(named_queries()) >= 12


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_a_shipped_query_runs_and_says_what_it_answers(name: str, graph: ox.Store) -> None:
    query = named_queries()[name]
    assert query.description.endswith(".")
    select(graph, query.text)
    select(graph, query.text, **dict.fromkeys(query.parameters, "nobody"))


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_a_shipped_query_uses_declared_names_only(name: str) -> None:
    import re

    text = re.sub(r'"[^"]*"', "", named_queries()[name].text)
    used = set(re.findall(r"\b(?:kg|schema|org|prov|oa|skos|rdf|rdfs):\w+", text))
    assert used <= declared()


def test_the_founder_is_found_with_the_sentence(graph: ox.Store) -> None:
    assert select(graph, named_queries()["founders"].text) == [
        ("Acme Ltd", "Ann Roe", None, "Ann Roe founded Acme Ltd.")
    ]


def test_a_parameter_is_bound_not_pasted(graph: ox.Store) -> None:
    text = named_queries()["figures"].text
    assert len(select(graph, text, name="acme")) == 1
    assert select(graph, text, name='") || true || ("') == []


def test_a_short_form_or_an_address_is_bound_as_a_node(graph: ox.Store) -> None:
    assert select(graph, "SELECT ?s { ?s a ?class }", **{"class": "schema:Person"})


def test_a_parameter_that_the_query_lacks_is_told(graph: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"no variable \?who"):
        run(graph, LABELS, {"who": "x"})


def test_parameters_reach_the_pattern_of_a_construct(graph: ox.Store) -> None:
    text = "CONSTRUCT { ?x rdfs:label ?name } WHERE { ?x rdfs:label ?name }"
    assert len(list(run(graph, text, {"name": "Ann Roe"}))) == 1  # type: ignore[arg-type]


def test_union_and_single_graphs_are_both_reached(graph: ox.Store) -> None:
    assert select(graph, "SELECT ?g { GRAPH ?g { ?c a kg:Claim } }")
    assert select(graph, "SELECT ?c { ?c a kg:Claim . ?c rdf:object/rdfs:label ?label }")


def test_a_bad_query_tells_its_line_and_column(graph: ox.Store) -> None:
    with pytest.raises(QueryError, match="line 2, column") as caught:
        run(graph, "SELECT ?s WHERE {\n ?s foo }")
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "select * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:1/> { GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_a_query_that_reaches_outside_is_refused(graph: ox.Store, text: str) -> None:
    with pytest.raises(QueryError, match="is refused"):
        run(graph, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?from { ?from ?service 'FROM' }",
        "SELECT * { ?s ?p '''SERVICE''' } # FROM SERVICE",
        "PREFIX service: <http://a.example/SERVICE> SELECT * { ?s service:FROM ?o }",
        'SELECT * { ?s ?p "a \\" SERVICE" }',
    ],
)
def test_the_same_words_as_names_or_text_are_not(graph: ox.Store, text: str) -> None:
    select(graph, text)


def written(capfdbinary: pytest.CaptureFixture[bytes], answer: object, form: str) -> bytes:
    answers.write(answer, form, None)  # type: ignore[arg-type]
    return capfdbinary.readouterr().out


LABELS = "SELECT ?name { ?x a schema:Person ; rdfs:label ?name }"


def test_json_results_are_the_standard_ones(graph: ox.Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = json.loads(written(capfdbinary, run(graph, LABELS), "json"))
    assert found["results"]["bindings"][0]["name"]["value"] == "Ann Roe"


def test_json_lines_hold_one_row_each(graph: ox.Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert json.loads(written(capfdbinary, run(graph, LABELS), "jsonl")) == {"name": "Ann Roe"}


def test_csv_cells_are_no_formulas(graph: ox.Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = "SELECT ?x ?n { VALUES (?x ?n) { ('=cmd()' -5) } }"
    table = list(csv.reader(io.StringIO(written(capfdbinary, run(graph, text), "csv").decode())))
    assert table == [["x", "n"], ["'=cmd()", "-5"]]


def test_a_table_keeps_brackets_and_drops_escape_codes(
    graph: ox.Store, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    answer = run(graph, "SELECT ?x { VALUES ?x { '[sic] [/] \\u001b[31mred' } }".replace("\\u001b", "\x1b"))
    out = written(capfdbinary, answer, "table").decode()
    assert "[sic] [/]" in out
    assert "\x1b" not in out


def test_a_table_is_not_cut_when_piped(graph: ox.Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    long = "word " * 100
    out = written(capfdbinary, run(graph, f"SELECT ?x {{ VALUES ?x {{ '{long}' }} }}"), "table").decode()
    assert long.strip() in out


def test_ask_says_yes_or_no(graph: ox.Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert written(capfdbinary, run(graph, "ASK { ?x a schema:Person }"), "table") == b"yes\n"


def test_triples_come_as_turtle(graph: ox.Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    answer = run(graph, "CONSTRUCT { ?x rdfs:label ?name } WHERE { ?x a schema:Person ; rdfs:label ?name }")
    form = answers.chosen_format(None, None, answer)
    assert b'rdfs:label "Ann Roe"' in written(capfdbinary, answer, form)


def test_a_format_that_does_not_fit_is_told_with_those_that_do(graph: ox.Store) -> None:
    with pytest.raises(UsageError, match="choose from json"):
        answers.chosen_format("ttl", None, run(graph, LABELS))


def test_the_ending_of_the_output_tells_the_format(graph: ox.Store) -> None:
    assert answers.chosen_format(None, "x.csv", run(graph, LABELS)) == "csv"


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("{ ?s kg:attributedTo ?o }", ["no graph has kg:attributedTo: prov:wasAttributedTo may be meant"]),
        (
            "{ ?s schema:foundr ?o ; kg:zzzz ?p }",
            ["no graph has schema:foundr: schema:founder may be meant", "no graph has kg:zzzz"],
        ),
        ("{ ?s schema:worksFor ?o }", ["no graph has schema:worksFor: org:memberOf may be meant"]),
        ('{ ?s schema:name "kg:foo" } # kg:bar', []),
        ("PREFIX kg: <http://other.example/> SELECT ?s { ?s kg:bar ?o }", []),
        ("PREFIX kg: <https://example.org/kg/ontology#> SELECT ?s { ?s kg:zzzz ?o }", ["no graph has kg:zzzz"]),
    ],
)
def test_a_name_that_no_graph_has_is_told_with_what_may_be_meant(text: str, hints: list[str]) -> None:
    assert list(unknown_names(text)) == hints


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        (
            "SELECT ?n { ?s skos:prefLabel ?n }",
            ["nothing in this graph has skos:prefLabel: rdfs:label is used instead"],
        ),
        (
            "PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT ?n { ?s a foaf:Person ; foaf:name ?n }",
            [
                "nothing in this graph has foaf:Person",
                "nothing in this graph has foaf:name: rdfs:label is used instead",
            ],
        ),
        ("SELECT ?s { ?s a schema:Person ; rdfs:label 'nobody' }", []),
    ],
)
def test_a_name_that_this_graph_lacks_is_told_with_what_is_used_instead(
    graph: ox.Store, text: str, hints: list[str]
) -> None:
    assert list(absent_names(graph, text)) == hints
