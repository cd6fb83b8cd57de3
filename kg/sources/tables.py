"""A Parquet file becomes one raw article a row, called and read as if the row were a line of JSON Lines.

Rows come one at a time and columns in pieces: memory does not grow with the file.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, time
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from kg.errors import UsageError
from kg.limits import Limits
from kg.model import Raw, Reject
from kg.rows import rows as known
from kg.sources.archives import FREE, UNREADABLE
from kg.sources.json_records import record, too_long

if TYPE_CHECKING:
    import pyarrow as pa

PIECE = 1_000_000  # bytes of a column that are held at a time


def readable(name: str) -> None:
    """Raises `UsageError` where what reads tables is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401 - whether it is there is what is asked
    except ImportError as error:
        raise UsageError(f'{name} is a table and needs pyarrow: pip install "kg[parquet]"') from error


def rows(stream: BinaryIO, source: str, name: str, limits: Limits) -> Iterator[Raw | Reject]:
    """One raw article a row; what is damaged, and all behind it, is one `Reject`."""
    readable(name)
    number = 0
    with tempfile.TemporaryFile() as beside:
        if not stream.seekable():  # a member of an archive, or a pipe: a table is read from its end
            shutil.copyfileobj(stream, beside)
            stream = cast(BinaryIO, beside)
        try:
            for number, row in enumerate(_rows(stream, limits), 1):
                yield _article(row, f"{source}, row {number}", name, limits)
        except UNREADABLE as error:
            yield Reject(source, f"cannot be read behind row {number}: {' '.join(str(error).split())}")
            return
    if not number:
        yield Reject(source, "empty: it holds no row")


def _rows(stream: BinaryIO, limits: Limits) -> Iterator[dict[str, Any]]:
    """What each row says; raises one of `UNREADABLE` where the table is damaged, or can hold no articles."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    size = stream.seek(0, 2)
    try:
        file = ParquetFile(stream, buffer_size=PIECE, pre_buffer=False)
        groups = (file.metadata.row_group(n) for n in range(file.num_row_groups))
        if sum(group.total_byte_size for group in groups) > FREE + size * limits.unpacked:
            raise ValueError(f"unpacks to more than {limits.unpacked} times its size (--limit unpacked)")
        kinds = file.schema_arrow
        fields = known("layout")["fields"]
        if not set(kinds.names) & {*fields["text"], *fields["html"]}:
            raise ValueError(f'no column "text" or "html" among {", ".join(kinds.names[:20])}')
        whole = pa.schema([_microseconds(field) for field in kinds])
        for batch in file.iter_batches(1, use_threads=False):  # one row: a column may repeat a large value in each
            yield _row(batch.cast(whole, safe=False))
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error


def _microseconds(field: "pa.Field") -> "pa.Field":
    """A column whose moments are no finer than Python's."""
    import pyarrow as pa

    is_finer = pa.types.is_timestamp(field.type) and field.type.unit == "ns"
    return field.with_type(pa.timestamp("us", field.type.tz)) if is_finer else field


def _row(batch: "pa.RecordBatch") -> dict[str, Any]:
    """The fields of a row that say something; a date beyond the calendar is left out."""
    row = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            value = column[0].as_py()
        except (ValueError, OverflowError):
            continue
        if value is not None:
            row[name] = value
    return row


def _article(row: dict[str, Any], source: str, name: str, limits: Limits) -> Raw | Reject:
    content = json.dumps(row, default=_written).encode()
    if len(content) > limits.line:
        return Reject(source, too_long(limits))
    return record(json.loads(content), content, source, name)


def _written(value: object) -> str:
    """A value that JSON has no form for, as a text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if isinstance(value, date | time) else str(value)
