"""Small files of a store that answers many at a time are fetched before their turn: the waiting takes longest.

The order stays, and no more is held than a few megabytes for each of so many files.
"""

import io
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from kg.model import Reject
from kg.sources.files import File
from kg.sources.remote import Stored

SMALL = 2_000_000  # bytes: larger files are read in pieces when it is their turn
MANY = 16  # files that are asked for at a time
AHEAD = 2 * MANY  # files that are held or on their way


@dataclass(frozen=True, slots=True)
class _Fetched:
    """A file of a store whose content is on its way: a `kg.sources.files.Place`."""

    place: Stored
    content: Future[bytes]

    @property
    def name(self) -> str:
        """See `Place`."""
        return self.place.name

    @property
    def size(self) -> int:
        """See `Place`."""
        return self.place.size

    def key(self) -> str:
        """See `Place`."""
        return self.place.key()

    def open(self) -> BinaryIO:
        """See `Place`."""
        content = self.content.result()
        return cast(BinaryIO, io.BufferedReader(io.BytesIO(content))) if len(content) <= SMALL else self.place.open()


def fetched(items: Iterable[File | Reject]) -> Iterator[File | Reject]:
    """The same items in the same order."""
    with ThreadPoolExecutor(MANY) as pool:
        under_way: deque[File | Reject] = deque()
        for item in items:
            place = item.place if isinstance(item, File) else None
            if isinstance(item, File) and isinstance(place, Stored) and place.store.async_impl and place.size <= SMALL:
                item = replace(item, place=_Fetched(place, pool.submit(_content, place)))
            under_way.append(item)
            if len(under_way) > AHEAD:
                yield under_way.popleft()
        yield from under_way


def _content(place: Stored) -> bytes:
    """What a file holds, or a byte more than is small, where it has grown since it was listed."""
    with place.open() as stream:
        return stream.read(SMALL + 1)
