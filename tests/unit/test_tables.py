from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geonews.gazetteer.actors import Actor, Actors
from geonews.model import (
    Annotated,
    Candidate,
    Focus,
    Location,
    Mention,
    Place,
    PositionReport,
    Resolution,
)
from geonews.tables import (
    ARTICLE_COLUMNS,
    MENTION_COLUMNS,
    POSITION_COLUMNS,
    annotate_row,
    article_row,
    exported,
    frame,
    mention_rows,
    position_rows,
    table,
)
from tests import fakes

TEXT = "Rebels shelled Gao."
MENTION = Mention(
    article_id="a.txt", start=15, end=18, text="Gao", normalised="Gao", zone="body", mention_type="literal"
)
REPORT = PositionReport(
    doc_id="a.txt", category="action", event_type="attack", claim_status="asserted", evidence=TEXT, ev_start=0,
    ev_end=19, actor_id="test:rebels", lon=0.0, lat=16.3, geometry_wkt="POINT (0 16.3)", geo_precision=1,
    geom_basis="point", actor_spans=((0, 6),),
)  # fmt: skip


def place(name: str, iso2: str | None = "ML", **values: object) -> Place:
    made = Place(
        id=f"geonames:{name}", name=name, lon=0.0, lat=16.3, feature_class="P", feature_code="PPL", kind="city",
        iso2=iso2,
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]


def annotated(*reports: PositionReport, taken: Place | None = None, others: tuple[Place, ...] = ()) -> Annotated:
    best = taken or place("Gao")
    candidates = tuple(Candidate(place=p, method="exact", matched=p.name) for p in (best, *others))
    resolution = Resolution(
        mention=MENTION, place=best, status="resolved", method="exact", score=0.87654, candidates=candidates
    )
    location = Location(resolution=resolution, iso2="ML", border_iso2="ML", claimants=("ML", "NE"), geo_precision=1)
    return Annotated(
        article=fakes.article(TEXT),
        locations=(location,),
        positions=reports,
        focus=(Focus(article_id="a.txt", iso2="ML", share=0.98765),),
    )


def test_a_mention_says_how_sure_it_is_and_who_came_second() -> None:
    [row] = mention_rows(annotated(others=(place("Goa", "IN"),)))
    assert row["score"] == 0.877
    assert row["runner_up"] == "Goa (IN)"
    assert row["claimants"] == "ML,NE"
    assert (row["start"], row["end"]) == (15, 18)


def test_an_unresolved_mention_has_no_place_at_all() -> None:
    made = annotated()
    nowhere = Resolution(mention=MENTION, place=None, status="unresolved", method=None, score=0.0)
    location = Location(resolution=nowhere, iso2=None, border_iso2=None)
    [row] = mention_rows(replace(made, locations=(location,)))
    for name in ("place_id", "place_name", "gaz", "lon", "lat", "iso2", "runner_up", "uncertainty_m"):
        assert row[name] is None, name


@pytest.mark.parametrize(
    ("identifier", "layer", "gaz"),
    [
        ("geonames:1", "world", "geonames"),
        ("ne:nile", "world", "natural_earth"),
        ("iata:GAQ", "world", "airportsdata"),
        ("supplement:x", "supplement", "supplement"),
        ("geonames:1", "pack:ML", "pack:ML"),
        ("own:1", "own", "custom"),
    ],
)
def test_each_place_names_its_source(identifier: str, layer: str, gaz: str) -> None:
    [row] = mention_rows(annotated(taken=place("Gao", id=identifier, layer=layer)))
    assert row["gaz"] == gaz


def test_a_report_row_leads_back_to_its_report() -> None:
    [row] = position_rows(annotated(REPORT))
    assert row["geometry"] == {"type": "Point", "coordinates": (0.0, 16.3)}
    assert (row["id"], row["acled_geo_precision"]) == (REPORT.id, 1)
    assert REPORT.evidence == row["evidence"]
    assert (REPORT.ev_start, REPORT.ev_end) == (row["ev_start"], row["ev_end"])


def test_actors_have_short_codes_where_they_are_known() -> None:
    rebels = Actor(id="test:rebels", name="Rebels", short="REB", type="rebel", iso2=None, aliases=("Rebels",))
    [known] = position_rows(annotated(REPORT), Actors([rebels]))
    [unknown] = position_rows(annotated(replace(REPORT, actor_id=None)), Actors([rebels]))
    assert (known["actor_short"], unknown["actor_short"]) == ("REB", None)


def test_only_a_workspace_names_a_run() -> None:
    assert "run_id" not in mention_rows(annotated())[0]
    assert mention_rows(annotated(), run_id="7")[0]["run_id"] == "7"
    assert position_rows(annotated(REPORT), run_id="7")[0]["run_id"] == "7"


def test_the_line_of_annotate() -> None:
    line = annotate_row(annotated(REPORT))
    assert list(line) == [
        "id",
        "title",
        "outlet",
        "published",
        "language",
        "main_text",
        "mentions",
        "positions",
        "focus",
    ]
    assert line["main_text"] == [[0, 19]]
    assert line["focus"] == [{"iso2": "ML", "share": 0.988}]
    [position] = line["positions"]
    assert "speaker" not in position, "fields that are not set are left out"
    assert position["geometry"]["type"] == "Point"
    json.dumps(line, allow_nan=False)


def test_a_report_without_place_still_says_so() -> None:
    nowhere = replace(REPORT, lon=None, lat=None, geometry_wkt=None, geom_basis="none", geo_precision=9)
    [position] = annotate_row(annotated(nowhere))["positions"]
    assert position["geometry"] is None
    assert "lon" not in position


def test_extracted_text_goes_along_with_its_offsets() -> None:
    made = annotated()
    extracted = replace(made, article=replace(made.article, extracted=True))
    assert annotate_row(extracted)["source_text"] == TEXT
    assert "source_text" not in annotate_row(made)


def test_every_field_of_a_report_has_its_column() -> None:
    renamed = {"ev_start": "char_start", "ev_end": "char_end"}
    not_flat = {"actor_spans", "trigger_span", "place_spans", "hedge_span", "geometry_wkt", "first_id"}
    named = {renamed.get(field.name, field.name) for field in fields(PositionReport)} - not_flat
    assert named - set(POSITION_COLUMNS) == set()


def test_every_value_of_a_mention_row_has_its_column() -> None:
    [row] = mention_rows(annotated(), run_id="1")
    assert {name for name, value in exported(row, MENTION_COLUMNS).items() if value is not None} >= {
        "char_start",
        "text",
    }
    renamed = {"start": "char_start", "end": "char_end"}
    assert [renamed.get(name, name) for name in row] == list(MENTION_COLUMNS)
    assert list(article_row(fakes.article(TEXT))) == list(ARTICLE_COLUMNS)


def test_frames_are_typed_and_nullable() -> None:
    nowhere = replace(REPORT, lon=None, lat=None, geometry_wkt=None, geom_basis="none", geo_precision=9)
    made = frame(position_rows(annotated(REPORT, nowhere)), POSITION_COLUMNS)
    assert made.crs.to_epsg() == 4326
    assert {name: str(dtype) for name, dtype in made.drop(columns="geometry").dtypes.items()} == dict(POSITION_COLUMNS)
    assert made.geometry.iloc[0] == shapely.Point(0, 16.3)
    assert made.geometry.iloc[1] is None
    assert made["count_min"].isna().all()


@pytest.mark.parametrize("columns", [POSITION_COLUMNS, MENTION_COLUMNS])
def test_a_frame_of_nothing_has_all_columns(columns: dict[str, str]) -> None:
    made = frame([], columns)
    assert made.empty
    assert list(made.columns) == [*columns, "geometry"]
    assert {name: str(made[name].dtype) for name in columns} == dict(columns)


@given(day=st.none() | st.dates(), count=st.none() | st.integers(0, 2**40), known=st.none() | st.booleans())
def test_dates_counts_and_flags_survive_a_frame(day: object, count: int | None, *, known: bool | None) -> None:
    row = dict.fromkeys(POSITION_COLUMNS) | {"date_from": day and str(day), "count_min": count, "age_known": known}
    made = table([row], POSITION_COLUMNS).iloc[0]
    assert (None if made.isna()["date_from"] else made["date_from"].date()) == day
    assert (None if made.isna()["count_min"] else made["count_min"]) == count
    assert (None if made.isna()["age_known"] else made["age_known"]) == known


def test_the_line_says_where_the_text_contradicts_its_language() -> None:
    made = annotated()
    note = "stated as fr, but the text reads like en"
    line = annotate_row(replace(made, article=replace(made.article, language="fr", language_note=note)))
    assert (line["language"], line["language_note"]) == ("fr", note)
