"""The annotated articles of ../shared/gold as documents of `geonews.evaluation`.

`python -m tests.evaluation.gold_articles SHARED NAME` prints them as a corpus; keep it outside the project.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geonews.evaluation.event import Event, found_event, gold_event
from geonews.evaluation.event_pairs import Marked

Gold = Mapping[str, Any]


def marked(gold: Gold, positions: list[dict[str, Any]], scorer: Any) -> Marked:
    """One article with a system's positions, as the scorer sees both."""
    text = " " * gold["n_chars"]
    return Marked(
        name=gold["file"],
        text=text,
        gold=[event_of(one, gold, scorer) for one in gold["events"]],
        found=[found_event(one) for one in positions if one.get("ev_start") is not None],
        traps=[(one["span"]["start"], one["span"]["end"]) for one in gold.get("negative_events") or []],
    )


def event_of(one: Gold, gold: Gold, scorer: Any) -> Event:
    """A position of an annotated article as it is scored."""
    return gold_event(position_of(one, gold, scorer))


def position_of(one: Gold, gold: Gold, scorer: Any) -> dict[str, Any]:
    """A position of an annotated article in the form of a corpus."""
    precision = scorer.gp_of(one)
    spans = [[evidence["start"], evidence["end"]] for evidence in one["evidence"]]
    return {
        "event_type": one["event_type"],
        "event_type_also_ok": one.get("event_type_also_ok"),
        "claim_status": one["claim_status"],
        "claim_status_also_ok": one.get("claim_status_also_ok"),
        "ev_start": spans[0][0],
        "ev_end": spans[0][1],
        "evidence_more": spans[1:],
        "actor": _actors(one, gold, scorer),
        "actor_stated": bool((one.get("actor") or {}).get("mention")),
        "geo_precision": precision,
        "places_also_ok": list(_places(one, gold, precision, scorer)),
        "core": one["core"],
    }


def _actors(one: Gold, gold: Gold, scorer: Any) -> list[str]:
    names = scorer.golds_actor(one)
    for actor in gold.get("actors") or []:
        if (one.get("actor") or {}).get("actor_id") and actor.get("actor_id") == one["actor"]["actor_id"]:
            names = [*names, actor.get("canonical", ""), *(actor.get("aliases") or [])]
    return [name for name in names if name]


def _places(one: Gold, gold: Gold, precision: int, scorer: Any) -> Iterator[dict[str, Any]]:
    """The places that the scorer accepts, each with the tolerance that it gives them."""
    uncertainty = ((one.get("geometry") or {}).get("uncertainty_m") or 0) / 1000
    for place in scorer.gold_places(one, gold):
        if "line" in place:
            line = [[lon, lat] for lat, lon in place["line"]]
            yield {"line": line, "tolerance_km": max(place["tol"], uncertainty)}
            continue
        country, radius = place["kind"] == "country", scorer.rcountry(place["iso2"])
        tolerance = max(one.get("tolerance_km") or 0, place["tol"], uncertainty)
        if precision == 6:
            tolerance = radius
        elif country and precision >= 5:
            tolerance = max(tolerance, 0.75 * radius)
        yield {
            "lon": place["lon"],
            "lat": place["lat"],
            "iso2": place["iso2"],
            "is_country": country,
            "tolerance_km": tolerance,
        }


def read_gold(shared: Path, name: str) -> list[dict[str, Any]]:
    """The annotated articles of a set."""
    files = sorted((shared / "gold" / name).glob("*.json"))
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def open_scorer(shared: Path) -> Any:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_gold", shared / "eval" / "score_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(shared: Path, name: str) -> Iterator[str]:
    """The lines of a set as a corpus."""
    scorer = open_scorer(shared)
    for gold in read_gold(shared, name):
        folders = (shared / "gold" / name, shared / "seeds")
        text = next(folder / gold["file"] for folder in folders if (folder / gold["file"]).exists())
        row = {
            "id": gold["file"],
            "text": text.read_bytes().decode("utf-8"),
            "published": gold["metadata"].get("published"),
            "positions": [position_of(one, gold, scorer) for one in gold["events"]],
            "traps": [[one["span"]["start"], one["span"]["end"]] for one in gold.get("negative_events") or []],
        }
        yield json.dumps(row, ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lines(Path(sys.argv[1]), sys.argv[2]))
