"""A query from outside runs in a process that can be stopped, and each limit is told when it is hit."""

import multiprocessing
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import query_worker
from kg.errors import QueryError, QueryStopped
from kg.query_process import Limits, Request
from kg.query_worker import QueryWorkers
from kg.store import current
from tests.published import FORMER, about, publish

FORMS = {"rows": "json", "boolean": "json", "triples": "nt"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
LIMITS = Limits(seconds=1, memory=300, rows=500, result_bytes=300_000)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def workers() -> Iterator[QueryWorkers]:
    with QueryWorkers(2, LIMITS) as workers:
        yield workers


def stopped(workers: QueryWorkers, out: Path, text: str) -> QueryStopped:
    with pytest.raises(QueryStopped) as caught:
        workers.answer(Request(current(out), text, FORMS))
    return caught.value


def test_a_query_is_answered_in_the_form_asked_for(workers: QueryWorkers, out: Path) -> None:
    reply = workers.answer(Request(current(out), "SELECT ?n { ?x a schema:Person ; rdfs:label ?n }", {"rows": "tsv"}))
    assert reply.body == b'?n\n"Ann Roe"\n'


def test_a_kind_of_answer_that_is_not_wanted_comes_without_bytes(workers: QueryWorkers, out: Path) -> None:
    reply = workers.answer(Request(current(out), "ASK {}", {"triples": "nt"}))
    assert (reply.kind, reply.body) == ("boolean", None)


def test_former_addresses_stand_for_what_became_of_them(workers: QueryWorkers, out: Path) -> None:
    reply = workers.answer(Request(current(out), f"SELECT ?n {{ <{FORMER}> rdfs:label ?n }}", {"rows": "tsv"}))
    assert reply.body == b'?n\n"Ann Roe"\n'


def test_a_query_that_takes_too_long_is_stopped(workers: QueryWorkers, out: Path) -> None:
    error = stopped(workers, out, ENDLESS)
    assert error.limit == "seconds"
    assert "took longer than 1 s" in str(error)


def test_a_query_that_needs_too_much_memory_is_stopped(workers: QueryWorkers, out: Path) -> None:
    error = stopped(workers, out, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i")
    assert error.limit in ("memory", "seconds")


def test_memory_has_a_limit(out: Path) -> None:
    double = 'SELECT (CONCAT(?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a) AS ?x) { BIND ("{}" AS ?a) }'
    text = double.replace("{}", "x" * 1000)
    for _ in range(6):
        text = f"SELECT (CONCAT(?x, ?x, ?x, ?x, ?x, ?x, ?x, ?x, ?x, ?x) AS ?y) {{ {{ {text} }} }}".replace("?y", "?z")
        text = f"SELECT (?z AS ?x) {{ {{ {text} }} }}"
    with QueryWorkers(1, Limits(seconds=20, memory=200)) as workers:
        assert stopped(workers, out, text).limit == "memory"


def test_a_result_has_a_limit_of_rows(workers: QueryWorkers, out: Path) -> None:
    error = stopped(workers, out, "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 501")
    assert str(error) == "the result has more than 500 rows: ask for less, or add LIMIT and OFFSET"


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rows_are_counted_in_every_form(workers: QueryWorkers, out: Path, form: str) -> None:
    text = 'SELECT ?x { ?a ?b ?c . ?d ?e ?f BIND ("two\nlines" AS ?x) } LIMIT '.replace("\n", "\\n")
    assert workers.answer(Request(current(out), f"{text} 500", {"rows": form})).body
    with pytest.raises(QueryStopped, match="rows"):
        workers.answer(Request(current(out), f"{text} 501", {"rows": form}))


def test_a_result_has_a_limit_of_bytes(out: Path) -> None:
    with QueryWorkers(1, Limits(result_bytes=300_000)) as workers:
        assert stopped(workers, out, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }").limit == "bytes"
        assert stopped(workers, out, "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }").limit == "bytes"


def test_a_query_has_a_limit_of_length(workers: QueryWorkers, out: Path) -> None:
    assert stopped(workers, out, f"ASK {{}} #{'x' * 200_000}").limit == "size"


@pytest.mark.parametrize("pair", ["{}", "()"])
def test_deep_nesting_is_refused_before_the_engine_sees_it(workers: QueryWorkers, out: Path, pair: str) -> None:
    nested = pair[0] * 5000 + pair[1] * 5000
    error = stopped(workers, out, f"ASK {{ {nested} }}")
    assert str(error) == "braces and brackets are nested deeper than 100 levels"


def test_brackets_in_text_and_comments_are_no_nesting(workers: QueryWorkers, out: Path) -> None:
    text = f"ASK {{ ?s ?p '{'(' * 200}' }} # {'{' * 200}"
    assert workers.answer(Request(current(out), text, FORMS)).body


def test_a_query_that_ends_its_process_harms_no_other(out: Path) -> None:
    with QueryWorkers(1, Limits(nesting=100_000)) as workers:
        error = stopped(workers, out, "ASK " + "{" * 20_000 + "}" * 20_000)
        assert (error.limit, str(error)) == ("nesting", "the query is too deeply nested to be answered")
        assert workers.answer(Request(current(out), "ASK {}", FORMS)).body


def test_an_error_of_a_query_keeps_its_place(workers: QueryWorkers, out: Path) -> None:
    with pytest.raises(QueryError, match="line 2, column") as caught:
        workers.answer(Request(current(out), "SELECT ?s {\n ?s foo }", FORMS))
    assert caught.value.line == 2


def test_a_data_set_narrows_what_is_seen(workers: QueryWorkers, out: Path) -> None:
    def count(default: list[str], named: list[str]) -> list[bytes]:
        text = "SELECT (COUNT(?a) AS ?x) (COUNT(?g) AS ?y) { { ?a ?b ?c } UNION { GRAPH ?g { ?d ?e ?f } } }"
        reply = workers.answer(Request(current(out), text, {"rows": "csv"}, dataset=(default, named)))
        assert reply.body is not None
        return reply.body.split()[-1].split(b",")

    document = "https://example.org/kg/document/a-txt-6c2c64ec"
    assert count(["https://nowhere.example/"], []) == [b"0", b"0"]
    assert count([document], [])[1] == b"0" != count([document], [])[0]
    assert count([], [document])[0] == b"0" != count([], [document])[1]


def test_the_newest_generation_is_asked(workers: QueryWorkers, tmp_path: Path) -> None:
    request = "SELECT DISTINCT ?n { <https://example.org/kg/entity/now> schema:value ?n }"
    for number in (1, 2, 3, 4):
        publish(tmp_path, *about(number))
        reply = workers.answer(Request(current(tmp_path), request, {"rows": "csv"}))
        assert reply.body == f"n\r\n{number}\r\n".encode()


def test_a_heavy_query_gives_way_when_others_wait(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_worker, "WAIT_SECONDS", 300.0)  # on a busy machine a fair time takes long
    told: list[str] = []

    def heavy(workers: QueryWorkers) -> None:
        with pytest.raises(QueryStopped) as caught:
            workers.answer(Request(current(out), ENDLESS, FORMS))
        told.append(caught.value.limit)

    with QueryWorkers(2, Limits()) as workers:
        threads = [threading.Thread(target=heavy, args=(workers,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        while not told:  # nothing but the light queries ends a heavy one: it has no limit
            assert workers.answer(Request(current(out), "ASK {}", FORMS)).body
        assert told == ["busy"]
    for thread in threads:
        thread.join(timeout=60)
    assert len(told) == 2


def test_no_process_is_left_behind(out: Path) -> None:
    before = len(multiprocessing.active_children())
    with QueryWorkers(1, Limits()) as workers:
        workers.answer(Request(current(out), "ASK {}", FORMS))
        assert len(multiprocessing.active_children()) == before + 1
    assert len(multiprocessing.active_children()) == before
