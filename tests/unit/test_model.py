from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.model import Article, Place, PositionReport, Segment, stable_id
from geonews.store.records import decode, encode
from geonews.vocabulary import CATEGORY_OF, EVENT_TYPES


def report(**fields: object) -> PositionReport:
    base = {
        "doc_id": "a",
        "category": "action",
        "event_type": "attack",
        "claim_status": "asserted",
        "evidence": "Shells fell.",
        "ev_start": 0,
        "ev_end": 12,
    }
    return PositionReport(**(base | fields))  # type: ignore[arg-type]


def test_every_event_type_has_a_category() -> None:
    assert set(CATEGORY_OF) == set(EVENT_TYPES)


def test_records_cannot_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        report().lon = 3.0  # type: ignore[misc]


@pytest.mark.parametrize(("lon", "lat"), [(200.0, 10.0), (10.0, 91.0), (10.0, None), (None, 10.0)])
def test_impossible_points_are_refused(lon: float | None, lat: float | None) -> None:
    with pytest.raises(ValueError, match=r"lon|both"):
        report(lon=lon, lat=lat, geom_basis="point")


def test_a_country_is_never_a_spot() -> None:
    with pytest.raises(ValueError, match="country_only"):
        report(lon=10.0, lat=10.0, geom_basis="country_only")


def test_place_needs_a_point_on_the_globe() -> None:
    with pytest.raises(ValueError, match="globe"):
        Place(id="x", name="x", lon=0, lat=100, feature_class="P", feature_code="PPL", kind="city", iso2=None)


@given(
    st.builds(
        report,
        lon=st.floats(-180, 180),
        lat=st.floats(-90, 90),
        geom_basis=st.just("point"),
        evidence=st.text(min_size=1),
        date_from=st.none() | st.dates(),
        published=st.none() | st.dates(),
        actor_spans=st.just(((0, 3),)),
        trigger_span=st.none() | st.just((4, 6)),
    )
)
def test_reports_survive_json(made: PositionReport) -> None:
    assert decode(PositionReport, encode(made)) == made


def test_ids_depend_on_content_only() -> None:
    assert report().id == report().id != report(event_type="clash").id
    assert stable_id("a", "bc") != stable_id("ab", "c")


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), min_size=1, max_size=6))
def test_segments_map_both_ways(gaps: list[tuple[int, int]]) -> None:
    segments, source, text = [], 0, 0
    for gap, length in gaps:
        source += gap
        segments.append(Segment(zone="body", start=source, end=source + length, text_start=text))
        source += length
        text += length + 2
    article = Article(
        id="a",
        title=None,
        source_text="x" * source,
        text="x" * text,
        segments=tuple(segments),
        sha256="0",
        published=date(2024, 1, 1),
    )
    for segment in segments:
        for start in range(segment.text_start, segment.text_end):
            span = article.span_to_source(start, start + 1)
            assert article.span_to_text(*span) == (start, start + 1)
            assert article.to_source(start) == span[0]


def test_two_places_in_one_sentence_are_two_reports() -> None:
    near = report(spatial_op="near", spatial_text="the outskirts of Gao")
    assert near.id != report(spatial_op="near", spatial_text="the city").id
