"""Decisions handed in as a file: from the map's page, of another workspace, or as a layer edited in QGIS."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from geonews.errors import InputError
from geonews.model import Correction
from geonews.model.corrections import REVIEWS, from_row
from geonews.pipeline.outputs import Rows
from geonews.pipeline.review.deciding import Desk
from geonews.store.corrections import read_corrections

LAYERS = (".gpkg", ".geojson", ".geojsons", ".fgb")
"""Edited exports."""
_EDITED = ("claim_status", "actor_name", "place_name", "date_from", "date_to")
_MOVED_DEG = 1e-5
"""A point that is off by less, about a metre, was not moved: formats round."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wrong:
    """An entry that is no decision, and why, in one line."""

    error: str


def handed_in(path: Path, desk: Desk, rows: Callable[[], Rows]) -> Iterator[Correction | Wrong]:
    """The decisions of a file.

    Args:
        path: JSON that the map's page saved, a file of corrections, or an export of positions edited in QGIS.
        desk: of the workspace.
        rows: its rows now, with which an edited export is compared; asked only then.

    Raises:
        InputError: there is no such file, or it is none of these; one line.
    """
    if not path.is_file():
        raise InputError(f"{path} is not there")
    if path.suffix.lower() in LAYERS:
        yield from _edited(path, desk, rows())
    elif path.suffix.lower() == ".jsonl":
        wrong: list[str] = []
        yield from read_corrections(path, wrong.append)
        yield from map(Wrong, wrong)
    else:
        yield from _from_page(path, desk)


def _from_page(path: Path, desk: Desk) -> Iterator[Correction | Wrong]:
    try:
        decisions = json.loads(path.read_text(encoding="utf-8"))["decisions"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        known = ", ".join((".json of the page", ".jsonl", *LAYERS))
        raise InputError(f"{path} holds no decisions of a map's page; known are {known}") from error
    for number, one in enumerate(decisions if isinstance(decisions, list) else [], 1):
        yield _tried(f"{path.name}, decision {number}", partial(_page_decision, one, desk))


def _page_decision(one: Any, desk: Desk) -> Correction:
    """{"report": id, "review": word, "claim_status"?: word, "placeless"?: true, "reviewed_at"?: ISO 8601}."""
    if not isinstance(one, dict) or not isinstance(one.get("report"), str) or one.get("review") not in REVIEWS:
        raise InputError(f'"report" and "review" ({", ".join(REVIEWS)}) are needed')
    changes = {name: one[name] for name in ("claim_status", "placeless") if one.get(name)}
    when = {"reviewed_at": _when(one["reviewed_at"])} if one.get("reviewed_at") else {}
    return desk.on_report(one["report"], one["review"], {**_checked(changes), **when})


def _when(text: Any) -> str:
    """The reader's clock as ours writes it, so that a file taken twice says nothing twice; never in the future."""
    moment = datetime.fromisoformat(str(text)).astimezone(UTC)
    return min(moment, datetime.now(UTC)).isoformat(timespec="milliseconds")


def _checked(changes: Row) -> Row:
    """Changes with known words and dates as dates. Raises ValueError; one line."""
    base = {"subject": "position", "review": "rejected", "target": "none", "reviewed_at": "2025-01-01"}
    made = from_row({**base, **changes})
    return {name: getattr(made, name) for name in changes}


def _edited(path: Path, desk: Desk, rows: Rows) -> Iterator[Correction | Wrong]:
    now, rejected = {row["id"]: row for row in rows.positions}, {row["id"] for row in rows.rejected}
    for row in _features(path):
        name = row["id"]
        if name in now:
            if changes := _differences(row, now[name]):
                yield _tried(f"{path.name}, report {name}", partial(_edit, changes, now[name], desk))
        elif name not in rejected:
            yield Wrong(f"{path.name}: no report {name or 'without an id'} in the workspace")


def _edit(changes: Row, now: Row, desk: Desk) -> Correction:
    given = dict(changes)
    review = given.pop("review", "corrected")
    if review == "rejected":
        return desk.on_report(now["id"], "rejected")
    if "lon" in given:
        given |= desk.place_at(given.pop("lat"), given.pop("lon"), given.pop("place_name", now["place_name"]))
    for name, other in (("date_from", "date_to"), ("date_to", "date_from")):
        if name in given:
            given.setdefault(other, now[other] or given[name])
    return desk.on_report(now["id"], "corrected" if given else review, _checked(given))


def _differences(row: Row, now: Row) -> Row:
    """What an editor changed; a cell that was emptied changes nothing, and only points are moved or renamed."""
    found = {name: row[name] for name in _EDITED if row[name] is not None and row[name] != now[name]}
    if row["review"] in ("rejected", "confirmed") and row["review"] != now["review"]:
        found["review"] = row["review"]
    if row["point"] is None or now["geom_basis"] != "point":
        found.pop("place_name", None)
        return found
    lon, lat = row["point"]
    is_moved = abs(lon - now["lon"]) > _MOVED_DEG or abs(lat - now["lat"]) > _MOVED_DEG
    return found | {"lon": lon, "lat": lat} if is_moved or "place_name" in found else found


def _features(path: Path) -> Iterator[Row]:
    """Rows of the layers that hold reports: their text, days as ISO text, and "point" as lon, lat."""
    import geopandas as gpd  # noqa: PLC0415  # slow, and needed for edited layers only
    import pyogrio  # noqa: PLC0415

    try:
        names = [name for name, _ in pyogrio.list_layers(path)]
        chosen = [name for name in names if name.startswith(("positions", "undated"))] or names[:1]
        tables = [gpd.read_file(path, layer=name) for name in chosen]
    except Exception as error:  # GDAL's drivers raise what they like
        raise InputError(f"{path} cannot be read as a layer ({' '.join(str(error).split())})") from error
    for table in tables:
        if "id" not in table.columns or "claim_status" not in table.columns:
            raise InputError(f"{path} is no export of positions: id or claim_status is missing")
        yield from map(_feature, table.to_dict("records"))


def _feature(row: Mapping[Any, Any]) -> Row:
    shape: Any = row.get("geometry")
    cells = {name: _cell(name, row.get(name)) for name in ("id", "review", *_EDITED)}
    is_point = getattr(shape, "geom_type", None) == "Point" and not shape.is_empty
    return cells | {"point": (shape.x, shape.y) if is_point else None}


def _cell(name: str, value: Any) -> str | None:
    """Text or a day of a cell; None for an empty one, whichever way its format says so."""
    if value is None or value != value or str(value) in ("", "NaT", "<NA>"):  # noqa: PLR0124  # NaN differs from itself
        return None
    text = value.isoformat() if isinstance(value, date) else str(value)
    return text[:10] if name.startswith("date_") else text


def _tried(where: str, decide: Callable[[], Correction]) -> Correction | Wrong:
    try:
        return decide()
    except (InputError, ValueError) as error:
        return Wrong(f"{where}: {error}")


def sorted_out(found: Iterable[Correction | Wrong]) -> tuple[list[Correction], list[str]]:
    """Decisions, and what is wrong with the others."""
    made, wrong = [], []
    for one in found:
        if isinstance(one, Wrong):
            wrong.append(one.error)
        else:
            made.append(one)
    return made, wrong
