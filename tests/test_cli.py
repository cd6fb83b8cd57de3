"""The command line: what goes where, which exit status, and that no traceback reaches a user."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.console import pace

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    assert main(["build", str(EXAMPLES), "-o", str(folder), "--quiet"]) == 0
    return folder


Run = pytest.CaptureFixture[str]


def test_help_lists_the_verbs(capfd: Run) -> None:
    assert main(["--help"]) == 0
    told = capfd.readouterr().out
    assert all(verb in told for verb in ("build", "extract", "query", "validate", "stats", "page", "info"))


def test_a_shipped_query_is_asked_by_its_name(out: Path, capfd: Run) -> None:
    assert main(["query", "founders", "--graph", str(out), "--format", "csv"]) == 0
    assert "Dingdong Maicai,Liang Changlin" in capfd.readouterr().out


def test_a_query_with_a_name_that_no_graph_has_gets_a_hint(out: Path, capfd: Run) -> None:
    assert main(["query", "--graph", str(out), "SELECT ?s { ?s kg:attributedTo ?o }"]) == 0
    assert "kg: no graph has kg:attributedTo: prov:wasAttributedTo may be meant" in capfd.readouterr().err


def test_a_query_without_rows_is_told_which_of_its_names_the_graph_lacks(out: Path, capfd: Run) -> None:
    assert main(["query", "--graph", str(out), "SELECT ?n { ?s schema:name ?n }"]) == 0
    assert "kg: nothing in this graph has schema:name: rdfs:label is used instead" in capfd.readouterr().err
    assert main(["query", "--graph", str(out), "SELECT ?n { ?s rdfs:label ?n }"]) == 0
    assert capfd.readouterr().err == ""


def test_a_query_may_stand_in_a_file(out: Path, tmp_path: Path, capfd: Run) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?x a schema:City }")
    assert main(["query", str(tmp_path / "q.rq"), "--graph", str(out)]) == 0
    assert capfd.readouterr().out == "yes\n"


def test_shipped_queries_are_listed_with_what_they_answer(capfd: Run) -> None:
    assert main(["query", "--list"]) == 0
    assert "Who holds which post" in capfd.readouterr().out


def test_results_go_to_a_file_in_the_format_of_its_ending(out: Path, tmp_path: Path) -> None:
    assert main(["query", "posts", "--graph", str(out), "-o", str(tmp_path / "posts.json")]) == 0
    assert json.loads((tmp_path / "posts.json").read_text())["head"]["vars"][0] == "person"


def test_extract_prints_one_line_of_json_an_article(capfd: Run) -> None:
    assert main(["extract", str(EXAMPLES)]) == 0
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert len(lines) == 3
    assert {"document", "entities", "mentions", "times", "quantities", "claims"} == set(lines[0])


def test_standard_input_is_an_article(tmp_path: Path) -> None:
    text = "The mayor of Leeds, Ann Roe, said on Friday that the town hall would open in May. " * 3
    done = subprocess.run(
        [sys.executable, "-m", "kg", "extract", "-"], input=text, capture_output=True, text=True, check=True
    )
    assert "Ann Roe" in {entity["label"] for entity in json.loads(done.stdout)["entities"]}


def test_stats_count_claims_by_shape(out: Path, capfd: Run) -> None:
    assert main(["stats", "--graph", str(out), "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["claims"]["Observation"] > 5


def test_validate_passes_what_was_published(out: Path) -> None:
    assert main(["validate", "--graph", str(out)]) == 0


def test_page_says_where_it_is(out: Path, capfd: Run) -> None:
    assert main(["page", "--graph", str(out)]) == 0
    assert Path(capfd.readouterr().out.strip()).is_file()


def page_with(out: Path, folder: Path, *options: str) -> tuple[dict[str, Any], str]:
    """What a page drawn with some options carries, and its HTML."""
    target = folder / "page.html"
    assert main(["page", "--graph", str(out), "-o", str(target), *options]) == 0
    html = target.read_text("utf-8")
    found = re.search(r'<script type="application/json" id="content">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1]), html


def test_the_options_of_a_page_choose_what_it_holds(out: Path, tmp_path: Path) -> None:
    whole, html = page_with(out, tmp_path)
    assert 'id="engine-wasm"' in html
    few, html = page_with(out, tmp_path, "--top", "3", "--no-sparql", "--title", "Wind & <water>")
    assert (few["top"], len(few["nodes"])) == (3, len(whole["nodes"]))
    assert "<h1>" in html
    assert "Wind &amp; &lt;water&gt;" in html
    assert 'id="engine-wasm"' not in html
    near, _ = page_with(out, tmp_path, "--around", "Calder Wind", "--no-sparql")
    assert 1 < len(near["nodes"]) < len(whole["nodes"])
    assert near["leftOut"] == len(whole["nodes"]) - len(near["nodes"])
    title = whole["documents"][0][1]
    one, _ = page_with(out, tmp_path, "--article", title, "--no-sparql")
    assert [document[1] for document in one["documents"]] == [title]
    sure, _ = page_with(out, tmp_path, "--min-confidence", "0.9", "--no-sparql")
    assert 0 < len(sure["claims"]) < len(whole["claims"])
    assert all(claim[5] >= 0.9 for claim in sure["claims"])


def test_a_page_around_nothing_is_told(out: Path, capfd: Run) -> None:
    assert main(["page", "--graph", str(out), "--around", "Zorro"]) == 2
    assert "no entity is called 'Zorro'" in capfd.readouterr().err


def test_info_names_the_model(out: Path, capfd: Run) -> None:
    assert main(["info", "--graph", str(out)]) == 0
    assert "core_web_sm" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("command", "advice"),
    [
        (["build", "no/such/folder"], "no/such/folder"),
        (["build", "examples", "--model", "no_such_model"], "pip install"),
        (["build"], "Missing argument"),
        (["build", "examples", "--colour"], "No such option"),
        (["query", "posts", "--graph", "no/such/graph"], "kg build PATH"),
        (["query", "postz"], "shipped are"),
        (["query", "posts", "-p", "name"], "NAME=VALUE"),
        (["query"], "--list"),
        (["shout"], "No such command"),
    ],
)
def test_a_set_up_that_cannot_work_ends_with_2_and_says_how_to_mend_it(
    command: list[str], advice: str, tmp_path: Path, capfd: Run
) -> None:
    if command[0] == "build":
        command = [*command, "-o", str(tmp_path / "out")]
    assert main(command) == 2
    told = capfd.readouterr().err
    assert advice in told
    assert "Traceback" not in told


def test_a_bad_query_ends_with_2_and_tells_line_and_column(out: Path, capfd: Run) -> None:
    assert main(["query", "SELECT ?s WHERE {\n ?s foo }", "--graph", str(out)]) == 2
    assert "line 2, column" in capfd.readouterr().err


def test_a_bad_article_is_rejected_with_a_reason_and_the_rest_goes_on(tmp_path: Path, capfd: Run) -> None:
    (tmp_path / "good.txt").write_text("Ann Roe, the mayor of Leeds, opened the new town hall on Friday. " * 4)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--quiet"]) == 0
    told = capfd.readouterr().err
    assert "empty.txt" in told
    assert "noise.txt" in told
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["articles"] == {"in": 3, "used": 1, "rejected": 2}
    assert all(reject["reason"] for reject in report["rejects"])


def test_strict_ends_with_1_when_an_article_was_rejected(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--quiet", "--strict"]) == 1


def test_a_list_of_known_things_links_what_the_articles_name(tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text(
        "id,label,aliases,type,context\n"
        "Q101,Borealis Group,Borealis,Organization,\n"
        "Q102,Ann Roe,,Person,Borealis Group\n"
    )
    (tmp_path / "a.txt").write_text(
        "Ann Roe, the chief executive of Borealis Group, said on Monday that the company would open a plant in Leeds."
    )
    arguments = ["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "-q"]
    assert main([*arguments, "--authority", str(tmp_path / "known.csv")]) == 0
    graph = (tmp_path / "out" / "graph.nq").read_text()
    assert graph.count("<https://schema.org/sameAs> <http://www.wikidata.org/entity/Q10") == 2
    assert "the article names “Borealis Group” too" in graph
    assert main(arguments) == 0
    assert "wikidata" not in (tmp_path / "out" / "graph.nq").read_text()


@pytest.mark.parametrize(
    ("name", "text", "advice"),
    [
        ("known.xml", "<rdf/>", "--authority takes .csv, .ttl, .nt, .nq or .trig, not '.xml'"),
        ("known.ttl", "what is this", "cannot be read as ttl"),
        ("empty.ttl", "", "holds nothing with a label"),
        ("known.csv", "id\nQ1", "has to name the columns"),
    ],
)
def test_a_bad_list_of_known_things_is_told(name: str, text: str, advice: str, tmp_path: Path, capfd: Run) -> None:
    (tmp_path / name).write_text(text)
    assert main(["build", str(EXAMPLES), "-o", str(tmp_path / "out"), "--authority", str(tmp_path / name)]) == 2
    assert advice in capfd.readouterr().err


def test_whole_graph_files_are_left_out_or_written_as_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Roe, the mayor of Leeds, said on Monday that the town hall would open in May.")
    arguments = ["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "-q"]
    assert main([*arguments, "--no-whole"]) == 0
    assert not [name for name in ("graph.nq", "graph.ttl", "graph.html") if (tmp_path / "out" / name).is_symlink()]
    assert main([*arguments, "--whole"]) == 0
    assert all((tmp_path / "out" / name).stat().st_size for name in ("graph.nq", "graph.ttl", "graph.html"))


@pytest.mark.parametrize(
    ("done", "of", "seconds", "told"),
    [
        (50, None, 20.0, "2.5 a second"),
        (0, 100, 1.0, ""),
        (50, 100, 20.0, "2.5 a second · 20 s left"),
        (10, 1510, 5.0, "2.0 a second · 12 min 30 s left"),
        (10, 20_000, 10.0, "1.0 a second · 5 h 33 min left"),
    ],
)
def test_progress_tells_the_rate_and_the_time_that_is_left(
    done: int, of: int | None, seconds: float, told: str
) -> None:
    assert pace(done, of, seconds) == told
