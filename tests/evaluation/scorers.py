"""Runs geonews on the shared corpora and the shared scorers on its output."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from geonews.evaluation import Report
from geonews.model import Annotated
from geonews.pipeline import Stages, annotate_all
from geonews.reading.sources import read_records
from geonews.tables import annotate_row


def script(shared: Path, name: str, *arguments: object) -> str:
    """Output of one of the shared scripts."""
    command = [sys.executable, str(shared / "eval" / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def annotate_lines(lines: Iterable[str], stages: Stages, out: Path, *, raw: bool) -> None:
    """What `geonews annotate -` writes for these input lines."""
    stream = io.BytesIO("\n".join(lines).encode())
    with out.open("w", encoding="utf-8") as file:
        for result in annotate_all(read_records(["-"], raw=raw, stdin=stream), stages, debug=True):
            assert isinstance(result, Annotated), result
            file.write(json.dumps(annotate_row(result, stages.actors), ensure_ascii=False) + "\n")


def score_gold(shared: Path, gold: str, stages: Stages, work: Path) -> tuple[dict[str, Any], Path]:
    """score_gold.py's figures on a folder of annotated articles, and annotate's output."""
    lines = script(shared, "convert.py", "articles", shared / "gold" / gold).splitlines()
    out = work / "out.jsonl"
    annotate_lines(lines, stages, out, raw=False)
    script(shared, "convert.py", "gold", out, work / "pred")
    return json.loads(script(shared, "score_gold.py", shared / "gold" / gold, work / "pred", "--json")), out


def event_figures(figures: dict[str, Any]) -> dict[str, float]:
    """The figures of score_gold.py on events that have floors."""
    events = figures["events"]
    names = ("core_recall", "precision_one_to_one", "claim_status_acc", "place_acc", "actor_right")
    return {f"events_{name}": events[name] for name in names} | {"headline": figures["headline_core_all_right"]}


def row_figures(figures: dict[str, Any]) -> dict[str, float]:
    """The figures of score_rows.py that have floors; reports where there are none to be count as negative."""
    shares = ("any_position", "place_any_25", "cal_first_slack5", "date_any_in_text")
    means = ("event_macro", "actor1")
    return (
        {name: figures[name]["share"] for name in shares}
        | {name: figures[name]["mean"] for name in means}
        | {"reports_of_controls": -figures["control_fp_not_context"]["share"]}
    )


def score_rows(shared: Path, stages: Stages, work: Path) -> dict[str, Any]:
    """score_rows.py's figures on the coded event notes."""
    rows = shared / "corpora" / "rows_dev.jsonl"
    lines = script(shared, "convert.py", "input", rows).splitlines()
    out = work / "out.jsonl"
    annotate_lines(lines, stages, out, raw=False)
    figures: dict[str, Any] = json.loads(script(shared, "score_rows.py", rows, out, "--json"))
    return figures


def gated(report: Report) -> dict[str, float]:
    """The figures of a toponym corpus that have floors."""
    found = {
        "exact_f1": report.exact.f1,
        "end_to_end_f1": report.end_to_end["161"].f1,
        "end_to_end_f1_25km": report.end_to_end["25"].f1,
        "end_to_end_f1_5km": report.end_to_end["5"].f1,
        "country_right": report.country.right,
    }
    return {name: value or 0.0 for name, value in found.items()}
