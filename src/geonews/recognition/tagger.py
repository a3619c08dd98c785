"""The tagger: a small encoder that gives every word the probability of beginning or continuing a toponym of each type.

Weights, scores, training and licences: model/MODEL_CARD.md; training: scripts/train_tagger.py.
"""

from __future__ import annotations

from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from geonews.recognition.windows import Window, windows
from geonews.recognition.word_features import WordFeatures
from geonews.vocabulary import MentionType

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TYPES: tuple[MentionType, ...] = ("literal", "metonymic", "demonym", "part_of_name")
N_LABELS = 1 + 2 * len(TYPES)
"""Label 0: no toponym; 1 + 2 t: first word of a toponym of type t; 2 + 2 t: a further word of it."""
VERSION = "geonews-tagger-1"
_FIRST, _LAST = 101, 102  # [CLS] and [SEP] of the encoder's vocabulary
_INPUTS = ("pieces", "case", "gazetteer", "use")


class Tagger:
    """The model, opened when first used; not for use by two threads."""

    version = VERSION

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def probabilities(self, text: str, features: WordFeatures) -> NDArray[np.float32]:
        """(words, N_LABELS): probabilities of each word's labels; words that were not looked at have 1 at label 0."""
        found = np.zeros((len(features.spans), N_LABELS), dtype=np.float32)
        found[:, 0] = 1.0
        # One by one: no padding, and what is read of a window does not depend on the others.
        for window in windows(text, features, self._tokenizer):
            scores = self._session.run(None, _inputs(window))[0][0]
            begins = np.flatnonzero(window.words >= 0)
            found[window.words[begins]] = _softmax(scores[1 + begins])
        return found

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # noqa: PLC0415  # a tenth of a second, only when used

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = (
            1  # one thread gives the same sums on every machine; processes run beside each other
        )
        options.log_severity_level = 3
        path = self._file("tagger.onnx")
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer  # noqa: PLC0415  # only when used

        tokenizer = Tokenizer.from_file(str(self._file("tokenizer.json")))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    def _file(self, name: str) -> Path:
        folder = self._folder or Path(str(resources.files("geonews.recognition") / "model"))
        return folder / name


def _inputs(window: Window) -> dict[str, NDArray[np.int64]]:
    inputs = {name: np.pad(getattr(window, name), 1)[None] for name in _INPUTS}
    inputs["pieces"][0, 0], inputs["pieces"][0, -1] = _FIRST, _LAST
    inputs["mask"] = np.ones_like(inputs["pieces"])
    return inputs


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = powers / powers.sum(axis=-1, keepdims=True)
    return shares
