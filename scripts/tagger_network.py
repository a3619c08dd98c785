"""The tagger's network, its training and its way into an ONNX file. Needs torch and transformers; geonews does not."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import AutoModel

from batches import batches
from geonews.recognition.tagger import N_LABELS
from geonews.recognition.windows import Window
from geonews.recognition.word_features import N_CASE, N_GAZETTEER, N_USE
from tagger_examples import IGNORED, Example, rows

LAYERS = 4
"""Of the encoder's six: as good as all, at 1.45 times the speed."""
EPOCHS, BATCH, RATE, NEW_RATE, WARM_UP = 3, 16, 2e-4, 2e-3, 60
_SHOUTED, _TITLED, _HEADLINE_SHARE = 9, 8, 0.06
_FORGETFUL, _FORGOTTEN = 0.5, 0.12
_FIRST_WORDS = N_GAZETTEER // 2
"""Kinds up to this one are of first words of names."""
_INPUTS = ("pieces", "case", "gazetteer", "use", "mask")
Row = tuple[Window, NDArray[np.int64]]


class Network(nn.Module):
    """The encoder's first layers over word pieces, to which case, gazetteer and use are added."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(encoder), attn_implementation="eager")
        self.encoder.encoder.layer = self.encoder.encoder.layer[:LAYERS]
        self.encoder.pooler = None
        # Frozen: what the encoder knows of rare pieces stays, and a step takes a fifth less time.
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        width = self.encoder.config.hidden_size
        self.case, self.gazetteer, self.use = (nn.Embedding(n, width) for n in (N_CASE, N_GAZETTEER, N_USE))
        for table in (self.case, self.gazetteer, self.use):
            nn.init.normal_(table.weight, std=0.02)
        self.dropout, self.out = nn.Dropout(0.1), nn.Linear(width, N_LABELS)

    def forward(self, pieces: Tensor, case: Tensor, gazetteer: Tensor, use: Tensor, mask: Tensor) -> Tensor:
        """(batch, pieces, N_LABELS) scores."""
        x = (
            self.encoder.embeddings.word_embeddings(pieces)
            + self.case(case)
            + self.gazetteer(gazetteer)
            + self.use(use)
        )
        hidden = self.encoder(inputs_embeds=x, attention_mask=mask).last_hidden_state
        scores: Tensor = self.out(self.dropout(hidden))
        return scores


def train(examples: Sequence[Example], encoder: Path, *, epochs: int = EPOCHS, seed: int = 0) -> Network:
    """A network fitted to the examples; about a minute an epoch and 60,000 pieces on one core."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # two threads that share two cores with anything else are slower than one
    rng = random.Random(seed)  # noqa: S311  # the same order every time
    network, data = Network(encoder), list(rows(examples))
    old = [p for p in network.encoder.parameters() if p.requires_grad]
    new = [p for part in (network.case, network.gazetteer, network.use, network.out) for p in part.parameters()]
    optimiser = torch.optim.AdamW([{"params": old, "lr": RATE}, {"params": new, "lr": NEW_RATE}], weight_decay=0.01)
    steps = epochs * math.ceil(len(data) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / WARM_UP) * max(0.0, 1 - step / steps)
    )
    began = time.time()
    for epoch in range(epochs):
        network.train()
        total = 0.0
        drawn = batches(data, lambda row: len(row[0].pieces), BATCH, rng)
        for batch in drawn:
            inputs, labels = tensors([_augmented(row, rng) for row in batch])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(*inputs)
            loss = nn.functional.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
            loss.backward()
            nn.utils.clip_grad_norm_([*old, *new], 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            total += loss.item()
        print(f"epoch {epoch}: loss {total / len(drawn):.4f}, {time.time() - began:.0f} s", flush=True)
    return network.eval()


def _augmented(row: Row, rng: random.Random) -> Row:
    """Now and then a window in capitals or title case, or names that the gazetteer has forgotten."""
    window, labels = row
    case, gazetteer = window.case, window.gazetteer
    chance = rng.random()
    if chance < _HEADLINE_SHARE:
        case = np.where((case > 0) & (case != 5), _SHOUTED, case)
    elif chance < 2 * _HEADLINE_SHARE:
        case = np.where(np.isin(case, (1, 2, 3)), _TITLED, case)
    if rng.random() < _FORGETFUL:
        gazetteer = gazetteer.copy()
        for first in np.flatnonzero((gazetteer > 0) & (gazetteer <= 6) & (window.words >= 0)):
            if rng.random() < _FORGOTTEN:
                last = int(first) + 1
                while (
                    last < len(gazetteer)
                    and gazetteer[last]
                    and (gazetteer[last] > _FIRST_WORDS or window.words[last] < 0)
                ):
                    last += 1
                gazetteer[first:last] = 0
    return Window(window.pieces, case, gazetteer, window.use, window.words), labels


def tensors(batch: Sequence[Row]) -> tuple[tuple[Tensor, ...], Tensor]:
    """Padded inputs in the network's order, and labels."""
    longest = max(len(window.pieces) for window, _ in batch) + 2
    inputs = {name: np.zeros((len(batch), longest), dtype=np.int64) for name in _INPUTS}
    labels = np.full((len(batch), longest), IGNORED, dtype=np.int64)
    for i, (window, wanted) in enumerate(batch):
        n = len(window.pieces)
        for name in _INPUTS[:-1]:
            inputs[name][i, 1 : n + 1] = getattr(window, name)
        inputs["pieces"][i, 0], inputs["pieces"][i, n + 1] = 101, 102
        inputs["mask"][i, : n + 2] = 1
        labels[i, 1 : n + 1] = wanted
    return tuple(torch.from_numpy(inputs[name]) for name in _INPUTS), torch.from_numpy(labels)


def export(network: Network, out: Path) -> None:
    """Write int8 ONNX (dynamic, a scale for each channel)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415

    whole = out.with_suffix(".fp32.onnx")
    example = tuple(torch.ones(2, 7, dtype=torch.long) for _ in _INPUTS)
    axes = {name: {0: "batch", 1: "pieces"} for name in (*_INPUTS, "scores")}
    torch.onnx.export(
        network, example, str(whole), input_names=list(_INPUTS), output_names=["scores"], dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        whole, out, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
    )
    whole.unlink()
