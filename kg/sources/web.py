"""A web address becomes the raw article behind it: from public machines only, bounded in time, size and redirects.

Names are resolved here and the connection goes to the very address that was looked at, so a name cannot lead into
the private network, neither at first nor after a redirect.
"""

import ipaddress
import socket
import zlib
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any

import httpcore
import httpx

from kg import __version__
from kg.limits import Limits
from kg.model import Raw, RawKind, Reject

KINDS: dict[str, RawKind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
}
REDIRECTS = (301, 302, 303, 307, 308)
UNICAST = ipaddress.ip_network("2000::/3")  # what is given out of IPv6; the rest leads elsewhere, or nowhere

Content = tuple[bytes, RawKind]


class _RefusedError(Exception):
    """Why an address is not read."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network, and hides no other address inside."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        return found.is_global and found in UNICAST and found.sixtofour is None
    return found.is_global and not found.is_multicast


class _Public(httpcore.NetworkBackend):
    """Connects to allowed addresses only."""

    def __init__(self, is_allowed: Callable[[str], bool]) -> None:
        self._is_allowed = is_allowed
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the machine of that name."""
        try:
            found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            raise _RefusedError(f"no machine is called {host}, or the network is not there") from error
        if not all(map(self._is_allowed, found)):
            raise _RefusedError(f"{host} is no public machine: save the page and name the file")
        return self._inner.connect_tcp(found[0], port, timeout, local_address, socket_options)


def fetched(url: str, limits: Limits, is_allowed: Callable[[str], bool] = is_public) -> Raw | Reject:
    """The page, text or PDF at an address, or why it is not read."""
    due = monotonic() + limits.transfer
    try:
        with httpcore.ConnectionPool(network_backend=_Public(is_allowed)) as pool:
            found: httpx.URL | Content = httpx.URL(url)
            for _ in range(limits.redirects + 1):
                if isinstance(found, httpx.URL):
                    found = _answer(pool, found, due, limits)
    except _RefusedError as error:
        return Reject(url, str(error))
    except (httpcore.TimeoutException, TimeoutError):
        return Reject(url, f"took longer than {limits.transfer} s (--limit transfer)")
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.InvalidURL, OSError, ValueError, zlib.error) as error:
        return Reject(url, f"cannot be read: {error or type(error).__name__}")
    if isinstance(found, httpx.URL):
        return Reject(url, f"more than {limits.redirects} redirects (--limit redirects)")
    return Raw(url, url, *found)


def _answer(pool: httpcore.ConnectionPool, url: httpx.URL, due: float, limits: Limits) -> httpx.URL | Content:
    """The content at an address with its kind, or where it leads."""
    if url.scheme not in ("http", "https") or not url.host or url.userinfo:
        raise _RefusedError("only http and https addresses without a password are read")
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    wait = dict.fromkeys(("connect", "read", "write", "pool"), max(0.1, due - monotonic()))
    with pool.stream("GET", target, headers=_headers(url), extensions={"timeout": wait}) as response:
        told = httpx.Headers(response.headers)
        if response.status in REDIRECTS and "location" in told:
            return url.join(told["location"])
        if response.status != 200:
            raise _RefusedError(f"the server answered {response.status}")
        media = told.get("content-type", "").partition(";")[0].strip().lower()
        if media not in KINDS:
            raise _RefusedError(f"holds {media or 'nothing known'}: only pages, plain text and PDF are read")
        most = getattr(limits, KINDS[media])
        body = b"".join(_bounded(response.iter_stream(), due, most))
        if "gzip" in told.get("content-encoding", ""):
            body = b"".join(_bounded([zlib.decompressobj(31).decompress(body, most + 1)], due, most))
        return body, KINDS[media]


def _headers(url: httpx.URL) -> list[tuple[str, str]]:
    return [
        ("Host", url.netloc.decode("ascii")),
        ("User-Agent", f"kg/{__version__}"),
        ("Accept", ", ".join(KINDS)),
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
    ]


def _bounded(parts: Iterable[bytes], due: float, most: int) -> Iterator[bytes]:
    length = 0
    for part in parts:
        length += len(part)
        if length > most:
            raise _RefusedError(f"larger than {most / 1_000_000:g} MB")
        if monotonic() > due:
            raise TimeoutError
        yield part
