"""Raw articles go to worker processes and come back as extractions or rejects, in order.

An article that crashes its worker, or that takes longer than allowed, is rejected with the reason; the worker is
replaced and the run goes on. At most a few batches a worker are on their way: memory does not grow with the input.
"""

import contextlib
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic

from kg.errors import ModelError
from kg.model import Extraction, Raw, Reject
from kg.reading_process import work
from kg.report import Settings
from kg.uninterrupted import uninterrupted

BATCH = 4  # articles that are annotated together; larger ones gain nothing, and cost more when one of them fails
START_SECONDS = 120.0  # to load the language model, on a slow disk
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}

Work = Callable[[Connection, Settings], None]
Answer = bytes | Reject | Extraction


@dataclass(slots=True)
class _Batch:
    """Articles on their way: those not answered yet, and the answers so far, in order."""

    waiting: list[Raw]
    answers: list[Answer] = field(default_factory=list)

    @property
    def done(self) -> bool:
        return not self.waiting


class _Worker:
    """One process, the batch it has in hand, and when its next message is due."""

    def __init__(self, settings: Settings, target: Work) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process: BaseProcess = context.Process(target=target, args=(other, settings), daemon=True)
        with uninterrupted():
            self.process.start()
        other.close()
        self.ready = False
        self.batch: _Batch | None = None
        self.due = monotonic() + START_SECONDS

    def take(self, batch: _Batch, seconds: float) -> None:
        """Give the worker a batch."""
        self.batch = batch
        self.due = monotonic() + seconds
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it has died; its silence will tell
            self.pipe.send(batch.waiting)

    def stop(self, patience: float = 0) -> int | None:
        """End the process; gives the exit status it had by itself within the seconds of patience, or None."""
        self.process.join(timeout=patience)
        status = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return status


class Workers:
    """A number of reading processes. Use as a context manager; leaving it ends them.

    `target` is what runs in each of them: see `kg.reading_process.work` for the messages it sends.
    """

    def __init__(self, number: int, settings: Settings, target: Work = work) -> None:
        self._target = target
        self._settings = settings
        self._number = max(1, number)
        self._workers: list[_Worker] = []
        self._again: deque[_Batch] = deque()

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers = []

    def read(self, items: Iterable[Raw | Answer]) -> Iterator[Answer]:
        """The answer for every raw article, in the order of the items; what is no raw article passes through.

        Raises `ModelError` if no model can be loaded.
        """
        under_way: deque[list[_Batch]] = deque()
        batches = _batches(items)
        more = True
        while more or under_way:
            while more and len(under_way) < 3 * self._number:
                batch = next(batches, None)
                more = batch is not None
                if batch is not None:
                    under_way.append([batch])
                    if not batch.done:
                        self._again.append(batch)
            self._hand_out()
            if under_way and all(part.done for part in under_way[0]):
                for part in under_way.popleft():
                    yield from part.answers
            elif under_way:
                self._listen(under_way)

    def _hand_out(self) -> None:
        """Give waiting batches to idle workers; start workers while there is work for them."""
        while len(self._workers) < self._number and len(self._again) > sum(w.batch is None for w in self._workers):
            self._workers.append(_started(self._settings, self._target))
        for worker in self._workers:
            if worker.ready and worker.batch is None and self._again:
                worker.take(self._again.popleft(), self._settings.seconds)

    def _listen(self, under_way: deque[list[_Batch]]) -> None:
        """Wait for messages, and take in what came, what died and what is overdue."""
        soonest = min((w.due for w in self._workers if w.batch or not w.ready), default=monotonic() + 1)
        heard = wait([w.pipe for w in self._workers], timeout=max(0.0, soonest - monotonic()))
        for worker in list(self._workers):
            if worker.pipe in heard:
                self._hear(worker, under_way)
            elif (worker.batch or not worker.ready) and monotonic() >= worker.due:
                self._failed(worker, under_way, f"took longer than {self._settings.seconds:g} s: see --seconds")

    def _hear(self, worker: _Worker, under_way: deque[list[_Batch]]) -> None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            self._failed(worker, under_way, "crashed the reader", patience=5)
            return
        if not worker.ready:
            if message is not None:
                raise ModelError(message)
            worker.ready = True
        elif worker.batch is not None:
            worker.batch.answers.append(message)
            worker.batch.waiting = worker.batch.waiting[1:]
            worker.due = monotonic() + self._settings.seconds
            if worker.batch.done:
                worker.batch = None

    def _failed(self, worker: _Worker, under_way: deque[list[_Batch]], reason: str, patience: float = 0) -> None:
        """Replace a worker; a single article in its hands is the culprit, several are tried again one by one."""
        self._workers.remove(worker)
        status = worker.stop(patience)
        batch = worker.batch
        if batch is None and worker.ready:
            return  # it died while it had nothing to do; another one is started when there is
        if batch is None:
            raise ModelError(f"a reading process ended while it loaded the language model (status {status})")
        if len(batch.waiting) == 1:
            why = f"{reason} (status {status})" if status else reason
            batch.answers.append(Reject(batch.waiting[0].source, why))
            batch.waiting = []
            return
        singles = [_Batch([raw]) for raw in batch.waiting]
        batch.waiting = []
        parts = next(parts for parts in under_way if batch in parts)
        parts[parts.index(batch) + 1 : parts.index(batch) + 1] = singles
        self._again.extendleft(reversed(singles))


def _started(settings: Settings, target: Work) -> _Worker:
    """A worker whose numerical libraries use one thread: the processes are the parallelism."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(_ONE_THREAD)
    try:
        return _Worker(settings, target)
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _batches(items: Iterable[Raw | Answer]) -> Iterator[_Batch]:
    """Raw articles in batches, in order; an item that needs no reading ends a batch and is one of its own."""
    waiting: list[Raw] = []
    for item in items:
        if isinstance(item, Raw):
            waiting.append(item)
        if waiting and (len(waiting) == BATCH or not isinstance(item, Raw)):
            yield _Batch(waiting)
            waiting = []
        if not isinstance(item, Raw):
            yield _Batch([], [item])
    if waiting:
        yield _Batch(waiting)
