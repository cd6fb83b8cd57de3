"""What happens in a worker: batches of raw articles come in, lines of JSON and rejects go out.

Runs in a process of its own, so that an article that crashes or never ends takes nobody along. It ends when the one
who asked is gone, or when an article takes far too long and nobody has ended it.
"""

import contextlib
import gc
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg import memory
from kg.errors import KgError
from kg.model import Document, Raw, Reject
from kg.report import Settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

GRACE = 5.0  # seconds after its time at which a process ends itself, if nobody ended it

Made = TypeVar("Made")


def work(pipe: Connection, settings: Settings) -> None:
    """Answer every batch with one message an article, in order: the extraction as JSON bytes, or a reject.

    The first message says that the language model is loaded (None), or why it could not be (text).
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # last words of a crash; the one who asked tells it better
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            nlp = ready(settings)
        except KgError as error:
            pipe.send(str(error))
            return
        except Exception as error:
            pipe.send(f"the language model {settings.model!r} cannot be loaded ({type(error).__name__}: {error})")
            return
        pipe.send(None)
        while (batch := pipe.recv()) is not None:
            for answer in answers(batch, settings, nlp):
                pipe.send(answer)


def ready(settings: Settings) -> "Language":
    """Load the language model and the learned one, and limit this process's memory."""
    from kg.annotate import load_model
    from kg.extract.learned import load

    load(settings.relations)
    nlp = load_model(settings.model)
    nlp.max_length = max(nlp.max_length, settings.limits.characters)
    memory.allow(settings.limits.memory)
    gc.freeze()  # what is loaded now stays: not to be looked through each time that something old is cleared away
    return nlp


def answers(batch: list[Raw], settings: Settings, nlp: "Language") -> Iterator[bytes | Reject]:
    """What each article of a batch gives, in order; those that can be read are annotated together.

    This process ends when it has to wait for one of them for far longer than the settings allow.
    """
    from kg.annotate import annotate
    from kg.read import read

    signal.setitimer(signal.ITIMER_REAL, settings.seconds + GRACE)
    found = [_attempt(partial(read, raw, settings.published, settings.limits), raw, settings) for raw in batch]
    annotated = annotate([item for item in found if isinstance(item, Document)], nlp)
    for raw, item in zip(batch, found, strict=True):
        yield (
            _attempt(partial(_said, *next(annotated), settings), raw, settings) if isinstance(item, Document) else item
        )
        signal.setitimer(signal.ITIMER_REAL, settings.seconds + GRACE)
    signal.setitimer(signal.ITIMER_REAL, 0)


def _said(document: Document, doc: "Doc", settings: Settings) -> bytes:
    from kg.extract import extract
    from kg.jsonl import to_line

    return to_line(extract(document, doc, settings.relations)).encode()


def _attempt(step: Callable[[], Made], raw: Raw, settings: Settings) -> Made | Reject:
    """What a step gives; an article that it fails on is rejected, with the place of the defect."""
    try:
        return step()
    except MemoryError:
        return Reject(raw.source, f"needed more than {settings.limits.memory / 1e9:g} GB of memory (--limit memory)")
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        return Reject(raw.source, f"a defect of kg, please report it: {type(error).__name__} in {where}: {error}")
