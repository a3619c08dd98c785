"""Figures worked out by hand on one small corpus."""

from __future__ import annotations

import math
from typing import cast

import numpy as np
import pytest

from geonews.borders import Borders
from geonews.evaluation import Countries, Report, report
from geonews.evaluation.intervals import intervals
from geonews.evaluation.measures import calibration, counts, distances, within
from geonews.evaluation.mistakes import mistakes, worst
from geonews.evaluation.table import EARTH_KM, HALF_GLOBE_KM, Table
from tests.unit.evaluation.rows import document, found, gold, table

DEGREE_KM = EARTH_KM * math.pi / 180  # 111.19 km along a meridian


class HalfWorld:
    """Borders of a world that is French in the north and, south of the equator, sea."""

    def country_at(self, lon: float, lat: float) -> str | None:
        return "FR" if lat > 0 else None


COUNTRIES = Countries(cast("Borders", HalfWorld()))


@pytest.fixture
def small() -> Table:
    """Five gold toponyms, four of them located; five found."""
    first = document(
        gold(0, 5, 48.0, 2.0, geonameid="1", iso2="FR", kind="city"),  # found there
        gold(12, 18, 50.0, 0.0, geonameid="2", iso2="GB", kind="city"),  # found one degree north: 111 km
        gold(20, 28, 40.0, -74.0, geonameid="3", iso2="US", kind="adm1"),  # boundary wrong, not resolved
        gold(44, 54),  # nobody knows where it is
    )
    second = document(gold(61, 65, 41.9, 12.5, iso2="IT", kind="city"), name="b", source="other")  # missed
    return table(
        (
            first,
            (
                found(0, 5, 48.0, 2.0, geonameid="1", iso2="FR", score=0.9),
                found(12, 18, 51.0, 0.0, geonameid="9", iso2="GB", score=0.6, name="Londinium"),
                found(24, 28),
                found(44, 54, 1.0, 1.0, iso2="CM", score=0.5),
                found(70, 75, 10.0, 10.0, iso2="NG", score=0.3),
            ),
        ),
        (second, ()),
    )


def figures(of: Table, **options: object) -> Report:
    return report(of, COUNTRIES, **options)  # type: ignore[arg-type]  # by name


def test_recognition(small: Table) -> None:
    told = figures(small)
    assert (told.documents, told.gold, told.gold_with_coordinates, told.found) == (2, 5, 4, 5)
    assert (told.exact.precision, told.exact.recall, told.exact.f1) == (3 / 5, 3 / 5, 3 / 5)
    assert (told.overlap.precision, told.overlap.recall, told.overlap.f1) == (4 / 5, 4 / 5, 4 / 5)


def test_resolution(small: Table) -> None:
    told = figures(small)
    errors = [0.0, DEGREE_KM, HALF_GLOBE_KM, HALF_GLOBE_KM]
    assert (told.all_gold.n, told.all_gold.unresolved) == (4, 2)
    assert told.all_gold.accuracy == {"161": 0.5, "25": 0.25, "5": 0.25}
    assert told.all_gold.mean_km == pytest.approx(sum(errors) / 4)
    assert told.all_gold.median_km == pytest.approx((DEGREE_KM + HALF_GLOBE_KM) / 2)
    logs = [math.log1p(km) / math.log(HALF_GLOBE_KM) for km in errors]
    assert told.all_gold.auc == pytest.approx((logs[0] / 2 + logs[1] + logs[2] + logs[3] / 2) / 3)
    assert (told.matched.n, told.matched.unresolved, told.matched.accuracy["161"]) == (3, 1, 2 / 3)
    assert (told.resolved.n, told.resolved.accuracy["161"], told.resolved.accuracy["25"]) == (2, 1.0, 0.5)


def test_end_to_end(small: Table) -> None:
    """Of five found, the mate of unlocated gold is not judged; of the four judged, three have a point."""
    far, near = figures(small).end_to_end["161"], figures(small).end_to_end["25"]
    assert (far.precision, far.recall, far.f1, far.located_precision) == (2 / 4, 2 / 4, 4 / 8, 2 / 3)
    assert (near.precision, near.recall, near.f1, near.located_precision) == (1 / 4, 1 / 4, 2 / 8, 1 / 3)


def test_country_entry_and_calibration(small: Table) -> None:
    told = figures(small)
    assert (told.country.n, told.country.right, told.country.within_25km_and_right) == (4, 2 / 4, 1 / 4)
    assert told.same_entry == 1 / 3
    assert told.calibration is not None
    assert told.calibration.n == 2
    assert told.calibration.brier == pytest.approx((0.1**2 + 0.6**2) / 2)
    assert told.calibration.ece == pytest.approx((0.1 + 0.6) / 2)
    assert [(one.low, one.n, one.right) for one in told.calibration.bins] == [(0.6, 1, 0.0), (0.9, 1, 1.0)]


def test_countries_by_the_point_where_nobody_states_them() -> None:
    of = table(
        (
            document(gold(0, 5, 48.0, 2.0), gold(12, 18, -48.0, 2.0), gold(20, 28, 5.0, 20.0, type="CONT")),
            (found(0, 5, 47.0, 2.0), found(12, 18, 47.0, 2.0)),
        )
    )
    told = figures(of).country
    assert (told.n, told.right) == (1, 1.0), "neither the sea nor a continent lies in a country"


def test_a_score_of_one_falls_into_the_last_bin() -> None:
    of = table((document(gold(0, 5, 1.0, 1.0)), (found(0, 5, 1.0, 1.0, score=1.0),)))
    told = calibration(of, within(of, 25))
    assert told is not None
    assert [(one.low, one.high) for one in told.bins] == [(0.9, 1.0)]
    assert calibration(table((document(gold(0, 5, 1.0, 1.0)), (found(0, 5, 1.0, 1.0),))), within(of, 25)) is None


def test_groups(small: Table) -> None:
    kinds = {group.name: group for group in figures(small, by="kind").by}
    assert list(kinds) == ["city", "adm1", "unknown"], "largest first"
    assert (kinds["city"].gold, kinds["city"].found, kinds["city"].distances.accuracy["161"]) == (3, 2 / 3, 2 / 3)
    assert (kinds["unknown"].gold, kinds["unknown"].distances.n) == (1, 0)
    assert [(group.name, group.gold) for group in figures(small, by="source").by] == [("desk", 4), ("other", 1)]


def test_partial_documents_have_no_precision() -> None:
    of = table(
        (
            document(gold(12, 18, 50.0, 0.0), partial=True),
            (found(0, 5, 1.0, 1.0), found(12, 17, 50.0, 0.0), found(40, 42)),
        )
    )
    told = figures(of, draws=10)
    assert (told.found, told.exact.recall, told.overlap.recall) == (1, 0.0, 1.0)
    assert (told.exact.precision, told.exact.f1, told.end_to_end["161"].precision) == (None, None, None)
    assert told.end_to_end["161"].recall == 1.0
    assert told.mistakes == {"boundary": 1}
    assert list(told.intervals) == ["accuracy_161", "accuracy_25", "accuracy_5"]


def test_skipped_types_take_what_was_found_there_with_them() -> None:
    one = document(
        gold(0, 5, 1.0, 1.0, type="Demonym"), gold(12, 18, 2.0, 2.0, adjectival=True), gold(20, 28, 3.0, 3.0)
    )
    theirs = (found(0, 5, 1.0, 1.0), found(12, 18, 2.0, 2.0), found(17, 22, 3.0, 3.0), found(60, 62))
    assert figures(table((one, theirs), skip=("Demonym",))).found == 3
    told = figures(table((one, theirs), skip=("Demonym", "adjectival")))
    assert (told.gold, told.found) == (1, 2), "what touches other gold too stays"


def test_reasons(small: Table) -> None:
    told = figures(small, most=1)
    assert told.mistakes == {"missed": 1, "extra": 1, "unresolved": 1, "wrong_referent": 1}
    far = next(one for one in told.worst if one.reason == "wrong_referent")
    assert (far.document, far.text, far.place) == ("a", "London", "Londinium")
    assert far.km == pytest.approx(DEGREE_KM)
    assert "then London, New York" in far.context


def test_reasons_know_candidates_entries_and_abbreviations() -> None:
    ours = (
        gold(0, 5, 48.0, 2.0),
        gold(12, 18, 50.0, 0.0),
        gold(20, 28, 40.0, -74.0, geonameid="3"),
        gold(71, 75, 50.0, -85.0),
        gold(61, 65, 41.9, 12.5),
    )
    of = table(
        (
            document(*ours),
            (
                found(0, 5, 33.0, -95.0, candidates=((-95.0, 33.0), (2.1, 48.1))),
                found(12, 18, 43.0, -81.0, candidates=((-81.0, 43.0),)),
                found(20, 28, 43.0, -75.0, geonameid="3"),
                found(61, 66, 41.9, 12.5),
            ),
        )
    )
    assert [(one.reason, one.text) for one in mistakes(of, 25)] == [
        ("abbreviation", "Ont."),
        ("boundary", "Rome"),
        ("not_in_gazetteer", "London"),
        ("wrong_referent", "Paris"),
        ("other_point", "New York"),
    ]


def test_the_worst_are_the_furthest_of_each_reason() -> None:
    ours = tuple(gold(i, i + 1, 0.0, 0.0) for i in range(4))
    theirs = tuple(found(i, i + 1, float(10 * i), 0.0) for i in range(4))
    wrong = mistakes(table((document(*ours), theirs)), 25)
    assert [one.start for one in wrong] == [3, 2, 1]
    assert [one.start for one in worst(wrong, 2)] == [3, 2]
    assert worst(wrong, 0) == []


def test_intervals_hold_the_figure_and_do_not_change(small: Table) -> None:
    told = figures(small, draws=500)
    low, high = told.intervals["exact_f1"]
    assert low <= 0.6 <= high
    assert low == 0.0, "with the second document alone nothing is right"
    assert told.intervals == figures(small, draws=500).intervals
    assert figures(small).intervals == {}


def test_one_document_has_no_spread() -> None:
    of = table((document(gold(0, 5, 1.0, 1.0)), (found(0, 5, 1.0, 1.0),)))
    assert set(intervals(counts(of), (161.0,), 20).values()) == {(1.0, 1.0)}


def test_nothing_to_score() -> None:
    told = figures(table((document(), ())), draws=5)
    assert (told.exact.f1, told.all_gold.n, told.all_gold.auc, told.calibration) == (None, 0, None, None)
    assert told.end_to_end["161"].f1 is None
    assert figures(table(), draws=5).intervals == {}


def test_one_error_is_its_own_area() -> None:
    assert distances(np.array([np.inf])).auc == pytest.approx(math.log1p(HALF_GLOBE_KM) / math.log(HALF_GLOBE_KM))
