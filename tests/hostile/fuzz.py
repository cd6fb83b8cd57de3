"""Lets a fuzzer that looks at coverage (atheris, no dependency of ours) try bytes on `kg.read` and its parts.

    pip install atheris
    python -m tests.hostile.fuzz -max_total_time=600 -timeout=20 FOLDER

FOLDER keeps what opened new ways through the code. A find ends the run and is written to a file `crash-...`: it
becomes a line of `tests/hostile/inputs.py`.
"""

import sys
import warnings

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["kg", "pypdf", "htmldate", "dateparser"]):
    from kg.model import Document, Raw, RawKind
    from kg.read import read, read_text
    from kg.read.bylines import byline
    from kg.read.dates import iso
    from kg.read.mend import mend
    from kg.sources.json_records import _value
    from tests.hostile.inputs import PAGE, SAID, TEXT, pdf, stream

KINDS: tuple[RawKind, ...] = ("text", "html", "pdf", "record")
warnings.simplefilter("ignore")


def try_one(content: bytes) -> None:
    """One input: its first byte says what is tried, the rest is tried."""
    if not content:
        return
    what, rest = content[0] % 6, content[1:]
    if what < 4:
        _read(rest, KINDS[what])
        return
    text = rest.decode("utf-8", "surrogateescape")
    if what == 4:
        assert mend(mend(text)) == mend(text)
        byline(text)
        iso(text)
    else:
        found = read_text(text, "a")
        assert read_text(found.text, "a").text == found.text


def _read(content: bytes, kind: RawKind) -> None:
    fields = _value(content) if kind == "record" else {}
    found = read(Raw("here", "a", content, kind, fields if isinstance(fields, dict) else {}))
    if isinstance(found, Document):
        found.text.encode()
        assert all(0 <= block.start < block.end <= len(found.text) for block in found.blocks)
    else:
        assert found.reason


SEEDS = [TEXT.encode(), PAGE.encode(), pdf(stream(SAID)), b'{"text": "Rao resigned.", "published": "2020-01-01"}']


def main() -> None:
    """Try the seeds, then whatever the fuzzer makes."""
    for seed in SEEDS:
        for what in range(6):
            try_one(bytes([what]) + seed)
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
