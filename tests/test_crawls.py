"""The pages of a web archive become articles by their addresses; no archive can do harm."""

import gzip
import io
import random
import zlib
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg import pipeline, sources
from kg.limits import Limits
from kg.model import Document, Raw, Reject
from kg.read import read
from kg.report import Settings
from kg.sources import crawls

PAGE = (
    "<html><head><title>Plant opens</title><link rel='canonical' href='https://canonical.example/'></head><body>"
    "<article><h1>Plant opens</h1><p>Ann Roe, the chief executive of Acme Ltd, said on Monday that the company had "
    "opened plant {} in Leeds.</p><p>It employs 300 people there, and it will hire 40 more in May.</p></article></body>"
).format
HTML = ("Content-Type", "text/html; charset=utf-8")


class Crawl:
    """A web archive that is being written."""

    def __init__(self, packed: bool = False) -> None:
        self._made = io.BytesIO()
        self._writer = WARCWriter(self._made, gzip=packed)

    def add(
        self, address: str, body: bytes, *headers: tuple[str, str], status: str = "200 OK", kind: str = "response"
    ) -> "Crawl":
        told = StatusAndHeaders(status, list(headers or [HTML]), protocol="HTTP/1.1")
        payload = io.BytesIO(body)  # of a known length: what warcio copies a record into it may leave open
        record = self._writer.create_warc_record(address, kind, payload, len(body), http_headers=told)
        self._writer.write_record(record)
        return self

    def info(self) -> "Crawl":
        self._writer.write_record(self._writer.create_warcinfo_record("a.warc", {"software": "a crawler"}))
        return self

    def __bytes__(self) -> bytes:
        return self._made.getvalue()


def read_from(tmp_path: Path, content: bytes, name: str = "a.warc", **limits: int) -> list[Raw | Reject]:
    (tmp_path / name).write_bytes(content)
    return list(sources.articles([str(tmp_path / name)], limits=Limits(**limits)))


def one(tmp_path: Path, content: bytes, **limits: int) -> Raw | Reject:
    (found,) = read_from(tmp_path, content, **limits)
    return found


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_become_articles_by_their_addresses_and_all_else_is_passed_over(name: str, tmp_path: Path) -> None:
    crawl = Crawl(packed=name.endswith("gz")).info()
    for n in range(3):
        crawl.add(f"https://a.example/{n}", b"", ("Host", "a.example"), status="GET / HTTP/1.1", kind="request")
        crawl.add(f"https://a.example/{n}", PAGE(n).encode())
        crawl.add(f"https://a.example/{n}.png", b"\x89PNG", ("Content-Type", "image/png"))
        crawl.add(f"https://a.example/{n}/gone", PAGE(n).encode(), status="404 Not Found")
        crawl.add(f"https://a.example/{n}/same", b"", status="200 OK", kind="revisit")
        crawl.add(f"dns:a{n}.example", b"127.0.0.1", ("Content-Type", "text/dns"))
    found = read_from(tmp_path, bytes(crawl), name)
    assert [item.id for item in found if isinstance(item, Raw)] == [f"https://a.example/{n}" for n in range(3)]
    assert len(found) == 3
    assert found[0].source == f"{tmp_path / name}, https://a.example/0"


def test_a_page_has_the_bytes_that_another_reader_finds(tmp_path: Path) -> None:
    crawl = bytes(
        Crawl(packed=True).add("https://a.example/", PAGE(1).encode(), HTML, ("Content-Encoding", "identity"))
    )
    record = next(ArchiveIterator(io.BytesIO(crawl)))
    (raw,) = read_from(tmp_path, crawl, "a.warc.gz")
    assert isinstance(raw, Raw)
    assert raw.content == record.content_stream().read() == PAGE(1).encode()


def test_the_address_is_the_one_that_was_asked_for_and_a_crawl_gives_no_date(tmp_path: Path) -> None:
    raw = one(tmp_path, bytes(Crawl().add("https://a.example/news?id=7", PAGE(7).encode())))
    assert isinstance(raw, Raw)
    document = read(raw)
    assert isinstance(document, Document)
    assert (document.id, document.url) == ("https://a.example/news?id=7", "https://a.example/news?id=7")
    assert document.published is None


CHUNKED = b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in (PAGE(1).encode()[:99], PAGE(1).encode()[99:]))


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (CHUNKED + b"0\r\n\r\n", ("Transfer-Encoding", "chunked")),
        (CHUNKED, ("Transfer-Encoding", "chunked")),
        (PAGE(1).encode(), ("Transfer-Encoding", "chunked")),
        (gzip.compress(PAGE(1).encode()), ("Content-Encoding", "gzip")),
        (zlib.compress(PAGE(1).encode()), ("Content-Encoding", "deflate")),
        (zlib.compress(PAGE(1).encode(), wbits=-15), ("Content-Encoding", "deflate")),
        (PAGE(1).encode(), ("Content-Encoding", "br")),
    ],
    ids=["chunks", "chunks without an end", "chunks taken out", "gzip", "deflate", "bare deflate", "unpacked before"],
)
def test_a_page_is_unpacked_as_the_server_packed_it(body: bytes, header: tuple[str, str], tmp_path: Path) -> None:
    raw = one(tmp_path, bytes(Crawl().add("https://a.example/", body, HTML, header)))
    assert isinstance(raw, Raw)
    assert raw.content == PAGE(1).encode()


@pytest.mark.parametrize(
    ("body", "header", "told"),
    [
        (b"\x0b\x02\x80", ("Content-Encoding", "br"), "packed as br, which is not read"),
        (b"\x1f\x8b and then nothing", ("Content-Encoding", "gzip"), "packed as gzip, which is not read"),
        (gzip.compress(bytes(50_000_000)), ("Content-Encoding", "gzip"), "larger than 10 MB (--limit html)"),
        (b"<p>" + bytes(11_000_000), ("Host", "a.example"), "larger than 10 MB (--limit html)"),
        (b"x" * 11_000_000, ("Transfer-Encoding", "chunked"), "larger than 10 MB (--limit html)"),
    ],
    ids=["brotli", "no gzip", "a bomb", "large", "large chunks"],
)
def test_a_page_that_cannot_be_unpacked_is_rejected_and_the_next_one_read(
    body: bytes, header: tuple[str, str], told: str, tmp_path: Path
) -> None:
    crawl = Crawl().add("https://a.example/1", body, HTML, header).add("https://a.example/2", PAGE(2).encode())
    bad, good = read_from(tmp_path, bytes(crawl))
    assert bad == Reject(f"{tmp_path / 'a.warc'}, https://a.example/1", told)
    assert isinstance(good, Raw)


SOUND = bytes(Crawl().add("https://a.example/1", PAGE(1).encode()).add("https://a.example/2", PAGE(2).encode()))
HEAD, _, LAST = SOUND.rpartition(b"WARC/1.0\r\n")


def changed(old: bytes, new: bytes) -> bytes:
    """Two sound pages, the second of them with something changed."""
    assert old in LAST
    return HEAD + b"WARC/1.0\r\n" + LAST.replace(old, new, 1)


LENGTH = LAST[LAST.index(b"Content-Length: ") :].split(b"\r\n")[0]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (SOUND[:-60], "the file ends within the record: the rest is left"),
        (changed(LENGTH, b"Content-Length: 99999999"), "the file ends within the record: the rest is left"),
        (changed(LENGTH, b"Content-Length: 99"), "it is longer or shorter than it says: the rest is left"),
        (changed(LENGTH, b"Content-Length: -1"), "it does not say how long it is: the rest is left"),
        (changed(LENGTH, b"Content-Length: " + b"9" * 40), "it does not say how long it is: the rest is left"),
        (changed(LENGTH, b"Content-Size: 7"), "it does not say how long it is: the rest is left"),
        (changed(LENGTH, b"x: y\r\n" * 2_000), "more than 1,000 lines of headers: the rest is left"),
        (HEAD + b"something else", "what follows it is no record: the rest is left"),
        (HEAD + b"y" * 1_000_000, "what follows it is no record: the rest is left"),
    ],
)
def test_a_record_whose_end_is_not_known_ends_the_reading_and_what_came_before_is_kept(
    content: bytes, told: str, tmp_path: Path
) -> None:
    good, bad = read_from(tmp_path, content)
    assert isinstance(good, Raw)
    assert isinstance(bad, Reject)
    assert bad.reason == told


def test_a_length_that_takes_in_the_next_record_gives_no_page_of_both(tmp_path: Path) -> None:
    first = SOUND[SOUND.index(b"Content-Length: ") :].split(b"\r\n")[0]
    found = one(tmp_path, SOUND.replace(first, first[:-1] + b"9" + first[-1:], 1))
    assert isinstance(found, Reject)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "holds no page"),
        (bytes(Crawl().info()), "holds no page"),
        (b"\r\n" * 100, "holds no page"),
        (b"text", "what follows it is no record"),
    ],
)
def test_an_archive_without_pages_is_rejected(content: bytes, told: str, tmp_path: Path) -> None:
    found = one(tmp_path, content)
    assert isinstance(found, Reject)
    assert told in found.reason


def test_a_packed_archive_that_is_cut_or_a_bomb_is_rejected(tmp_path: Path) -> None:
    crawl = Crawl(packed=True)
    for n in range(200):
        crawl.add(f"https://a.example/{n}", PAGE(n).encode() + bytes(str(hash(str(n))), "ascii") * 40)
    *_, last = read_from(tmp_path, bytes(crawl)[:-50], "a.warc.gz")
    assert isinstance(last, Reject)
    assert "cannot be read" in last.reason
    bomb = gzip.compress(SOUND + b"WARC/1.0\r\nContent-Length: 90000000\r\n\r\n" + bytes(90_000_000))
    *_, last = read_from(tmp_path, bomb, "a.warc.gz")
    assert "unpacks to more than 200 times its size" in str(last)


def test_two_pages_of_one_address_are_both_read_and_a_copy_is_not(tmp_path: Path) -> None:
    crawl = Crawl().add("https://a.example/", PAGE(1).encode()).add("https://a.example/", PAGE(2).encode())
    first, second, copy = read_from(tmp_path, bytes(crawl.add("https://b.example/", PAGE(1).encode())))
    assert isinstance(first, Raw)
    assert isinstance(second, Raw)
    assert second.id.startswith(f"{first.id}#")
    assert isinstance(copy, Reject)
    assert "duplicate of" in copy.reason


def test_the_graph_tells_where_a_page_is_from(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    read_from(
        tmp_path / "in", bytes(Crawl(packed=True).info().add("https://a.example/1", PAGE(1).encode())), "a.warc.gz"
    )
    report = pipeline.build([str(tmp_path / "in")], tmp_path / "out", Settings(workers=1, relations="none"))
    assert report.used == 1
    assert "https://a.example/1" in (tmp_path / "out" / "graph.nq").read_text()


def test_an_archive_changed_by_chance_gives_pages_or_a_reason() -> None:
    dice = random.Random(0)
    for _ in range(500):
        content = bytearray(SOUND)
        for _ in range(dice.choice((1, 5, 50))):
            content[dice.randrange(len(content))] = dice.randrange(256)
        assert 1 <= len(list(crawls.pages(io.BytesIO(content), "a.warc", "a.warc", Limits()))) <= 3
