"""What lies in an object store is read as if it lay in a folder: order, names, limits, bytes; and nothing else is."""

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from kg import pipeline, sources
from kg.cli import main
from kg.errors import MissingInputError, UsageError
from kg.limits import Limits
from kg.model import Raw, Reject
from kg.report import Settings
from tests.servers import free_port, running

KEYS = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": "us-east-1"}
STORY = "Ann Roe, the chief executive of Acme Ltd, said on Monday that the company had opened plant {} in Leeds."


def zipped(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as sink:
        for name, text in members.items():
            sink.writestr(f"{name}.txt", text)
    return made.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as sink:
        head = tarfile.TarInfo(name)
        head.size = len(content)
        sink.addfile(head, io.BytesIO(content))
    return made.getvalue()


def lines(first: int, number: int) -> bytes:
    return b"".join(
        json.dumps({"text": STORY.format(n), "published": "2024-05-20"}).encode() + b"\n"
        for n in range(first, first + number)
    )


FILES: dict[str, bytes] = {
    "b.txt": STORY.format(1).encode(),
    "a.txt": STORY.format(2).encode(),
    "copy of a.txt": STORY.format(2).encode(),
    "lines.jsonl.gz": gzip.compress(lines(10, 3), mtime=0),
    "lines.ndjson": lines(20, 2) + b"{oops\n",
    "cut.jsonl.gz": gzip.compress(lines(30, 3))[:-9],
    "2024/05/c.txt": STORY.format(3).encode(),
    "2024/05/packed.zip": zipped(one=STORY.format(4), two=STORY.format(5)),
    "2024/packed.tgz": tarred("d.txt", STORY.format(6).encode()),
    "2025/05/c.txt": STORY.format(7).encode(),
    "2024.md": STORY.format(8).encode(),
    "odd[1].txt": STORY.format(9).encode(),
    ".hidden/e.txt": b"hidden",
    "2024/.f.txt": b"hidden",
    "picture.png": b"no article",
}
PATTERNS = [
    "*.txt",
    "**/*.txt",
    "**",
    "*/05/c.txt",
    "202?/**/c.*",
    "2024/05/*",
    ".hidden/*",
    "odd[1].txt",
    "**/05/*",
    "**/.hidden/*",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def memory() -> Iterator[str]:
    store = fsspec.filesystem("memory")
    store.pipe({f"/news/{name}": content for name, content in FILES.items()})
    yield "memory://news"
    store.store.clear()


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """A bucket of a server of this machine."""
    pytest.importorskip("s3fs", reason="s3fs is not installed: pip install --group cloud")
    pytest.importorskip("moto.server", reason="no S3 server is installed: pip install --group cloud")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with pytest.MonkeyPatch.context() as patch, running([sys.executable, "-m", "moto.server", f"-p{port}"], url):
        for name, value in {**KEYS, "AWS_ENDPOINT_URL": url}.items():
            patch.setenv(name, value)
        store = fsspec.filesystem("s3")
        store.mkdir("news", acl="public-read")
        for name, content in FILES.items():
            store.pipe_file(f"news/in/{name}", content, ACL="public-read")
        yield "s3://news/in"


@pytest.fixture(params=["memory", "s3"])
def address(request: pytest.FixtureRequest) -> str:
    """Each store with the same files."""
    return str(request.getfixturevalue(request.param))


def found(argument: str) -> list[tuple[str, ...]]:
    """What is read under an argument, with its sources told from there on."""
    base = argument.partition("/news")[0]
    return [
        (item.id, item.kind, item.content.decode("latin-1"))
        if isinstance(item, Raw)
        else (item.source.removeprefix(base), item.reason.replace(base, ""))
        for item in sources.articles([argument])
    ]


def below(address: str, rest: str) -> list[tuple[str, ...]]:
    return [tuple(part.replace("/news/in/", "/news/") for part in item) for item in found(address + rest)]


def test_a_store_gives_what_the_same_folder_gives(folder: Path, address: str) -> None:
    here = [tuple(part.replace(f"/{folder.name}/", "/news/") for part in item) for item in _here(folder, "")]
    assert below(address, "/") == here
    assert below(address, "") == here
    assert len(here) == 17


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_matches_in_a_store_what_it_matches_on_disk(folder: Path, address: str, pattern: str) -> None:
    assert [item[0] for item in below(address, f"/{pattern}")] == [item[0] for item in _here(folder, f"/{pattern}")]


def _here(folder: Path, rest: str) -> list[tuple[str, ...]]:
    """What a folder on disk gives, told as if it were called /news."""
    return [
        (item.id, item.kind, item.content.decode("latin-1"))
        if isinstance(item, Raw)
        else (item.source.replace(str(folder), "/news"), item.reason.replace(str(folder), "/news"))
        for item in sources.articles([f"{folder}{rest}"])
    ]


def test_one_file_is_called_by_its_own_name(address: str) -> None:
    assert [item[0] for item in below(address, "/2024/05/c.txt")] == ["c.txt"]


def test_a_file_that_is_named_twice_is_read_once(address: str) -> None:
    twice = sources.articles([f"{address}/a.txt", f"{address}/*.md", f"{address}/a.txt"])
    assert [item.id for item in twice if isinstance(item, Raw)] == ["a.txt", "2024.md"]


def test_how_many_articles_there_are_is_judged_in_a_store_too(address: str) -> None:
    extent = sources.Extent()
    judged = [extent.of(number) for number, _ in enumerate(sources.articles([address], extent=extent), 1)]
    assert judged[-1] == len(judged)


@pytest.mark.timeout(300)
def test_the_graph_and_the_archive_are_those_of_the_folder(folder: Path, address: str, tmp_path: Path) -> None:
    settings = Settings(workers=1, relations="none")
    here, there = (
        pipeline.build([where], tmp_path / name, settings) for where, name in ((str(folder), "a"), (address, "b"))
    )
    assert (tmp_path / "a" / "graph.nq").read_bytes() == (tmp_path / "b" / "graph.nq").read_bytes()
    assert here.used == there.used > 10
    kept = [{p.name: p.read_bytes() for p in (tmp_path / name / "extractions").rglob("*.gz")} for name in "ab"]
    assert kept[0] == kept[1]


def test_a_file_that_is_gone_when_its_turn_comes_is_rejected_alone() -> None:
    store = fsspec.filesystem("memory")
    store.pipe({"/going/a.txt": b"first", "/going/b.txt": b"second", "/going/c.txt": b"third"})
    read = sources.articles(["memory://going"])
    store.rm("/going/b.txt")
    first, gone, last = read
    assert isinstance(gone, Reject)
    assert gone.source == "memory://going/b.txt"
    assert "cannot be read" in gone.reason
    assert isinstance(first, Raw)
    assert isinstance(last, Raw)


def test_limits_hold_in_a_store() -> None:
    store = fsspec.filesystem("memory")
    store.pipe({"/large/bomb.txt.gz": gzip.compress(bytes(30_000_000)), "/large/long.txt": b"word " * 300})
    bomb, long = sources.articles(["memory://large"], limits=Limits(text=1_000))
    assert isinstance(bomb, Reject)
    assert isinstance(long, Reject)
    assert "larger than 0.001 MB" in bomb.reason
    assert "larger than 0.001 MB" in long.reason
    store.pipe("/bomb/a.jsonl.gz", gzip.compress(b"{}\n" + bytes(30_000_000)))
    assert "unpacks to more than 200 times" in str(list(sources.articles(["memory://bomb"])))


@pytest.mark.parametrize("form", ["file://{}", "FILE://{}", "file://localhost{}"])
def test_an_address_of_this_machine_is_a_path(folder: Path, form: str) -> None:
    named = form.format(f"{folder}/odd%5B1%5D.txt")
    assert [item.id for item in sources.articles([named]) if isinstance(item, Raw)] == ["odd[1].txt"]


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("memory://gone", "there is nothing at memory://gone; check the spelling"),
        ("memory://gone/*.txt", "there is nothing at memory://gone/*.txt; check the spelling"),
        ("nosuch://bucket/a.txt", "Protocol not known: nosuch"),
        ("zip://*.txt::https://a.example/a.zip", "leads through another address"),
        ("simplecache::memory://news", "there is no file or folder"),
        ("generic://http://a.example/a.txt", "leads through another address"),
        ("https://a.example/a.txt", "give --fetch"),
        ("ftp://ann:secret@127.0.0.1:1/news", "ftp://ann@127.0.0.1:1/news cannot be used"),
        ("file:///gone.txt", "there is no file or folder /gone.txt"),
    ],
)
def test_an_address_that_gives_nothing_is_told_in_one_line(
    argument: str, told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", argument, "-o", str(tmp_path / "out")]) == 2
    said = capfd.readouterr().err
    assert told in said
    assert "secret" not in said
    assert len(said.splitlines()) == 1


def test_a_folder_of_a_store_without_articles_is_an_error(memory: str) -> None:
    fsspec.filesystem("memory").pipe("/pictures/a.png", b"x")
    with pytest.raises(MissingInputError, match=r"memory://pictures holds no \.txt"):
        sources.articles(["memory://pictures"])


@pytest.mark.parametrize(("missing", "address"), [("fsspec", "s3://b/a.txt"), ("gcsfs", "gs://b")])
def test_what_has_to_be_installed_is_told(missing: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError, match=r'pip install "kg\[cloud\]"'):
        sources.articles([address])


def test_names_that_lead_out_or_nowhere_are_refused_and_the_others_read(s3: str) -> None:
    from botocore.session import get_session

    client = get_session().create_client("s3")  # s3fs would mend the names
    for name in ("../../climbed.txt", "/rooted.txt", "a/../b.txt", "ok/", "ok/sound.txt", "red\x1b[31m.txt"):
        client.put_object(Bucket="news", Key=f"tricks/{name}", Body=f"content of {name}".encode())
    read = list(sources.articles(["s3://news/tricks"]))
    assert [item.id for item in read if isinstance(item, Raw)] == ["red[31m.txt", "ok/sound.txt"]
    refused = [item for item in read if isinstance(item, Reject)]
    assert [item.source for item in refused] == ["s3://news/tricks//", "s3://news/tricks/../", "s3://news/tricks/a/../"]
    assert {item.reason for item in refused} == {"a name that leads out of its folder, or nowhere"}


def test_a_large_object_is_read_in_pieces(s3: str) -> None:
    record = json.dumps({"text": "x" * 99_900}).encode() + b"\n"
    fsspec.filesystem("s3").pipe("news/large.jsonl", record * 600)
    tracemalloc.start()
    try:
        assert sum(1 for _ in sources.articles(["s3://news/large.jsonl"])) == 600
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("changed", "argument", "told"),
    [
        ({}, "s3://no-such-bucket/in", "there is nothing at s3://no-such-bucket/in"),
        (
            {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_EC2_METADATA_DISABLED": "true"},
            "s3://news/in",
            "s3://news/in cannot be listed (Unable to locate credentials)",
        ),
    ],
)
def test_a_store_that_refuses_is_told_in_one_line(
    changed: dict[str, str], argument: str, told: str, s3: str, tmp_path: Path
) -> None:
    environment = {name: value for name, value in {**os.environ, **changed, "HOME": str(tmp_path)}.items() if value}
    command = [sys.executable, "-m", "kg", "build", argument, "-o", str(tmp_path / "out")]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert told in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_a_public_bucket_needs_no_keys(s3: str, tmp_path: Path) -> None:
    public = {**os.environ, "HOME": str(tmp_path), "FSSPEC_S3_ANON": "true", "AWS_EC2_METADATA_DISABLED": "true"}
    environment = {name: value for name, value in public.items() if "ACCESS_KEY" not in name}
    command = [sys.executable, "-m", "kg", "extract", "s3://news/in/a.txt", "--relations", "none"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["document"]["id"] == "a.txt"
