"""Rows to export."""

from __future__ import annotations

from pathlib import Path

import shapely

from geonews.model import Annotated, PositionReport
from geonews.tables import Row, position_rows
from tests import fakes


def row(identifier: str = "p1", wkt: str | None = "POINT (30.5 50.4)", **fields: object) -> Row:
    """The row of a report with this geometry."""
    report = PositionReport(
        doc_id="a.txt", category="action", event_type="attack", claim_status="alleged", evidence="Shells fell.",
        ev_start=3, ev_end=15,
    )  # fmt: skip
    annotated = Annotated(article=fakes.article("Shells fell."), locations=(), positions=(report,), focus=())
    [made] = position_rows(annotated)
    geometry = None if wkt is None else shapely.geometry.mapping(shapely.from_wkt(wkt))
    return made | {"id": identifier, "geometry": geometry} | fields


def mention(name: str = "Kyiv", **fields: object) -> Row:
    """The row of a mention."""
    return {
        "id": name, "doc_id": "a", "start": 1, "end": 5, "text": name, "mention_type": "literal", "kind": "city",
        "status": "resolved", "lon": 30.5, "lat": 50.4,
    } | fields  # fmt: skip


def here(folder: Path) -> list[str]:
    """Names of what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())
