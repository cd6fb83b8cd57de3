"""What a user names becomes raw articles: order, ids, duplicates, limits, what is refused."""

import gzip
import io
import json
from pathlib import Path

import pytest

from kg import sources
from kg.errors import MissingInputError
from kg.limits import Limits
from kg.model import Raw, Reject
from kg.sources import files

TEXT = "The ferry to Gotland was cancelled on Friday because of a storm.\n"


def write(path: Path, text: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def raws(*paths: object, stdin: bytes = b"") -> list[Raw]:
    found = list(sources.articles(map(str, paths), io.BytesIO(stdin)))
    assert all(isinstance(item, Raw) for item in found), found
    return [item for item in found if isinstance(item, Raw)]


def rejects(*paths: object, stdin: bytes = b"") -> list[Reject]:
    return [item for item in sources.articles(map(str, paths), io.BytesIO(stdin)) if isinstance(item, Reject)]


def ids(*paths: object, stdin: bytes = b"") -> list[str]:
    return [raw.id for raw in raws(*paths, stdin=stdin)]


def test_how_many_articles_there_are_is_judged_by_the_part_of_the_files_that_was_read(tmp_path: Path) -> None:
    for n in range(10):
        write(tmp_path / "files" / f"{n}.txt", f"{n} {TEXT}")
    lines = "".join(f'{{"id": "a{n}", "text": "{TEXT.strip()} {n}"}}\n' for n in range(10))
    write(tmp_path / "lines.jsonl", lines)
    write(tmp_path / "lines.jsonl.gz", gzip.compress(lines.encode()))
    for path, least in (("files", 10), ("lines.jsonl", 10), ("lines.jsonl.gz", 3)):
        extent = sources.Extent()
        found = sources.articles([str(tmp_path / path)], extent=extent)
        judged = [extent.of(number) or 0 for number, _ in enumerate(found, 1)]
        assert judged[2] in range(least, 12), path
        assert judged[-1] == 10, path


def test_a_damaged_file_does_not_keep_it_from_being_judged(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 9)[:-12])
    extent = sources.Extent()
    assert [extent.of(1) for _ in sources.articles([str(tmp_path)], extent=extent)] == [None]


def test_of_standard_input_it_is_not_known_how_much_there_is() -> None:
    extent = sources.Extent()
    assert [extent.of(1) for _ in sources.articles(["-"], io.BytesIO(TEXT.encode()), extent=extent)] == [None]


def test_a_folder_is_read_in_order_with_its_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a.txt", "c/d/e.jsonl", "f.pdf"):
        write(tmp_path / name, json.dumps({"text": name, "id": name}) if name.endswith("jsonl") else name)
    assert ids(tmp_path) == ["a.txt", "b.txt", "f.pdf", "a/z.html", "c/d/e.jsonl"]


def test_other_files_hidden_files_and_links_that_lead_out_are_left(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.txt", "outside")
    folder = write(tmp_path / "in" / "a.txt").parent
    for name in (".hidden.txt", ".git/b.txt", "picture.jpg", "notes.docx"):
        write(folder / name, name)
    (folder / "link.txt").symlink_to(outside)
    (folder / "inner.txt").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    assert ids(folder) == ["a.txt"]


def test_an_id_does_not_depend_on_where_or_how_the_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "news" / "a.txt")
    monkeypatch.chdir(tmp_path)
    named = ["news", "news/", "./news", str(tmp_path / "news"), "news/a.txt", str(tmp_path / "news" / "a.txt")]
    assert [ids(name) for name in [*named, "news/*.txt", "news/**/*.txt"]] == [["a.txt"]] * 8


def test_a_pattern_matches_in_order_and_names_the_path_below_its_fixed_part(tmp_path: Path) -> None:
    for name in ("n/b.txt", "n/a.txt", "n/2024/c.txt", "n/d.md"):
        write(tmp_path / name, name)
    assert ids(tmp_path / "n" / "**" / "*.txt") == ["2024/c.txt", "a.txt", "b.txt"]


def test_a_file_with_wild_cards_in_its_name_is_a_file(tmp_path: Path) -> None:
    assert ids(write(tmp_path / "a[1].txt")) == ["a[1].txt"]


@pytest.mark.parametrize("name", ["gone.txt", "gone/", "*.txt"])
def test_what_is_not_there_is_an_error_before_anything_is_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(MissingInputError, match="check the"):
        sources.articles([str(write(tmp_path / "a.md")), str(tmp_path / name)])


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="holds no"):
        sources.articles([str(tmp_path)])


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert ids(path, tmp_path, path) == ["a.txt"]


def test_the_same_content_again_is_refused_and_names_the_first(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    (reject,) = rejects(tmp_path)
    assert reject.source.endswith("b.txt")
    assert reject.reason == f"duplicate of {tmp_path / 'a.txt'}"


def test_two_articles_of_one_name_have_two_ids(tmp_path: Path) -> None:
    one, other = write(tmp_path / "x" / "a.txt", "one"), write(tmp_path / "y" / "a.txt", "two")
    first, second = ids(one, other)
    assert first == "a.txt"
    assert second.startswith("a.txt#")
    assert ids(other, one)[1] != second


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl.gz", b"no gzip")
    write(tmp_path / "b.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 9)[:-12])
    assert all("cannot be read" in reject.reason for reject in rejects(tmp_path))
    assert len(rejects(tmp_path)) == 2


def test_gzip_is_opened(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl.gz", gzip.compress(b'{"text": "x", "id": "n1"}\n'))
    write(tmp_path / "b.txt.gz", gzip.compress(TEXT.encode()))
    assert [(raw.id, raw.kind) for raw in raws(tmp_path)] == [("n1", "record"), ("b.txt.gz", "text")]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "word " * 201)
    write(tmp_path / "b.txt.gz", gzip.compress(b"bomb " * 100_000))
    found = list(sources.articles([str(tmp_path)], limits=Limits(text=1000)))
    assert all(isinstance(item, Reject) and "larger than 0.001 MB" in item.reason for item in found)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><html>", "html"),
        (b"Just text", "text"),
        (b'{"text": "x"}', "record"),
    ],
)
def test_a_named_file_without_a_known_suffix_is_looked_into(tmp_path: Path, content: bytes, kind: str) -> None:
    assert [raw.kind for raw in raws(write(tmp_path / "page.asp", content))] == [kind]


def test_a_pdf_is_a_pdf_whatever_its_name(tmp_path: Path) -> None:
    assert raws(write(tmp_path / "a.txt", b"%PDF-1.7 ..."))[0].kind == "pdf"


@pytest.mark.parametrize(
    ("given", "kind"),
    [(b'\n {"text": "x"}\n', "record"), (b"<html></html>", "html"), (b"Plain text.", "text"), (b"%PDF-1.4", "pdf")],
)
def test_standard_input_is_told_by_its_first_character(given: bytes, kind: str) -> None:
    (raw,) = raws("-", stdin=given)
    assert raw.kind == kind
    assert raw.id.startswith("stdin#")


def test_a_record_is_called_by_its_id_its_url_or_file_and_hash(tmp_path: Path) -> None:
    lines = [{"id": "a1", "url": "u"}, {"id": 7}, {"url": "https://x.org/n"}, {"id": None}, {"id": " "}]
    path = write(tmp_path / "in.jsonl", "\n".join(json.dumps({"text": str(n), **x}) for n, x in enumerate(lines)))
    found = ids(path)
    assert found[:3] == ["a1", "7", "https://x.org/n"]
    assert [id.split("#")[0] for id in found[3:]] == ["in.jsonl"] * 2
    assert len(set(found)) == 5


def test_a_record_keeps_its_id_when_others_come_and_go(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Story {n}."}) for n in range(3)]
    whole = ids(write(tmp_path / "in.jsonl", "\n".join(lines)))
    assert ids(write(tmp_path / "in.jsonl", lines[2])) == whole[2:]


def test_records_of_one_id_but_other_content_are_both_read(tmp_path: Path) -> None:
    first, second = ids(write(tmp_path / "in.jsonl", '{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}'))
    assert first == "a"
    assert second.startswith("a#")


def test_a_bad_line_is_refused_by_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "in.jsonl", b'{"text": "a"}\n\n{oops\n[1, 2]\n"x"\n\xff{}\n{"text": "b"}\n')
    found = list(sources.articles([str(path)]))
    assert [isinstance(item, Raw) for item in found] == [True, False, False, False, False, True]
    assert found[1] == Reject(f"{path}, line 3", 'not a JSON object such as {"id": "a1", "text": "..."}')


def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "in.jsonl", json.dumps({"text": "x" * 500}) + '\n{"text": "short"}')
    found = list(sources.articles([str(path)], limits=Limits(line=50)))
    assert isinstance(found[0], Reject)
    assert isinstance(found[1], Raw)


@pytest.mark.parametrize("text", ['[{"text": "a"},\n {"text": "b"}]', '{"text": "a"}\n{"text": "b"}\n'])
def test_a_list_or_lines_of_objects_hold_one_article_each(tmp_path: Path, text: str) -> None:
    assert [raw.fields["text"] for raw in raws(write(tmp_path / "in.json", text))] == ["a", "b"]


def test_an_object_over_several_lines_is_one_article(tmp_path: Path) -> None:
    path = write(tmp_path / "in.json", json.dumps({"id": "n", "text": "a"}, indent=2))
    assert ids(path) == ["n"]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '{"text": ' + "9" * 9_999 + "}"])
def test_json_that_is_nested_too_deep_or_holds_endless_numbers_is_refused(tmp_path: Path, text: str) -> None:
    assert len(rejects(write(tmp_path / "in.json", text))) == 1


def test_names_that_cannot_be_written_are_mended() -> None:
    assert files.clean("caf\u0065\u0301\ud800\x07 ") == "café\ufffd\ufffd\ufffd"
