"""The event tagger's network, its training and its way into an ONNX file. Needs torch; geonews does not."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoModel

from batches import batches
from event_examples import Example
from geonews.positions.parse.event_tagger import EVENT_TYPES, INPUTS, PLACE_KINDS, ROLES, STATUSES, VOCABULARY
from geonews.recognition.word_features import N_CASE

LAYERS = 4
"""Of the encoder's six."""
EPOCHS, BATCH, RATE, NEW_RATE, WARM_UP = 8, 16, 3e-4, 1e-3, 60
RANK = 48
"""Width in which a word is held against a trigger, for each role."""
FAR = 20
"""Words further from the trigger than this count as this far."""
_MASK, _SPECIAL = 103, 104
_HIDDEN_PIECES, _HIDDEN_NAMES = 0.04, 0.1
SMOOTHED = 0.05
"""Share of belief that the labels leave to other kinds: those who wrote them disagree about as often."""
IGNORED = -100


class Network(nn.Module):
    """The encoder's first layers over word pieces, with case, toponyms and actors; three heads."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        whole = AutoModel.from_pretrained(str(encoder), attn_implementation="eager")
        self.layers = nn.ModuleList(list(whole.encoder.layer)[:LAYERS])
        self.embeddings = whole.embeddings
        frequent = self.embeddings.word_embeddings.weight[:VOCABULARY].clone()
        self.embeddings.word_embeddings.weight = nn.Parameter(frequent, requires_grad=False)
        width = whole.config.hidden_size
        self.case, self.place, self.actor = (nn.Embedding(n, width) for n in (N_CASE, 1 + len(PLACE_KINDS), 2))
        for table in (self.case, self.place, self.actor):
            nn.init.normal_(table.weight, std=0.02)
        self.dropout = nn.Dropout(0.2)
        self.triggers, self.statuses = nn.Linear(width, 1 + len(EVENT_TYPES)), nn.Linear(width, len(STATUSES))
        self.of_trigger, self.of_word = (nn.Linear(width, len(ROLES) * RANK) for _ in range(2))
        self.roles = nn.Linear(width, len(ROLES))
        self.distance = nn.Parameter(torch.zeros(len(ROLES), 2 * FAR + 1))

    def forward(
        self, pieces: Tensor, case: Tensor, place: Tensor, actor: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of triggers (b, n, 1 + types), statuses (b, n, statuses) and roles (b, n, n, roles)."""
        known = self.case(case) + self.place(place) + self.actor(actor)
        hidden = self.embeddings(inputs_embeds=self.embeddings.word_embeddings(pieces) + known)
        hide = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            found = layer(hidden, attention_mask=hide)
            hidden = found[0] if isinstance(found, tuple) else found
        hidden = self.dropout(hidden)
        batch, n, _ = hidden.shape
        one, other = (part(hidden).view(batch, n, len(ROLES), RANK) for part in (self.of_trigger, self.of_word))
        roles = torch.einsum("bird,bjrd->bijr", one, other) / RANK**0.5 + self.roles(hidden)[:, None]
        at = torch.arange(n, device=hidden.device)
        apart = (at[None, :] - at[:, None]).clamp(-FAR, FAR) + FAR
        return self.triggers(hidden), self.statuses(hidden), roles + self.distance[:, apart].permute(1, 2, 0)[None]


def train(examples: Sequence[Example], encoder: Path, *, epochs: int = EPOCHS, seed: int = 0) -> Network:
    """A network fitted to the examples; about 40 s an epoch and 5,000 sentences on one core."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # two threads that share two cores with anything else are slower than one
    rng = random.Random(seed)  # noqa: S311  # the same order every time
    network = Network(encoder)
    fitted = [p for p in (*network.layers.parameters(), *network.embeddings.parameters()) if p.requires_grad]
    old = {id(p) for p in fitted}
    new = [p for p in network.parameters() if p.requires_grad and id(p) not in old]
    optimiser = torch.optim.AdamW([{"params": fitted, "lr": RATE}, {"params": new, "lr": NEW_RATE}], weight_decay=0.01)
    steps = epochs * math.ceil(len(examples) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / WARM_UP) * max(0.0, 1 - step / steps)
    )
    began = time.time()
    for epoch in range(epochs):
        network.train()
        total = 0.0
        drawn = batches(examples, lambda example: len(example.features.pieces), BATCH, rng)
        for batch in drawn:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = network(*_blurred(tensors(batch)))
            loss = _loss(found, batch)
            loss.backward()
            nn.utils.clip_grad_norm_([*fitted, *new], 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            total += loss.item()
        print(f"epoch {epoch}: loss {total / len(drawn):.4f}, {time.time() - began:.0f} s", flush=True)
    return network.eval()


def _blurred(inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    """Some words hidden and some toponyms and actors forgotten, so that nothing hangs on one of them."""
    pieces, case, place, actor, mask = inputs
    hidden = (torch.rand(pieces.shape) < _HIDDEN_PIECES) & (pieces >= _SPECIAL)
    pieces = torch.where(hidden, torch.full_like(pieces, _MASK), pieces)
    place, actor = (values * (torch.rand(values.shape) > _HIDDEN_NAMES) for values in (place, actor))
    return pieces, case, place, actor, mask


def _loss(found: tuple[Tensor, Tensor, Tensor], batch: Sequence[Example]) -> Tensor:
    """Triggers twice, statuses half as much as roles: what is no trigger is read no further."""
    triggers, statuses, roles = (scores.float() for scores in found)
    n = triggers.shape[1]
    kinds, sure = (np.full((len(batch), n), IGNORED, dtype=np.int64) for _ in range(2))
    plays, counted = np.zeros(roles.shape, dtype=np.float32), np.zeros(roles.shape[:3], dtype=np.float32)
    for i, example in enumerate(batch):
        first = example.features.first
        kinds[i, first] = example.kinds
        for event in example.events:
            at = first[event.word]
            sure[i, at], counted[i, at, first], plays[i, at, first] = event.status, 1, event.roles
    cross = nn.functional.cross_entropy
    loss = 2 * cross(
        triggers.flatten(0, 1), torch.from_numpy(kinds).flatten(), ignore_index=IGNORED, label_smoothing=SMOOTHED
    )
    if counted.any():
        loss = loss + 0.5 * cross(statuses.flatten(0, 1), torch.from_numpy(sure).flatten(), ignore_index=IGNORED)
        parts = nn.functional.binary_cross_entropy_with_logits(roles, torch.from_numpy(plays), reduction="none")
        loss = loss + (parts * torch.from_numpy(counted)[..., None]).sum() / (2 * counted.sum())
    return loss


def tensors(batch: Sequence[Example]) -> tuple[Tensor, ...]:
    """Padded inputs in the network's order."""
    longest = max(len(example.features.pieces) for example in batch)
    inputs = {name: np.zeros((len(batch), longest), dtype=np.int64) for name in INPUTS}
    for i, example in enumerate(batch):
        n = len(example.features.pieces)
        for name in INPUTS[:-1]:
            inputs[name][i, :n] = getattr(example.features, name)
        inputs["mask"][i, :n] = 1
    return tuple(torch.from_numpy(inputs[name]) for name in INPUTS)


def export(network: Network, out: Path) -> None:
    """Write int8 ONNX (dynamic, a scale for each channel)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415

    whole = out.with_suffix(".fp32.onnx")
    example = tuple(torch.ones(2, 7, dtype=torch.long) for _ in INPUTS)
    names = ["triggers", "statuses", "roles"]
    axes = {name: {0: "batch", 1: "n"} for name in (*INPUTS, *names)}
    axes["roles"][2] = "n"
    torch.onnx.export(
        network, example, str(whole), input_names=list(INPUTS), output_names=names, dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        whole, out, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
    )
    whole.unlink()
