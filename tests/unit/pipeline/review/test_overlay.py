"""Decisions laid over a workspace: which one counts, what it changes, and that it outlives another reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from geonews.config import Config
from geonews.pipeline import map_input, rows_of
from geonews.pipeline.outputs import provenance_row
from geonews.pipeline.review.overlay import Overlay
from geonews.pipeline.review.questions import questions
from geonews.store import Filters, Store
from tests.unit.pipeline.review.decided import SENTENCE, TEXT, article_results, attack, decide

KYIV = {"lon": 30.5, "lat": 50.4, "place_name": "Kyiv", "iso2": "UA"}
NAME = {"subject": "name", "name": "Gao"}


def positions(store: Store, filters: Filters | None = None) -> list[dict[str, Any]]:
    return rows_of(store, Config.load(), filters).positions


def places(store: Store) -> dict[str, list[str | None]]:
    found: dict[str, list[str | None]] = {}
    for row in rows_of(store, Config.load()).mentions:
        found.setdefault(row["doc_id"], []).append(row["place_name"])
    return found


def position(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "subject": "position", "target": name, "doc_id": "a", "evidence": SENTENCE, "event_type": "attack",
        "trigger": "attacked", "old_place": "Gao", **fields,
    }  # fmt: skip


def test_a_mention_goes_before_its_outlet_which_goes_before_everywhere(store: Store) -> None:
    decide(store, 3, **NAME, review="corrected", lon=1.0, lat=1.0, place_name="Everywhere")
    decide(store, 2, **NAME, review="corrected", lon=1.0, lat=1.0, place_name="Of Radio", outlet="radio")
    first = article_results("b").locations[0].mention
    decide(store, 1, subject="mention", target=first.id, name="Gao", review="rejected")
    assert places(store) == {"a": ["Everywhere", "Everywhere"], "b": [None, "Of Radio"]}
    rejected = next(row for row in rows_of(store, Config.load()).mentions if row["place_name"] is None)
    assert (rejected["mention_type"], rejected["status"], rejected["decided_by"], rejected["lon"]) == (
        "part_of_name", "corrected", "human", None,
    )  # fmt: skip


def test_a_mention_is_found_by_its_sentence_when_it_has_moved(store: Store) -> None:
    mention = article_results().locations[1].mention
    decide(store, subject="mention", target=mention.id, name="Gao", doc_id="a", evidence="Gao was calm.",
           review="corrected", **KYIV)  # fmt: skip
    store.put(article_results("a", "News of the day. " + TEXT), 1)
    assert places(store)["a"] == ["Gao", "Kyiv"]


def test_reports_move_with_the_mention_that_they_stand_on(store: Store) -> None:
    decide(store, **NAME, review="corrected", **KYIV)
    for row in positions(store):
        assert (row["lon"], row["iso2"], row["place_name"], row["decided_by"]) == (30.5, "UA", "Kyiv", "human")
        assert row["geometry"] == {"type": "Point", "coordinates": (30.5, 50.4)}
    assert {row["id"] for row in positions(store)} == {attack("a").id, attack("b").id}


def test_a_shape_that_hangs_on_another_place_is_not_kept_there(store: Store) -> None:
    far = attack("a", spatial_op="toward", geom_basis="line_between", geometry_wkt="LINESTRING (0 16, 0 16.2)")
    store.put(replace(article_results(), positions=(far,)), 1)
    decide(store, **NAME, review="corrected", **KYIV)
    row = next(row for row in positions(store) if row["doc_id"] == "a")
    assert (row["geom_basis"], row["geometry"], row["geo_precision"]) == ("none", None, 9)


def test_rejected_reports_leave_and_are_counted(store: Store) -> None:
    decide(store, **position(attack("a").id, review="rejected"))
    rows = rows_of(store, Config.load())
    assert [row["doc_id"] for row in rows.positions] == ["b"]
    assert [row["doc_id"] for row in rows.rejected] == ["a"]
    assert [one["n_reports"] for one in rows.situations] == [1]
    assert provenance_row(store, Config.load())["rejected"] == 1


def test_a_corrected_report_keeps_its_id_and_is_filtered_and_compared_as_corrected(store: Store) -> None:
    name = attack("a").id
    decide(store, **position(name, review="corrected", claim_status="denied", actor_name="Nobody", reviewer="lin",
                             date_from=date(2024, 5, 1), date_to=date(2024, 5, 2)))  # fmt: skip
    [row] = positions(store, Filters(statuses=("denied",)))
    assert (row["id"], row["actor_name"], row["date_to"], row["reviewer"]) == (name, "Nobody", "2024-05-02", "lin")
    assert (row["review"], row["decided_by"]) == ("corrected", "human")
    assert [one["doc_id"] for one in positions(store, Filters(statuses=("asserted",)))] == ["b"]
    assert [one["doc_id"] for one in positions(store, Filters(actor="nobody"))] == ["a"]


def test_a_report_is_found_by_its_sentence_when_the_article_has_changed(store: Store) -> None:
    decide(store, **position(attack("a").id, review="corrected", claim_status="denied"))
    store.put(article_results("a", "News of the day. " + TEXT), 1)
    row = next(row for row in positions(store) if row["doc_id"] == "a")
    assert row["id"] != attack("a").id
    assert row["claim_status"] == "denied"
    store.put(article_results("a", "Something else."), 1)
    assert [row["doc_id"] for row in positions(store)] == ["b"]


def test_where_a_sentence_has_two_the_place_tells_which(store: Store) -> None:
    decide(store, **position("moved", review="rejected"))
    kidal = attack("a", 5, place_name="Kidal")
    store.put(replace(article_results("a"), positions=(attack("a", 5), kidal)), 1)
    assert [row["place_name"] for row in positions(store) if row["doc_id"] == "a"] == ["Kidal"]


def test_filters_let_through_the_same_with_and_without_decisions(store: Store) -> None:
    chosen = [
        Filters(),
        Filters(country="ml"),
        Filters(country="UA"),
        Filters(actor="rebel"),
        Filters(statuses=("denied",)),
        Filters(events=("attack",), categories=("action",), voices=("article",)),
        Filters(max_precision=0),
        Filters(max_precision=1),
        Filters(outlet="radio"),
        Filters(article="a*"),
        Filters(since=date(2024, 5, 3)),
        Filters(until=date(2024, 5, 1)),
    ]
    dated = attack("a", date_from=date(2024, 5, 2), date_to=date(2024, 5, 2))
    published = replace(article_results().article, published=date(2024, 5, 2))
    store.put(replace(article_results(), article=published, positions=(dated,)), 1)

    def ids(filters: Filters) -> tuple[list[str], ...]:
        rows = rows_of(store, Config.load(), filters)
        return tuple([row["id"] for row in part] for part in (rows.articles, rows.mentions, rows.positions))

    before = [ids(one) for one in chosen]
    decide(store, subject="name", name="Nowhere", review="rejected")
    assert [ids(one) for one in chosen] == before


def test_situations_are_those_of_the_corrected_reports(store: Store) -> None:
    known = {
        "actor_id": "fama",
        "actor_name": "Malian army",
        "date_from": date(2024, 3, 4),
        "date_to": date(2024, 3, 4),
    }
    for name in ("a", "b"):
        store.put(replace(article_results(name), positions=(attack(name, **known),)), 1)
    assert [one["n_denial"] for one in rows_of(store, Config.load()).situations] == [0]
    name = attack("a", **known).id
    decide(store, **position(name, review="corrected", claim_status="denied"))
    rows = rows_of(store, Config.load())
    assert sum(one["n_denial"] + one["n_contradiction"] for one in rows.situations) == 1


def test_nothing_is_asked_about_what_was_decided(store: Store) -> None:
    [asked] = questions(store, Overlay.of(store)).names
    assert (asked.name, asked.mentions, asked.articles, asked.sentence) == ("Gao", 4, 2, SENTENCE)
    decide(store, **NAME, review="confirmed", outlet="Radio")
    [left] = questions(store, Overlay.of(store)).names
    assert (left.mentions, left.outlets) == (2, ("Desk",))


def test_reports_that_may_be_none_are_asked_about_once(store: Store) -> None:
    unsure = attack("a", confidence=0.2)
    store.put(replace(article_results(), positions=(unsure,)), 1)
    assert [one.id for one in questions(store, Overlay.of(store)).reports] == [unsure.id]
    decide(store, **position(unsure.id, review="confirmed"))
    assert questions(store, Overlay.of(store)).reports == ()


def test_a_shared_map_says_nothing_of_who_decided_what(store: Store) -> None:
    from geonews.maps.options import MapOptions

    decide(store, **position(attack("a").id, review="corrected", claim_status="alleged", reviewer="lin"))
    decide(store, **NAME, review="confirmed", reviewer="lin")
    data = map_input(store, Config.load(), options=MapOptions(share=True))
    assert "alleged" in {row["claim_status"] for row in data.positions}
    assert {row.get("decided_by") for row in (*data.positions, *data.mentions)} == {None}
    for name in ("review", "reviewer", "reviewed_at"):
        assert not [row for row in (*data.positions, *data.mentions) if row.get(name)]
    assert "rejected" not in data.provenance
