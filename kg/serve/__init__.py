"""A published graph becomes a web server: the SPARQL Protocol, a page for every thing, the explorer. Read only.

    /                       the page that shows the graph
    /sparql                 queries (GET, POST); without a query the service description
    /entity/... /claim/...  what an IRI stands for: HTML for people, RDF for programs
    /.well-known/void       what the data set holds
    /health /openapi.json   for those who run the server

Every request sees the newest generation, whole; a rebuild needs no restart.
"""

import contextlib
import os
import socket
from collections.abc import AsyncIterator, Sequence
from ipaddress import ip_address
from pathlib import Path

import anyio.to_thread
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import KgError, UsageError
from kg.query_process import Limits
from kg.query_worker import QueryWorkers
from kg.serve import descriptions, protocol, resources
from kg.serve.published import Published

LIMITS = Limits(seconds=30, memory=1000, rows=100_000, result_bytes=100_000_000)
OWN_ADDRESSES = ("127.0.0.1", "[::1]")
THREADS = 200  # requests that wait for an answer at the same time; more stand in line
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class _SecurityHeaders:
    """Adds what keeps a browser from doing more with an answer than to show it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            await send(message)

        await self.app(scope, receive, send_with)


def application(
    out: Path, limits: Limits = LIMITS, workers: int | None = None, hosts: list[str] | None = None
) -> Starlette:
    """The server as an ASGI application over the folder of a build; `hosts` are the names it answers to."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        with QueryWorkers(workers or max(8, 2 * (os.cpu_count() or 1)), limits) as app.state.workers:
            yield

    app = Starlette(
        routes=[
            Route("/", resources.explorer),
            Route("/sparql", protocol.sparql, methods=["GET", "POST"]),
            Route("/.well-known/void", descriptions.void),
            Route("/health", descriptions.health),
            Route("/openapi.json", descriptions.openapi),
            *(Route(f"/{kind}/{{name:path}}", resources.resource) for kind in resources.KINDS),
        ],
        middleware=[Middleware(_SecurityHeaders), Middleware(TrustedHostMiddleware, allowed_hosts=hosts or ["*"])],
        exception_handlers={KgError: _unavailable, ClientDisconnect: _gone},
        lifespan=lifespan,
    )
    app.state.published = Published(out)
    app.state.limits = limits
    return app


async def _unavailable(request: Request, error: Exception) -> Response:
    return PlainTextResponse(f"{error}\n", 503, {"Retry-After": "5"})


async def _gone(request: Request, error: Exception) -> Response:
    return PlainTextResponse("the request did not arrive whole\n", 400)


def serve(out: Path, host: str, port: int, limits: Limits = LIMITS, workers: int | None = None) -> None:
    """Serve the graph in a folder until interrupted. On this machine's own addresses only its own names are answered.

    Raises `UsageError` where no server can listen.
    """
    import uvicorn

    from kg.serve.connections import BACKLOG, Connection

    sockets = _listening(host, port)
    config = uvicorn.Config(
        application(out, limits, workers, _own_names(host, sockets)),
        http=Connection,
        ws="none",
        backlog=BACKLOG,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets)


def _listening(host: str, port: int) -> list[socket.socket]:
    """A socket at each address of a host that can be listened at."""
    sockets = []
    try:
        addresses = {(one[0], one[4]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise UsageError(f"{host!r} is no address to listen at: {error}; name another with --host") from error
    for family, address in sorted(addresses):
        try:
            sockets.append(socket.create_server(address, family=family))
        except OSError as error:
            problem = error
    if not sockets:
        raise UsageError(f"cannot listen at {host}, port {port}: {problem.strerror}; name another --host or --port")
    return sockets


def _own_names(host: str, sockets: Sequence[socket.socket]) -> list[str] | None:
    """The names that a server which only this machine reaches answers to; None, for any, where others reach it."""
    addresses = [ip_address(one.getsockname()[0].partition("%")[0]) for one in sockets]
    if not all(address.is_loopback for address in addresses):
        return None
    return ["localhost", host, *OWN_ADDRESSES, *(host_in_url(str(address)) for address in addresses)]


def host_in_url(host: str) -> str:
    """A host as it stands in a URL: an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host else host
