"""Training examples for the tagger: texts with toponyms → windows of word pieces with the label of each word.

Corpora give spans; their types come from training/types.csv (what is not listed is literal), which also lists names
inside longer names. The corpora's texts stay where they are.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from geonews.config import Config
from geonews.gazetteer.lookup import open_gazetteer
from geonews.recognition.standing import Standing
from geonews.recognition.tagger import TYPES
from geonews.recognition.windows import Window, windows
from geonews.recognition.word_features import WordFeatures, demonym_spans, word_features
from geonews.recognition.words import load_words
from tagger_sentences import TRAINING, sentences

IGNORED = -100
"""Label of words that no loss is taken from."""
_UNSURE = frozenset(["POI", "STREET", "LANDMARK"])
"""Kinds of TUD-Loc that are toponyms for some and none for others."""
Span = tuple[int, int, str | None]


@dataclass(frozen=True, slots=True)
class Example:
    """One text."""

    doc_id: str
    source: str
    text: str
    features: WordFeatures
    labels: NDArray[np.int64]
    """One a word, as in `tagger.N_LABELS`, or IGNORED."""
    windows: tuple[Window, ...]
    gold: frozenset[tuple[int, int]]
    """Spans of toponyms in their own right."""


class Reader:
    """Makes examples with the built-in gazetteer."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.config = Config.load()
        self.tokenizer = tokenizer
        self._gazetteer = open_gazetteer(self.config)
        self._ranks, self._words = Standing(self._gazetteer), load_words()

    def own(self) -> list[Example]:
        """The filled templates."""
        marked = sentences(self.config.data_dir, self._words)
        return [self._example(f"own{i}", "own", m.text, m.spans) for i, m in enumerate(marked)]

    def corpus(self, path: Path) -> list[Example]:
        """A JSONL corpus of texts with `toponyms`."""
        types = _types(path.stem)
        with path.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        return [self._article(row, types.get(str(row["doc_id"]), {}), demonyms="tud" not in path.stem) for row in rows]

    def _article(self, row: dict[str, Any], types: dict[tuple[int, int], str], *, demonyms: bool) -> Example:
        text, spans = row["text"], list[Span]()
        for toponym in row["toponyms"]:
            at = toponym["start"], toponym["end"]
            kind = None if toponym.get("type") in _UNSURE else types.pop(at, "literal")
            spans.append((*at, kind))
        taken = [(start, end) for start, end, _ in spans]
        spans += [(*at, kind) for at, kind in types.items() if not _touches(at, taken)]
        if not demonyms:  # a corpus that leaves adjectives out says nothing about them
            found = demonym_spans(text, self._gazetteer, self._words)
            spans += [(*at, None) for at in found if not _touches(at, taken)]
        return self._example(str(row["doc_id"]), str(row.get("source") or row.get("url")), text, spans)

    def _example(self, doc_id: str, source: str, text: str, spans: Sequence[Span]) -> Example:
        features = word_features(text, self._gazetteer, self._ranks, self._words)
        return Example(
            doc_id=doc_id,
            source=source,
            text=text,
            features=features,
            labels=_labels(features, spans),
            windows=tuple(windows(text, features, self.tokenizer, skip=False)),
            gold=frozenset((start, end) for start, end, kind in spans if kind not in (None, "part_of_name")),
        )


def rows(examples: Sequence[Example]) -> Iterator[tuple[Window, NDArray[np.int64]]]:
    """Windows with the label of each piece: IGNORED but where a word begins."""
    for example in examples:
        for window in example.windows:
            labels = example.labels[np.maximum(window.words, 0)] if len(example.labels) else window.words
            yield window, np.where(window.words >= 0, labels, IGNORED)


def _labels(features: WordFeatures, spans: Sequence[Span]) -> NDArray[np.int64]:
    labels = np.zeros(len(features.spans), dtype=np.int64)
    for start, end, kind in spans:
        first = np.searchsorted(features.spans[:, 1], start, side="right")
        last = np.searchsorted(features.spans[:, 0], end)
        if kind is None:
            labels[first:last] = IGNORED
        elif first < last:
            labels[first:last] = 2 + 2 * TYPES.index(kind)
            labels[first] -= 1
    return labels


def _types(corpus: str) -> dict[str, dict[tuple[int, int], str]]:
    found: dict[str, dict[tuple[int, int], str]] = {}
    with (TRAINING / "types.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["corpus"] == corpus:
                found.setdefault(row["doc_id"], {})[int(row["start"]), int(row["end"])] = row["mention_type"]
    return found


def _touches(at: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(at[0] < end and start < at[1] for start, end in spans)
