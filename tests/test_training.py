"""Our own passages of news, marked for training: that they can be read, say enough, and that a fifth is held back."""

import sys
from collections import Counter
from pathlib import Path

import pytest

TRAINING = Path(__file__).parent.parent / "training"
sys.path.insert(0, str(TRAINING))

from corpora import fold_of  # noqa: E402
from passages import RELATIONS, Passage, main, read  # noqa: E402


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return [passage for path in sorted((TRAINING / "news").glob("*.txt")) for passage in read(path)[0]]


def test_every_file_of_passages_can_be_read():
    assert [wrong for path in (TRAINING / "news").glob("*.txt") for wrong in read(path)[1]] == []


def test_there_are_enough_passages_and_a_quarter_states_nothing(passages):
    assert len(passages) >= 1500
    assert sum(not p.facts for p in passages) / len(passages) > 0.24


def test_every_relation_is_marked_often(passages):
    counts = Counter(fact.relation for p in passages for fact in p.facts)
    assert set(counts) == RELATIONS
    assert min(counts.values()) >= 30


def test_about_a_fifth_of_the_documents_is_never_trained_on(passages):
    documents = {p.document for p in passages}
    assert 0.15 < sum(fold_of(d) == 0 for d in documents) / len(documents) < 0.25


def test_no_passage_stands_in_the_part_that_is_trained_on_and_in_the_one_held_back(passages):
    trained = {p.text for p in passages if fold_of(p.document) != 0}
    assert not [p for p in passages if fold_of(p.document) == 0 and p.text in trained]


def test_words_that_mean_the_same_are_one_argument(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("# one\nRoe, who runs Acme, said it grew.\n= Acme | it\n= Roe | who\n- post | who | it | runs\n")
    ((passage,), wrong) = read(path)
    assert not wrong
    (fact,) = passage.facts
    assert [passage.text[a:b] for a, b in fact.subject] == ["Roe", "who"]
    assert [passage.text[a:b] for a, b in fact.object] == ["Acme", "it"]


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("- bought | Roe | Acme", "no such relation: 'bought'"),
        ("- stake maybe | Roe | Acme", "no such status: 'maybe'"),
        ("- stake | Roe", "two arguments"),
        ("- post | Roe | Acme", "person | organization | title"),
        ("- stake | Poe | Acme", "'Poe' is not in the passage"),
        ("* stake | Roe | Acme", "a mark starts with '=' or '-'"),
    ],
)
def test_what_is_wrong_with_a_mark_is_told_with_its_line(tmp_path: Path, capsys, mark: str, reason: str):
    path = tmp_path / "a.txt"
    path.write_text(f"# one\nRoe owns Acme.\n{mark}\n")
    assert main([str(path)]) == 2
    told = capsys.readouterr().out
    assert f"{path}:2: " in told
    assert reason in told
