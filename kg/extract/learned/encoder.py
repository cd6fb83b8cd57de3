"""The encoder: a small BERT with a head for pairs, as int8 ONNX; its logits are averaged with the linear model's.

Needs the extra `kg[encoder]` (onnxruntime, tokenizers). One passage is one run, on one thread: what an article gives
does not depend on what is read beside it.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.extract.learned.candidates import Passage
from kg.extract.learned.encoded import encode, stack
from kg.extract.learned.judging import Predictor
from kg.extract.learned.settings import MODELS
from kg.extract.reading import Reading

FILE = MODELS / "encoder.onnx"
PIECES = MODELS / "pieces.json"
SHARE = 0.5  # of the encoder's logits in the mean with the linear model's
HINT = -4.0  # a passage whose linear logits all stay below this is not encoded


class EncoderPredictor:
    """Both models together."""

    def __init__(self, linear: Predictor, model: Path = FILE) -> None:
        self.linear = linear
        self.relations = linear.relations
        self.session, self.tokenizer = _session(model), _tokenizer()

    def logits(self, reading: Reading, passage: Passage) -> NDArray[np.float32]:
        """One row a pair of the passage; a pair that the encoder does not reach keeps the linear model's."""
        found = self.linear.logits(reading, passage)
        if found.max() < HINT:
            return found
        doc = reading.doc
        start = doc[passage.first].idx
        text = doc[passage.first : passage.last].text

        def span(a: Any) -> tuple[int, int]:
            return doc[a.first].idx - start, doc[a.last - 1].idx + len(doc[a.last - 1]) - start

        encoded = encode(
            text,
            [
                (span(p.subject), span(p.object), (p.subject.type, p.object.type), (p.subject.kind, p.object.kind))
                for p in passage.pairs
            ],
            self.tokenizer,
        )
        if encoded.kept:
            names = ("pieces", "mask", "spans", "pairs")
            (own,) = self.session.run(None, dict(zip(names, stack([encoded]), strict=True)))
            found[encoded.kept] = SHARE * own + (1 - SHARE) * found[encoded.kept]
        return found


def _session(model: Path) -> Any:
    try:
        import onnxruntime
    except ImportError as error:
        raise ModelError("the encoder needs `pip install 'kg[encoder]'`, or choose --relations linear") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(PIECES))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
