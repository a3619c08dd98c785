"""Articles of 500 words, always the same, from the articles of our own: the test corpus and the packaged samples."""

from __future__ import annotations

import json
import re
from itertools import islice
from pathlib import Path

from geonews.reading.sources import Record, read_records
from tests.evaluation.own_corpus import CORPUS

WORDS = 500
_STEP = 7  # paragraphs between the beginnings of two articles, so that no two are alike


def paragraphs(samples: Path) -> list[str]:
    """All paragraphs, in the order of their files."""
    own = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    paths = sorted(str(path) for path in samples.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))
    read = [record.article.text for record in read_records(paths) if isinstance(record, Record)]
    return [part for text in (*own, *read) for part in text.split("\n\n") if part.strip()]


def texts(samples: Path, number: int) -> list[str]:
    """So many articles of exactly 500 words."""
    parts = paragraphs(samples)
    return [_article(parts, _STEP * i) for i in range(number)]


def _article(parts: list[str], first: int) -> str:
    text, left = "", WORDS
    while left:
        part = parts[first % len(parts)]
        words = list(islice(re.finditer(r"\S+", part), left))
        text += ("\n\n" if text else "") + part[: words[-1].end()]
        first, left = first + 1, left - len(words)
    return text
