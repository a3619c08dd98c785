"""`make bench`: speed, accuracy and memory, each beside what is required of it.

All systems read the same texts on one core in the same run, so that ratios hold on any machine; absolute figures hold
for the machine that printed them. Time is processor time, which other work on the machine disturbs least. What falls
short says so and changes no exit code: it is for people to judge.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geonews.cli.say import say, tell
from geonews.cli.tables import say_table
from geonews.config import Config
from geonews.maps.page import MapInput, render
from geonews.pipeline import Stages, annotate
from geonews.reading.articles import article_from_text
from geonews.reading.sources import Record
from geonews.tables import article_row, mention_row, position_rows
from tests.benchmarks import positions, situations
from tests.benchmarks.measure import best_seconds, exact_f1, peak_mib
from tests.benchmarks.systems import System, flashgeotext, geotext, ours, spacy_entities
from tests.benchmarks.texts import WORDS, texts
from tests.evaluation.own_corpus import CORPUS

ROOT = Path(__file__).parents[2]
BASELINE = "spaCy md, bare entity pass"
MODEL, MODEL_RESOLVED = "geonews, the model, no resolution", "geonews, the model, with resolution"
LEXICON = "geonews, --recogniser lexicon, no resolution"
LEXICON_RESOLVED = "geonews, --recogniser lexicon, with resolution"
MIN_RATIO = {MODEL_RESOLVED: 0.7}
MIN_PER_S = {LEXICON: 600.0, LEXICON_RESOLVED: 100.0}
MAX_MIB = 1536.0
REPORTS = 50_000
MIN_REPORTS_PER_S = 2_500.0
WHOLE = 20
"""Articles that go through all stages: positions need a parse, which takes long."""
OWN = 50
"""Articles of our own on which it is timed what positions add."""


@dataclass(frozen=True)
class Line:
    """A row of the table."""

    what: str
    figure: str
    ratio: str = ""
    required: str = ""
    holds: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table shows it."""
        return self.what, self.figure, self.ratio, self.required, {None: "", True: "ok", False: "short"}[self.holds]


def main() -> None:
    """Measure everything and print one table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    core = one_core()
    samples = Config.load().data_dir / "samples"
    articles = texts(samples, asked.articles)
    systems, missing = opened()
    say(f"{len(articles)} articles of {WORDS} words, best of {asked.rounds} rounds, {core}, processor time")
    say(f"ratio: to {BASELINE}")
    seconds = best_seconds(systems, articles, asked.rounds)
    lines = [*missing, *speed(seconds, len(articles)), *accuracy(systems)]
    lines += [*whole(articles[:WHOLE], len(articles), seconds[BASELINE]), *added(positions.times(articles[:OWN]))]
    lines += [*grouped(), *memory()]
    say_table(("what", "figure", "ratio", "required", ""), [line.cells for line in lines], numbers=(1, 2))


def one_core() -> str:
    """Keep this process and its children on one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        return "not kept on one core"
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return "one core"


def opened() -> tuple[list[System], list[Line]]:
    """The systems that are installed, and a line for each that is not."""
    openers: list[Callable[[], System]] = [
        spacy_entities,
        lambda: ours("tagger", resolve=False),
        lambda: ours("tagger", resolve=True),
        lambda: ours("lexicon", resolve=False),
        lambda: ours("lexicon", resolve=True),
        geotext,
        flashgeotext,
    ]
    systems, missing = [], []
    for opener in openers:
        try:
            systems.append(opener())
        except ImportError as error:  # only the two that are for comparison can be missing
            missing.append(Line(opener.__name__, f"not installed ({error.name}): pip install --group bench"))
    return systems, missing


def speed(seconds: dict[str, float], articles: int) -> Iterator[Line]:
    """Articles a second of each system."""
    for name, taken in seconds.items():
        ratio, rate = seconds[BASELINE] / taken, articles / taken
        line = Line(name, f"{rate:,.1f} articles/s", f"{ratio:.2f}")
        if name in MIN_RATIO:
            line = Line(name, line.figure, line.ratio, f"ratio ≥ {MIN_RATIO[name]}", ratio >= MIN_RATIO[name])
        if name in MIN_PER_S:
            line = Line(name, line.figure, line.ratio, f"≥ {MIN_PER_S[name]:,.0f} articles/s", rate >= MIN_PER_S[name])
        yield line


def accuracy(systems: Sequence[System]) -> Iterator[Line]:
    """Exact F1 of what each system finds; the lexicon has to beat the two gazetteer matchers."""
    shared = Path(os.environ.get("GEONEWS_SHARED", ROOT.parent / "shared")) / "corpora" / "trnews.jsonl"
    for title, corpus in (("our articles", CORPUS), ("TR-News", shared)):
        if not corpus.is_file():
            yield Line(f"exact F1, {title}", "not here")
            continue
        asked = [system for system in systems if system.name not in (MODEL_RESOLVED, LEXICON_RESOLVED)]
        found = {system.name: exact_f1(system, corpus) for system in asked}
        others = max((found[name] for name in ("geotext", "flashgeotext") if name in found), default=None)
        for name, value in found.items():
            bound = others if name == LEXICON else None
            ratio = f"{value / found[BASELINE]:.2f}"
            required = "" if bound is None else f"> {bound:.3f}"
            holds = None if bound is None else value > bound
            yield Line(f"exact F1, {title}: {name}", f"{value:.3f}", ratio, required, holds)


def whole(articles: Sequence[str], of: int, baseline_s: float) -> Iterator[Line]:
    """All stages, positions too, and the map's page; ratios to the baseline's time for as many articles."""
    stages = Stages.open(Config.load())
    records = [Record(article=article_from_text(text, id=str(i), raw=True)) for i, text in enumerate(articles)]
    annotate(records[0], stages)
    began = time.process_time()
    annotated = [annotate(record, stages) for record in records]
    taken = time.process_time() - began
    share = baseline_s * len(articles) / of
    yield Line("annotate, all stages", f"{len(articles) / taken:,.1f} articles/s", f"{share / taken:.2f}")
    data = MapInput(
        positions=[row for a in annotated for row in position_rows(a, stages.actors)],
        mentions=[mention_row(location) for a in annotated for location in a.locations],
        articles=[article_row(a.article) for a in annotated],
        provenance={},
    )
    began = time.process_time()
    size = len(render(data, data_dir=stages.config.data_dir).encode())
    taken = time.process_time() - began
    yield Line(
        f"map page of {len(articles)} articles", f"{taken:.1f} s, {size / 2**20:.1f} MiB", f"{share / taken:.2f}"
    )


def added(times: Iterable[tuple[str, positions.Times | None]]) -> Iterator[Line]:
    """What positions add; the ratio is to recognition and resolution of the same articles."""
    for name, taken in times:
        what = f"positions beside recognition and resolution, {name}"
        if taken is None:
            yield Line(what, "not here (set GEONEWS_SHARED)")
            continue
        figure = f"{taken.read_s / taken.articles * 1000:,.0f} beside {taken.located_s / taken.articles * 1000:,.0f} ms"
        most = positions.MAX_RATIO.get(name)
        required, holds = ("", None) if most is None else (f"ratio ≤ {most}", taken.ratio <= most)
        yield Line(what, figure, f"{taken.ratio:.2f}", required, holds)


def grouped() -> Iterator[Line]:
    """Situations of as many reports as a year of a war gives, over many towns and all in one."""
    for what, towns, actors in (("2,000 towns", 2000, 100), ("one town", 1, 1)):
        taken, n = situations.seconds(situations.made_up(REPORTS, towns=towns, actors=actors))
        figure, rate = f"{taken:.1f} s, {n:,} situations", REPORTS / taken
        required = f"≥ {MIN_REPORTS_PER_S:,.0f} reports/s"
        yield Line(f"situations of {REPORTS:,} reports, {what}", figure, "", required, rate >= MIN_REPORTS_PER_S)


def memory() -> Iterator[Line]:
    """Peak memory of other processes, with the shared country packs where they are there."""
    packs = Path(os.environ.get("GEONEWS_SHARED", ROOT.parent / "shared")) / "packs"
    with tempfile.TemporaryDirectory() as user:
        n = len(list(packs.glob("*.zip")))
        if not n:
            tell(f"no country packs at {packs}: memory is measured without (set GEONEWS_SHARED)")
        yield _memory(f"indexing the world and {n} packs", peak_mib("index", user, packs))
        yield _memory(f"annotating with {n} packs", peak_mib("annotate", user))


def _memory(what: str, mib: float) -> Line:
    return Line(f"peak memory, {what}", f"{mib:,.0f} MiB", "", f"≤ {MAX_MIB:,.0f} MiB", mib <= MAX_MIB)


if __name__ == "__main__":
    main()
