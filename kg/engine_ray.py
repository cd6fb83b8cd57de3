"""The engine for a cluster: batches are tasks of Ray (`pip install "kg[ray]"`), answers come in order.

A task whose worker or machine dies is tried again elsewhere. Where that does not help, the articles of its batch are
given out one by one, and the one that ends its worker or takes longer than allowed is rejected alone.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import KgError, ModelError, UsageError
from kg.model import Raw, Reject
from kg.reading_process import answers, ready
from kg.report import Settings
from kg.workers import BATCH, Answer

if TYPE_CHECKING:
    from spacy.language import Language

T = TypeVar("T")
R = TypeVar("R")

RETRIES = 1  # of a batch whose worker died, before its articles are given out one by one
AHEAD = 3  # batches a processor that are on their way: memory does not grow with the input


class Ray:
    """A Ray cluster: the one at an address ("auto": the one this machine is part of), or a new one on this machine.

    Raises `UsageError` where Ray is not installed or no cluster answers.
    """

    def __init__(self, settings: Settings, address: str | None = None) -> None:
        try:
            import ray
        except ImportError as error:
            raise UsageError('--engine ray needs Ray: pip install "kg[ray]"') from error
        self._ray: Any = ray
        self._settings = settings
        here = {} if address else {"num_cpus": settings.workers, "include_dashboard": False}
        try:
            ray.init(address or "local", ignore_reinit_error=True, log_to_driver=False, logging_level="ERROR", **here)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise UsageError(f"no Ray cluster answers at {address}: {error}") from error
        self._processors = max(1, int(ray.cluster_resources().get("CPU", 1)))

    def read(self, items: Iterable[Raw | Answer]) -> Iterator[Answer]:
        """See `kg.engine.Engine`. Raises `ModelError` if a worker cannot load the language model."""
        task = self._ray.remote(max_retries=RETRIES)(_read)

        def asked(batch: list[Raw | Answer]) -> Any:
            raws = [item for item in batch if isinstance(item, Raw)]
            return raws, task.remote(raws, self._settings) if raws else None

        for batch, (raws, under_way) in self._ahead(asked, _batches(items)):
            found = iter(self._answers(task, raws, under_way))
            for item in batch:
                yield next(found) if isinstance(item, Raw) else item

    def map(self, function: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
        """See `kg.engine.Engine`."""
        task = self._ray.remote(_called)
        for _, under_way in self._ahead(partial(task.remote, function), batches):
            yield self._given(under_way)

    def _ahead(self, ask: Callable[[T], R], batches: Iterable[T]) -> Iterator[tuple[T, R]]:
        """Each batch with its task under way, in order; so many later ones have been asked for by then."""
        under_way: deque[tuple[T, R]] = deque()
        for batch in batches:
            under_way.append((batch, ask(batch)))
            if len(under_way) > AHEAD * self._processors:
                yield under_way.popleft()
        yield from under_way

    def _answers(self, task: Any, raws: list[Raw], under_way: Any) -> list[bytes | Reject]:
        """The answers for some articles; where their worker died each time, by one article at a time."""
        if not raws:
            return []
        died = (self._ray.exceptions.WorkerCrashedError, self._ray.exceptions.OutOfMemoryError)
        try:
            found = self._given(under_way)
        except died:
            if len(raws) > 1:
                single = [([raw], task.remote([raw], self._settings)) for raw in raws]
                return [answer for one, again in single for answer in self._answers(task, one, again)]
            why = f"crashed the reader, or took longer than {self._settings.seconds:g} s: see --seconds"
            return [Reject(raws[0].source, why)]
        if isinstance(found, str):
            raise ModelError(found)
        return list(found)

    def _given(self, under_way: Any) -> Any:
        """What a task gives; raises the error of kg that ended it."""
        try:
            return self._ray.get(under_way)
        except self._ray.exceptions.RayTaskError as error:
            raise error.cause if isinstance(error.cause, KgError) else error from None


def _batches(items: Iterable[Raw | Answer]) -> Iterator[list[Raw | Answer]]:
    """Items in order, up to so many raw articles together."""
    batch: list[Raw | Answer] = []
    raws = 0
    for item in items:
        batch.append(item)
        raws += isinstance(item, Raw)
        if raws == BATCH or len(batch) == 8 * BATCH:
            yield batch
            batch, raws = [], 0
    if batch:
        yield batch


def _called(function: Callable[[T], R], batch: T) -> R:
    """What runs on a worker for any other batch."""
    return function(batch)


def _read(batch: list[Raw], settings: Settings) -> list[bytes | Reject] | str:
    """What runs on a worker: the answer for every article, or why no language model could be loaded."""
    try:
        nlp = _ready(settings)
    except KgError as error:
        return str(error)
    return list(answers(batch, settings, nlp))


@cache
def _ready(settings: Settings) -> "Language":
    """The language model, loaded once a process."""
    return ready(settings)
