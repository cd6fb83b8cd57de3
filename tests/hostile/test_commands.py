"""What the commands do with absurd options, and with folders that hold what they should not."""

import json
from pathlib import Path

import pytest

from kg.cli import main

Told = pytest.CaptureFixture[str]
STORY = "Ann Roe, the chief executive of Acme Ltd, said on Monday that the company had opened a plant in Leeds."


@pytest.mark.parametrize(
    ("option", "value", "advice"),
    [
        ("--seconds", "nan", "'nan' is no number"),
        ("--seconds", "inf", "range"),
        ("--seconds", "1e300", "range"),
        ("--min-confidence", "nan", "'nan' is no number"),
        ("--min-confidence", "-nan", "'-nan' is no number"),
        ("--authority-threshold", "nan", "'nan' is no number"),
        ("--workers", "0", "range"),
        ("--published", "20 May", "such as 2024-05-20"),
        ("--published", "2024-02-30", "such as 2024-05-20"),
        ("--base", "http://[/", "an IRI that ends in / or #"),
        ("--base", "http://a.example/%zz/", "an IRI that ends in / or #"),
        ("--base", "http://a.example/a b/", "an IRI that ends in / or #"),
        ("--base", "http://a.example", "an IRI that ends in / or #"),
        ("--base", "ftp://a.example/", "an IRI that ends in / or #"),
        ("--base", "", "an IRI that ends in / or #"),
    ],
)
def test_an_absurd_option_of_a_build_ends_with_2_and_says_what_it_takes(
    option: str, value: str, advice: str, tmp_path: Path, capfd: Told
) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert main(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), f"{option}={value}"]) == 2
    told = capfd.readouterr().err
    assert advice in told
    assert "Traceback" not in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "command",
    [["review", "-n", "-1"], ["page", "--top", "-1"], ["central", "-n", "0"], ["page", "--min-confidence", "nan"]]
    + [["query", "posts", "--timeout", seconds] for seconds in ("nan", "inf", "0", "-1")]
    + [["serve", "--timeout", seconds] for seconds in ("nan", "inf")],
    ids=" ".join,
)
def test_a_number_that_makes_no_sense_is_no_option(command: list[str], capfd: Told) -> None:
    assert main(command) == 2
    assert "Invalid value for" in capfd.readouterr().err


@pytest.mark.parametrize("written", ["20240520", "2024-W21-1", "2024-05-20"])
def test_a_date_is_kept_as_the_graph_writes_dates_however_it_is_given(
    written: str, tmp_path: Path, capfd: Told
) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert main(["extract", str(tmp_path / "a.txt"), "--published", written, "--relations", "none"]) == 0
    assert json.loads(capfd.readouterr().out)["document"]["published"] == "2024-05-20"


def build(*arguments: str | Path) -> int:
    return main(["build", *map(str, arguments), "--relations", "none", "--quiet"])


def test_no_graph_is_made_from_what_a_build_wrote_into_the_folder_of_its_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    for out in (tmp_path, tmp_path / "out"):
        for _ in range(2):
            assert build(tmp_path, "-o", out) == 0
        report = json.loads((out / "report.json").read_text())
        assert report["articles"] == {"in": 1, "used": 1, "rejected": 0}
        assert report["counts"]["articles in the graph"] == 1


def test_no_file_of_others_is_taken_for_one_that_a_build_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["articles/20/a.txt", "extractions/ab/b.txt", "extractions/ab/cdef.json.gz", "generations/old/c.txt"]
    for number, name in enumerate(names):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} This is the report of {1990 + number}.")
    monkeypatch.chdir(tmp_path)
    assert build("articles", "-o", ".") == 0
    assert build("articles", "-o", ".", "--fresh") == 0
    assert [name for name in names if not (tmp_path / name).exists()] == []


def test_no_file_of_others_is_replaced_by_one_of_the_graph(tmp_path: Path, capfd: Told) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "report.json").write_text('{"mine": true}')
    assert build(tmp_path / "a.txt", "-o", tmp_path) == 2
    assert "report.json was not written by kg build: move it" in capfd.readouterr().err
    assert (tmp_path / "report.json").read_text() == '{"mine": true}'
    assert not (tmp_path / "generations").exists()


def test_a_folder_where_a_file_is_to_be_written_is_told(tmp_path: Path, capfd: Told) -> None:
    (tmp_path / "folder").mkdir()
    assert main(["merge", "Ann Roe", "A. Roe", "--reason", "one", "--decisions", str(tmp_path / "folder")]) == 2
    assert "folder is a folder: name a file" in capfd.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_articles_are_taken_back_from_a_graph_whatever_its_learned_model(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"{STORY} Its number is {name}.")
    assert build(tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out") == 0
    assert main(["remove", "a.txt", "-o", str(tmp_path / "out"), "--relations", "none"]) == 0
    assert json.loads((tmp_path / "out" / "report.json").read_text())["counts"]["articles in the graph"] == 1
