"""`geonews place` on the real gazetteer, from adding to resolving."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fakes import dump_row

if TYPE_CHECKING:
    from tests.conftest import Result

Geonews = Callable[..., "Result"]


def test_a_place_is_added_listed_used_and_removed(geonews: Geonews, tmp_path: Path) -> None:
    added = geonews("place", "add", "Sheikh Maqsud", 36.24, 37.15, "--within", "Aleppo", "--radius", 800)
    assert added.out.startswith(
        "own:sheikh-maqsud-aleppo  Sheikh Maqsud  36.24000, 37.15000  neighbourhood  SY  "
        "within Aleppo (geonames:170063, city, SY)  ± 800 m"
    )
    assert geonews("place", "add", "Post Nine", -1.7, 29.2, "--kind", "facility").code == 0
    assert len(geonews("place", "list").out.splitlines()) == 2
    row = json.loads(geonews("place", "list", "--json").out.splitlines()[1])
    assert (row["id"], row["lat"], row["iso2"]) == ("own:post-nine", -1.7, "CD")
    text = tmp_path / "a.txt"
    text.write_text("Troops shelled Sheikh Maqsud on Monday, residents of Aleppo said.")
    result = json.loads(geonews("annotate", text).out)
    mention = next(m for m in result["mentions"] if m["text"] == "Sheikh Maqsud")
    assert (mention["gaz"], mention["place_id"], mention["lat"]) == ("custom", "own:sheikh-maqsud-aleppo", 36.24)
    assert geonews("place", "remove", "Sheikh Maqsud", "own:post-nine").code == 0
    assert geonews("place", "list").out == ""
    assert geonews("place", "remove", "Sheikh Maqsud").code == 2


def test_adding_the_same_again_replaces_it(geonews: Geonews) -> None:
    geonews("place", "add", "Post Nine", -1.7, 29.2)
    again = geonews("place", "add", "Post Nine", -1.8, 29.2)
    assert "replaced" in again.out
    assert len(geonews("place", "list").out.splitlines()) == 1


def test_a_wrong_place_is_one_line(geonews: Geonews) -> None:
    for arguments, said in (
        (("X", 137.1, 36.2), "did you mean 36.2 137.1"),
        (("X", 37.152, 36.236, "--within", "Aleppo"), "swapped"),
        (("X", 36.2, 37.1, "--within", "Nowherestan"), "Nowherestan"),
        (("X", 1, 2, "--kind", "star"), "star"),
    ):
        result = geonews("place", "add", *arguments)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert said in result.err


def test_a_table_is_imported_row_by_row(geonews: Geonews, tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text("name,lat,lon,within\nPost Nine,-1.7,29.2,Goma\nX,north,1,\nY,10,10,Goma\n")
    done = geonews("place", "import", table)
    assert done.code == 1
    assert done.out.splitlines()[-1] == "1 added, 2 failed"
    assert ["places.csv line 3" in done.err, "places.csv line 4" in done.err, done.err.count("\n")] == [True, True, 2]
    assert geonews("place", "list").out.startswith("own:post-nine-goma  Post Nine")


def test_a_run_names_the_pack_that_would_help_until_it_is_there(geonews: Geonews, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(
        "Syrian troops entered Qubqubastan in Syria on Monday. Residents left Qubqubastan for Aleppo, Syria."
    )
    spans = tmp_path / "in.jsonl"
    spans.write_text(json.dumps({"id": "a", "text": text.read_text(), "spans": [[22, 33], [37, 42], [93, 99]]}))
    first = geonews("run", spans, "-w", tmp_path / "w.sqlite")
    assert first.err == (
        "1 name in articles about Syria stayed unresolved; built-in coverage is thin there: geonews gazetteer add SY\n"
    )
    rows = [dump_row(n, f"Village{n}", 35, 37 + n / 1e4, iso2="SY") for n in range(1, 500)]
    (tmp_path / "SY.txt").write_text("".join(rows))
    assert geonews("gazetteer", "add", tmp_path / "SY.txt").code == 0
    assert geonews("run", spans, "-w", tmp_path / "w.sqlite", "--again").err == ""
