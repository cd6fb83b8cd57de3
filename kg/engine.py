"""Where the work of a build is done: an engine reads articles and makes their graphs, many at a time, answers in order.

`Processes` uses the processors of this machine. `kg.engine_ray` has the one for a cluster.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import Protocol, TypeVar

from kg.model import Raw
from kg.report import Settings
from kg.uninterrupted import uninterrupted
from kg.workers import Answer, Workers

T = TypeVar("T")
R = TypeVar("R")

FEW = 2  # batches; to start processes takes longer than to do so few here


class Engine(Protocol):
    """What a build needs of the machines it runs on."""

    def read(self, items: Iterable[Raw | Answer]) -> Iterator[Answer]:
        """The answer for every raw article, in the order of the items; what is no raw article passes through."""

    def map(self, function: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
        """What the function gives for every batch, in order; at most a few batches a worker are on their way."""


class Processes:
    """The processors of this machine."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def read(self, items: Iterable[Raw | Answer]) -> Iterator[Answer]:
        """See `Engine`. Raises `ModelError` if no model can be loaded."""
        with Workers(self._settings.workers, self._settings) as workers:
            yield from workers.read(items)

    def map(self, function: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
        """See `Engine`."""
        further = iter(batches)
        first = list(islice(further, FEW + 1))
        number = self._settings.workers
        if len(first) <= FEW or number == 1:
            yield from map(function, chain(first, further))
            return
        with ProcessPoolExecutor(number, multiprocessing.get_context("spawn")) as pool:
            under_way: deque[Future[R]] = deque()
            for batch in chain(first, further):
                with uninterrupted():  # the pool starts its processes as they are needed
                    under_way.append(pool.submit(function, batch))
                if len(under_way) > 2 * number:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
