"""What happens in a worker: batches of raw articles come in through a pipe, lines of JSON and rejects go out.

Runs in a process of its own, so that an article that crashes or never ends takes nobody along.
"""

from multiprocessing.connection import Connection

from kg.errors import KgError
from kg.model import Document, Raw, Reject
from kg.report import Settings


def work(pipe: Connection, settings: Settings) -> None:
    """Answer every batch with one message an article, in order: the extraction as JSON bytes, or a reject.

    The first message says that the language model is loaded (None), or why it could not be (text).
    """
    from kg.annotate import load_model

    try:
        nlp = load_model(settings.model)
    except KgError as error:
        pipe.send(str(error))
        return
    pipe.send(None)
    while (batch := pipe.recv()) is not None:
        _answer(pipe, batch, settings, nlp)


def _answer(pipe: Connection, batch: list[Raw], settings: Settings, nlp: object) -> None:
    """Read the batch, annotate what could be read together, and send what each article gave."""
    from spacy.language import Language

    from kg.annotate import annotate
    from kg.extract import extract
    from kg.jsonl import to_line
    from kg.read import read

    assert isinstance(nlp, Language)
    found = [read(raw, published=settings.published) for raw in batch]
    annotated = annotate([item for item in found if isinstance(item, Document)], nlp)
    for item in found:
        if isinstance(item, Reject):
            pipe.send(item)
        else:
            document, doc = next(annotated)
            pipe.send(to_line(extract(document, doc)).encode())
