from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.errors import ExportError
from geonews.export import FORMATS, WHOLE, export
from geonews.export.formulas import looks_like_formula
from geonews.tables import MENTION_COLUMNS, POSITION_COLUMNS, Row
from tests.hostile import HOSTILE
from tests.unit.export import readers
from tests.unit.export.rows import here, mention, row

READ_BACK = (".geojson", ".geojsons", ".parquet", ".csv", ".kml", ".fgb", ".xlsx")
SHAPES = (
    None,
    "POINT (30.5 50.4)",
    "LINESTRING (0 0, 1 1.25)",
    "POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
    "MULTIPOINT (0 0, 1 1)",
    "POLYGON ((179 -17, -179 -17, -179 -16, 179 -16, 179 -17))",
    "POINT (30.123456789 50.4)",
)
# Letters, signs and blanks of all scripts, but nothing that JSON, XML and spreadsheets cannot all hold.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Z"], include_characters=" "), min_size=1)
WORDS = TEXTS.map(lambda text: f"{text} said".strip())


@st.composite
def reports(draw: st.DrawFn) -> list[Row]:
    return [
        row(
            f"{number:016x}",
            draw(st.sampled_from(SHAPES)),
            evidence=draw(WORDS),
            hedge=draw(st.none() | WORDS),
            lon=draw(st.none() | st.floats(-180, 180).map(lambda degrees: round(degrees, 6))),
            count_min=draw(st.none() | st.integers(0, 2**31 - 1)),
            speaker_named=draw(st.none() | st.booleans()),
            date_from=draw(st.none() | st.dates(date(1900, 3, 1)).map(date.isoformat)),
        )
        for number in draw(st.permutations(range(draw(st.integers(1, 5)))))
    ]


def in_csv(rows: list[Row]) -> list[Row]:
    """Text as CSV holds it: with an apostrophe where it would run as a formula."""
    return [
        {
            key: f"'{value}" if isinstance(value, str) and looks_like_formula(value) else value
            for key, value in r.items()
        }
        for r in rows
    ]


@pytest.mark.parametrize("suffix", READ_BACK)
@settings(max_examples=15)
@given(rows=reports())
def test_every_format_gives_the_rows_back(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, rows: list[Row]
) -> None:
    [path] = export(str(tmp_path_factory.mktemp("x") / f"out{suffix}"), {"positions": rows})
    wanted = readers.expected(in_csv(rows) if suffix == ".csv" else rows, POSITION_COLUMNS)
    assert readers.values(path, POSITION_COLUMNS) == wanted
    if suffix != ".xlsx":
        assert readers.same_shapes(path, rows)


@pytest.mark.parametrize("suffix", READ_BACK)
def test_mentions_are_a_layer_too(tmp_path: Path, suffix: str) -> None:
    rows = [mention("Kyiv", literal_context=False), mention("Kenya", kind="country"), mention("Lviv", lat=49.84)]
    [path] = export(str(tmp_path / f"out{suffix}"), {"mentions": rows}, layer="mentions")
    assert readers.values(path, MENTION_COLUMNS, "mentions") == readers.expected(rows, MENTION_COLUMNS)


@pytest.mark.parametrize("suffix", [".geojson", ".parquet", ".csv", ".fgb"])
def test_no_rows_make_a_file_that_opens(tmp_path: Path, suffix: str) -> None:
    [path] = export(str(tmp_path / f"out{suffix}"), {"positions": []})
    assert len(readers.read(path)) == 0


@pytest.mark.parametrize("suffix", READ_BACK)
def test_hostile_text_costs_no_row(tmp_path: Path, suffix: str) -> None:
    rows = [row(f"p{n}", evidence=text, place_name=text, actor_name=text) for n, text in enumerate(HOSTILE)]
    [path] = export(str(tmp_path / f"out{suffix}"), {"positions": rows})
    assert [str(value) for value in readers.read(path)["id"]] == [r["id"] for r in rows]


@pytest.mark.parametrize("suffix", [*FORMATS, *WHOLE])
def test_a_file_that_another_program_holds_is_named_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"out{suffix}"
    path.write_text("before", encoding="utf-8")

    def held(_source: Path, _goal: Path) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(ExportError, match=r"cannot access the file\); close it elsewhere") as caught:
        export(str(path), {"positions": [row()]})
    assert str(path.with_suffix("")) in str(caught.value)  # a project's package, which is held as well
    assert "\n" not in str(caught.value)
    assert path.read_text(encoding="utf-8") == "before"
    assert here(tmp_path) == [path.name]


@pytest.mark.parametrize("suffix", [".geojson", ".geojsons", ".parquet", ".csv", ".kml", ".fgb", ".xlsx"])
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        [path] = export(str(tmp_path / name / f"out{suffix}"), {"positions": [row()]}, provenance={"made_at": "2025"})
        made.append(path.read_bytes())
    assert made[0] == made[1]
