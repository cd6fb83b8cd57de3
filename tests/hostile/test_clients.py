"""What the server does with clients that hold on, say nonsense, or do not take what they asked for."""

import contextlib
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.cli import main
from kg.serve import connections
from tests.published import publish
from tests.servers import BIN, free_port, kg_server, running

HEAD = b"GET /health HTTP/1.1\r\nHost: localhost\r\n"
LARGE = b"""SELECT (CONCAT(STR(?a), STR(?b), STR(?c), STR(?d), STR(?e), STR(?f)) AS ?x)
{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 50000"""
POST = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def server(out: Path) -> Iterator[str]:
    with kg_server(out) as url:
        yield url


def connected(url: str, sent: bytes) -> socket.socket:
    """A connection on which something was sent."""
    client = socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), timeout=30)
    try:
        client.sendall(sent)
    except ConnectionError:
        client.close()
        raise
    return client


def answer(url: str, sent: bytes) -> str:
    """All that comes back on a connection until the server ends it."""
    parts = []
    with connected(url, sent) as client:
        while part := client.recv(65536):
            parts.append(part)
    return b"".join(parts).decode()


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        HEAD + b"X: ",
        POST + b"Content-Length: 9999\r\n\r\nASK",
        POST + b"Transfer-Encoding: chunked\r\n\r\nfff\r\nA",
    ],
    ids=["nothing", "half a head", "half a body", "half a chunk"],
)
def test_clients_that_hold_on_to_more_connections_than_there_are_keep_nobody_out(server: str, sent: bytes) -> None:
    held = [connected(server, sent) for _ in range(connections.MOST + 100)]
    try:
        started = time.monotonic()
        assert httpx.get(f"{server}/sparql?query=ASK{{}}", timeout=30).status_code == 200
        assert time.monotonic() - started < 5
    finally:
        for client in held:
            client.close()


@pytest.fixture(scope="module")
def hasty(out: Path) -> Iterator[str]:
    """A server that waits for a second where others wait for twenty."""
    port = free_port()
    started = (
        "from kg.cli import main; from kg.serve import connections; connections.ARRIVAL = 1.0; "
        f"main(['serve', '--graph', {str(out)!r}, '--port', '{port}'])"
    )
    with running([sys.executable, "-c", started], f"http://127.0.0.1:{port}") as url:
        yield url


def test_a_request_that_comes_a_byte_at_a_time_is_not_waited_for(hasty: str) -> None:
    with connected(hasty, HEAD + b"X: ") as client:
        for _ in range(40):
            with contextlib.suppress(ConnectionError):
                client.sendall(b"a")
            time.sleep(0.1)
        with contextlib.suppress(ConnectionError):
            assert client.recv(1) == b""


def test_a_second_request_has_its_own_while(hasty: str) -> None:
    with connected(hasty, b"") as client:
        for _ in range(3):
            time.sleep(0.7)
            client.sendall(HEAD + b"\r\n")
            found = client.recv(65536)
            assert found.startswith(b"HTTP/1.1 200")
            while not found.endswith(b"}"):
                found += client.recv(65536)


def taken(url: str, waits: list[float]) -> int:
    """How many bytes of a large answer a client gets that waits before each of the first millions."""
    with connected(
        url, POST + b"Accept: text/csv\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(LARGE)
    ) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 100_000)
        client.sendall(LARGE)
        size = len(client.recv(1))
        with contextlib.suppress(ConnectionError):
            for wait in [*waits, *[0.0] * 1000]:
                time.sleep(wait)
                size += len(client.recv(1_000_000, socket.MSG_WAITALL))
        return size


def test_who_takes_an_answer_slowly_gets_all_of_it_and_who_does_not_take_it_is_cut_off(hasty: str) -> None:
    whole = taken(hasty, [])
    assert whole > 10_000_000
    assert taken(hasty, [0.4] * 10) == whole
    assert taken(hasty, [4]) < whole


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        (b"GET /health HTTP/1.1\r\nHost: evil.example\r\n", 400, "Invalid host"),
        (b"GET /health HTTP/1.1\r\nHost: localhost:http\r\n", 400, "Invalid host"),
        (b"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n", 400, "Invalid HTTP"),
        (b"GET /health HTTP/1.1\r\n", 400, "Invalid HTTP"),
        (b"GET http://evil.example/entity/a HTTP/1.1\r\nHost: localhost\r\n", 404, ""),
        (b"GET //evil.example/sparql/ HTTP/1.1\r\nHost: localhost\r\n", 404, ""),
        (b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\n", 404, ""),
        (b"GET /entity/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\n", 404, "no such thing"),
        (b"GET /entity/a%00b HTTP/1.1\r\nHost: localhost\r\n", 404, "no such thing"),
        (b"GET /entity/%ed%a0%80 HTTP/1.1\r\nHost: localhost\r\n", 404, "no such thing"),
        (b"GET /entity/a%0d%0aSet-Cookie:b HTTP/1.1\r\nHost: localhost\r\n", 404, ""),
        (b"GET /entity/%3E%20%7D%20UNION HTTP/1.1\r\nHost: localhost\r\n", 404, "no such thing"),
        (b"GET /entity" + b"/a" * 30_000 + b" HTTP/1.1\r\nHost: localhost\r\n", 404, "no such thing"),
        (b"GET /sparql?" + b"a&" * 5_000 + b" HTTP/1.1\r\nHost: localhost\r\n", 400, "1,000 parameters"),
        (b"GET /sparql?query=%ed%a0%80 HTTP/1.1\r\nHost: localhost\r\n", 400, "UTF-8"),
        (b"GET /sparql?query=ASK{}&default-graph-uri= HTTP/1.1\r\nHost: localhost\r\n", 400, "IRI"),
        (b"GET /sparql?query=ASK{} HTTP/1.1\r\nHost: localhost\r\nAccept: " + b"a/b;q=.1," * 5_000 + b"\r\n", 406, ""),
        (b"FOO /sparql HTTP/1.1\r\nHost: localhost\r\n", 405, ""),
        (b"A" * 60_000 + b" / HTTP/1.1\r\nHost: localhost\r\n", 405, ""),
        (b"CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\n", 404, ""),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n", 400, "Invalid HTTP"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400, "Invalid HTTP"),
        (POST + b"Content-Length: -6\r\n", 400, "Invalid HTTP"),
        (POST + b"Content-Length: " + b"9" * 5_000 + b"\r\n", 400, "Invalid HTTP"),
        (POST + b"Content-Length: 6\r\nContent-Length: 7\r\n", 400, "Invalid HTTP"),
        (POST + b"Transfer-Encoding: gzip, chunked\r\n", 400, "Invalid HTTP"),
        (POST + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", 400, "cannot be parsed"),
    ],
    ids=lambda value: repr(value)[:60] if isinstance(value, bytes) else None,
)
def test_a_request_that_makes_no_sense_is_told_so(server: str, sent: bytes, status: int, told: str) -> None:
    found = answer(server, sent + b"Connection: close\r\n" * (b"\r\n\r\n" not in sent) + b"\r\n")
    assert int(found.split(" ")[1]) == status, found
    assert told in found


@pytest.mark.parametrize("size", [200_000, 5_000_000], ids=["a little over", "far over"])
@pytest.mark.parametrize(
    "sent", [b"GET /entity/%s HTTP/1.1\r\n", b"GET /sparql?query=%s HTTP/1.1\r\n", HEAD + b"X: %s\r\n"]
)
def test_a_head_that_is_too_long_is_not_read_to_its_end(server: str, sent: bytes, size: int) -> None:
    with contextlib.suppress(ConnectionError):  # where the server has hung up before all was sent
        assert answer(server, sent % (b"a" * size) + b"\r\n")[9:12] == "400"
    assert httpx.get(f"{server}/health").status_code == 200


def test_a_client_that_leaves_in_the_middle_of_its_query_leaves_no_trace_in_the_log(out: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("wb") as file, kg_server(out, log=file) as url:
        for _ in range(5):
            connected(url, POST + b"Content-Length: 9999\r\n\r\nASK").close()
        assert httpx.get(f"{url}/health").status_code == 200
    assert len(log.read_text().splitlines()) == 1, log.read_text()


def test_at_the_other_address_of_this_machine_a_foreign_name_is_refused_too(out: Path) -> None:
    port = free_port()
    command = [str(BIN / "kg"), "serve", "--graph", str(out), "--host", "::1", "--port", str(port)]
    with running(command, f"http://[::1]:{port}") as url:
        assert httpx.get(f"{url}/health").status_code == 200
        assert httpx.get(f"{url}/health", headers={"Host": "localhost"}).status_code == 200
        assert httpx.get(f"{url}/health", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("host", ["nowhere.invalid", "203.0.113.1", "a..b", ""])
def test_where_no_server_can_listen_is_told(out: Path, host: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--graph", str(out), "--host", host]) == 2
    assert "--host" in capfd.readouterr().err


def test_a_port_that_is_taken_is_told(out: Path, server: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--graph", str(out), "--port", server.rpartition(":")[2]]) == 2
    assert "name another --host or --port" in capfd.readouterr().err
