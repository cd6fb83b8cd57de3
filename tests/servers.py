"""Real servers on free ports of this machine, for tests that speak to them."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

BIN = Path(sys.executable).parent


@contextlib.contextmanager
def running(command: list[str], url: str) -> Iterator[str]:
    """A server that answers at `url`, for the time of the block; gives the URL."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(url, process)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
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
def kg_server(out: Path, *options: str) -> Iterator[str]:
    """`kg serve` over a folder."""
    port = free_port()
    command = [str(BIN / "kg"), "serve", "--graph", str(out), "--port", str(port), *options]
    with running(command, f"http://127.0.0.1:{port}") as url:
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
