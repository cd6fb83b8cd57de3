"""The encoder: a small BERT with a head for pairs, as int8 ONNX; its logits are averaged with the linear model's.

One passage is one run, on one thread: what an article gives does not depend on what is read beside it.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.extract.learned.candidates import Argument, Pair, Passage
from kg.extract.learned.encoded import Typed, encode, stack
from kg.extract.learned.judging import Open, Predictor, columns
from kg.extract.learned.pieces import pieces
from kg.extract.learned.settings import MODELS
from kg.extract.reading import Reading

FILE = MODELS / "encoder.onnx"
SHARE = 0.5  # of the encoder's logits in the mean with the linear model's
HINT = 0.5  # a passage whose open linear logits all stay below this is not encoded: the mean could hardly be high


class EncoderPredictor:
    """Both models together."""

    def __init__(self, linear: Predictor, model: Path = FILE) -> None:
        self.linear = linear
        self.relations = linear.relations
        self.session = _session(model)

    def logits(self, reading: Reading, passage: Passage, is_open: Open) -> NDArray[np.float32]:
        """One row a pair of the passage; a pair that the encoder does not reach keeps the linear model's."""
        found = self.linear.logits(reading, passage, is_open)
        if not any(self._hints(pair, row, is_open) for pair, row in zip(passage.pairs, found, strict=True)):
            return found
        text = reading.doc[passage.first : passage.last].text
        encoded = encode(text, _typed(reading, passage), pieces())
        if encoded.kept:
            names = ("pieces", "mask", "spans", "pairs")
            (said,) = self.session.run(None, dict(zip(names, stack([encoded]), strict=True)))
            found[encoded.kept] = SHARE * said + (1 - SHARE) * found[encoded.kept]
        return found

    def _hints(self, pair: Pair, row: NDArray[np.float32], is_open: Open) -> bool:
        """Whether the linear model sees a chance for something that is open."""
        likely = (c for c in columns(pair.subject.type, pair.object.type, self.relations) if row[c] >= HINT)
        return any(is_open(self.relations[column], pair) for column in likely)


def _typed(reading: Reading, passage: Passage) -> list[Typed]:
    """The pairs of a passage, their places counted in characters from its beginning."""
    doc, start = reading.doc, reading.doc[passage.first].idx

    def span(a: Argument) -> tuple[int, int]:
        last = doc[a.last - 1]
        return doc[a.first].idx - start, last.idx + len(last) - start

    return [
        (span(p.subject), span(p.object), (p.subject.type, p.object.type), (p.subject.kind, p.object.kind))
        for p in passage.pairs
    ]


def _session(model: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has no error class of its own for a file that is missing or damaged
        raise ModelError(f"{model} cannot be read: install kg anew, or choose --relations linear") from error
