"""A process that is started here hears no Ctrl-C: who started it hears it, and ends what it started."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Processes started inside are born with the interrupt blocked, so that they cannot die of it while they load."""
    resource_tracker.ensure_running()  # it lets interrupts through again once it has started, so it starts before
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
