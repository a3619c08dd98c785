"""What reading positions adds to recognition and resolution: processor time of both on the same articles."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geonews.config import Config
from geonews.language import SpacyParser
from geonews.model import Location
from geonews.pipeline import Stages, locate
from geonews.pipeline.stages import _positions
from geonews.reading.articles import article_from_text
from geonews.reading.sources import Record, read_records
from tests.conftest import ROOT
from tests.evaluation.scorers import script

LGL, GOLD, OWN = "lgl_dev", "gold/seeds and gold/open", "our own texts"
MAX_RATIO = {LGL: 0.25, GOLD: 1.0}
"""Of the time for recognition and resolution; none is asked of our own texts, which are mostly about wars."""
WARM_UP = 3
ROUNDS = 2


@dataclass(frozen=True)
class Times:
    """Processor time for some articles, in seconds."""

    articles: int
    located_s: float
    """Recognition and resolution."""
    read_s: float
    """Positions, on top of that."""

    @property
    def ratio(self) -> float:
        """What positions add, as a share of recognition and resolution."""
        return self.read_s / self.located_s


def times(own: Sequence[str]) -> Iterator[tuple[str, Times | None]]:
    """Of each set of articles; None where it is not on this machine.

    Args:
        own: texts of our own.
    """
    shared = Path(os.environ.get("GEONEWS_SHARED", ROOT.parent / "shared"))
    stages = Stages.open(Config.load(), parser=SpacyParser(remember=0))
    sets: Mapping[str, Callable[[], list[Record]]] = {
        LGL: lambda: _lgl(shared),
        GOLD: lambda: _gold(shared),
        OWN: lambda: [Record(article=article_from_text(t, id=str(i), raw=True)) for i, t in enumerate(own)],
    }
    for name, records in sets.items():
        yield name, measured(found, stages) if (found := records()) else None


def measured(records: Sequence[Record], stages: Stages) -> Times:
    """The best of some rounds of each; the parser must remember nothing."""
    for record in records[:WARM_UP]:
        _positions(record.article, locate(record, stages), stages)
    located_s = read_s = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        located: list[tuple[Location, ...]] = [locate(record, stages) for record in records]
        between = time.process_time()
        for record, locations in zip(records, located, strict=True):
            _positions(record.article, locations, stages)
        ended = time.process_time()
        located_s, read_s = min(located_s, between - began), min(read_s, ended - between)
    return Times(len(records), located_s, read_s)


def _lgl(shared: Path) -> list[Record]:
    corpus = shared / "corpora" / "lgl_dev.jsonl"
    return _records(script(shared, "convert.py", "input", corpus), raw=True) if corpus.is_file() else []


def _gold(shared: Path) -> list[Record]:
    """Articles that are open for use; gold/final stays shut."""
    folders = [folder for folder in (shared / "gold" / "seeds", shared / "gold" / "open") if folder.is_dir()]
    return [r for folder in folders for r in _records(script(shared, "convert.py", "articles", folder), raw=False)]


def _records(lines: str, *, raw: bool) -> list[Record]:
    read = read_records(["-"], raw=raw, stdin=io.BytesIO(lines.encode()))
    return [record for record in read if isinstance(record, Record)]
