"""Real servers on free ports of this machine, for tests that speak to them."""

import contextlib
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO

import httpx

BIN = Path(sys.executable).parent


class Silent(BaseHTTPRequestHandler):
    """A handler that writes no log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def answering(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server within this process that answers by a handler, for the time of the block; gives its URL."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def running(command: list[str], url: str, log: IO[bytes] | int = subprocess.DEVNULL) -> Iterator[str]:
    """A server that answers at `url` and writes its errors to `log`, for the time of the block; gives the URL."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)
    try:
        _wait_for(url, process)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Return when a server answers."""
    for _ in range(200):
        with contextlib.suppress(httpx.TransportError):
            httpx.get(url)
            break
        assert process.poll() is None, f"{process.args!r} ended with status {process.returncode}"
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def kg_server(out: Path, *options: str, log: IO[bytes] | int = subprocess.DEVNULL) -> Iterator[str]:
    """`kg serve` over a folder."""
    port = free_port()
    command = [str(BIN / "kg"), "serve", "--graph", str(out), "--port", str(port), *options]
    with running(command, f"http://127.0.0.1:{port}", log) as url:
        yield url


@contextlib.contextmanager
def oxigraph_server() -> Iterator[str]:
    """The Oxigraph server, in memory."""
    port = free_port()
    with running([str(BIN / "oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"], f"http://127.0.0.1:{port}") as url:
        yield url


@contextlib.contextmanager
def virtuoso_server(folder: Path) -> Iterator[str]:
    """Virtuoso with a new, empty database in a folder; its user is dba, the password dba."""
    port, inner = free_port(), free_port()
    settings = f"""
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{inner}
NumberOfBuffers = 10000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = 10000
"""
    (folder / "virtuoso.ini").write_text(settings, "utf-8")
    command = ["virtuoso-t", "+configfile", str(folder / "virtuoso.ini"), "+foreground"]
    with running(command, f"http://127.0.0.1:{port}") as url:
        yield url
