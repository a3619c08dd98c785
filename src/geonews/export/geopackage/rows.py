"""The rows of a GeoPackage's layers, sorted by what can be drawn and when it holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.export.shapes import finished
from geonews.geodesy import disc
from geonews.styles import INKS, colour_keys, colour_ranks, letters, style_of
from geonews.tables import ARTICLE_COLUMNS, MENTION_COLUMNS, POSITION_COLUMNS, SITUATION_COLUMNS, Row

OTHERS = "#4a5568"
DAYS: Mapping[str, str] = {"t_from": "datetime64[s]", "t_to": "datetime64[s]"}
DRAWN: Mapping[str, str] = {"look": "string", "colour": "string", "letters": "string"}
PLACE_COLUMNS: Mapping[str, str] = {
    "place_id": "string", "place_name": "string", "kind": "string", "iso2": "string", "gaz": "string",
    "licence": "string", "n_mentions": "Int64", "n_articles": "Int64",
}  # fmt: skip
RING_COLUMNS: Mapping[str, str] = {"place_name": "string", "uncertainty_m": "Int64", "n_reports": "Int64"}
SOURCE_COLUMNS: Mapping[str, str] = {"outlet": "string", "n_articles": "Int64", "n_reports": "Int64"}
PROVENANCE_COLUMNS: Mapping[str, str] = {"name": "string", "value": "string"}
_KINDS = {"points": "Point", "lines": "MultiLineString", "areas": "MultiPolygon"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer, or a table where there is no geometry."""

    name: str
    columns: Mapping[str, str]
    rows: Sequence[Row]
    added_columns: Mapping[str, str] = field(default_factory=dict)
    added: Sequence[Row] = ()
    """Values of the added columns, beside the rows: copies of a hundred thousand rows would fill the memory."""
    shapes: Sequence[BaseGeometry | None] | None = None
    """Longitude before latitude, WGS 84, beside the rows; None for a table."""
    geometry: str | None = None
    """Type of geometry as OGR names it; None for a table."""
    title: str = ""


def position_layers(rows: Sequence[Row]) -> list[Layer]:
    """Reports by type of geometry, those without any day apart, and those without geometry as a table.

    Every row of a layer with days has both: a missing end is the other one, and where the text dates nothing the day
    of publication, as of which it was written.
    """
    looks, shapes = _looks(rows), _by_geometry(rows, finished)
    sorted_rows: dict[str, list[int]] = defaultdict(list)
    for i, (look, shape) in enumerate(zip(looks, shapes, strict=True)):
        sorted_rows[_layer_of(look, shape)].append(i)

    def layer(name: str, days: Mapping[str, str], title: str, geometry: str | None) -> Layer:
        at = sorted_rows[name]
        return Layer(
            name=name,
            columns=POSITION_COLUMNS,
            rows=[rows[i] for i in at],
            added_columns={**DRAWN, **days},
            added=[looks[i] for i in at],
            shapes=None if geometry is None else [shapes[i] for i in at],
            geometry=geometry,
            title=title,
        )

    dated = [layer(f"positions_{s}", DAYS, f"Reports, {s}", k) for s, k in _KINDS.items()]
    undated = [layer(f"undated_{s}", {}, f"Reports, {s}, without any date", k) for s, k in _KINDS.items()]
    return [*dated, *undated, layer("positions_without_geometry", DAYS, "Reports without a place to draw", None)]


def _looks(rows: Sequence[Row]) -> list[Row]:
    """Look, colour, letters and days of each row."""
    ranks = colour_ranks(rows)
    found = []
    for row, key in zip(rows, colour_keys(rows), strict=True):
        rank = ranks.get(key)
        look = {"look": style_of(row), "colour": OTHERS if rank is None else INKS[rank], "letters": letters(row)}
        found.append(look | days_of(row))
    return found


def days_of(row: Row) -> Row:
    """First and last day as ISO text; both None where neither text nor article has a date."""
    first, last, published = row.get("date_from"), row.get("date_to"), row.get("published")
    start = first or last or published
    end = last or first or published
    return {"t_from": min(start, end), "t_to": max(start, end)} if start and end else {"t_from": None, "t_to": None}


def _layer_of(look: Row, shape: BaseGeometry | None) -> str:
    if shape is None:
        return "positions_without_geometry"
    prefix = "undated" if look["t_from"] is None else "positions"
    return f"{prefix}_{tuple(_KINDS)[int(shapely.get_dimensions(shape))]}"


def _by_geometry(rows: Sequence[Row], make: Callable[[Row], BaseGeometry | None]) -> list[BaseGeometry | None]:
    """A shape for each row, made once for all that have the same geometry."""
    made: dict[str, BaseGeometry | None] = {}
    found = []
    for row in rows:
        key = repr(row.get("geometry"))
        if key not in made:
            made[key] = make(row)
        found.append(made[key])
    return found


def ring_layer(rows: Iterable[Row]) -> Layer:
    """How far off each reported spot may be, as geodesic discs; no area that anybody holds."""
    counted: Counter[tuple[float, float, int, str]] = Counter(
        (row["lon"], row["lat"], row["uncertainty_m"], row.get("place_name") or "")
        for row in rows
        if row.get("geom_basis") in ("point", "disc") and row.get("lon") is not None and row.get("uncertainty_m")
    )
    rings = sorted(counted)
    return Layer(
        name="uncertainty",
        columns=RING_COLUMNS,
        rows=[{"place_name": r[3] or None, "uncertainty_m": r[2], "n_reports": counted[r]} for r in rings],
        shapes=[disc(lon, lat, radius) for lon, lat, radius, _ in rings],
        geometry="MultiPolygon",
        title="Location uncertainty, not an area held",
    )


def mention_layers(rows: Sequence[Row]) -> list[Layer]:
    """Mentions as points where one is due, the others as a table, and the places that they name."""
    shapes = [finished(row) for row in rows]
    at = [i for i, shape in enumerate(shapes) if shape is not None]
    others = [row for row, shape in zip(rows, shapes, strict=True) if shape is None]
    return [
        Layer(
            name="mentions", columns=MENTION_COLUMNS, rows=[rows[i] for i in at], shapes=[shapes[i] for i in at],
            geometry="Point", title="Places mentioned",
        ),
        _place_layer([rows[i] for i in at], [shapes[i] for i in at]),
        Layer(name="mentions_without_point", columns=MENTION_COLUMNS, rows=others, title="Mentions without a point"),
    ]  # fmt: skip


def _place_layer(rows: Sequence[Row], shapes: Sequence[BaseGeometry | None]) -> Layer:
    first: dict[str, int] = {}
    articles: dict[str, set[str]] = defaultdict(set)
    counted: Counter[str] = Counter()
    for i, row in enumerate(rows):
        first.setdefault(row["place_id"], i)
        counted[row["place_id"]] += 1
        articles[row["place_id"]].add(row["doc_id"])
    return Layer(
        name="places",
        columns=PLACE_COLUMNS,
        rows=[rows[i] | {"n_mentions": counted[key], "n_articles": len(articles[key])} for key, i in first.items()],
        shapes=[shapes[i] for i in first.values()],
        geometry="Point",
        title="Places by mentions",
    )


def situation_layer(rows: Sequence[Row]) -> Layer:
    """What several reports speak of: the area of the most exact one, or the disc of its uncertainty."""
    shapes = [_situation_shape(row) for row in rows]
    return Layer(
        name="situations", columns=SITUATION_COLUMNS, rows=rows, added_columns=DAYS, added=[*map(days_of, rows)],
        shapes=shapes, geometry="MultiPolygon", title="Situations: reports of the same thing",
    )  # fmt: skip


def _situation_shape(row: Row) -> BaseGeometry | None:
    shape = finished(row) if row.get("geometry") is not None else None
    if shape is not None and shapely.get_dimensions(shape) == 2:
        return shape
    if shape is None or shapely.get_dimensions(shape) or not row.get("uncertainty_m"):
        return None
    return disc(row["lon"], row["lat"], row["uncertainty_m"])


def tables(articles: Sequence[Row], positions: Sequence[Row], provenance: Sequence[tuple[str, str]]) -> list[Layer]:
    """Articles, their outlets, and what made the file: versions, licences, when."""
    reports = Counter(row["doc_id"] for row in positions)
    by_outlet: dict[str, list[Row]] = defaultdict(list)
    for article in articles:
        by_outlet[article.get("outlet") or "unknown"].append(article)
    sources = [
        {"outlet": outlet, "n_articles": len(held), "n_reports": sum(reports[one["id"]] for one in held)}
        for outlet, held in sorted(by_outlet.items())
    ]
    made = [{"name": name, "value": value} for name, value in provenance]
    return [
        Layer(name="articles", columns=ARTICLE_COLUMNS, rows=articles, title="Articles"),
        Layer(name="sources", columns=SOURCE_COLUMNS, rows=sources, title="Outlets"),
        Layer(name="provenance", columns=PROVENANCE_COLUMNS, rows=made, title="What made this file, and licences"),
    ]
