from __future__ import annotations

import json
from pathlib import Path

import pytest

from geonews.errors import ExportError
from geonews.export import export, stream
from tests.unit.export.rows import mention, row


def test_each_feature_stands_between_a_separator_and_a_line_feed() -> None:
    texts = list(stream({"positions": [row("a", evidence="one\ntwo"), row("b", None)]}))
    assert [text[:1] + text[-1:] for text in texts] == [b"\x1e\n", b"\x1e\n"]
    assert [text.count(b"\n") for text in texts] == [1, 1]
    assert [json.loads(text[1:])["id"] for text in texts] == ["a", "b"]


def test_features_are_those_of_the_collection(tmp_path: Path) -> None:
    rows = {"positions": [row("a", "POLYGON ((0 0, 0 1, 1 1, 0 0))"), row("b", None)]}
    [path] = export(str(tmp_path / "out.geojson"), rows)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert [json.loads(text[1:]) for text in stream(rows)] == features


def test_a_layer_can_be_named() -> None:
    [text] = stream({"positions": [row()], "mentions": [mention("Київ")]}, layer="mentions")
    assert "Київ" in text.decode()


def test_an_unknown_layer_is_refused() -> None:
    with pytest.raises(ExportError, match="unknown layer"):
        stream({}, layer="roads")


def test_a_file_holds_what_the_stream_gives(tmp_path: Path) -> None:
    rows = {"positions": [row("a"), row("b")]}
    [path] = export(str(tmp_path / "out.geojsons"), rows)
    assert path.read_bytes() == b"".join(stream(rows))


def test_no_rows_give_nothing() -> None:
    assert list(stream({})) == []
