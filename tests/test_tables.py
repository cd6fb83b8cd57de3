"""A row of a Parquet file is what the same line of JSON Lines is, and no table can do harm."""

import io
import json
import random
import sys
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg import pipeline, sources
from kg.cli import main
from kg.limits import Limits
from kg.model import Document, Raw, Reject
from kg.read import read
from kg.report import Settings
from kg.sources import tables

STORY = "Ann Roe, the chief executive of Acme Ltd, said on Monday that the company had opened plant {} in Leeds."
ROWS: list[dict[str, Any]] = [
    {"id": "a1", "headline": "Acme opens a plant", "text": STORY.format(1), "published": "2024-05-20"},
    {"headline": None, "text": STORY.format(2), "published": None, "authors": ["Bo Lindgren", "Dalia Haddad"]},
    {"url": "https://a.example/3", "text": STORY.format(3), "publisher": "Leeds Post", "likes": 7},
]


def table(rows: Sequence[dict[str, Any]], **options: Any) -> bytes:
    made = io.BytesIO()
    columns = dict.fromkeys(name for row in rows for name in row)
    pq.write_table(pa.table({name: [row.get(name) for row in rows] for name in columns}), made, **options)
    return made.getvalue()


def lines(rows: Sequence[dict[str, Any]]) -> bytes:
    """The rows as lines, without what they leave open, in the order of a table's columns."""
    columns = dict.fromkeys(name for row in rows for name in row)
    said = ({name: row[name] for name in columns if row.get(name) is not None} for row in rows)
    return b"".join(json.dumps(row).encode() + b"\n" for row in said)


def put(path: Path, content: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return str(path)


def read_from(path: str, **limits: int) -> list[Raw | Reject]:
    return list(sources.articles([path], limits=Limits(**limits)))


def raws(path: str) -> list[Raw]:
    found = read_from(path)
    assert all(isinstance(item, Raw) for item in found), found
    return [item for item in found if isinstance(item, Raw)]


def reason(path: str, **limits: int) -> str:
    found = read_from(path, **limits)[-1]
    assert isinstance(found, Reject)
    return found.reason


@pytest.mark.parametrize("packing", ["none", "snappy", "zstd", "gzip"])
def test_a_row_is_what_the_same_line_is(packing: str, tmp_path: Path) -> None:
    here = raws(put(tmp_path / "a" / "in.parquet", table(ROWS, compression=packing, row_group_size=2)))
    there = raws(put(tmp_path / "b" / "in.parquet".replace(".parquet", ".jsonl"), lines(ROWS)))
    assert [(raw.content, raw.kind, raw.fields) for raw in here] == [
        (raw.content, raw.kind, raw.fields) for raw in there
    ]
    assert [raw.id for raw in here][::2] == ["a1", "https://a.example/3"]
    assert here[1].id.replace(".parquet", ".jsonl") == there[1].id
    assert here[1].source.endswith("in.parquet, row 2")


@pytest.mark.timeout(300)
def test_the_graph_is_that_of_the_lines(tmp_path: Path) -> None:
    rows = [{**row, "id": f"a{n}"} for n, row in enumerate(ROWS)]
    for name, content in (("in.parquet", table(rows)), ("in.jsonl", lines(rows))):
        pipeline.build([put(tmp_path / name, content)], tmp_path / f"out-{name}", Settings(workers=1, relations="none"))
    graphs = {(tmp_path / f"out-in.{end}" / "graph.nq").read_bytes() for end in ("parquet", "jsonl")}
    assert len(graphs) == 1


@pytest.mark.parametrize(
    ("value", "kind", "published"),
    [
        (date(2024, 5, 20), pa.date32(), "2024-05-20"),
        (date(2024, 5, 20), pa.date64(), "2024-05-20"),
        (datetime(2024, 5, 20, 9, 30), pa.timestamp("s"), "2024-05-20T09:30:00"),
        (datetime(2024, 5, 20, 9, 30), pa.timestamp("ns"), "2024-05-20T09:30:00"),
        (datetime(2024, 5, 20, 9, 30, tzinfo=UTC), pa.timestamp("us", "UTC"), "2024-05-20T09:30:00+00:00"),
        (b"2024-05-20", pa.binary(), "2024-05-20"),
        ("20 May 2024", pa.large_string(), "2024-05-20"),
        (10**13, pa.timestamp("s"), None),
    ],
    ids=str,
)
def test_dates_are_read_in_every_type_and_left_out_beyond_the_calendar(
    value: object, kind: pa.DataType, published: str | None, tmp_path: Path
) -> None:
    made = io.BytesIO()
    pq.write_table(pa.table({"text": [STORY], "published": pa.array([value], kind)}), made)
    (raw,) = raws(put(tmp_path / "in.parquet", made.getvalue()))
    document = read(raw)
    assert isinstance(document, Document)
    assert document.published == published


def test_moments_finer_than_python_has_them_and_other_types_are_written_as_json(tmp_path: Path) -> None:
    columns = {
        "text": [STORY],
        "date": pa.array([1_716_197_400_123_456_789], pa.timestamp("ns")),
        "price": [Decimal("1.50")],
        "tags": [{"a": [1, 2]}],
        "vector": pa.array([[0.5, 0.25]], pa.list_(pa.float32())),
    }
    made = io.BytesIO()
    pq.write_table(pa.table(columns), made)
    (raw,) = raws(put(tmp_path / "in.parquet", made.getvalue()))
    assert raw.fields["date"] == "2024-05-20T09:30:00.123456"
    assert (raw.fields["price"], raw.fields["tags"], raw.fields["vector"]) == ("1.50", {"a": [1, 2]}, [0.5, 0.25])


def test_a_table_is_read_from_an_archive_from_gzip_and_from_standard_input(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as sink:
        sink.writestr("inner/in.parquet", table(ROWS))
    found = raws(put(tmp_path / "in.zip", made.getvalue()))
    assert [raw.content for raw in found] == [line.strip() for line in lines(ROWS).splitlines()]
    assert len(list(sources.articles(["-"], io.BytesIO(table(ROWS))))) == 3


def test_memory_does_not_grow_with_the_table(tmp_path: Path) -> None:
    rows = [{"id": f"a{n}", "text": f"{n} " + "x" * 20_000} for n in range(4_000)]
    path = put(tmp_path / "in.parquet", table(rows, compression="none", use_dictionary=False, row_group_size=4_000))
    del rows
    before = pa.total_allocated_bytes()
    most = max(pa.total_allocated_bytes() - before for _ in sources.articles([path]))
    assert most < 30_000_000
    assert Path(path).stat().st_size > 80_000_000


def test_without_pyarrow_the_user_is_told_what_to_install_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "in" / "a.txt", STORY.encode())
    put(tmp_path / "in" / "b.parquet", table(ROWS))
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert main(["build", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 2
    assert capfd.readouterr().err == 'kg: b.parquet is a table and needs pyarrow: pip install "kg[parquet]"\n'
    assert not (tmp_path / "out").exists()


def test_a_damaged_table_is_refused_with_what_is_behind_the_damage(tmp_path: Path) -> None:
    plain = {"compression": "none", "use_dictionary": False, "write_statistics": False}
    whole = table([{"text": STORY.format(n)} for n in range(1_000)], row_group_size=100, **plain)
    assert "cannot be read behind row 0" in reason(put(tmp_path / "cut.parquet", whole[:-100]))
    assert "cannot be read behind row 0" in reason(put(tmp_path / "text.parquet", b"no table at all"))
    assert "cannot be read behind row 0" in reason(put(tmp_path / "empty.parquet", b""))
    middle = whole.index(STORY.format(500).encode()) - 60
    torn = read_from(put(tmp_path / "torn.parquet", whole[:middle] + b"\xff" * 60 + whole[middle + 60 :]))
    assert [isinstance(item, Raw) for item in torn] == [True] * 500 + [False]
    assert "cannot be read behind row 500" in str(torn[-1])


@pytest.mark.parametrize(
    ("rows", "limits", "told"),
    [
        ([{"text": "x" * 3_000_000}, {"text": STORY}], {"line": 2_000_000}, "(--limit line)"),
        ([{"text": "x" * 60_000_000}], {}, "unpacks to more than 200 times its size (--limit unpacked)"),
        ([{"words": STORY}], {}, 'no column "text" or "html" among words'),
        ([], {}, 'no column "text"'),
    ],
    ids=["a huge row", "a bomb", "other columns", "no columns"],
)
def test_a_table_beyond_the_limits_is_refused(
    rows: list[dict[str, Any]], limits: dict[str, int], told: str, tmp_path: Path
) -> None:
    path = put(tmp_path / "in.parquet", table(rows, compression="zstd"))
    assert [told for item in read_from(path, **limits) if isinstance(item, Reject) and told in item.reason]
    assert sum(isinstance(item, Raw) for item in read_from(path, **limits)) == len(rows[1:])


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    made = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), made)
    assert reason(put(tmp_path / "in.parquet", made.getvalue())) == "empty: it holds no row"


def test_a_table_changed_by_chance_gives_rows_or_a_reason() -> None:
    rows = [{"id": f"a{n}", "text": STORY.format(n % 7), "tags": [n, n]} for n in range(40)]
    dice = random.Random(0)
    for _ in range(500):
        packing = dice.choice(("none", "snappy", "zstd", "gzip"))
        content = bytearray(table(rows, compression=packing, use_dictionary=dice.random() < 0.5, row_group_size=16))
        for _ in range(dice.choice((1, 1, 2, 5))):
            content[dice.randrange(len(content))] = dice.randrange(256)
        assert 1 <= len(list(tables.rows(io.BytesIO(content), "in.parquet", "in.parquet", Limits()))) <= 41
