"""What was read once is kept: extractions by content, settings and versions.

out/extractions/3f/3f9c….json.gz    one extraction with local ids, under the key of what it depends on
"""

import gzip
import hashlib
import json
import os
import re
import zlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from kg import __version__
from kg.errors import OutputError
from kg.iris import digest
from kg.jsonl import from_line
from kg.model import Extraction, Raw
from kg.report import Settings
from kg.spill import Keys

# A kept extraction, or one that was being written.
OWN = re.compile(r"([0-9a-f]{2})/(?P<key>\1[0-9a-f]{14})\.json\.(?P<end>gz|\d+)")


def key_of(raw: Raw, settings: Settings) -> str:
    """What an extraction depends on, as one key: the input, the settings that reach it, the versions."""
    return digest(
        raw.id,
        raw.kind,
        hashlib.sha256(raw.content).hexdigest(),
        json.dumps(raw.fields, sort_keys=True, default=str),
        settings.model,
        settings.relations,
        settings.published or "",
        f"{settings.limits.characters} {settings.limits.pages}",
        _reading_code(),
    )


@cache
def _reading_code() -> str:
    """A digest of what makes an extraction, spaCy's version with it: a changed rule reads every article anew."""
    package = Path(str(files("kg")))
    paths = sorted(p for folder in ("read", "extract", "rows") for p in (package / folder).rglob("*") if p.is_file())
    paths += [package / name for name in ("annotate.py", "model.py", "jsonl.py")]
    own = (hashlib.sha256(p.read_bytes()).hexdigest() for p in paths if p.suffix != ".pyc")
    return digest(version("spacy"), *own)


class Archive:
    """The extractions kept under an output folder. A damaged one counts as missing."""

    def __init__(self, out: Path) -> None:
        self._folder = out / "extractions"

    def get(self, key: str) -> Extraction | None:
        """The extraction of a key, or None."""
        try:
            return unpacked(self._path(key).read_bytes(), key)
        except (OSError, OutputError):
            return None

    def packed(self, key: str, id: str) -> bytes:
        """The extraction of an article in the manifest, as it is kept; raises `OutputError` when it is gone."""
        try:
            return self._path(key).read_bytes()
        except OSError as error:
            raise OutputError(
                f"{self._path(key)}, which holds the article {id!r}, is missing or damaged: build with its file again"
            ) from error

    def put(self, key: str, line: bytes) -> None:
        """Keep an extraction, given as a line of JSON."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(f".{os.getpid()}")
        beside.write_bytes(gzip.compress(line, 1, mtime=0))
        os.replace(beside, path)

    def forget_all_but(self, keys: Keys) -> None:
        """Drop what no kept graph needs. Files that were not kept by this class are left alone."""
        for path in self._folder.glob("??/*"):
            own = OWN.fullmatch(f"{path.parent.name}/{path.name}")
            if own and not (own["end"] == "gz" and own["key"] in keys):
                path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json.gz"


def unpacked(packed: bytes, id: str) -> Extraction:
    """An extraction from the bytes that the archive keeps it in; raises `OutputError` where they are damaged."""
    try:
        return from_line(gzip.decompress(packed))
    except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise OutputError(f"what is kept of the article {id!r} is damaged: build with its file again") from error


def read_with(settings: Settings) -> str:
    """What all articles of one graph must share: the model and the version that read them."""
    return digest(settings.model, settings.relations, __version__)


def made_with(settings: Settings) -> str:
    """What all quads of one graph must share: what read the articles, and the settings that shape quads."""
    return digest(read_with(settings), settings.base, str(settings.min_confidence))
