"""`geonews.evaluation` against the shared scorer, on systems of every sort of fault."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from typing import Any

import pytest

from geonews.borders import Borders
from geonews.config import Config
from geonews.evaluation import Document, Found, FoundToponym, Options, Report, read_corpus
from geonews.evaluation.run import score

THIRD_DECIMAL = 0.0005


@pytest.fixture(scope="module")
def scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def faulty(document: Document, chance: random.Random) -> Found:
    """The gold with some toponyms missed, moved, cut, split, unresolved or invented."""
    made = []
    for gold in document.toponyms:
        start, end = gold.start, gold.end
        if chance.random() < 0.15:
            continue
        if chance.random() < 0.2:
            start, end = max(0, start - chance.randrange(4)), min(len(document.text), end + chance.randrange(6))
        if chance.random() < 0.1 and end - start > 4:
            made.append(FoundToponym(start=start, end=start + 2, lon=1.0, lat=1.0))
            start += 2
        lon, lat = gold.lon or 10.0, gold.lat or 10.0
        away = chance.choice([0, 0, 0.03, 0.2, 1.2, 5, 40])
        resolved = chance.random() < 0.9
        made.append(
            FoundToponym(
                start=start,
                end=end,
                lon=min(180.0, lon + away) if resolved else None,
                lat=max(-90.0, lat - away) if resolved else None,
                geonameid=chance.choice([gold.geonameid, "1"]),
            )
        )
    for _ in range(chance.randrange(3)):
        start = chance.randrange(len(document.text) - 5)
        made.append(FoundToponym(start=start, end=start + 5, lon=0.0, lat=0.0))
    return Found(toponyms=tuple(made))


def as_rows(documents: list[Document], found: dict[str, Found]) -> tuple[dict[str, Any], dict[str, Any]]:
    gold = {document.id: dict(document.row) for document in documents}
    pred = {
        name: {
            "toponyms": [
                {"start": t.start, "end": t.end, "lon": t.lon, "lat": t.lat, "geonameid": t.geonameid}
                for t in one.toponyms
            ]
        }
        for name, one in found.items()
    }
    return gold, pred


def flat(report: Report, radius: float) -> dict[str, float | int | None]:
    """Our figures by their names in score.py."""
    r = f"{radius:g}"
    figures: dict[str, float | int | None] = {
        "gold": report.gold,
        "gold_with_coordinates": report.gold_with_coordinates,
        "predicted": report.found,
        "exact_geonameid_all_gold": report.same_entry,
    }
    shares = {
        "recognition_exact": report.exact,
        "recognition_overlap": report.overlap,
        f"end_to_end@{r}km": report.end_to_end[r],
    }
    for name, one in shares.items():
        figures |= {f"{name}.P": one.precision, f"{name}.R": one.recall, f"{name}.F1": one.f1}
    figures[f"end_to_end@{r}km.located_P"] = report.end_to_end[r].located_precision
    distances = {
        "resolution_matched": report.matched,
        "resolution_matched_resolved_only": report.resolved,
        "resolution_all_gold": report.all_gold,
    }
    for name, of in distances.items():
        figures |= {
            f"{name}.n": of.n,
            f"{name}.acc@{r}km": of.accuracy[r],
            f"{name}.mean_km": of.mean_km,
            f"{name}.median_km": of.median_km,
            f"{name}.AUC": of.auc,
        }
    figures["resolution_matched.unresolved"] = report.matched.unresolved
    figures["resolution_all_gold.missed_or_unresolved"] = report.all_gold.unresolved
    named = {f"accuracy_{r}": "acc_all_gold", "overlap_f1": "recognition_overlap_F1"}
    named[f"end_to_end_f1_{r}"] = "end_to_end_F1"
    for ours, theirs in named.items():
        if ours in report.intervals:
            low, high = report.intervals[ours]
            figures |= {f"95%_interval.{theirs}.low": low, f"95%_interval.{theirs}.high": high}
    return {name: value for name, value in figures.items() if value is not None}


def theirs_flat(figures: dict[str, Any]) -> dict[str, float | int]:
    known: dict[str, float | int] = {}
    for name, value in figures.items():
        if isinstance(value, bool) or name in ("documents", "partial_documents"):
            continue
        if not isinstance(value, dict):
            known[name] = value
            continue
        for part, number in value.items():
            if isinstance(number, list):
                known |= {f"{name}.{part}.low": number[0], f"{name}.{part}.high": number[1]}
            else:
                known[f"{name}.{part}"] = number
    return known


@pytest.mark.parametrize("radius", [161.0, 25.0, 5.0])
@pytest.mark.parametrize(
    ("corpus", "most", "skip"),
    [
        ("trnews", 118, ()),
        ("trnews", 118, ("adjectival", "CONT")),
        ("lgl_dev", 150, ("PPL",)),
        ("wiktor", 300, ()),
    ],
)
def test_figures_agree_to_the_third_decimal(
    shared: Path, scorer: Any, corpus: str, most: int, skip: tuple[str, ...], radius: float
) -> None:
    documents = [d for d, _ in zip(read_corpus(shared / "corpora" / f"{corpus}.jsonl"), range(most), strict=False)]
    chance = random.Random(7)  # noqa: S311  # faults, not secrets
    found = {document.id: faulty(document, chance) for document in documents}
    del found[documents[3].id]  # a document that the system did not see
    theirs = theirs_flat(scorer.score(*as_rows(documents, found), radius=radius, skip_types=skip, bootstrap=300))
    borders = Borders(Config.load().data_dir)
    ours = flat(score(documents, found, borders, Options(radii=(radius,), skip=skip, draws=300), events=False), radius)
    assert ours.keys() == theirs.keys()
    assert ours == pytest.approx(theirs, abs=THIRD_DECIMAL)
    assert 0.2 < theirs[f"end_to_end@{radius:g}km.R"] < 0.9, "the faults leave something right and something wrong"
