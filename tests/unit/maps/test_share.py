"""What a shared map keeps back: searched for in everything that it holds."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.borders import Borders, Unit
from geonews.maps.options import MapOptions
from geonews.maps.page import MapInput
from geonews.maps.payload import payload
from geonews.maps.share import share
from geonews.maps.share.coarse import WITHHELD
from geonews.styles import group_of
from tests.conftest import ROOT
from tests.maprows import MENTIONS, map_input, point, report

DATA = ROOT / "gazetteer"
WEST = shapely.box(-10, 0, 0, 10)


def unit(name: str, shape: Any, iso2: str, kind: str | None = "Province") -> Unit:
    return Unit(id=name, iso2=iso2, de_facto=iso2, code=None, gn_code=None, name=name, geometry=shape, kind=kind)


class TwoUnits:
    """A province on the west of the meridian, a nameless kind of unit on the east, sea elsewhere."""

    units = (unit("Westland", WEST, "AA"), unit("Eastland", shapely.box(0, 0, 10, 10), "BB", kind=None))

    def admin1_at(self, lon: float, lat: float) -> Unit | None:
        return next((one for one in self.units if shapely.intersects_xy(one.geometry, lon, lat)), None)


AREAS = TwoUnits()


def said(text: str, **fields: Any) -> dict[str, Any]:
    """A report with a sentence of its own and nothing marked in it."""
    name = fields.pop("name", "r")
    nothing = {"trigger_span": None, "actor_spans": (), "place_spans": (), "actor_text": None, "actor_name": None}
    return report(name, **(nothing | {"evidence": text, "ev_start": 0, "ev_end": len(text)} | fields))


def mention(text: str, start: int = 0, **fields: Any) -> dict[str, Any]:
    return (
        MENTIONS[0]
        | {"text": text, "place_name": text, "start": start, "end": start + len(text), "role": "at"}
        | fields
    )


def fled(**fields: Any) -> dict[str, Any]:
    """Families fled to Tinytown, in the west."""
    text = "Families fled to Tinytown on Monday."
    known = {
        "event_type": "displacement",
        "category": "movement",
        "actor_type": "civilians",
        "actor_text": "Families",
        "place_name": "Tinytown",
        "spatial_text": "Tinytown",
        "iso2": "AA",
    }
    known |= point(-3.21543, 4.56789)
    return said(text, **(known | fields))


def shared(*rows: dict[str, Any], areas: Any = AREAS, **changes: Any) -> MapInput:
    articles = [{"id": doc_id, "title": None, "url": None} for doc_id in dict.fromkeys(row["doc_id"] for row in rows)]
    return share(map_input(**({"positions": list(rows), "mentions": [], "articles": articles} | changes)), areas)


def everything(data: MapInput) -> str:
    return json.dumps(dataclasses.asdict(data), ensure_ascii=False)


def test_articles_become_numbers_and_file_names_no_titles() -> None:
    rows = [report("r", doc_id="home/ana/secret.txt", source_title="secret"), report("s", doc_id="home/ana/other.txt")]
    articles = [
        {"id": "home/ana/secret.txt", "title": "secret", "url": "file:///home/ana/secret.txt", "sha256": "ab12"},
        {"id": "home/ana/other.txt", "title": "draft-2.docx", "url": "https://example.org/x"},
        {"id": "third", "title": "News of the day", "url": None},
    ]
    made = share(
        map_input(positions=rows, articles=articles, mentions=[mention("X", doc_id="home/ana/other.txt")]), AREAS
    )
    assert [(a["id"], a["title"], a["url"]) for a in made.articles] == [
        ("a1", None, None),
        ("a2", None, "https://example.org/x"),
        ("a3", "News of the day", None),
    ]
    assert [row["doc_id"] for row in (*made.positions, *made.mentions)] == ["a1", "a2", "a2"]
    for secret in ("ana", "secret", "draft", "ab12"):
        assert secret not in everything(made)


def test_what_is_the_users_own_stays_at_home() -> None:
    row = report("r") | {"source_rating": "E5", "run_id": "7", "note": "ask Ana", "reviewed_by": "Ana"}
    own = mention("Gao", status="corrected", decided_by="human", why="Ana said so", gaz="custom", runner_up="Gao (NG)")
    provenance = {"made_at": "2025-01-01", "package": "0.1.0", "sides_file": "12ab", "folder": "/home/ana"}
    made = shared(row, mentions=[own], provenance=provenance, articles=[{"id": "a.txt", "title": "T", "url": None}])
    for secret in ("E5", "Ana", "ana", "corrected", "custom", "sides_file"):
        assert secret not in everything(made)
    assert made.provenance == {"made_at": "2025-01-01", "package": "0.1.0"}
    assert [row["status"] for row in made.mentions] == ["resolved"]


def test_paths_inside_texts_are_left_out() -> None:
    made = shared(said("It is in /home/ana/notes.txt, he said."), title="From C:\\Users\\ana\\war")
    assert made.positions[0]["evidence"] == "It is in [path] he said."
    assert "ana" not in everything(made)


def test_a_quotation_is_cut_and_its_marks_stay_true() -> None:
    text = "Rebels attacked the town " + "and went on " * 60
    made = shared(said(text, trigger_span=(7, 15), actor_spans=((0, 6),))).positions[0]
    assert len(made["evidence"]) <= 301
    assert made["evidence"].endswith("…")
    assert [made["evidence"][a:b] for a, b in ([made["trigger_span"], *made["actor_spans"]])] == ["attacked", "Rebels"]


# -- places ------------------------------------------------------------------------------------------------------------


def test_civilians_are_somewhere_in_their_province() -> None:
    made = shared(fled())
    row = made.positions[0]
    assert (row["place_name"], row["geom_basis"], row["geo_precision"]) == ("Westland province", "polygon", 4)
    assert shapely.geometry.shape(row["geometry"]).equals(WEST)
    assert shapely.contains_xy(WEST, row["lon"], row["lat"])
    assert row["evidence"] == WITHHELD
    assert group_of(row) == "map"
    for secret in ("Tinytown", "3.2154", "4.5678"):
        assert secret not in everything(made)


def test_a_unit_whose_kind_is_unknown_is_still_no_town() -> None:
    assert shared(fled(**point(5.0, 5.0), iso2="BB")).positions[0]["place_name"] == "Eastland (first-level unit)"


def test_a_town_beyond_a_rough_border_stays_in_its_country() -> None:
    assert shared(fled(**point(0.1, 5.0))).positions[0]["place_name"] == "Westland province"


def test_without_a_unit_the_country_is_all_that_is_said() -> None:
    row = shared(fled(**point(50.0, 50.0))).positions[0]
    assert (row["geom_basis"], row["geo_precision"], row["lon"], row["place_name"]) == ("country_only", 6, None, None)
    assert shared(fled(**point(50.0, 50.0), iso2=None)).positions[0]["geom_basis"] == "none"


@pytest.mark.parametrize(
    "fields",
    [
        {"target_name": "Tinytown hospital"},
        {"spatial_text": "a shelter in Tinytown"},
        {"place_name": "Tinytown refugee camp"},
        {"trigger": "evacuated"},
        {"evidence": "A shell hit the hospital of Tinytown.", "ev_end": 37},
    ],
)
def test_hospitals_shelters_and_evacuations_are_protected_too(fields: dict[str, Any]) -> None:
    made = shared(fled(event_type="attack", category="action", actor_type="military", **fields))
    assert made.positions[0]["place_name"] == "Westland province"
    assert "Tinytown" not in everything(made)


@pytest.mark.parametrize("fields", [{}, {"target_name": "military camp"}])
def test_fighting_is_shown_where_it_is_reported(fields: dict[str, Any]) -> None:
    row = fled(event_type="attack", category="action", actor_type="military", actor_text="Troops", **fields)
    made = shared(row).positions[0]
    assert {key: made[key] for key in ("place_name", "lon", "lat", "geometry", "evidence")} == {
        key: row[key] for key in ("place_name", "lon", "lat", "geometry", "evidence")
    }


def test_what_is_coarse_already_is_not_made_finer() -> None:
    area = {"geometry": {"type": "Polygon", "coordinates": [[[-9, 1], [-1, 1], [-1, 9], [-9, 1]]]}, "geo_precision": 5}
    row = fled(**area, geom_basis="polygon", spatial_op="part_of", place_name="the north", spatial_text="the north")
    made = shared(row | {"evidence": "Families fled to the north."}).positions[0]
    assert (made["geometry"], made["place_name"], made["evidence"]) == (
        area["geometry"],
        "the north",
        "Families fled to the north.",
    )


def test_a_line_of_flight_shows_neither_of_its_ends() -> None:
    line = {"geometry": {"type": "LineString", "coordinates": [[-7.5, 2.5], [-3.2, 4.5]]}, "geom_basis": "line_between"}
    made = shared(fled(**line, geo_precision=5, spatial_op="from_to", from_place="Oldtown", to_place="Tinytown"))
    assert made.positions[0]["geometry"]["type"] == "Polygon"
    for secret in ("Oldtown", "Tinytown", "7.5", "3.2"):
        assert secret not in everything(made)


def test_other_reports_of_the_sentence_are_shown_without_it() -> None:
    other = fled(
        name="s", event_type="capture", category="action", actor_type="military", place_name="Fort", **point(-8.0, 8.0)
    )
    made = {row["id"]: row for row in shared(fled(), other).positions}
    assert (made["s"]["place_name"], made["s"]["lon"], made["s"]["evidence"]) == ("Fort", -8.0, WITHHELD)


def test_a_report_of_the_same_sentence_and_place_is_coarsened_with_it() -> None:
    made = shared(fled(), fled(name="s", event_type="attack", category="action", actor_type="military"))
    assert [row["place_name"] for row in made.positions] == ["Westland province"] * 2


def test_a_situation_is_placed_with_its_coarsened_reports() -> None:
    other = fled(name="s", event_type="movement", actor_type="other", doc_id="b.txt", **point(-3.3, 4.4))
    situation = {"id": "x", "members": "r s", "exact": "s", "relations": None, "denied_by": None, "sources": None}
    placed = {
        key: other[key] for key in ("place_name", "iso2", "geom_basis", "lon", "lat", "geo_precision", "geometry")
    }
    made = shared(fled(), other, situations=[situation | placed])
    assert made.situations[0]["place_name"] == "Westland province"
    assert "Tinytown" not in everything(made)


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"start": 17}, []),  # within the sentence
        ({"start": 500, "lon": -3.21543, "lat": 4.56789}, []),  # the same spot
        ({"start": 500, "text": "Hope hospital", "kind": "facility"}, []),
        ({"start": 500}, ["Otherplace"]),
        ({"start": 17, "doc_id": "b.txt"}, ["Otherplace"]),
    ],
)
def test_mentions_do_not_give_places_away(fields: dict[str, Any], kept: list[str]) -> None:
    made = shared(fled(), mentions=[mention("Otherplace", sentence="Families fled.") | fields], articles=[])
    assert [row["text"] for row in made.mentions] == kept


def test_a_country_named_in_such_a_sentence_is_still_counted() -> None:
    country = mention("Aland", kind="country", sentence="Families fled to Tinytown on Monday.")
    [made] = shared(fled(), mentions=[country]).mentions
    assert (made["text"], made["sentence"]) == ("Aland", None)


# -- persons -----------------------------------------------------------------------------------------------------------


def test_a_resident_speaks_without_a_name() -> None:
    text = "Jane Doe, a teacher, said that rebels attacked. Doe fled."
    row = said(text, speaker="Jane Doe", speaker_role="a teacher", speaker_named=True, trigger_span=(37, 45))
    made = shared(row | {"target_name": "house of Jane Doe", "denied_by": "Doe"}).positions[0]
    assert (made["speaker"], made["speaker_role"], made["speaker_named"]) == ("a teacher", None, False)
    assert made["evidence"] == "[name], a teacher, said that rebels attacked. [name] fled."
    assert (made["target_name"], made["denied_by"]) == ("house of a teacher", "a teacher")
    start, end = made["trigger_span"]
    assert made["evidence"][start:end] == text[37:45]


def test_a_minister_keeps_the_name() -> None:
    row = said("Jane Doe spoke.", speaker="Jane Doe", speaker_role="defence minister", speaker_named=True)
    made = shared(row).positions[0]
    assert (made["speaker"], made["speaker_role"], made["evidence"]) == (
        "Jane Doe",
        "defence minister",
        "Jane Doe spoke.",
    )


def test_titles_and_mentions_lose_the_name_as_well() -> None:
    row = said("It was loud.", speaker="Jane Doe", speaker_role="resident", speaker_named=True)
    article = {"id": "a.txt", "title": "Jane Doe fled", "url": "https://example.org/a"}
    made = shared(row, articles=[article], mentions=[mention("Gao", sentence="Jane Doe left Gao.", start=900)])
    assert (made.articles[0]["title"], made.mentions[0]["sentence"]) == ("[name] fled", "[name] left Gao.")


# -- as a whole --------------------------------------------------------------------------------------------------------

FIRST, LAST = (
    st.sampled_from(["Jane", "Ali", "Zoë", "Олена"]),
    st.sampled_from(["Doe", "al-Fulani", "Muster", "Приклад"]),
)
FOLDERS = st.lists(st.text("abcxyz", min_size=3, max_size=6), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(
    first=FIRST,
    last=LAST,
    role=st.sampled_from([None, "resident", "a nurse", "witness", "unheard-of thing"]),
    folders=FOLDERS,
    lon=st.integers(-9, 9).map(lambda n: n + 0.61803),
    lat=st.integers(0, 9).map(lambda n: n + 0.27183),
    place=st.sampled_from(["Tinytown", "Deir Qux", "Дрібне"]),
    before=st.text("abc de", max_size=400),
)
def test_nothing_private_survives_anywhere(
    first: str, last: str, role: str | None, folders: list[str], lon: float, lat: float, place: str, before: str
) -> None:
    name, path = f"{first} {last}", f"/home/{'/'.join(folders)}/story.txt"
    text = f"{before} Families fled to {place}, {name} said."
    at = text.index(place)
    rows = [
        said(text, doc_id=path, event_type="displacement", category="movement", actor_type="civilians", speaker=name,
             speaker_role=role, speaker_named=True, place_name=place, spatial_text=place, iso2="AA", source_title=path,
             place_spans=((at, at + len(place)),), **point(lon, lat)),
        said(f"{last} was calm.", name="s", doc_id=path, ev_start=1000, ev_end=1010 + len(last), actor_text=name),
    ]  # fmt: skip
    named = mention(place, at, doc_id=path, lon=lon, lat=lat, sentence=text)
    articles = [{"id": path, "title": path, "url": f"file://{path}", "sha256": "0"}]
    data = map_input(positions=rows, mentions=[named], articles=articles, title=f"From {path} by {name}")
    text_of_all = everything(share(data, AREAS))
    for secret in (name, last, path, folders[-1] + "/story", place, repr(lon), repr(lat)):
        assert secret not in text_of_all


def test_the_page_of_a_shared_map_says_that_it_is_one() -> None:
    data = map_input(options=MapOptions(share=True))
    made = payload(share(data, Borders(DATA)), DATA, "iso")
    assert made["credits"][0].startswith("shared version")
    assert made["options"]["share"] is True
    assert not any(line.startswith("shared") for line in payload(map_input(), DATA, "iso")["credits"])


def test_sharing_twice_changes_nothing_more() -> None:
    once = shared(fled(), fled(name="s", event_type="attack", actor_type="military"))
    assert share(once, AREAS) == once
