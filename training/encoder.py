"""The encoder: a small BERT with a head that judges pairs of spans, trained on labelled passages.

The passage is encoded once. A span is its first and last piece with its type and kind; a pair is both spans, their
product, their distance and an attention pooling of what stands between them, from prefix sums.
"""

import math
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from examples import RELATIONS, Judged
from kg.extract.learned.encoded import DISTANCES, KINDS, TYPES, Encoded, Tokenizer, encode, stack

HEADS, POOLED = 8, 32
PIECES, MOST = 1100, 24  # pieces and passages of a batch
CONFIG = {"hidden": 384, "layers": 6, "heads": 12, "inner": 1536, "vocabulary": 30522, "positions": 512}


class Layer(nn.Module):
    """One transformer layer of BERT (Devlin et al. 2019)."""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(hidden, hidden) for _ in range(3))
        self.attended, self.attended_norm = nn.Linear(hidden, hidden), nn.LayerNorm(hidden, eps=1e-12)
        self.inner, self.outer = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.outer_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is passages x pieces x hidden; `mask` is 0 where attention goes and very small where it does not."""
        passages, pieces, hidden = x.shape
        size = hidden // self.heads

        def split(y: Tensor) -> Tensor:
            return y.view(passages, pieces, self.heads, size).transpose(1, 2)

        weights = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(size) + mask
        seen = self.dropout(weights.softmax(-1)) @ split(self.value(x))
        x = self.attended_norm(x + self.dropout(self.attended(seen.transpose(1, 2).reshape(passages, pieces, hidden))))
        return self.outer_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """BERT as far as it is needed: embeddings and layers."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        c = CONFIG
        self.word, self.position = nn.Embedding(c["vocabulary"], c["hidden"]), nn.Embedding(c["positions"], c["hidden"])
        self.segment = nn.Parameter(torch.zeros(c["hidden"]))
        self.norm, self.dropout = nn.LayerNorm(c["hidden"], eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(c["hidden"], c["heads"], c["inner"], dropout) for _ in range(c["layers"]))

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Vectors of the pieces (passages x pieces); `mask` is 1 for pieces and 0 for padding."""
        places = torch.arange(pieces.shape[1])
        x = self.dropout(self.norm(self.word(pieces) + self.position(places)[None] + self.segment))
        closed = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, closed)
        return x

    @classmethod
    def of(cls, path: Path) -> "Encoder":
        """The pretrained weights of a folder with `model.safetensors`."""
        found, weights = cls(), load_file(path / "model.safetensors")
        own = {f"{part}.weight": f"embeddings.{part}_embeddings.weight" for part in ("word", "position")}
        own |= {f"norm.{p}": f"embeddings.LayerNorm.{p}" for p in ("weight", "bias")}
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "attended": "attention.output.dense",
            "attended_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "outer_norm": "output.LayerNorm",
        }
        for n in range(CONFIG["layers"]):
            for ours, theirs in parts.items():
                for p in ("weight", "bias"):
                    own[f"layers.{n}.{ours}.{p}"] = f"encoder.layer.{n}.{theirs}.{p}"
        state = {ours: weights[theirs] for ours, theirs in own.items()}
        state["segment"] = weights["embeddings.token_type_embeddings.weight"][0]
        found.load_state_dict(state)
        return found


class PairJudge(nn.Module):
    """The encoder with its head: one logit a relation for every pair."""

    def __init__(self, encoder: Encoder, dropout: float = 0.2) -> None:
        super().__init__()
        hidden = CONFIG["hidden"]
        self.encoder = encoder
        self.typed, self.kinded = nn.Embedding(len(TYPES), 32), nn.Embedding(len(KINDS), 16)
        self.distance = nn.Embedding(DISTANCES, 32)
        self.span = nn.Linear(2 * hidden + 48, 256)
        self.look, self.value = nn.Linear(hidden, HEADS), nn.Linear(hidden, HEADS * POOLED)
        self.pair = nn.Linear(3 * 256 + HEADS * POOLED + 32 + 2 * 32, 256)
        self.out = nn.Linear(256, len(RELATIONS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, mask: Tensor, spans: Tensor, pairs: Tensor) -> Tensor:
        """Logits, pairs x relations.

        `spans`: passage, first piece, last piece, type, kind of each span. `pairs`: subject, object (rows of `spans`),
        distance bucket, first and last piece of what stands between (last exclusive).
        """
        x = self.encoder(pieces, mask).float()
        ends = torch.cat([x[spans[:, 0], spans[:, 1]], x[spans[:, 0], spans[:, 2]]], -1)
        types = self.typed(spans[:, 3])
        s = functional.gelu(self.span(self.dropout(torch.cat([ends, types, self.kinded(spans[:, 4])], -1))))
        one, two = s[pairs[:, 0]], s[pairs[:, 1]]
        between = self._between(x, mask, spans[pairs[:, 0], 0], pairs[:, 3], pairs[:, 4])
        whole = [one, two, one * two, between, self.distance(pairs[:, 2]), types[pairs[:, 0]], types[pairs[:, 1]]]
        return self.out(self.dropout(functional.gelu(self.pair(self.dropout(torch.cat(whole, -1))))))

    def _between(self, x: Tensor, mask: Tensor, passage: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Attention pooling of the pieces from `first` to `last` (exclusive), by prefix sums."""
        weight = (self.look(x).clamp(-8, 8).exp() * mask[:, :, None].float()).double()
        value = self.value(x).double().view(*x.shape[:2], HEADS, POOLED) * weight[..., None]
        zero = weight[:, :1] * 0
        weights = torch.cat([zero, weight.cumsum(1)], 1)
        values = torch.cat([zero[..., None].expand(-1, -1, -1, POOLED), value.cumsum(1)], 1)
        total = weights[passage, last] - weights[passage, first]
        pooled = (values[passage, last] - values[passage, first]) / (total[..., None] + 1e-6)
        return pooled.flatten(1).float()


@dataclass(slots=True)
class Item:
    """One passage ready for training."""

    encoded: Encoded
    truth: np.ndarray
    weight: np.ndarray


def items(data: list[Judged], tokenizer: Tokenizer) -> list[Item]:
    """Passages with at least one pair whose pieces are not cut off."""
    found = []
    for judged in data:
        pairs = [(e.subject, e.object, e.types, e.kinds) for e in judged.examples]
        if not pairs:
            continue
        encoded = encode(judged.text, pairs, tokenizer)
        keep = [judged.examples[i] for i in encoded.kept]
        if keep:
            found.append(Item(encoded, np.array([e.truth for e in keep]), np.array([e.weight for e in keep])))
    return found


def batches(data: list[Item], pieces: int, most: int, rng: random.Random) -> list[list[Item]]:
    """Items in batches of similar length, in random order."""
    order = sorted(data, key=lambda item: len(item.encoded.pieces) + rng.random() * 6)
    found: list[list[Item]] = [[]]
    longest = 0
    for item in order:
        longest = max(longest, len(item.encoded.pieces))
        if found[-1] and (longest * (len(found[-1]) + 1) > pieces or len(found[-1]) >= most):
            found.append([])
            longest = len(item.encoded.pieces)
        found[-1].append(item)
    rng.shuffle(found)
    return found


def tensors(batch: list[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Encoded passages as the inputs of `PairJudge.forward`."""
    return tuple(torch.from_numpy(a) for a in stack(batch))  # type: ignore[return-value]


def train(data: list[Item], base: Path, epochs: int, seed: int = 1, checkpoint: Path | None = None) -> PairJudge:
    """Fine-tune encoder and head; AdamW, linear decay after a warm-up, word embeddings frozen.

    After every epoch the state is written to `checkpoint`, where a stopped run goes on.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = PairJudge(Encoder.of(base))
    model.encoder.word.weight.requires_grad_(False)
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    head = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": 1.5e-4}, {"params": head, "lr": 1e-3}], weight_decay=0.01)
    steps = epochs * len(batches(data, PIECES, MOST, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1.0, (n + 1) / (0.1 * steps)) * max(0.0, 1.0 - n / (steps * 1.02))
    )
    done = 0
    if checkpoint is not None and checkpoint.is_file():
        held = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(held["model"])
        optimizer.load_state_dict(held["optimizer"])
        schedule.load_state_dict(held["schedule"])
        rng.setstate(held["random"])
        torch.set_rng_state(held["torch"])
        done = held["epochs"]
    for epoch in range(done, epochs):
        started, loss = time.time(), _epoch(model, batches(data, PIECES, MOST, rng), optimizer, schedule)
        print(f"epoch {epoch + 1}: loss {loss:.4f}, {time.time() - started:.0f} s", flush=True)
        if checkpoint is not None:
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "random": rng.getstate()}
            state |= {"schedule": schedule.state_dict(), "torch": torch.get_rng_state(), "epochs": epoch + 1}
            torch.save(state, checkpoint)
    return model.eval()


def _epoch(model: PairJudge, work: list[list[Item]], optimizer: Any, schedule: Any) -> float:
    """One pass over the data; the mean loss of a passage."""
    model.train()
    total, seen = 0.0, 0
    for batch in work:
        inputs = tensors([item.encoded for item in batch])
        truth = torch.from_numpy(np.concatenate([item.truth for item in batch]))
        weight = torch.from_numpy(np.concatenate([item.weight for item in batch]))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*inputs)
        each = functional.binary_cross_entropy_with_logits(logits.float(), truth, reduction="none")
        loss = (each * weight).sum() / len(batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        schedule.step()
        total, seen = total + float(loss.detach()) * len(batch), seen + len(batch)
    return total / seen
