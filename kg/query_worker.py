"""Queries go to processes that are kept warm and come back as replies; one that goes too far is stopped and told so.

While a process is free a query may use its whole time. When others wait for one, the query that has taken most gives
way, so that a few heavy questions do not keep out the many quick ones.
"""

import multiprocessing
import os
import signal
from pathlib import Path
from threading import Condition
from time import monotonic
from types import TracebackType

from kg.errors import KgError, QueryStopped
from kg.query_process import Limits, Reply, Request, check, out_of_memory, work
from kg.uninterrupted import uninterrupted

START_SECONDS = 60.0  # for a process to start, on a slow or busy machine
FAIR_SECONDS = 1.0  # of processor time that a query may take at least while others wait
PATIENT_SECONDS = 0.2  # how long a query waits before another is made to give way
WAIT_SECONDS = 10.0  # how long a query waits for a free process


class _Process:
    """One process, and how much of the processor its query has used."""

    def __init__(self, limits: Limits) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["__main__", "kg.query_process"])  # so that a new process takes 20 ms
        self._limits = limits
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=work, args=(other, limits), daemon=True)
        with uninterrupted():
            self._process.start()
        other.close()
        self._ready = False
        self.busy = False  # with a query
        self._before = 0.0
        self.gave_way = False

    def ask(self, request: Request) -> Reply:
        """The reply to a request. Raises what the query raised, or `QueryStopped` if the process had to be ended."""
        try:
            if not self._ready:
                self._hear(START_SECONDS)
                self._ready = True
            self._before, self.busy = self._processor_seconds(), True
            self._pipe.send(request)
            reply = self._hear(self._limits.seconds)
        except (EOFError, OSError) as error:
            raise self._why_it_ended() from error
        if isinstance(reply, Exception):
            raise reply
        assert isinstance(reply, Reply)
        return reply

    def _hear(self, seconds: float | None) -> object:
        if not self._pipe.poll(seconds):
            raise QueryStopped(f"the query took longer than {seconds:g} s and was stopped: ask for less", "seconds")
        return self._pipe.recv()

    def _why_it_ended(self) -> QueryStopped:
        if self.gave_way:
            return QueryStopped("the query was stopped because others were waiting: ask again later", "busy")
        self._process.join(timeout=5)
        status = self._process.exitcode
        if status == -signal.SIGABRT and self._limits.memory is not None:
            return out_of_memory(self._limits)
        if status == -signal.SIGSEGV:
            return QueryStopped("the query is too deeply nested to be answered", "nesting")
        return QueryStopped(f"the query ended the process that answered it (status {status})", "crash")

    def used(self) -> float:
        """Seconds of processor time that the query in hand has taken."""
        return self._processor_seconds() - self._before if self.busy else 0.0

    def _processor_seconds(self) -> float:
        """Seconds of processor time since the process started; where the system does not tell, of any time."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return monotonic()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()

    def close(self) -> None:
        """End the process and let go of what belongs to it."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


class QueryWorkers:
    """A number of processes that answer queries. Use as a context manager; safe to use from several threads."""

    def __init__(self, number: int, limits: Limits) -> None:
        self._limits = limits
        self._changed = Condition()
        self._idle = [_Process(limits) for _ in range(number)]
        self._busy: list[_Process] = []
        self._closed = False

    def __enter__(self) -> "QueryWorkers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._closed = True
            for process in self._busy:
                process.end()  # whoever waits for its answer is told, and closes it
            while self._idle:
                self._idle.pop().close()

    def answer(self, request: Request) -> Reply:
        """The reply to a request. Raises `QueryError`, and `QueryStopped` with the limit that was hit."""
        check(request.text, self._limits)
        process = self._take()
        whole = False
        try:
            reply = process.ask(request)
            whole = True
            return reply
        except QueryStopped as error:
            whole = error.limit in ("rows", "bytes")  # told by the process itself, which goes on
            raise
        except KgError:
            whole = True
            raise
        finally:
            self._give_back(process, whole)

    def _take(self) -> _Process:
        """An idle process; when there is none for a while, the longest query gives way."""
        asked = monotonic()
        with self._changed:
            while not self._idle:
                waited = monotonic() - asked
                if waited > WAIT_SECONDS:
                    raise QueryStopped(f"no process was free for {WAIT_SECONDS:g} s: ask again later", "busy")
                if waited > PATIENT_SECONDS:
                    self._make_room()
                self._changed.wait(0.05)
            process = self._idle.pop()
            self._busy.append(process)
            return process

    def _make_room(self) -> None:
        """End the query that has taken most, unless one is just being ended or none had its fair time."""
        if not self._busy or any(process.gave_way for process in self._busy):
            return
        longest = max(self._busy, key=_Process.used)
        if longest.used() > FAIR_SECONDS:
            longest.gave_way = True
            longest.end()

    def _give_back(self, process: _Process, whole: bool) -> None:
        """A process that is whole is free again; in place of another a new one starts, to be used last."""
        whole = whole and not process.gave_way and not self._closed
        if not whole:
            process.close()
        with self._changed:
            self._busy.remove(process)
            if self._closed:
                return
            if whole:
                process.busy = False
                self._idle.append(process)
            else:
                self._idle.insert(0, _Process(self._limits))
            self._changed.notify()
