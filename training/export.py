"""A trained encoder as int8 ONNX: traced, weights of matrices and embeddings quantised, activations at run time."""

from pathlib import Path

import onnx
import torch
from encoder import PairJudge
from onnxruntime.quantization import QuantType, quantize_dynamic

OPSET = 17


def export(model: PairJudge, path: Path) -> None:
    """Write the model to `path`; spans and pairs of any number, one passage or several."""
    model.eval()
    whole = path.with_suffix(".whole.onnx")
    pieces = torch.randint(5, 1000, (1, 12))
    spans = torch.tensor([[0, 1, 2, 0, 0], [0, 5, 6, 1, 0], [0, 8, 8, 2, 0]])
    pairs = torch.tensor([[0, 1, 2, 3, 5], [1, 2, 1, 7, 8]])
    torch.onnx.export(
        model,
        (pieces, torch.ones_like(pieces), spans, pairs),
        str(whole),
        input_names=["pieces", "mask", "spans", "pairs"],
        output_names=["logits"],
        dynamic_axes={
            "pieces": {0: "passages", 1: "pieces"},
            "mask": {0: "passages", 1: "pieces"},
            "spans": {0: "spans"},
            "pairs": {0: "pairs"},
            "logits": {0: "pairs"},
        },
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(
        str(whole),
        str(path),
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,  # without it older processors overflow, and give other numbers
    )
    onnx.checker.check_model(str(path))
    whole.unlink()
