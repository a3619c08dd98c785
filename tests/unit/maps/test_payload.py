from __future__ import annotations

from pathlib import Path

import pytest

from geonews.maps import payload
from geonews.maps.payload import too_large
from tests.conftest import ROOT
from tests.maprows import MENTIONS, POSITIONS, map_input

DATA = ROOT / "gazetteer"


def test_a_page_that_fits_warns_of_nothing() -> None:
    assert too_large(map_input()) is None


def test_beyond_its_mentions_a_page_carries_counts_without_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [MENTIONS[0] | {"id": f"m{i}", "sentence": f"Sentence {i}."} for i in range(3)]
    data = map_input(mentions=rows, positions=[])
    whole = payload.payload(data, Path(DATA), "iso")
    monkeypatch.setattr(payload, "MOST_MENTIONS", 2)
    summary = payload.payload(data, Path(DATA), "iso")
    assert (whole["summary"], summary["summary"]) == (False, True)
    assert whole["places"] == summary["places"]
    assert (len(whole["sentences"]), len(summary["sentences"])) == (3, 0)
    assert too_large(data) == "3 mentions are more than 2: places show counts, not sentences"


def test_too_many_reports_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload, "MOST_REPORTS", len(POSITIONS) - 1)
    assert "use filters" in (too_large(map_input()) or "")


def test_each_sentence_and_each_shape_is_carried_once() -> None:
    found = payload.payload(map_input(positions=[*POSITIONS, *POSITIONS]), Path(DATA), "iso")
    assert len(found["sentences"]) == 1
    assert len(found["shapes"]) == 1
