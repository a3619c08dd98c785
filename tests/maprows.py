"""Rows for map tests, written by hand: reports about several wars, one for each way of drawing."""

from __future__ import annotations

from typing import Any

from geonews.maps.page import MapInput
from geonews.model import PositionReport
from geonews.plain import to_dict

SENTENCE = "Rebels attacked the northern town of Barsalogho on Monday, the army said."


def report(name: str, **fields: Any) -> dict[str, Any]:
    """One flat row; `geometry` as GeoJSON."""
    geometry = fields.pop("geometry", None)
    short = fields.pop("actor_short", None)
    base = {
        "doc_id": "a.txt",
        "category": "action",
        "event_type": "attack",
        "claim_status": "asserted",
        "evidence": SENTENCE,
        "ev_start": 100,
        "ev_end": 100 + len(SENTENCE),
        "actor_text": "Rebels",
        "actor_name": "rebels",
        "trigger_span": (107, 115),
        "actor_spans": ((100, 106),),
        "place_spans": ((137, 147),),
    }
    row = to_dict(PositionReport(**(base | fields)))
    row.pop("geometry_wkt")
    return row | {"id": name, "geometry": geometry, "actor_short": short, "acled_geo_precision": None}


def point(lon: float, lat: float) -> dict[str, Any]:
    return {
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "lon": lon,
        "lat": lat,
        "geom_basis": "point",
        "spatial_op": "at",
        "geo_precision": 1,
        "uncertainty_m": 3000,
    }


BAND = {"type": "Polygon", "coordinates": [[[-1.0, 14.0], [1.0, 14.5], [1.0, 14.2], [-1.0, 13.7], [-1.0, 14.0]]]}
POSITIONS = [
    report("stated", place_name="Barsalogho", iso2="BF", **point(-1.06, 13.42)),
    report("party", place_name="Djibo", iso2="BF", voice="indirect_speech", speaker="the army", **point(-1.63, 14.1)),
    report("alleged", claim_status="alleged", place_name="Arbinda", iso2="BF", **point(-0.86, 14.23)),
    report("planned", claim_status="planned", place_name="Dori", iso2="BF", **point(-0.03, 14.03)),
    report("denied", claim_status="denied", place_name="Titao", iso2="BF", **point(-2.07, 13.77)),
    report("negated", claim_status="negated", place_name="Kaya", iso2="BF", **point(-1.08, 13.09)),
    report(
        "band",
        category="position",
        event_type="deployment",
        place_name="Burkina Faso-Mali border",
        iso2="BF",
        spatial_op="along_border",
        geom_basis="border_line",
        geometry=BAND,
        lon=0.0,
        lat=14.3,
        geo_precision=5,
        geometry_invented_m=25000,
        actor_name="Burkina Faso army",
        actor_short="FAB",
        uncertainty_m=120000,
    ),
    report(
        "country",
        geom_basis="country_only",
        spatial_op="unnamed_in",
        spatial_text="several villages",
        iso2="BF",
        geo_precision=6,
    ),
    report("nowhere", category="context", event_type="agreement"),
]
MENTIONS = [
    {
        "id": "m1",
        "doc_id": "a.txt",
        "start": 137,
        "end": 147,
        "text": "Barsalogho",
        "mention_type": "literal",
        "kind": "city",
        "place_id": "geonames:1",
        "place_name": "Barsalogho",
        "lon": -1.06,
        "lat": 13.42,
        "iso2": "BF",
        "geo_precision": 1,
        "uncertainty_m": 3000,
        "status": "resolved",
        "score": 0.9,
        "runner_up": None,
        "why": "only one entry",
    }
]
ARTICLES = [
    {
        "id": "a.txt",
        "title": "Attacks in the north",
        "outlet": "Desk",
        "url": "https://example.org/a",
        "published": "2024-08-27",
        "language": "en",
        "wire": None,
    },
    {
        "id": "b.txt",
        "title": "An old page",
        "outlet": None,
        "url": None,
        "published": None,
        "language": "en",
        "wire": None,
    },
]


def map_input(**changes: Any) -> MapInput:
    """All of the above as the page's input."""
    values: dict[str, Any] = {
        "positions": POSITIONS,
        "mentions": MENTIONS,
        "articles": ARTICLES,
        "provenance": {"made_at": "2025-01-01T00:00:00+00:00", "package": "0.1.0"},
    }
    return MapInput(**(values | changes))
