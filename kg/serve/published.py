"""The folder of a build becomes what a request sees of it: the newest generation, opened once."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import pyoxigraph as ox

from kg.store import current, open_generation, read_redirects
from kg.vocabulary import BASE


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation: its folder, its store, former IRIs, and the base of its IRIs."""

    folder: Path
    store: ox.Store
    redirects: dict[str, str]
    base: str


class Published:
    """What is published in a folder."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._lock = Lock()
        self._newest: Generation | None = None

    def folder(self) -> Path:
        """The folder of the newest generation. Raises `OutputError` where there is none."""
        return current(self._out)

    def newest(self) -> Generation:
        """The newest generation, opened when it is first asked for. Raises `OutputError` where there is none."""
        folder = self.folder()
        with self._lock:
            if self._newest is None or self._newest.folder != folder:
                store = open_generation(folder)
                self._newest = Generation(folder, store, read_redirects(folder), _base(store))
            return self._newest


def _base(store: ox.Store) -> str:
    """The base that the IRIs of the documents share."""
    for graph in store.named_graphs():
        base, found, _ = graph.value.partition("document/")
        if found:
            return base
    return BASE
