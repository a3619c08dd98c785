from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.model import Article, Candidate, Location, Mention, Place, PositionReport, Provenance, Resolution, Segment
from geonews.store.records import decode, encode

# lone surrogates cannot be written to a file; the reader has replaced them long before
texts = st.text(st.characters(exclude_categories=["Cs"]))
places = st.builds(
    Place,
    id=texts, name=texts, lon=st.floats(-180, 180), lat=st.floats(-90, 90), feature_class=st.just("P"),
    feature_code=st.just("PPL"), kind=st.sampled_from(["city", "river", "region"]), iso2=st.none() | st.just("SD"),
    adm1=st.none() | texts, population=st.none() | st.integers(0), uncertainty_m=st.none() | st.integers(0),
    layer=st.just("pack:SD"), n_names=st.integers(1, 9),
)  # fmt: skip


def mention(text: str = "Gao") -> Mention:
    return Mention(
        article_id="a", start=3, end=3 + len(text), text=text, normalised=text, zone="body", mention_type="literal"
    )


def location(place: Place | None, *others: Place) -> Location:
    every = tuple(Candidate(place=p, method="exact", matched=p.name, score=0.25) for p in (place, *others) if p)
    return Location(
        resolution=Resolution(
            mention=mention(), place=place, status="resolved" if place else "unresolved", method=None, score=0.5,
            candidates=every, why="because",
        ),
        iso2=None, border_iso2="ML", claimants=("ML", "NE"),
    )  # fmt: skip


@given(place=st.none() | places, other=places)
def test_located_mentions_survive_with_their_runners_up(place: Place | None, other: Place) -> None:
    record = location(place, other)
    assert decode(Location, encode(record)) == record


@given(words=texts.filter(bool), title=st.none() | texts, day=st.none() | st.dates())
def test_articles_survive(words: str, title: str | None, day: date | None) -> None:
    segment = Segment(zone="title", start=0, end=len(words), text_start=0)
    record = Article(
        id=words, title=title, source_text=words, text=words, segments=(segment,), published=day, sha256="0"
    )
    assert decode(Article, encode(record)) == record


@given(
    evidence=texts,
    spans=st.lists(st.tuples(st.integers(0, 50), st.integers(51, 99))),
    span=st.none() | st.tuples(st.integers(), st.integers()),
    day=st.none() | st.dates(),
)
def test_reports_survive(
    evidence: str, spans: list[tuple[int, int]], span: tuple[int, int] | None, day: date | None
) -> None:
    record = PositionReport(
        doc_id="a", category="action", event_type="attack", claim_status="denied", evidence=evidence, ev_start=0,
        ev_end=9, actor_spans=tuple(spans), trigger_span=span, date_from=day, age_known=True, count_min=200,
    )  # fmt: skip
    assert decode(PositionReport, encode(record)) == record


def test_provenance_survives() -> None:
    record = Provenance(
        package="1", model="m", gazetteer={"world": "abc"}, borders="b", worldview="iso", config="c", made_at="now"
    )
    assert decode(Provenance, encode(record)) == record


def test_only_what_differs_from_the_default_is_written() -> None:
    assert set(json.loads(encode(mention()))) == {
        "article_id", "start", "end", "text", "normalised", "zone", "mention_type"
    }  # fmt: skip


def test_fields_of_later_versions_are_ignored_and_missing_ones_refused() -> None:
    row = json.loads(encode(mention()))
    assert decode(Mention, json.dumps(row | {"mood": "grim"})) == mention()
    del row["zone"]
    with pytest.raises(TypeError, match="zone"):
        decode(Mention, json.dumps(row))


def test_not_a_number_is_refused() -> None:
    @dataclass
    class Weight:
        grams: float

    with pytest.raises(ValueError, match=r"Out of range|not JSON compliant"):
        encode(Weight(grams=float("nan")))
