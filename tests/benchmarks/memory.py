"""`python -m tests.benchmarks.memory index|annotate FOLDER [PACKS]`: does it and prints its peak memory in MiB."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from geonews.config import Config
from geonews.gazetteer.packs import add_pack
from geonews.pipeline import Stages, annotate
from geonews.reading.articles import article_from_text
from geonews.reading.sources import Record
from tests.benchmarks.texts import texts

ARTICLES = 20


def main(what: str, folder: str, packs: str = "") -> None:
    """Index the world and packs anew in a folder, or annotate articles with what is indexed there."""
    config = Config.load(user_dir=folder, cache_dir=Path(folder) / "cache")
    if what == "index":
        for pack in sorted(Path(packs).glob("*.zip")):
            add_pack(pack, config)
        Stages.open(config)
    else:
        stages = Stages.open(config)
        for text in texts(config.data_dir / "samples", ARTICLES):
            annotate(Record(article=article_from_text(text, id="bench", raw=True)), stages)
    sys.stdout.write(f"{peak_kib() / 1024:.1f}\n")


def peak_kib() -> int:
    """Peak resident memory of this process alone; `ru_maxrss` would begin with that of the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(*sys.argv[1:])
