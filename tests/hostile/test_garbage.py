"""Servers that answer garbage to `kg push` and `kg query --endpoint`: told in one line, and nothing counts as done."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg import endpoint
from kg.cli import main
from tests.published import publish
from tests.servers import Silent, answering

JSON = "application/sparql-results+json"


class Garbage(Silent):
    """Answers every request to a path in the way of that path."""

    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            ANSWERS[self.path.split("?")[0]](self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_GET = do_PUT = do_POST = do_DELETE = _answer  # noqa: N815 - named by the library


def plain(status: int, body: bytes = b"", **headers: str) -> Callable[[Garbage], None]:
    def answer(request: Garbage) -> None:
        request.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def raw(*parts: bytes, pause: float = 0) -> Callable[[Garbage], None]:
    def answer(request: Garbage) -> None:
        for part in parts:
            request.wfile.write(part)
            time.sleep(pause)
        request.close_connection = True

    return answer


ENDLESS = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n" % JSON.encode()
ANSWERS = {
    "/packed": plain(200, b"not packed", Content_Encoding="gzip"),
    "/packed-error": plain(400, b"not packed", Content_Encoding="gzip"),
    "/moved": plain(302, Location="/login"),
    "/login": plain(200, b"<html>Who are you?</html>", Content_Type="text/html"),
    "/circle": plain(307, Location="/circle"),
    "/nowhere": plain(307, Location="http://[::1"),
    "/bytes": raw(b"\0\xff" * 5000 + b"\r\n\r\n"),
    "/silence": raw(),
    "/backwards": raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc"),
    "/headers": raw(b"HTTP/1.1 200 OK\r\n", *(b"X-%d: %s\r\n" % (n, b"y" * 1000) for n in range(2000))),
    "/codec": plain(400, b"\xff\xfe \x1b[31mred", Content_Type="text/plain; charset=zlib"),
    "/drops": raw(ENDLESS, *[b"x"] * 100, pause=0.1),
    "/half": plain(200, b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":', Content_Type=JSON),
    "/list": plain(200, b"[]", Content_Type=JSON),
    "/numbers": plain(200, b'{"head":{"vars":[1]},"results":{"bindings":[{"a":7}]}}', Content_Type=JSON),
    "/page": plain(200, b"<html>", Content_Type="text/html"),
    "/nothing": plain(200),
    "/flood": raw(ENDLESS, *[b"x" * 100_000] * 10_000),
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(endpoint, "FIRST_PAUSE", 0.0)
    with answering(Garbage) as url:
        yield url


def told(command: list[str], capfd: pytest.CaptureFixture[str]) -> str:
    """What a command that ends with 2 says, in one line without escape codes."""
    assert main(command) == 2
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert "\x1b" not in said
    assert len(said) < 1000
    return said


@pytest.mark.parametrize(
    ("path", "advice"),
    [
        ("/packed", "is it the right address"),
        ("/packed-error", "is it the right address"),
        ("/moved", "/login, and the request got lost: give that address"),
        ("/circle", "is it the right address"),
        ("/nowhere", "is it running"),
        ("/bytes", "is it running"),
        ("/silence", "is it running"),
        ("/backwards", "is it running"),
        ("/headers", "is it running"),
        ("/codec", "400"),
    ],
)
def test_a_push_to_what_is_no_server_is_told_and_nothing_counts_as_sent(
    path: str, advice: str, server: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = publish(tmp_path)
    assert advice in told(["push", server + path, "--graph", str(out)], capfd)
    assert list(out.glob("pushed-*")) == []


@pytest.mark.parametrize(
    ("path", "advice"),
    [
        *((path, "no answer to a query") for path in ("/half", "/list", "/numbers")),
        ("/page", "answers with text/html: is it the address of a SPARQL server"),
        ("/nothing", "answers with nothing known"),
        ("/packed", "is it the right address"),
        ("/drops", "did not end its answer within 2 s"),
    ],
)
def test_an_answer_that_is_none_is_told(path: str, advice: str, server: str, capfd: pytest.CaptureFixture[str]) -> None:
    command = ["query", "SELECT ?a { ?a ?b ?c }", "--endpoint", server + path, "--timeout", "2"]
    assert advice in told(command, capfd)


def test_an_answer_without_end_is_cut_off(
    server: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(endpoint, "LARGEST", 1_000_000)
    command = ["query", "SELECT ?a { ?a ?b ?c }", "--endpoint", f"{server}/flood"]
    assert "ask for less, with LIMIT" in told(command, capfd)
    assert main(["push", f"{server}/flood", "--graph", str(publish(tmp_path))]) == 0
