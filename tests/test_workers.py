"""Reading processes: order is kept, and an article that crashes or never ends takes nobody along."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing.connection import Connection

import pytest

from kg.errors import ModelError
from kg.model import Raw, Reject
from kg.report import Settings
from kg.workers import Workers


def echo(pipe: Connection, settings: Settings) -> None:
    """A reader that dies of "crash", sleeps on "hang", and else gives the content back."""
    pipe.send(None)
    while (batch := pipe.recv()) is not None:
        for raw in batch:
            if raw.content == b"crash":
                os._exit(11)
            if raw.content == b"hang":
                time.sleep(60)
            pipe.send(raw.content)


def deaf(pipe: Connection, settings: Settings) -> None:
    """A reader that answers whether it was born with the interrupt blocked."""
    pipe.send(None)
    while (batch := pipe.recv()) is not None:
        for _ in batch:
            pipe.send(str(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])).encode())


def no_model(pipe: Connection, settings: Settings) -> None:
    pipe.send("no language model 'x' is installed")


def raw(name: str, content: str) -> Raw:
    return Raw(name, name, content.encode(), "text")


def answers(*contents: str, number: int = 2, seconds: float = 20) -> list[object]:
    with Workers(number, Settings(seconds=seconds), echo) as workers:
        return list(workers.read(raw(f"a{i}", content) for i, content in enumerate(contents)))


def test_answers_come_in_the_order_of_the_articles() -> None:
    contents = [str(number) for number in range(100)]
    assert answers(*contents) == [content.encode() for content in contents]


def test_an_article_that_crashes_is_rejected_and_all_others_are_read() -> None:
    found = answers("1", "2", "crash", "4", "5", number=1)
    assert found == [b"1", b"2", Reject("a2", "crashed the reader (status 11)"), b"4", b"5"]


def test_an_article_that_never_ends_is_stopped_and_rejected() -> None:
    found = answers("1", "hang", "3", seconds=1)
    assert found == [b"1", Reject("a1", "took longer than 1 s: see --seconds"), b"3"]


def test_what_is_already_known_keeps_its_place() -> None:
    known = Reject("b", "broken")
    with Workers(1, Settings(), echo) as workers:
        assert list(workers.read([raw("a", "1"), known, raw("c", "3")])) == [b"1", known, b"3"]


def test_no_process_is_started_where_nothing_is_to_read() -> None:
    with Workers(2, Settings(), no_model) as workers:
        assert list(workers.read([Reject("a", "b")])) == [Reject("a", "b")]


def test_a_missing_model_is_told_once() -> None:
    with Workers(2, Settings(), no_model) as workers, pytest.raises(ModelError, match="no language model"):
        list(workers.read([raw("a", "1")]))


def test_no_process_that_is_started_hears_an_interrupt_not_even_the_first_of_all() -> None:
    """In an interpreter of its own: Python starts a helper with the first process, and hears interrupts after it."""
    told = subprocess.run([sys.executable, "-m", __name__], capture_output=True, check=True, text=True)
    assert told.stdout == "[b'True']\n"


if __name__ == "__main__":
    with Workers(1, Settings(), deaf) as reader:
        print(list(reader.read([raw("a", "1")])))
