"""The parts of a picture that need no drawing: projection, extent, trays, clusters and labels."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
import shapely

from geonews.geodesy import distance_m
from geonews.maps.picture import arrows, trays
from geonews.maps.picture.boxes import Box
from geonews.maps.picture.extent import bounds_of
from geonews.maps.picture.furniture import SCALE_LONGEST, scale_length
from geonews.maps.picture.glyphs import GLYPHS, outline
from geonews.maps.picture.labels import NEWS, TOWN, Label, arrange
from geonews.maps.picture.marks import Mark, country_only, marks
from geonews.maps.picture.palette import PALETTES
from geonews.maps.picture.projection import WORLD, Frame, hull
from geonews.maps.picture.stacks import MOST_SYMBOLS, MOST_TRAYS, SKETCH, stacks
from geonews.maps.picture.text import Type, clean, drawable, fit, width, wrap
from tests.maprows import POSITIONS, point, report

BOX = Box(100, 0, 600, 500)
LIGHT = PALETTES["light"]


def frame(*bounds: float) -> Frame:
    west, south, east, north = bounds
    return Frame.around((west, south, east, north), BOX, padding=(50, 40), min_km=100)


def mark(name: str = "x", **fields: Any) -> Mark:
    (made,) = marks([report(name, **(point(36.0, 49.0) | fields))], LIGHT, {})
    return made


def test_what_must_be_seen_lies_inside_the_padding() -> None:
    view = frame(20, 30, 40, 45)
    for lon, lat in ((20, 30), (40, 45), (30, 38)):
        x, y = view.point(lon, lat)
        assert 150 - 1e-6 <= x <= 650 + 1e-6
        assert 40 - 1e-6 <= y <= 460 + 1e-6
    assert view.point(30, 45)[1] < view.point(30, 30)[1]


def test_one_village_still_has_neighbours() -> None:
    west, south, east, north = frame(36, 49, 36, 49).bounds
    assert distance_m(36, south, 36, north) == pytest.approx(100_000, rel=0.02)
    assert west < 36 < east


def test_the_scale_bar_is_right_at_the_middle_latitude() -> None:
    view = frame(20, 50, 40, 60)
    metres, long = scale_length(view)
    _, south, _, north = view.bounds
    middle = next(lat for lat in np.linspace(south, north, 10_001) if view.point(30, lat)[1] <= BOX.h / 2)
    assert metres / long == pytest.approx(distance_m(29.5, middle, 30.5, middle) / view.scale, rel=0.01)
    assert SCALE_LONGEST / 2.5 <= long <= SCALE_LONGEST


def test_a_box_across_the_antimeridian_is_the_narrow_one() -> None:
    assert hull([(178, -18, 178, -18), (-172, -14, -171, -13)]) == (178, -18, 189, -13)
    assert hull([(10, 0, 20, 5), (15, -1, 30, 2)]) == (10, -1, 30, 5)
    view = frame(178, -18, 189, -13)
    assert BOX.x < view.point(178, -18)[0] < view.point(-171, -13)[0] < BOX.x + BOX.w


def test_the_extent_is_that_of_reports_then_of_mentions_then_of_countries() -> None:
    found, places, countries = marks(POSITIONS, LIGHT, {}), [{"lon": 10, "lat": 50}], [{"lon": 1, "lat": 2}]
    assert bounds_of(found, places, countries) == pytest.approx((-2.07, 13.42, 1.0, 14.5))
    assert bounds_of([], places, countries) == (10, 50, 10, 50)
    assert bounds_of([], [], countries) == (1, 2, 1, 2)
    assert bounds_of([], [], []) == WORLD


def test_hidden_claims_and_reports_without_a_place_are_no_marks() -> None:
    assert len(marks(POSITIONS, LIGHT, {})) == 6
    assert country_only(POSITIONS) == {"BF": {"solid": 1}}


def test_denied_reports_are_grey_whoever_the_actor_is() -> None:
    assert mark().colour == LIGHT.ranks[0]
    assert mark(claim_status="denied").colour == LIGHT.void


def test_a_sides_own_colour_is_used_only_when_it_is_one() -> None:
    rows = [report("a", side="blue", **point(36, 49)), report("b", side="red", **point(36, 49))]
    first, second = marks(rows, LIGHT, {"blue": "#123456", "red": "url(x)"})
    assert first.colour == "#123456"
    assert second.colour in LIGHT.ranks


def test_reports_of_one_look_at_one_place_are_one_symbol_with_a_count() -> None:
    same = [(mark(), (300.0, 200.0))] * 3
    other = (mark(claim_status="alleged"), (300.0, 200.0))
    (stack,) = stacks([*same, other], frame(30, 45, 40, 50))
    assert [(found.style, n) for found, n in stack.groups] == [("solid", 3), ("dashed", 1)]


def test_near_places_share_a_tray_and_keep_their_dots() -> None:
    (stack,) = stacks([(mark(), (300.0, 200.0)), (mark(), (304.0, 200.0))], frame(30, 45, 40, 50))
    assert stack.anchors == {(300.0, 200.0): True, (304.0, 200.0): True}
    assert len(stacks([(mark(), (300.0, 200.0)), (mark(), (330.0, 200.0))], frame(30, 45, 40, 50))) == 2


def test_a_shape_never_gets_a_dot() -> None:
    band = next(found for found in marks(POSITIONS, LIGHT, {}) if found.op == "along_border")
    (stack,) = stacks([(band, (300.0, 200.0))], frame(30, 45, 40, 50))
    assert list(stack.anchors.values()) == [False]
    assert stack.caption == "somewhere in this band"


def test_a_sketched_movement_says_so() -> None:
    line = {"type": "LineString", "coordinates": [[30, 45], [31, 46]]}
    moved = mark(geometry=line, geom_basis="line_between", spatial_op="from_to")
    (stack,) = stacks([(moved, (300.0, 200.0)), (moved, (310.0, 200.0))], frame(30, 45, 40, 50))
    assert stack.caption == SKETCH
    assert len(stack.anchors) == 2
    assert len(stacks([(moved, (300.0, 200.0)), (mark(), (300.0, 200.0))], frame(30, 45, 40, 50))) == 2


def test_too_many_trays_are_gathered_and_no_report_is_lost() -> None:
    statuses = ("asserted", "alleged", "planned", "denied")
    many = [(mark(claim_status=statuses[i % 4]), (110.0 + 29 * (i % 20), 10.0 + 29 * (i // 20))) for i in range(300)]
    found = stacks(many, frame(30, 45, 40, 50))
    assert len(found) <= MOST_TRAYS
    assert sum(len(stack.marks) for stack in found) == 300
    split = [pair for stack in found for pair in stack.split]
    assert {style: sum(n for s, n in split if s == style) for style, _ in split} == dict.fromkeys(
        ("solid", "dashed", "planned", "denied"), 75
    )


def test_a_tray_of_very_many_looks_becomes_a_cluster() -> None:
    looks = [(mark(actor_name=f"Force {i}", actor_short=f"F{i}"), (300.0, 200.0)) for i in range(MOST_SYMBOLS + 1)]
    assert [stack.clustered for stack in stacks(looks, frame(30, 45, 40, 50))] == [True]
    assert [stack.clustered for stack in stacks(looks[1:], frame(30, 45, 40, 50))] == [False]


def test_crowded_trays_keep_off_each_other_the_labels_and_the_dots() -> None:
    wanted = [trays.Wanted(((300.0 + 26 * (i % 5), 200.0 + 26 * (i // 5)),), 24, 29) for i in range(20)]
    label = Box(330, 150, 80, 12)
    found = trays.place(wanted, [label], BOX)
    assert not any(one.overlaps(other) for one, other in combinations([*found, label], 2))
    assert all(box.outside(BOX) == 0 for box in found)
    dots = [Box.at(*tray.anchors[0], 1) for tray in wanted]
    assert not any(box.overlaps(dot) for box in found for dot in dots)


def test_labels_never_overlap_and_the_more_important_one_wins() -> None:
    news = Label("Barsalogho", 300, 200, NEWS)
    towns = [Label(f"Town {i}", 296 + 3 * i, 200, TOWN) for i in range(8)]
    found = arrange([news, *towns], [Box(200, 190, 60, 20)], BOX, ())
    assert found[0].label.text == "Barsalogho"
    assert not any(one.box.overlaps(other.box) for one, other in combinations(found, 2))
    assert len(found) < 9


def test_only_what_matters_may_cross_a_line() -> None:
    walls = [shapely.box(200, 150, 400, 250)]
    assert arrange([Label("Town", 300, 200, TOWN)], [], BOX, walls) == []
    assert len(arrange([Label("Town", 300, 200, NEWS)], [], BOX, walls)) == 1


def test_an_arrow_stops_short_of_its_place() -> None:
    start, end = np.array([0.0, 0.0]), np.array([100.0, 0.0])
    arc = arrows.bent(start, end)
    assert np.hypot(*(arc[-1] - end)) == pytest.approx(arrows.SHORT, abs=0.5)
    assert np.ptp(arc[:, 1]) > 5
    short = arrows.bent(start, np.array([6.0, 0.0]))
    assert 1 < np.hypot(*(short[-1] - start)) < 6


def test_every_glyph_stays_inside_its_square() -> None:
    for data in GLYPHS.values():
        low, high = outline(data).get_extents().get_points()
        assert low.min() >= 3
        assert high.max() <= 21


def test_text_is_cut_and_wrapped_to_its_room() -> None:
    style = Type(10)
    assert width(fit("A" * 10_000, style, 80), style) <= 80
    lines = wrap("one two three four five six seven", style, 60, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width(line, style) <= 60 for line in lines)
    assert wrap("", style, 60, 2) == []


def test_what_cannot_be_seen_is_dropped_and_unknown_letters_become_boxes() -> None:
    assert clean("a\u202eb\x00\nc\ud800  d") == "ab c d"
    assert drawable("x北", Type(8))[0] == "x□"
    assert drawable("Київ القوات", Type(8, bold=True))[0] == "Київ القوات"
