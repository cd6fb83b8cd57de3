"""`kg serve` passes the cases of the SPARQL 1.1 Protocol in tests/protocol/ (see its README.md)."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from tests.published import publish
from tests.servers import kg_server

FOLDER = Path(__file__).parent / "protocol"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True)
class Case:
    title: str
    request: str
    expected: tuple[str, ...]


def cases() -> list[Case]:
    """All cases, in order of files and lines."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        if path.name != "w3c.txt":
            *parts, rest = path.read_text("utf-8").split("\n.\n")
            assert not rest.strip(), f"{path}: the last case is not closed by a line with a full stop"
            assert len(parts) % 3 == 0, f"{path}: a case has three parts"
            texts = [part.strip("\n") for part in parts]
            found += [
                Case(title, request, tuple(expected.splitlines()))
                for title, request, expected in zip(texts[::3], texts[1::3], texts[2::3], strict=True)
            ]
    return found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    more = [
        ox.Quad(
            ox.NamedNode(f"https://a.example/s{number}"),
            TYPE,
            ox.NamedNode("https://a.example/T"),
            ox.NamedNode(f"https://a.example/g{number}"),
        )
        for number in (1, 2, 3)
    ]
    with kg_server(publish(tmp_path_factory.mktemp("out"), *more)) as url:
        yield url


def sent(server: str, request: str) -> httpx.Response:
    """The response to a request that is written as it goes over the wire."""
    head, _, body = request.partition("\n\n")
    first, *lines = head.splitlines()
    method, target = first.split(" ", 1)
    headers = Message()
    for line in lines:
        name, value = line.split(": ", 1)
        headers[name] = value
    content = body.encode(headers.get_content_charset("utf-8")) if body else None
    return httpx.request(method, server + target, headers=list(headers.items()), content=content)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_request_gets_the_answer_that_the_protocol_asks_for(server: str, case: Case) -> None:
    response = sent(server, case.request)
    status, *lines = case.expected
    assert response.status_code == int(status), response.text
    for line in lines:
        kind, _, text = line.partition(" ")
        if kind in ("yes", "no"):
            assert response.json()["boolean"] is (kind == "yes")
        elif kind == "as":
            assert response.headers["Content-Type"].partition(";")[0] == text
        else:
            assert kind == "has", f"no such line: {line}"
            assert text in response.text


def test_every_test_of_the_w3c_is_run_or_skipped_with_a_reason() -> None:
    lines = [line for line in (FOLDER / "w3c.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    listed = dict(line.split(" | ") for line in lines)
    assert len(listed) == 34
    named = {case.title.partition(": ")[0] for case in cases() if ": " in case.title}
    assert named == {name for name, said in listed.items() if said == "run"}
    assert all(said == "run" or said.startswith("skipped: ") for said in listed.values())
