"""Web addresses: read only when asked for, only from public machines, never without end."""

import gzip
import time
from collections.abc import Iterator

import pytest

from kg import sources
from kg.cli import main
from kg.limits import Limits
from kg.model import Raw, Reject
from kg.sources.web import fetched, is_public
from tests.hostile.inputs import page
from tests.servers import Silent, answering

PAGE = page()


class Site(Silent):
    """Pages that do what they should, and pages that do not."""

    def do_GET(self) -> None:  # noqa: N802 - named by the library
        kind, body = "text/html; charset=utf-8", PAGE
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path.partition("?")[2])
            self.end_headers()
            return
        if self.path == "/packed":
            body = gzip.compress(bytes(50_000_000))
        if self.path == "/picture":
            kind = "image/png"
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", kind)
        if self.path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        try:
            for _ in range(100 if self.path == "/slow" else 1):
                self.wfile.write(body)
                time.sleep(0.1 if self.path == "/slow" else 0)
            while self.path == "/endless":
                self.wfile.write(bytes(100_000))
        except OSError:
            pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with answering(Site) as url:
        yield url


def reason(url: str, limits: Limits | None = None) -> str:
    found = fetched(url, limits or Limits(), is_allowed=lambda address: True)
    assert isinstance(found, Reject), found
    assert found.source == url
    return found.reason


def test_a_page_is_read_and_called_by_its_address(site: str) -> None:
    assert fetched(f"{site}/to?/page", Limits(), lambda _: True) == Raw(
        f"{site}/to?/page", f"{site}/to?/page", PAGE, "html"
    )


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone", "answered 404"),
        ("/picture", "holds image/png"),
        ("/packed", "larger than 10 MB"),
        ("/endless", "larger than 10 MB"),
        ("/to?file:///etc/passwd", "only http and https"),
        ("/to?http://user:secret@127.0.0.1/", "only http and https"),
    ],
)
def test_what_is_no_article_or_too_much_is_refused(site: str, path: str, why: str) -> None:
    assert why in reason(site + path)


def test_redirects_and_time_are_bounded(site: str) -> None:
    assert "more than 5 redirects" in reason(f"{site}/to?/to?/to?/to?/to?/to?/page")
    assert "took longer than 1 s" in reason(f"{site}/slow", Limits(transfer=1))


def test_machines_of_the_private_network_are_not_asked_whatever_they_are_called(site: str) -> None:
    for url in (site, site.replace("127.0.0.1", "localhost"), site.replace("127.0.0.1", "2130706433")):
        found = fetched(url, Limits())
        assert isinstance(found, Reject)
        assert "no public machine" in found.reason


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::", "::1"),
        *("::127.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1", "fc00::1"),
    ],
)
def test_an_address_of_no_public_machine_is_none(address: str) -> None:
    assert not is_public(address)


def test_an_address_of_a_public_machine_is_one() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::1")


def test_nothing_is_fetched_unless_asked_for(site: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", f"{site}/page"]) == 2
    assert "--fetch" in capfd.readouterr().err


def test_an_address_may_stand_among_files_where_it_is_allowed() -> None:
    (found,) = sources.articles(["http://127.0.0.1:9/"], fetch=True)
    assert isinstance(found, Reject)
    assert "no public machine" in found.reason
