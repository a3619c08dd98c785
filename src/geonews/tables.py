"""Records as flat rows and GeoDataFrames: the columns, declared once.

Rows are JSON-ready (dates as ISO text); frames are EPSG:4326 with nullable dtypes. Columns are those of the position
schema; null means that the text does not say, or that nobody has looked yet.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any, get_args

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.gazetteer.actors import Actors
from geonews.model import Annotated, Article, Location, Situation
from geonews.plain import to_dict
from geonews.vocabulary import RelationKind

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

Row = dict[str, Any]

ARTICLE_COLUMNS: Mapping[str, str] = {
    "id": "string", "title": "string", "outlet": "string", "url": "string", "published": "datetime64[s]",
    "language": "string", "wire": "string", "sha256": "string",
}  # fmt: skip
POSITION_COLUMNS: Mapping[str, str] = {
    "id": "string", "doc_id": "string", "category": "string", "event_type": "string", "claim_status": "string",
    "polarity": "string", "time_status": "string", "hedge": "string", "trigger": "string", "actor_text": "string",
    "actor_id": "string", "actor_name": "string", "actor_type": "string", "actor_short": "string", "side": "string",
    "sponsor": "string", "target_name": "string", "means": "string", "place_name": "string", "place_licence": "string",
    "from_place": "string", "to_place": "string", "iso2": "string", "spatial_op": "string", "spatial_text": "string",
    "geom_basis": "string",
    "lon": "Float64", "lat": "Float64",
    "geo_precision": "Int64", "acled_geo_precision": "Int64", "uncertainty_m": "Int64",
    "geometry_invented_m": "Int64",
    "count_text": "string", "count_min": "Int64", "count_max": "Int64",
    "count_scope": "string", "count_basis": "string", "fatalities_text": "string", "fatalities_min": "Int64",
    "fatalities_max": "Int64", "wounded_text": "string", "wounded_min": "Int64", "wounded_max": "Int64",
    "date_text": "string", "date_from": "datetime64[s]", "date_to": "datetime64[s]", "date_precision": "string",
    "age_known": "boolean", "speaker": "string", "speaker_role": "string", "speaker_side": "string",
    "speaker_named": "boolean", "self_claim": "boolean", "voice": "string", "via": "string", "wire": "string",
    "evidence": "string", "char_start": "Int64",
    "char_end": "Int64", "evidence_n": "Int64", "about_event_type": "string",
    "about_actor": "string", "about_place": "string", "neighbour_inferred": "boolean", "confidence": "Float64",
    "source_name": "string", "source_title": "string", "source_url": "string", "published": "datetime64[s]",
    "source_rating": "string", "situation_id": "string", "n_sources": "Int64", "n_independent": "Int64",
    "denied_by": "string", "contradicted_by": "string", "review": "string", "reviewer": "string",
    "reviewed_at": "string", "decided_by": "string", "run_id": "string",
}  # fmt: skip
SITUATION_COLUMNS: Mapping[str, str] = {
    "id": "string", "family": "string", "actor_id": "string", "actor_name": "string", "side": "string",
    "place_name": "string", "iso2": "string", "date_from": "datetime64[s]", "date_to": "datetime64[s]",
    "geom_basis": "string", "lon": "Float64", "lat": "Float64", "geo_precision": "Int64", "uncertainty_m": "Int64",
    "n_reports": "Int64", "n_articles": "Int64", "n_sources": "Int64", "n_independent": "Int64", "sources": "string",
    "origins": "string", "denied_by": "string", "contradicted_by": "string",
    "n_corroborates": "Int64", "n_contradiction": "Int64", "n_denial": "Int64",
    "n_update_or_difference": "Int64", "members": "string", "relations": "string",
}  # fmt: skip
MENTION_COLUMNS: Mapping[str, str] = {
    "id": "string", "doc_id": "string", "zone": "string", "char_start": "Int64", "char_end": "Int64", "text": "string",
    "mention_type": "string", "literal_context": "boolean", "role": "string", "kind": "string", "place_id": "string",
    "place_name": "string", "gaz": "string", "licence": "string", "lon": "Float64", "lat": "Float64", "iso2": "string",
    "adm1": "string",
    "adm1_name": "string", "adm2": "string",
    "border_iso2": "string", "border_conflict": "boolean", "claimants": "string",
    "geo_precision": "Int64", "uncertainty_m": "Int64", "status": "string", "method": "string", "score": "Float64",
    "runner_up": "string", "why": "string", "decided_by": "string", "run_id": "string",
}  # fmt: skip
TABLES: Mapping[str, Mapping[str, str]] = {
    "positions": POSITION_COLUMNS, "mentions": MENTION_COLUMNS, "situations": SITUATION_COLUMNS,
    "articles": ARTICLE_COLUMNS,
}  # fmt: skip
"""Columns by the name of the layer or table."""
EXPORTED = {"start": "char_start", "end": "char_end", "ev_start": "char_start", "ev_end": "char_end"}
"""Names of offsets in exported tables, where `start` and `end` are too vague."""
LINE_KEYS = ("id", "title", "outlet", "published", "language")
NEVER_SPOTS = ("country", "region")
"""Kinds of place that are too large for a point."""
_DIGITS = 3


def article_row(article: Article) -> Row:
    """What is known of an article, without its text."""
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "wire": article.wire,
        "sha256": article.sha256,
    }


def mention_row(location: Location) -> Row:
    """One mention with its place; lon and lat are null only when unresolved."""
    mention, resolution, place = location.mention, location.resolution, location.place
    second = next((c for c in resolution.candidates if place is not None and c.place.id != place.id), None)
    return {
        "id": mention.id,
        "doc_id": mention.article_id,
        "zone": mention.zone,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "mention_type": mention.mention_type,
        "literal_context": mention.literal_context,
        "role": mention.role,
        "kind": place.kind if place is not None else mention.kind_cue,
        "place_id": place.id if place is not None else None,
        "place_name": place.name if place is not None else None,
        "gaz": _source(place.id, place.layer) if place is not None else None,
        "licence": place.licence if place is not None else None,
        "lon": place.lon if place is not None else None,
        "lat": place.lat if place is not None else None,
        "iso2": location.iso2,
        "adm1": location.adm1,
        "adm1_name": location.adm1_name,
        "adm2": location.adm2,
        "border_iso2": location.border_iso2,
        "border_conflict": location.border_conflict,
        "claimants": ",".join(location.claimants) or None,
        "geo_precision": location.geo_precision,
        "uncertainty_m": location.uncertainty_m,
        "status": resolution.status,
        "method": resolution.method,
        "score": round(resolution.score, _DIGITS),
        "runner_up": f"{second.place.name} ({second.place.iso2 or 'no country'})" if second is not None else None,
        "why": resolution.why,
        "decided_by": resolution.decided_by,
    }


def _source(place_id: str, layer: str) -> str:
    """The `gaz` column: custom, supplement, geonames, natural_earth, pack:<name>, geocoder:<name>, text."""
    if layer != "world":
        return {"own": "custom"}.get(layer, layer)
    return {"ne": "natural_earth", "iata": "airportsdata"}.get(place_id.partition(":")[0], "geonames")


def mention_rows(annotated: Annotated, *, run_id: str | None = None) -> list[Row]:
    """One flat row per mention, in text order."""
    return [mention_row(location) | _made_by(run_id) for location in annotated.locations]


def position_rows(annotated: Annotated, actors: Actors | None = None, *, run_id: str | None = None) -> list[Row]:
    """One flat row per report, with `geometry` as GeoJSON or None and, from `actors`, the actor's short code."""
    shorts = {actor.id: actor.short for actor in actors} if actors is not None else {}
    rows = []
    for report in annotated.positions:
        row = to_dict(report)
        wkt = row.pop("geometry_wkt")
        del row["first_id"]
        row |= {
            "id": report.id,
            "acled_geo_precision": report.acled_geo_precision,
            "actor_short": shorts.get(report.actor_id or ""),
            "geometry": None if wkt is None else shapely.geometry.mapping(shapely.from_wkt(wkt)),
        }
        rows.append(row | _made_by(run_id))
    return rows


def join_situations(rows: Sequence[Row], situations: Sequence[Situation]) -> None:
    """Write into each row of a report the situation that it belongs to, and how many say so independently.

    `denied_by` names who denies it, `contradicted_by` who says the contrary; null when nobody does.
    """
    of_report = {member: situation for situation in situations for member in situation.members}
    for row in rows:
        situation = of_report.get(row["id"])
        if situation is not None:
            row |= {
                "situation_id": situation.id,
                "n_sources": situation.n_sources,
                "n_independent": situation.n_independent,
                "denied_by": _listed(situation.denied_by),
                "contradicted_by": _listed(situation.contradicted_by),
            }


def situation_rows(situations: Sequence[Situation], reports: Sequence[Row]) -> list[Row]:
    """One flat row per situation that has a report among `reports`, in order, placed where its most exact one is."""
    by_id = {row["id"]: row for row in reports}
    rows = []
    for situation in situations:
        exact = next((by_id[name] for name in (situation.exact, *situation.members) if name in by_id), None)
        if exact is not None:
            rows.append(_situation_row(situation, exact))
    return rows


def _situation_row(situation: Situation, exact: Row) -> Row:
    row = to_dict(situation)
    counted = Counter(relation.kind for relation in situation.relations)
    placed = ("side", "geom_basis", "lon", "lat", "geo_precision", "uncertainty_m", "geometry")
    return (
        row
        | {name: exact[name] for name in placed}
        | {f"n_{kind}": counted[kind] for kind in get_args(RelationKind)}
        | {name: _listed(row[name]) for name in ("sources", "origins", "denied_by", "contradicted_by")}
        | {
            "n_reports": len(situation.members),
            "members": " ".join(situation.members),
            "relations": " ".join(f"{r.report}:{r.kind}:{r.other}" for r in situation.relations) or None,
        }
    )


def _listed(names: Sequence[str]) -> str | None:
    """Names in one cell; None for none."""
    return "; ".join(names) or None


def _made_by(run_id: str | None) -> Row:
    """What is made without a workspace belongs to no run."""
    return {} if run_id is None else {"run_id": run_id}


def annotate_row(annotated: Annotated, actors: Actors | None = None) -> Row:
    """The line that `geonews annotate` prints for an article."""
    article = annotated.article
    known = article_row(article)
    line: Row = {key: known[key] for key in LINE_KEYS}
    if article.language_note is not None:
        line["language_note"] = article.language_note
    line["main_text"] = [[segment.start, segment.end] for segment in article.segments]
    line["mentions"] = mention_rows(annotated)
    line["positions"] = [
        {key: value for key, value in position.items() if value is not None or key == "geometry"}
        for position in position_rows(annotated, actors)
    ]
    line["focus"] = [{"iso2": focus.iso2, "share": round(focus.share, _DIGITS)} for focus in annotated.focus]
    if article.extracted:
        line["source_text"] = article.source_text
    return line


def shape_of(row: Row) -> BaseGeometry | None:
    """What a row puts on a map: a report's own geometry; of mentions the point, where one is due.

    A mention has a point only when it means the place itself and is resolved to something smaller than a country or
    region: these, demonyms and ambiguous names are never spots. Their lon and lat stay in the columns.
    """
    if "geometry" in row:
        return None if row["geometry"] is None else shapely.geometry.shape(row["geometry"])
    drawn = (
        row["mention_type"] == "literal"
        and row["status"] in ("resolved", "corrected")
        and row["lon"] is not None
        and row["kind"] not in NEVER_SPOTS
    )
    return shapely.Point(row["lon"], row["lat"]) if drawn else None


def column_notes() -> Mapping[str, str]:
    """What each column means, by its name, which means the same in all tables; from columns.toml."""
    text = (resources.files("geonews") / "columns.toml").read_text(encoding="utf-8")
    return {name: str(note) for name, note in tomllib.loads(text).items()}


def exported(row: Row, columns: Mapping[str, str]) -> Row:
    """A row with the columns of exported tables and no others."""
    renamed = row | {name: row[key] for key, name in EXPORTED.items() if key in row}
    return {name: renamed.get(name) for name in columns}


def table(rows: Sequence[Row], columns: Mapping[str, str]) -> pd.DataFrame:
    """Rows as a DataFrame with nullable dtypes and without geometry."""
    import pandas as pd  # slow to import; the command line's help must not wait for it

    return pd.DataFrame({name: pd.array(_column(rows, name), dtype=kind) for name, kind in columns.items()})  # type: ignore[call-overload]


def _column(rows: Sequence[Row], name: str) -> list[Any]:
    """The values of an exported column, row by row: a table of dictionaries beside the rows would double the memory."""
    keys = (*(key for key, exported_name in EXPORTED.items() if exported_name == name), name)
    if len(keys) == 1:
        return [row.get(name) for row in rows]
    return [next((row[key] for key in keys if key in row), None) for row in rows]


def frame(rows: Sequence[Row], columns: Mapping[str, str]) -> gpd.GeoDataFrame:
    """Rows of reports or mentions as a GeoDataFrame, EPSG:4326, with nullable dtypes; geometry as in `shape_of`."""
    import geopandas as gpd

    shapes: list[Any] = [shape_of(row) for row in rows]  # stubs forget None, where there are stubs
    return gpd.GeoDataFrame(table(rows, columns), geometry=gpd.GeoSeries(shapes, crs="EPSG:4326"), crs="EPSG:4326")
