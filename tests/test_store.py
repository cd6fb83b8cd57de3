"""Generations: readers see the old graph or the new one, whole."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import store
from kg.errors import OutputError
from kg.spill import scratch


def build(out: Path, text: str) -> None:
    with store.new_generation(out) as folder:
        (folder / "graph.nq").write_text(text)
        for name in store.FILES[1:]:
            (folder / name).write_text(name)
        with store.writer(folder) as graph:
            graph.add(ox.parse(text, format=ox.RdfFormat.N_QUADS))


QUAD = '<https://a.example/{}> <https://a.example/p> "x" <https://a.example/g> .\n'


def test_a_finished_build_is_what_readers_see(tmp_path: Path) -> None:
    build(tmp_path, QUAD.format("one"))
    build(tmp_path, QUAD.format("two"))
    assert (tmp_path / "graph.nq").read_text() == QUAD.format("two")
    assert [quad.subject.value for quad in store.open_store(tmp_path)] == ["https://a.example/two"]


def test_a_failed_build_leaves_the_last_graph_in_place(tmp_path: Path) -> None:
    build(tmp_path, QUAD.format("one"))
    with pytest.raises(ZeroDivisionError), store.new_generation(tmp_path):
        raise ZeroDivisionError
    assert (tmp_path / "graph.nq").read_text() == QUAD.format("one")


def test_left_overs_of_a_killed_build_are_cleared_by_the_next(tmp_path: Path) -> None:
    build(tmp_path, QUAD.format("one"))
    (tmp_path / "generations" / "0002.building").mkdir()
    build(tmp_path, QUAD.format("two"))
    assert sorted(p.name for p in (tmp_path / "generations").iterdir()) == ["0001", "0002"]


def test_two_generations_are_kept(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        build(tmp_path, QUAD.format(name))
    assert sorted(p.name for p in (tmp_path / "generations").iterdir()) == ["0002", "0003"]


def test_a_reader_keeps_its_generation_while_a_build_swaps_in(tmp_path: Path) -> None:
    build(tmp_path, QUAD.format("one"))
    opened = store.open_store(tmp_path)
    build(tmp_path, QUAD.format("two"))
    assert [quad.subject.value for quad in opened] == ["https://a.example/one"]


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with store.new_generation(tmp_path), pytest.raises(OutputError, match="another build"):
        build(tmp_path, QUAD.format("two"))


def test_a_folder_without_a_graph_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="kg build PATH"):
        store.open_store(tmp_path)


def test_an_output_that_is_a_file_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(OutputError, match="cannot write to"):
        build(tmp_path / "taken", QUAD.format("one"))


def test_no_room_for_temporary_files_is_told_with_what_to_do(tmp_path: Path) -> None:
    base = scratch()
    base.execute("CREATE TABLE rows (content)")
    base.execute("PRAGMA max_page_count = 10")  # as on a full disk
    with pytest.raises(OutputError, match="by TMPDIR"), store.new_generation(tmp_path):
        base.executemany("INSERT INTO rows VALUES (?)", [(bytes(100_000),)])


def test_the_graph_answers_through_rdflib(tmp_path: Path) -> None:
    build(tmp_path, QUAD.format("one"))
    dataset = store.as_dataset(store.open_store(tmp_path))
    assert [str(row.s) for row in dataset.query("SELECT ?s { ?s ?p 'x' }")] == ["https://a.example/one"]


def test_the_ten_thousandth_generation_is_newer_than_the_one_before(tmp_path: Path) -> None:
    build(tmp_path, QUAD.format("one"))
    (tmp_path / "generations" / "0001").rename(tmp_path / "generations" / "9999")
    for name in ("two", "three"):
        build(tmp_path, QUAD.format(name))
    assert sorted(p.name for p in (tmp_path / "generations").iterdir()) == ["10000", "10001"]
    assert (tmp_path / "graph.nq").read_text() == QUAD.format("three")


def test_a_generation_can_be_asked_by_its_own_folder(tmp_path: Path) -> None:
    build(tmp_path, QUAD.format("one"))
    build(tmp_path, QUAD.format("two"))
    former = store.open_store(tmp_path / "generations" / "0001")
    assert [quad.subject.value for quad in former] == ["https://a.example/one"]
